/** Relay: its compiler over our connections, and its store. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import runtime from "relay-runtime";

const { ConnectionHandler, Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = runtime;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the compiler made, compiled on first use. */
async function artifact(name) {
  compiled ??= compile();
  return (await import(`./relay/generated/${name}.graphql.js`)).default;
}
let compiled;

function compile() {
  mkdirSync(here("relay/generated"), { recursive: true });
  writeFileSync(here("relay/generated/package.json"), '{ "type": "module" }\n');
  const run = spawnSync(process.execPath, [here("node_modules/relay-compiler/cli.js"), "relay.config.json"], { cwd: here("relay"), encoding: "utf8" });
  assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
  return true;
}

function environment(url) {
  const network = Network.create(async ({ text }, variables) => {
    const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
    return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: text, variables }) })).json();
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}

export const relay = {
  title: "Relay",

  async query(url) {
    const { school } = await fetchQuery(environment(url), await artifact("documentsSchoolQuery"), { urn: "500799" }).toPromise();
    assert.ok(school.name);
    return "compiled, 1 school";
  },

  async pages(url) {
    const store = environment(url);
    const page = await artifact("documentsTrustsPage");
    // The store holds the connection as long as something holds the query.
    store.retain(createOperationDescriptor(await artifact("documentsTrustsQuery"), {}));
    await fetchQuery(store, await artifact("documentsTrustsQuery"), {}).toPromise();
    let pages = 1;
    for (let { pageInfo } = connection(store); pageInfo.hasNextPage; { pageInfo } = connection(store)) {
      await fetchQuery(store, page, { first: 20, after: pageInfo.endCursor }).toPromise();
      pages++;
    }
    const { names, totalCount } = connection(store);
    assert.equal(names.length, totalCount);
    return `${pages} of ${totalCount}`;
  },

  async refusal(url) {
    const query = structuredClone(await artifact("documentsSchoolQuery"));
    query.params.text = "{ nothing }";
    const error = await fetchQuery(environment(url), query, { urn: "500799" }).toPromise().then(assert.fail, (error) => error);
    return error.source.errors[0].extensions.code;
  },
};

/** The whole connection as the store has joined it from its pages. */
function connection(store) {
  let found;
  store.commitUpdate((proxy) => {
    const record = ConnectionHandler.getConnection(proxy.getRoot(), "documentsTrusts_trusts", { filter: null }) ?? ConnectionHandler.getConnection(proxy.getRoot(), "documentsTrusts_trusts");
    const pageInfo = record.getLinkedRecord("pageInfo");
    found = {
      names: record.getLinkedRecords("edges").map((edge) => edge.getLinkedRecord("node").getValue("name")),
      totalCount: record.getValue("totalCount"),
      pageInfo: { hasNextPage: pageInfo.getValue("hasNextPage"), endCursor: pageInfo.getValue("endCursor") },
    };
  });
  return found;
}
