/** Every name that the schema has, and near misses of each. */
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } from "graphql";
import { schema } from "../lib/schema.mjs";

/** The types of our own. */
export const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__") && !isSpecifiedScalarType(type));
export const composites = types.filter((type) => isObjectType(type) || isInterfaceType(type));
export const inputs = types.filter(isInputObjectType);
export const enums = types.filter(isEnumType);

/** All names: of types, fields, arguments, keys of inputs and values of enums. */
export const names = new Set([
  ...types.map(({ name }) => name),
  ...[...composites, ...inputs].flatMap((type) => Object.keys(type.getFields())),
  ...composites.flatMap((type) => Object.values(type.getFields())).flatMap(({ args }) => args.map(({ name }) => name)),
  ...enums.flatMap((type) => type.getValues()).map(({ name }) => name),
]);

/** What one types who has the name nearly right. None of them is a name of its own. */
export function misses(name) {
  const middle = Math.floor(name.length / 2);
  const tried = [name.slice(0, -1), name + (name === name.toUpperCase() ? "S" : "s"), name.slice(0, middle) + name[middle] + name.slice(middle)];
  return tried.filter((miss) => /^[A-Za-z]\w*$/.test(miss) && !names.has(miss));
}

/** Names that are ordinary English too: in a message they tell nothing, unless they stand there as a name. */
const PROSE = new Set(["and", "as", "by", "code", "cursor", "field", "first", "id", "left", "name", "not", "number", "on", "or", "to", "type", "types", "URN", "value"]);

/** The names in a message that the request did not hold itself, in large letters or small. */
export function revealed(message, request) {
  const given = new Set(words(JSON.stringify(request)).map((word) => word.toLowerCase()));
  return [...new Set(words(message))].filter((word) => names.has(word) && !given.has(word.toLowerCase()) && !isProse(word, message));
}

const words = (text) => text.match(/[A-Za-z_]\w*/g) ?? [];
const isProse = (word, message) => PROSE.has(word) && !new RegExp(`["'\`.(]${word}\\b|(?<!-|\\ban? |\\bHouse )\\b${word}["'\`:]`).test(message);
