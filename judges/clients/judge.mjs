/** Client libraries, each at its own four tries. Prints a table, and fails where one could not do what it does elsewhere. */
import assert from "node:assert/strict";
import { apollo } from "./apollo.mjs";
import { gql } from "./gql.mjs";
import { relay } from "./relay.mjs";
import { urql } from "./urql.mjs";

assert.ok(process.env.SERVICE, "SERVICE does not say where the service runs. scripts/judge clients starts one and says so.");
const url = `${process.env.SERVICE.replace(/\/$/, "")}/graphql`;

const TRIES = ["query", "pages", "refusal", "persisted"];
const NOT_OFFERED = "(none)";
const troubles = [];

const rows = [];
for (const client of [apollo, urql, relay, gql]) {
  const row = { client: client.title };
  for (const name of TRIES) row[name] = client[name] ? await outcome(client, name) : NOT_OFFERED;
  rows.push(row);
}
console.table(rows);
console.log(`${NOT_OFFERED}: the library has no such thing.`);
for (const trouble of troubles) console.error(`\n${trouble}`);
process.exitCode = troubles.length ? 1 : 0;

/** What a try returns is what is told of it. */
async function outcome(client, name) {
  try {
    return await client[name](url);
  } catch (error) {
    troubles.push(`${client.title}, ${name}: ${error.message}`);
    return "FAILED";
  }
}
