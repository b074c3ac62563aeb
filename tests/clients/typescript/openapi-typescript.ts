// Types by openapi-typescript, requests by openapi-fetch.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/openapi-typescript.js";
import { authorization, equal, pledge, registry, wrong } from "./scenario.js";

const client = createClient<paths>({ baseUrl: registry, headers: authorization });

const types = await client.GET("/v1/unit-types", { params: { query: { limit: 200 } } });
// A list can be had as a table too: whoever asks for JSON says that it is a page.
const page = types.data as components["schemas"]["UnitTypePage"];
equal(page.items.find((type) => type.id === pledge.unitType)!.measure, pledge.capacity.unit);

const drafted = await client.POST("/v1/pledges", { body: pledge });
equal(drafted.data!.status, "draft");

const id = drafted.data!.id;
const submitted = await client.POST("/v1/pledges/{id}/submit", {
  params: { path: { id }, header: { "If-Match": drafted.response.headers.get("ETag")! } },
});
equal(submitted.data!.status, "submitted");

const read = await client.GET("/v1/pledges/{id}", { params: { path: { id } } });
equal(read.data!.unitName, pledge.unitName);

const refused = await client.POST("/v1/pledges", { body: wrong });
equal(refused.response.status, 400);
equal(refused.error!.code, "invalid-request");
equal(refused.error!.errors![0]!.pointer, "/responseDays");
