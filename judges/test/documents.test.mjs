/** graphql-js and the service accept the same documents and the same variables. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { parse, specifiedRules, validate } from "graphql";
import values from "../documents/variables.mjs";
import { compare, complaints, tally } from "../lib/comparison.mjs";
import { topics } from "../lib/documents.mjs";
import { knownCount } from "../lib/known.mjs";
import { schema } from "../lib/schema.mjs";

const documents = topics();
const judged = { documents: [], variables: [] };

for (const [topic, texts] of Object.entries(documents)) {
  test(`the same documents are accepted: ${topic}`, async () => {
    await agree("documents", texts.map((text) => ({ text })));
  });
}

test("the same variables are accepted", async () => {
  const requests = values.flatMap(({ document, values }) => values.map((v) => ({ text: document, variables: v === undefined ? {} : { v } })));
  await agree("variables", requests);
});

async function agree(kind, requests) {
  const verdicts = await compare(requests);
  judged[kind].push(...verdicts);
  const wrong = complaints(verdicts);
  assert.equal(wrong.length, 0, `\n${wrong.join("\n\n")}\n`);
}

test("every rule of the specification is broken by a document", () => {
  const texts = Object.values(documents).flat().filter(parses);
  const unbroken = rules().filter((rule) => texts.every((text) => validate(schema, parse(text), [rule]).length === 0));
  assert.deepEqual(unbroken.map((rule) => rule.name), []);
});

test("every difference that is known is tried", () => {
  assert.equal(Object.values(judged).flat().filter(({ known }) => known).length, knownCount);
});

after(() => {
  for (const [kind, verdicts] of Object.entries(judged)) {
    const differ = verdicts.filter(({ theirs, ours }) => theirs.verdict !== ours.verdict).length;
    console.log(`graphql-js, ${kind}: ${verdicts.length} tried (${tally(verdicts)}); ${verdicts.length - differ} agree, ${differ} differ, ${verdicts.filter(({ known }) => known).length} are known to`);
  }
});

/** Of a schema without subscriptions the rule about them asks nothing. */
const rules = () => specifiedRules.filter((rule) => schema.getSubscriptionType() || !rule.name.startsWith("SingleFieldSubscriptions"));

function parses(text) {
  try {
    return parse(text);
  } catch {
    return false;
  }
}
