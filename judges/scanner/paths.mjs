/** Ways from the root to every type, as one finds them who guesses field by field. */
import { getNamedType, isCompositeType, isRequiredArgument, isUnionType } from "graphql";
import { schema } from "../lib/schema.mjs";
import { example } from "./examples.mjs";

const query = schema.getQueryType();

/** A type's own fields, of which a union has none. */
export const fieldsOf = (type) => (isUnionType(type) ? [] : Object.values(type.getFields()));

/** For each object, interface or union that can be reached: a function that puts a selection there. */
export const paths = reach();

function reach() {
  const found = new Map([[query.name, (selection) => `{ ${selection} }`]]);
  for (const [name, inside] of found) {
    for (const field of fieldsOf(schema.getType(name))) {
      const type = getNamedType(field.type);
      if (isCompositeType(type) && !found.has(type.name)) found.set(type.name, (selection) => inside(`${call(field)} { ${selection} }`));
    }
  }
  return found;
}

/** A field with all that it demands. */
export function call(field, more = "") {
  const needed = field.args.filter(isRequiredArgument).filter(({ name }) => !more.startsWith(`${name}:`));
  const given = [...needed.map(({ name, type }) => `${name}: ${example(type)}`), more].filter(Boolean);
  return field.name + (given.length ? `(${given.join(", ")})` : "");
}

/** The same with a selection where it needs one. */
export const callWhole = (field, more) => call(field, more) + (isCompositeType(getNamedType(field.type)) ? " { __typename }" : "");
