/** The clients graphql-ws and graphql-sse hear of an import that another process makes. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import WebSocket from "ws";
import { service } from "../lib/service.mjs";

const { JUDGED_BINARY: binary, JUDGED_FILES: files, JUDGED_DATABASE: database } = process.env;
const ways = {
  "graphql-ws": overSocket({ url: service.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 }),
  "graphql-sse": overEvents({ url: service, retryAttempts: 0 }),
};
const updates = { query: "subscription { registerUpdated { version schools } }" };
let listening;

before(() => {
  listening = new Map(Object.entries(ways).map(([way, client]) => [way, client.iterate(updates)]));
});

test("an import by another process is told over both, and means the same", { timeout: 60_000, skip: !binary && "scripts/judge says what to import" }, async () => {
  const told = [...listening.values()].map((results) => results.next());
  await bothAreOpen();
  await importEdited();
  const results = await Promise.all(told);
  const { data } = await once("graphql-sse", "{ register { version schools } }");
  for (const { value, done } of results) {
    assert.equal(done, false);
    assert.deepEqual(value, { data: { registerUpdated: data.register } });
  }
});

for (const way of Object.keys(ways)) {
  test(`${way}: a query is answered and completed`, async () => {
    const answers = [];
    for await (const answer of ways[way].iterate({ query: "query Q($n: Int!) { schools(first: $n) { nodes { urn } } }", variables: { n: 3 } })) {
      answers.push(answer);
    }
    assert.equal(answers.length, 1);
    assert.equal(answers[0].data.schools.nodes.length, 3);
  });

  test(`${way}: what is refused is told with its code, and the next question is answered`, async () => {
    assert.deepEqual(await refusal(way, "subscription { nothing }"), ["GRAPHQL_VALIDATION_FAILED"]);
    assert.deepEqual(await refusal(way, "{"), ["GRAPHQL_PARSE_FAILED"]);
    assert.ok((await once(way, "{ register { version } }")).data.register.version);
  });
}

after(async () => {
  for (const results of listening.values()) {
    await results.return();
  }
  for (const client of Object.values(ways)) {
    client.dispose();
  }
});

async function once(way, query) {
  for await (const answer of ways[way].iterate({ query })) {
    return answer;
  }
}

/** The codes of a refusal: one client throws the errors, the other gives them as a result. */
async function refusal(way, query) {
  const answer = await once(way, query).catch((errors) => ({ errors }));
  return [...new Set(answer.errors.map((error) => error.extensions.code))];
}

/** Waits until both are begun: the service counts two open streams. */
async function bothAreOpen() {
  for (let tries = 0; tries < 300; tries += 1) {
    const numbers = await (await fetch(new URL("/metrics", service))).text();
    if (Number(/^streams_open (\d+)/m.exec(numbers)?.[1]) >= 2) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("the service did not count two open streams");
}

/** The newest file of schools once more, a day later, with another name in it. */
async function importEdited() {
  const schools = (await readdir(files)).filter((name) => name.startsWith("edubasealldata")).sort().at(-1);
  const [header, first, ...rest] = (await readFile(path.join(files, schools), "latin1")).split("\n");
  const name = header.split(",").findIndex((column) => column.includes("EstablishmentName"));
  const day = /\d{8}/.exec(schools)[0];
  const later = path.join(files, `edited-edubasealldata${Number(day) + 1}.csv`);
  const cells = first.split('","');
  cells[name] = "The Renamed School";
  await writeFile(later, [header, cells.join('","'), ...rest].join("\n"), "latin1");
  const imported = spawnSync(binary, ["import", later, "--database-url", database], { encoding: "utf8" });
  assert.equal(imported.status, 0, imported.stderr);
}
