/**
 * The tabs of a first visit. They are a file beside the page, not part of this script, so that changing an example
 * needs no npm: a list of { query, variables? }, where a query may be a list of lines. A tab is titled by its operation.
 */
export async function examples() {
  try {
    const reply = await fetch("/graphiql/examples.json");
    return (await reply.json()).map(tab);
  } catch (cause) {
    // GraphiQL is useful without examples.
    console.warn("The examples could not be loaded.", cause);
    return undefined;
  }
}

function tab({ query, variables }) {
  return {
    query: [query].flat().join("\n") + "\n",
    variables: variables && JSON.stringify(variables, null, 2),
  };
}
