import { authorization } from "./view-as.jsx";

/** Asks the service that served this page. */
export async function fetcher(operation, { headers } = {}) {
  const reply = await fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...authorization(),
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return graphql(await reply.text(), reply);
}

/** A proxy or an overloaded service may answer with something else than GraphQL: show it rather than a parser's complaint. */
function graphql(text, reply) {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `${reply.status} ${reply.statusText}`.trim(), extensions: { body: text } }] };
  }
}
