/** urql, by its core. */
import assert from "node:assert/strict";
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { recorder, exchange } from "./recorder.mjs";

const TRUSTS = gql`query Trusts($after: String) { trusts(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id name } } }`;

const client = (url, exchanges = [cacheExchange, fetchExchange], more = {}) => new Client({ url, exchanges, preferGetMethod: false, ...more });

export const urql = {
  title: "urql",

  async query(url) {
    const { data, error } = await client(url).query(gql`query Register { register { schools } }`, {}).toPromise();
    assert.ifError(error);
    return `${data.register.schools} schools`;
  },

  async pages(url) {
    const asking = client(url);
    const found = new Set();
    for (let after = null, pages = 1; ; pages++) {
      const { data, error } = await asking.query(TRUSTS, { after }).toPromise();
      assert.ifError(error);
      for (const { id } of data.trusts.nodes) found.add(id);
      after = data.trusts.pageInfo.endCursor;
      if (data.trusts.pageInfo.hasNextPage) continue;
      assert.equal(found.size, data.trusts.totalCount);
      return `${pages} of ${found.size}`;
    }
  },

  async refusal(url) {
    const { data, error } = await client(url).query(gql`{ nothing }`, {}).toPromise();
    assert.equal(data, undefined);
    return error.graphQLErrors[0].extensions.code;
  },

  async persisted(url) {
    const { fetch, sent } = recorder();
    const exchanges = [persistedExchange({ preferGetForPersistedQueries: false }), fetchExchange];
    // A document of this try alone, which no earlier one has made known.
    const query = gql(`query UrqlPersisted${process.pid} { register { trusts } }`);
    for (let times = 0; times < 2; times++) {
      const { error } = await client(url, exchanges, { fetch }).query(query, {}, { requestPolicy: "network-only" }).toPromise();
      assert.ifError(error);
    }
    return exchange(sent);
  },
};
