/** What a page that uses Relay declares. The compiler reads this file; nothing runs it. */
import { graphql } from "relay-runtime";

export const trusts = graphql`
  query documentsTrustsQuery {
    ...documentsTrusts
  }
`;

export const list = graphql`
  fragment documentsTrusts on Query
  @refetchable(queryName: "documentsTrustsPage")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }, filter: { type: "TrustFilter" }) {
    trusts(first: $first, after: $after, filter: $filter) @connection(key: "documentsTrusts_trusts", filters: ["filter"]) {
      totalCount
      edges {
        node {
          name
          schoolCount
        }
      }
    }
  }
`;

export const trust = graphql`
  fragment documentsSchools on Trust
  @refetchable(queryName: "documentsSchoolsPage")
  @argumentDefinitions(last: { type: "Int", defaultValue: 5 }, before: { type: "String" }) {
    schools(last: $last, before: $before) @connection(key: "documentsSchools_schools") {
      edges {
        node {
          name
        }
      }
    }
  }
`;

export const memberships = graphql`
  fragment documentsMemberships on Trust
  @refetchable(queryName: "documentsMembershipsPage")
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }) {
    schoolMemberships(first: $first, after: $after) @connection(key: "documentsMemberships_schoolMemberships") {
      edges {
        node {
          joinReason
        }
      }
    }
  }
`;

export const authority = graphql`
  fragment documentsAuthority on LocalAuthority
  @refetchable(queryName: "documentsAuthorityPage")
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }) {
    schools(first: $first, after: $after) @connection(key: "documentsAuthority_schools") {
      edges {
        node {
          name
        }
      }
    }
  }
`;

export const school = graphql`
  query documentsSchoolQuery($urn: Urn!) {
    school(by: { urn: $urn }) @required(action: NONE) {
      name
      currentTrust {
        ...documentsSchools
        ...documentsMemberships
      }
      localAuthority {
        ...documentsAuthority
      }
    }
  }
`;
