/** A value that fits, for any type of input. */
import { getNullableType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from "graphql";

const SCALARS = { Int: "1", Float: "1.5", Boolean: "true", Decimal: "1", Date: '"2024-01-01"', Urn: '"100000"', Ukprn: '"10000000"' };

export function example(given) {
  const type = getNullableType(given);
  if (isListType(type)) return `[${example(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0].name;
  return isInputObjectType(type) ? object(type) : (SCALARS[type.name] ?? '"1"');
}

function object(type) {
  const fields = Object.values(type.getFields());
  const chosen = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return `{${chosen.map((field) => `${field.name}: ${example(field.type)}`).join(", ")}}`;
}
