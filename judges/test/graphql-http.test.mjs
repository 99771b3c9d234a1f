/** The audit of GraphQL over HTTP: all that graphql-http asks of a server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAudits } from "graphql-http";
import { service } from "../lib/service.mjs";

test("every audit of graphql-http passes", async () => {
  const results = await Promise.all(serverAudits({ url: service }).map(async (audit) => ({ ...(await audit.fn()), id: audit.id, name: audit.name })));
  const failed = results.filter(({ status }) => status !== "ok");
  console.log(`graphql-http: ${results.length - failed.length} of ${results.length} audits pass`);
  assert.equal(results.length, 61);
  assert.deepEqual(failed.map(({ id, status, name, reason }) => `${id} ${status}: ${name}: ${reason}`), []);
});
