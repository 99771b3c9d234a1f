/** A typed client, generated from the contract and compiled strictly, asks the service. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { post, service } from "../lib/service.mjs";
import { generate } from "../typed/generate.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
let operations, client;

before(async () => {
  operations = await generate();
  const compiled = spawnSync(process.execPath, [here("../node_modules/typescript/bin/tsc"), "--project", here("../typed")], { encoding: "utf8" });
  assert.equal(compiled.status, 0, compiled.stdout);
  client = await import("../generated/built/typed/client.js");
});

test("a typed client walks a list to its end", async () => {
  const { totalCount, trusts } = await client.trusts(service, 2);
  assert.ok(totalCount > 2);
  assert.equal(new Set(trusts.map(({ name }) => name)).size, totalCount);
});

test("a typed client finds a school by its number", async () => {
  const { body } = await post({ query: "{ schools(first: 1) { nodes { urn status } } }" });
  const [school] = body.data.schools.nodes;
  assert.equal(await client.status(service, school.urn), school.status);
  assert.equal(await client.status(service, "999999"), undefined);
});

after(() => console.log(`GraphQL Code Generator: ${operations} documents, compiled by tsc --strict`));
