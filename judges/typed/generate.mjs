/** Types for our operations, as GraphQL Code Generator makes them of the contract. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as documentNodes from "@graphql-codegen/typed-document-node";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { parse } from "graphql";
import { sdl } from "../lib/schema.mjs";

const operations = new URL("../../tests/operations/", import.meta.url);
const generated = new URL("../generated/", import.meta.url);
const STRINGS = ["CompaniesHouseNumber", "Date", "DateTime", "Decimal", "EmailAddress", "Laestab", "TrustReference", "URL", "Ukprn", "Urn"];

/** The operations that are promised to somebody, and one that walks a list. */
function documents() {
  const files = readdirSync(operations).filter((name) => name.endsWith(".graphql")).map((name) => new URL(name, operations));
  const all = [...files, new URL("page.graphql", import.meta.url)];
  return all.map((file) => ({ location: file.pathname, document: parse(readFileSync(file, "utf8")) }));
}

/** Writes generated/operations.ts, and returns how many operations it has. */
export async function generate() {
  const found = documents();
  const text = await codegen({
    filename: "operations.ts",
    schema: parse(sdl),
    documents: found,
    config: { strictScalars: true, scalars: Object.fromEntries(STRINGS.map((name) => [name, "string"])), useTypeImports: true, enumsAsTypes: true },
    plugins: [{ types: {} }, { nodes: {} }],
    pluginMap: { types: operationTypes, nodes: documentNodes },
  });
  mkdirSync(generated, { recursive: true });
  writeFileSync(new URL("operations.ts", generated), text);
  return found.length;
}
