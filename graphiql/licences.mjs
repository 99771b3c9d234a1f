/** The notices of the packages whose files went into the page. Refuses a licence that asks more than to be kept. */
import { readdir, readFile } from "node:fs/promises";

const PERMISSIVE = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "OFL-1.1", "Unlicense", "0BSD", "CC0-1.0"];

/** Packages published without the licence text that stands beside their source, in the repository or the hand of another. */
const SAME_HOLDER = {
  "@graphiql/plugin-doc-explorer": "graphiql",
  "@graphiql/plugin-history": "graphiql",
  "react-compiler-runtime": "react",
  "react-remove-scroll-bar": "react-remove-scroll",
  "toggle-selection": "copy-to-clipboard",
};

export async function licences(files) {
  const folders = [...new Set(files.map(packageFolder).filter(Boolean))].sort();
  const notices = await Promise.all(folders.map(notice));
  return [
    "The GraphiQL page is made of these packages, each under its own licence.\n",
    ...notices.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}\n`),
    ...notices.map(({ name, version, licence, text }) => `\n${"=".repeat(80)}\n${name} ${version} (${licence})\n\n${text}\n`),
  ].join("");
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` is of the package in `node_modules/a/node_modules/@b/c`. */
function packageFolder(file) {
  return file.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];
}

async function notice(folder) {
  const { name, version, license: licence } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  if (!PERMISSIVE.includes(licence)) throw new Error(`${name} ${version} is under ${licence}, which is not among ${PERMISSIVE}`);
  return { name, version, licence, text: await text(folder, name) };
}

async function text(folder, name) {
  const file = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  if (file) return (await readFile(`${folder}/${file}`, "utf8")).replaceAll("\r\n", "\n").trim();
  if (name in SAME_HOLDER) return text(`node_modules/${SAME_HOLDER[name]}`);
  throw new Error(`${name} has no licence text`);
}
