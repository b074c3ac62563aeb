// Zod schemas by orval: requests are parsed before they are sent, answers when they arrive.
import { DraftPledge201Response, DraftPledgeBody, GetPledge200Response, ListUnitTypes200Response, SubmitPledge200Response } from "./generated/orval.js";
import { authorization, equal, pledge, registry, wrong } from "./scenario.js";

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(registry + path, {
    method,
    headers: { ...authorization, ...headers, ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body ? JSON.stringify(body) : null,
  });

const types = ListUnitTypes200Response.parse(await (await send("GET", "/v1/unit-types?limit=200")).json());
equal(types.items.find((type) => type.id === pledge.unitType)!.measure, pledge.capacity.unit);

const answer = await send("POST", "/v1/pledges", DraftPledgeBody.parse(pledge));
const drafted = DraftPledge201Response.parse(await answer.json());
equal(drafted.status, "draft");

const submitted = await send("POST", `/v1/pledges/${drafted.id}/submit`, undefined, { "If-Match": answer.headers.get("ETag")! });
equal(SubmitPledge200Response.parse(await submitted.json()).status, "submitted");

const read = GetPledge200Response.parse(await (await send("GET", `/v1/pledges/${drafted.id}`)).json());
equal(read.unitName, pledge.unitName);

equal(DraftPledgeBody.safeParse(wrong).success, false);
const refused = await send("POST", "/v1/pledges", wrong);
equal(refused.status, 400);
const problem = (await refused.json()) as { code: string; errors: { pointer: string }[] };
equal(problem.code, "invalid-request");
equal(problem.errors[0]!.pointer, "/responseDays");
