/** The documents that are put to both: every file of the folder documents. */
import { readFileSync, readdirSync } from "node:fs";
import texts from "../documents/texts.mjs";

const folder = new URL("../documents/", import.meta.url);

/** Lists of documents, by topic. In a file they stand with a blank line between; a comment may say what is tried. */
export function topics() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".graphql")).sort();
  const read = (name) => readFileSync(new URL(name, folder), "utf8").trim().split(/\n\n+/);
  return { ...Object.fromEntries(files.map((name) => [name.replace(".graphql", ""), read(name)])), texts: Object.values(texts) };
}
