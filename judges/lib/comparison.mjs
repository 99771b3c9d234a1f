/** Puts requests to both, a few at a time, and tells where they differ. */
import { known } from "./known.mjs";
import { ours, reference } from "./oracle.mjs";

const AT_ONCE = 8;

/** Every request with both verdicts; each request is a text and perhaps variables. */
export async function compare(requests) {
  const judged = [];
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    judged.push(...(await Promise.all(requests.slice(from, from + AT_ONCE).map(judge))));
  }
  return judged;
}

async function judge({ text, variables }) {
  return { text, variables, theirs: reference(text, variables), ours: await ours(text, variables), known: known(text) };
}

/** What is wrong, in words: verdicts that differ and are not known to, or are known to differ and do not. */
export function complaints(judged) {
  return judged.filter(isWrong).map((one) => {
    const asked = one.variables ? `${one.text}\nwith ${JSON.stringify(one.variables)}` : one.text;
    const stale = one.known && one.theirs.verdict === one.ours.verdict ? "\nno longer differs: take it off lib/known.mjs" : "";
    return `${asked}\n  graphql-js: ${told(one.theirs)}\n  the service: ${told(one.ours)}${stale}`;
  });
}

const isWrong = ({ theirs, ours, known }) => (known ? ours.verdict !== known || theirs.verdict === known : theirs.verdict !== ours.verdict);
const told = ({ verdict, why }) => [verdict, why.trim().split("\n")[0]].filter(Boolean).join(": ");

/** How many verdicts there are of each kind. */
export function tally(judged) {
  const counts = {};
  for (const { theirs } of judged) counts[theirs.verdict] = (counts[theirs.verdict] ?? 0) + 1;
  return Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}
