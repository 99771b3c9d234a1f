/** What a front end writes: every name and type below is checked against the contract. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { M3_UrnDocument, PageDocument, type PageQuery } from "../generated/operations.js";

type Trust = PageQuery["trusts"]["nodes"][number];

async function ask<Data, Variables>(url: string, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const body = JSON.stringify({ query: print(document), variables });
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
  const reply = (await (await fetch(url, { method: "POST", headers, body })).json()) as { data?: Data; errors?: { message: string }[] };
  if (!reply.data) throw new Error(reply.errors?.[0]?.message ?? "There is no data.");
  return reply.data;
}

/** All trusts of London, page by page. */
export async function trusts(url: string, first: number): Promise<{ totalCount: number; trusts: Trust[] }> {
  const found: Trust[] = [];
  for (let after: string | null = null; ; ) {
    const page: PageQuery["trusts"] = (await ask(url, PageDocument, { first, after, region: "LONDON" })).trusts;
    found.push(...page.nodes);
    after = page.pageInfo.endCursor ?? null;
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, trusts: found };
  }
}

/** Whether a school is open, where there is such a school. */
export async function status(url: string, urn: string): Promise<string | undefined> {
  const { school } = await ask(url, M3_UrnDocument, { urn });
  return school?.status;
}

/** What must not compile, and never runs. */
export const refused = [
  // @ts-expect-error: the number is missing.
  (url: string) => ask(url, M3_UrnDocument, {}),
  // @ts-expect-error: Paris is no region.
  (url: string) => ask(url, PageDocument, { first: 1, region: "PARIS" }),
  // @ts-expect-error: nobody asked for this field.
  (trust: Trust) => trust.uid,
  // @ts-expect-error: a trust may have no address.
  (trust: Trust) => trust.address.town,
];
