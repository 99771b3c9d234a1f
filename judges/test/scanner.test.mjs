/** A scanner, which guesses names, learns none from a service with --production. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { production, post, service } from "../lib/service.mjs";
import { guesses } from "../scanner/guesses.mjs";
import { names, revealed } from "../scanner/names.mjs";

const AT_ONCE = 8;
const all = guesses();
const learned = {};

test("with --production no message holds a name that the request did not", async () => {
  learned.production = await scan(production);
  const told = [...learned.production].map(([name, { message, request }]) => `${name}: ${message}\n    to ${JSON.stringify(request)}`);
  assert.equal(told.length, 0, `\n${told.join("\n")}\n`);
});

test("the scanner sees names where they are told", async () => {
  learned.otherwise = await scan(service);
  assert.ok(learned.otherwise.size > 0);
});

after(() => {
  const count = (found) => found?.size ?? "?";
  console.log(`the scanner: ${all.length} requests about ${names.size} names; ${count(learned.production)} learned with --production, ${count(learned.otherwise)} without`);
});

/** Each name that a message told, with the first such message and its request. */
async function scan(url) {
  const found = new Map();
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await Promise.all(all.slice(from, from + AT_ONCE).map((request) => ask(request, url, found)));
  }
  return found;
}

async function ask(request, url, found) {
  const { body, codes } = await post(request, url);
  assert.ok(!codes.includes("RATE_LIMITED"), "The service answers no more: its quota has to be larger for the judges.");
  for (const { message } of body.errors ?? []) {
    for (const name of revealed(message, request)) if (!found.has(name)) found.set(name, { message, request });
  }
}
