/** What the reference implementation makes of a request, and what the service makes of it, in the same words. */
import { getOperationAST, getVariableValues, parse, validate } from "graphql";
import { schema } from "./schema.mjs";
import { post } from "./service.mjs";

const REFUSALS = { GRAPHQL_PARSE_FAILED: "does not parse", GRAPHQL_VALIDATION_FAILED: "is not valid", BAD_USER_INPUT: "has bad variables" };

/** The verdict of graphql-js: `runs`, or how it is refused and why. */
export function reference(text, variables) {
  const document = tryTo(() => parse(text));
  if (document.failed) return { verdict: "does not parse", why: document.failed.message };
  const [problem] = validate(schema, document);
  if (problem) return { verdict: "is not valid", why: problem.message };
  const operation = getOperationAST(document, nameOf(document));
  if (!operation) return { verdict: "is not valid", why: "There is nothing to execute." };
  // No rule of validation says it, yet nothing executes it.
  if (!schema.getRootType(operation.operation)) return { verdict: "is not valid", why: `The schema has no ${operation.operation}.` };
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (errors) return { verdict: "has bad variables", why: errors[0].message };
  return { verdict: "runs", why: "" };
}

/** The verdict of the service. A refusal that comes with data, or with a code of another kind, is told as what it is. */
export async function ours(text, variables) {
  const { body, codes, status } = await post({ query: text, variables, operationName: nameOf(tryTo(() => parse(text))) });
  const why = body.errors?.[0]?.message ?? "";
  if ("data" in body) return { verdict: "runs", why };
  const named = new Set(codes.map((code) => REFUSALS[code] ?? `is refused with ${code}`));
  return { verdict: status === 400 ? [...named].join(" and ") : `is refused with status ${status}`, why };
}

/** Of several operations the first is meant. */
function nameOf(document) {
  const operations = document.definitions?.filter(({ kind }) => kind === "OperationDefinition") ?? [];
  return operations.length > 1 ? operations[0].name?.value : undefined;
}

function tryTo(attempt) {
  try {
    return attempt();
  } catch (failed) {
    return { failed };
  }
}
