/** The requests of a scanner: near misses, and documents that lack something which a message might name. */
import { getNamedType, isEnumType, isInputObjectType, isLeafType } from "graphql";
import { composites, enums, inputs, misses, types } from "./names.mjs";
import { call, callWhole, fieldsOf, paths } from "./paths.mjs";
import { schema } from "../lib/schema.mjs";

const reached = composites.filter(({ name }) => paths.has(name));

/** Every field that can be reached, with the way to it. */
const fields = reached.flatMap((type) => fieldsOf(type).map((field) => ({ field, at: paths.get(type.name) })));
const args = fields.flatMap(({ field, at }) => field.args.map((arg) => ({ field, at, arg })));

/** The first argument of each type of input, by the type's name. */
const takers = new Map(args.map((taker) => [getNamedType(taker.arg.type).name, taker]).reverse());

function* misspelt() {
  for (const { field, at } of fields) for (const miss of misses(field.name)) yield { query: at(miss) };
  for (const { field, at, arg } of args) for (const miss of misses(arg.name)) yield { query: at(callWhole(field, `${miss}: 1`)) };
  for (const type of types) {
    for (const miss of misses(type.name)) {
      yield { query: `{ ... on ${miss} { __typename } }` };
      yield { query: `query ($v: ${miss}) { __typename }` };
    }
  }
  for (const miss of ["include", "skip", "deprecated"].flatMap(misses)) yield { query: `{ __typename @${miss}(if: true) }` };
}

/** Keys and values of inputs, written out where an argument takes them, and as variables of every such type. */
function* misspeltInputs() {
  for (const { type, miss, value } of [...missedKeys(), ...missedValues()]) {
    const taker = takers.get(type.name);
    if (taker) yield { query: taker.at(callWhole(taker.field, `${taker.arg.name}: ${value}`)) };
    const variable = isEnumType(type) ? miss : { [miss]: 1 };
    yield { query: `query ($v: ${type.name}!) { trusts(filter: $v) { totalCount } }`, variables: { v: variable } };
    if (taker) yield { query: `query ($v: ${taker.arg.type}) ${taker.at(callWhole(taker.field, `${taker.arg.name}: $v`))}`, variables: { v: variable } };
  }
}

const missedKeys = () => inputs.flatMap((type) => fieldsOf(type).flatMap(({ name }) => misses(name).map((miss) => ({ type, miss, value: `{${miss}: 1}` }))));
const missedValues = () => enums.flatMap((type) => type.getValues().flatMap(({ name }) => misses(name).map((miss) => ({ type, miss, value: miss }))));

/** What is right but for something that is missing, too much, or of another kind. */
function* unfit() {
  for (const { field, at } of fields) {
    yield { query: at(field.name) };
    yield { query: at(`${call(field)} { zzz }`) };
    if (isLeafType(getNamedType(field.type))) yield { query: at(`${call(field)} { __typename }`) };
    yield { query: at(`a: ${callWhole(field)} a: __typename`) };
  }
  for (const { field, at, arg } of args) {
    for (const value of ["null", "true", "1.5", '"zzz"', "ZZZ", "{}", "{zzz: 1}", "[{}]", "[[]]", "-1", "99999999999", "$v"]) {
      yield { query: at(callWhole(field, `${arg.name}: ${value}`)) };
    }
    yield { query: `query ($v: Float) ${at(callWhole(field, `${arg.name}: $v`))}` };
    for (const v of [null, 1.5, "zzz", {}, { zzz: 1 }, [null], [{}], [[]]]) {
      yield { query: `query ($v: ${arg.type}) ${at(callWhole(field, `${arg.name}: $v`))}`, variables: { v } };
    }
  }
  for (const type of inputs) {
    const taker = takers.get(type.name);
    for (const { name, type: kind } of taker ? fieldsOf(type) : []) {
      for (const value of ["null", "true", '"zzz"', "ZZZ", "{}", "[{}]", "[null]"]) {
        yield { query: taker.at(callWhole(taker.field, `${taker.arg.name}: {${name}: ${value}}`)) };
      }
      if (isInputObjectType(getNamedType(kind))) yield { query: taker.at(callWhole(taker.field, `${taker.arg.name}: {${name}: {zzz: 1}}`)) };
    }
  }
  for (const type of reached) for (const { name } of reached) yield { query: paths.get(type.name)(`... on ${name} { __typename zzz }`) };
}

/** Operations and descriptions that there may or may not be. */
function* roots() {
  for (const kind of ["mutation", "subscription"]) yield { query: `${kind} { zzz }` };
  for (const query of ["{ __schema { types { name } } }", '{ __type(name: "Query") { fields { name } } }', "{ _service { sdl } }", "{ __typename { zzz } }"]) yield { query };
  for (const { name } of Object.values(schema.getTypeMap())) yield { query: `{ __type(name: "${name}") { name } }` };
}

/** All of them, each once. */
export function guesses() {
  const all = [...misspelt(), ...misspeltInputs(), ...unfit(), ...roots()].map((request) => [JSON.stringify(request), request]);
  return [...new Map(all).values()];
}
