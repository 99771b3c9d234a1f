/** The service that is judged. SERVICE is its address, PRODUCTION that of one with --production on the same register. */
import assert from "node:assert/strict";

export const service = address("SERVICE");
export const production = address("PRODUCTION");

function address(variable) {
  assert.ok(process.env[variable], `${variable} does not say where the service runs. scripts/judge starts one and says so.`);
  return `${process.env[variable].replace(/\/$/, "")}/graphql`;
}

/** Posts a request, and returns the reply's body with its status. */
export async function post(request, url = service) {
  const reply = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(request),
  });
  const body = await reply.json();
  return { status: reply.status, body, codes: (body.errors ?? []).map((error) => error.extensions?.code) };
}
