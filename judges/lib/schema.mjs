/** The contract, as the reference implementation reads it. */
import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";

export const sdl = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");
export const schema = buildSchema(sdl);
