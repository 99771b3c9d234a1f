/** A fetch that remembers which requests held a document and which only its hash. */
export function recorder() {
  const sent = [];
  const fetchAndNote = async (url, options) => {
    const reply = await fetch(url, options);
    const { query, extensions } = JSON.parse(options.body ?? "{}");
    sent.push({ document: Boolean(query), hash: Boolean(extensions?.persistedQuery), status: reply.status });
    return reply;
  };
  return { fetch: fetchAndNote, sent };
}

/** Says how a document came to be known by its hash, or that it did not. */
export function exchange(sent) {
  const told = sent.map(({ document, hash, status }) => `${[hash && "hash", document && "document"].filter(Boolean).join(" and ")} (${status})`);
  const [first, second, third] = sent;
  const works = sent.length === 3 && !first.document && second.document && second.hash && !third.document && third.status === 200;
  if (!works) throw new Error(`Three requests were expected: a hash, a hash and document, a hash. There were: ${told.join(", ")}`);
  return "hash, both, hash";
}
