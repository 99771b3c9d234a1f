/**
 * Who may be told what, as other people's programs see it: `openid-client` signs a partner system in, `jose` checks what it
 * was given by the keys that the service publishes, and `oidc-provider` signs people in, whom the service then knows.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from "jose";
import Provider from "oidc-provider";
import * as oauth from "openid-client";
import { service } from "../lib/service.mjs";

const { JUDGED_BINARY: binary, JUDGED_DATABASE: database } = process.env;
const skip = !binary && "scripts/judge says which program";
const here = service.replace(/\/graphql$/, "");
const AUDIENCE = "school-trusts-api";
const ME = "{ me { kind displayName roles scopes trusts { uid } schools { urn } } }";

let trust, school;

before(async () => {
  const { data } = await ask(service, "{ trusts(orderBy: {field: SCHOOL_COUNT}, first: 1) { nodes { uid schools(first: 1) { nodes { urn } } } } }");
  trust = data.trusts.nodes[0].uid;
  school = data.trusts.nodes[0].schools.nodes[0].urn;
});

test("openid-client signs a partner system in, in both ways, and is told what is wrong by the RFC's codes", { skip }, async () => {
  const [id, secret] = letIn("Payroll");
  for (const method of [oauth.ClientSecretBasic, oauth.ClientSecretPost]) {
    const system = configuration(id, method(secret));
    const granted = await oauth.clientCredentialsGrant(system, { scope: "staff:read" });
    assert.equal(granted.token_type, "bearer");
    assert.equal(granted.scope, "staff:read");
    const { data } = await ask(service, ME, granted.access_token);
    assert.deepEqual(data.me, { kind: "PARTNER", displayName: "Payroll", roles: ["PARTNER"], scopes: ["staff:read"], trusts: [{ uid: trust }], schools: [] });
    await assert.rejects(oauth.clientCredentialsGrant(system, { scope: "practice:write" }), { error: "invalid_scope", status: 400 });
    await assert.rejects(oauth.clientCredentialsGrant(configuration(id, method("wrong"))), (error) => {
      return error.error === "invalid_client" || error.cause?.some?.(({ scheme }) => scheme === "basic");
    });
  }
});

test("jose accepts the service's token by the keys that it publishes", { skip }, async () => {
  const [id, secret] = letIn("Rota");
  const { access_token: token } = await oauth.clientCredentialsGrant(configuration(id, oauth.ClientSecretBasic(secret)));
  const keys = createRemoteJWKSet(new URL(`${here}/.well-known/jwks.json`));
  const rules = { issuer: "urn:school-trusts", audience: "school-trusts", typ: "at+jwt", algorithms: ["EdDSA"], requiredClaims: ["sub", "exp", "nbf", "iat", "jti", "client_id", "scope"] };
  const { payload } = await jwtVerify(token, keys, rules);
  assert.equal(payload.sub, id);
  assert.equal(payload.client_id, id);
  assert.equal(payload.exp - payload.iat, 600);
  assert.deepEqual(payload.trusts, [trust]);
});

test("whoever signs in at oidc-provider is known in production", { skip, timeout: 60_000 }, async () => {
  const provider = await openProvider();
  after(() => provider.server.close());
  const program = await serveFor(provider.issuer);
  after(() => program.kill());
  const token = await provider.token();
  const { data } = await ask(`${program.address}/graphql`, ME, token);
  assert.deepEqual(data.me, { kind: "PERSON", displayName: null, roles: ["SCHOOL_LEADER"], scopes: [], trusts: [], schools: [{ urn: school }] });
  const other = await ask(`${program.address}/graphql`, ME, await provider.token("urn:another-api"));
  assert.equal(other.errors[0].extensions.code, "UNAUTHENTICATED", "a token for another audience");
  const elsewhere = await ask(service, ME, token);
  assert.equal(elsewhere.errors[0].extensions.code, "UNAUTHENTICATED", "a service that does not know the provider");
});

function letIn(name) {
  const words = ["client", "create", name, "--scope", "staff:read,staff:write", "--trust", trust, "--database-url", database];
  const { stdout, stderr, status } = spawnSync(binary, words, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return ["client_id", "client_secret"].map((field) => stdout.match(new RegExp(`^${field}=(.*)$`, "m"))[1]);
}

function configuration(id, method) {
  const known = { issuer: "urn:school-trusts", token_endpoint: `${here}/oauth/token` };
  const system = new oauth.Configuration(known, id, undefined, method);
  oauth.allowInsecureRequests(system);
  return system;
}

/** An OpenID Connect provider that says of everybody that they lead the school. */
async function openProvider() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const resource = { scope: "", accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } };
  const provider = new Provider(issuer, {
    clients: [{ client_id: "app", client_secret: "app-secret", grant_types: ["client_credentials"], redirect_uris: [], response_types: [], id_token_signed_response_alg: "ES256" }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "one" }] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_, audience) => ({ ...resource, audience }) },
    },
    extraTokenClaims: () => ({ roles: [{ code: "ST_Head" }], organisation: { urn: school, uid: null } }),
  });
  server.on("request", provider.callback());
  const token = async (audience = `urn:${AUDIENCE}`) => {
    const app = await oauth.discovery(new URL(issuer), "app", "app-secret", undefined, { execute: [oauth.allowInsecureRequests] });
    return (await oauth.clientCredentialsGrant(app, { resource: audience })).access_token;
  };
  return { issuer, server, token };
}

async function serveFor(issuer) {
  const words = ["serve", "--production", "--bind", "127.0.0.1:0", "--database-url", database, "--oidc-issuer", issuer, "--oidc-audience", `urn:${AUDIENCE}`];
  const program = spawn(binary, [...words, "--oidc-roles", "$.roles[*].code", "--oidc-role-names", "ST_Head=school-leader"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: program.stdout })) {
    program.address = line.replace("listening on ", "");
    return program;
  }
}

async function ask(url, query, token) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
}
