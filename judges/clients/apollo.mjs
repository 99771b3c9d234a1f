/** Apollo Client, with its cache. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { recorder, exchange } from "./recorder.mjs";

const REGISTER = gql`query Register { register { schools trusts } }`;
const TRUSTS = gql`query Trusts($after: String) { trusts(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name } } } }`;

const client = (link) =>
  new ApolloClient({ link, cache: new InMemoryCache({ typePolicies: { Query: { fields: { trusts: relayStylePagination() } } } }) });

export const apollo = {
  title: "Apollo Client",

  async query(uri) {
    const { data } = await client(new HttpLink({ uri })).query({ query: REGISTER });
    return `${data.register.schools} schools`;
  },

  async pages(uri) {
    const asking = client(new HttpLink({ uri }));
    const watched = asking.watchQuery({ query: TRUSTS });
    watched.subscribe({});
    let { data } = await watched.reobserve();
    let pages = 1;
    for (; data.trusts.pageInfo.hasNextPage; pages++) {
      ({ data } = await watched.fetchMore({ variables: { after: data.trusts.pageInfo.endCursor } }));
    }
    // The cache has joined the pages.
    const { trusts } = asking.readQuery({ query: TRUSTS });
    assert.equal(new Set(trusts.edges.map(({ node }) => node.id)).size, trusts.totalCount);
    asking.stop();
    return `${pages} of ${trusts.totalCount}`;
  },

  async refusal(uri) {
    const error = await client(new HttpLink({ uri })).query({ query: gql`{ nothing }` }).then(assert.fail, (error) => error);
    assert.ok(CombinedGraphQLErrors.is(error), `${error}`);
    return error.errors[0].extensions.code;
  },

  async persisted(uri) {
    const { fetch, sent } = recorder();
    const sha256 = (text) => createHash("sha256").update(text).digest("hex");
    const link = ApolloLink.from([new PersistedQueryLink({ sha256 }), new HttpLink({ uri, fetch })]);
    // A document of this try alone, which no earlier one has made known.
    const query = gql(`query ApolloPersisted${process.pid} { register { trusts } }`);
    for (let times = 0; times < 2; times++) await client(link).query({ query });
    return exchange(sent);
  },
};
