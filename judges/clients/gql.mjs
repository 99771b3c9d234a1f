/** Python's gql, in an environment of its own. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

function run(program, ...words) {
  const ended = spawnSync(program, words, { encoding: "utf8" });
  assert.equal(ended.status, 0, `${ended.stdout}${ended.stderr}${ended.error ?? ""}`);
  return ended.stdout.trim();
}

function install() {
  run("python3", "-m", "venv", here(".venv"));
  run(here(".venv/bin/pip"), "install", "--quiet", "--requirement", here("requirements.txt"));
  return true;
}

let installed;
async function ask(what, url) {
  installed ??= install();
  return run(here(".venv/bin/python"), here("gql_client.py"), what, url);
}

export const gql = {
  title: "Python gql",
  query: (url) => ask("query", url),
  pages: (url) => ask("pages", url),
  refusal: (url) => ask("refusal", url),
};
