// Client by hey-api, every answer parsed with the zod schemas that it makes.
import { client } from "./generated/hey-api/client.gen.js";
import { draftPledge, getPledge, listUnitTypes, submitPledge } from "./generated/hey-api/sdk.gen.js";
import { zDraftPledgeResponse, zGetPledgeResponse, zListUnitTypesResponse, zProblem, zSubmitPledgeResponse } from "./generated/hey-api/zod.gen.js";
import { authorization, equal, pledge, registry, wrong } from "./scenario.js";

client.setConfig({ baseUrl: registry, headers: authorization });

const types = zListUnitTypesResponse.parse((await listUnitTypes({ query: { limit: 200 } })).data);
equal(types.items.find((type) => type.id === pledge.unitType)!.measure, pledge.capacity.unit);

const answer = await draftPledge({ body: pledge });
const drafted = zDraftPledgeResponse.parse(answer.data);
equal(drafted.status, "draft");

const submitted = await submitPledge({ path: { id: drafted.id }, headers: { "If-Match": answer.response!.headers.get("ETag")! } });
equal(zSubmitPledgeResponse.parse(submitted.data).status, "submitted");

const read = zGetPledgeResponse.parse((await getPledge({ path: { id: drafted.id } })).data);
equal(read.unitName, pledge.unitName);

const refused = await draftPledge({ body: wrong });
const problem = zProblem.parse(refused.error);
equal(problem.status, 400);
equal(problem.code, "invalid-request");
equal(problem.errors![0]!.pointer, "/responseDays");
