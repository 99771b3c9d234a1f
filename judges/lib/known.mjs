/**
 * Where the service and graphql-js are known to differ: the document, with our verdict. One that no longer differs has to go.
 * The reason stands above each group.
 */
const groups = [
  {
    // Both refuse: which keys a oneOf object has is judged with the variables, and its refusal carries their code.
    ours: "has bad variables",
    documents: [
      `{ school(by: {}) { name } }`,
      `{ school(by: {orgId: "GB-EDU-100000", laestab: "201/3614"}) { name } }`,
      `{ school(by: {orgId: null}) { name } }`,
      `{ school(by: {orgId: "GB-EDU-100000", laestab: null}) { name } }`,
      `{ schoolsByKeys(keys: [{orgId: "GB-EDU-100000"}, {}]) { name } }`,
      `{ schools(filter: {trusts: [{}]}, first: 0) { totalCount } }`,
      `{ schools(filter: {trusts: [{uid: "1", orgId: "GB-COH-00000001"}]}, first: 0) { totalCount } }`,
      `query ($id: ID!, $org: String!) { school(by: {id: $id, orgId: $org}) { name } }`,
    ],
  },
  {
    // Both refuse; to us it is a matter of size.
    ours: "is refused with TOO_COMPLEX",
    documents: [`{ __type(name: "Trust") { fields { type { fields { type { fields { name } } } } } } }`],
  },
  {
    // A string and a block string of one value are one value to us. The specification leaves it open.
    ours: "runs",
    documents: [`{ trust(by: {uid: "1"}) { name } trust(by: {uid: """1"""}) { name } }`],
  },
  {
    // async-graphql knows the escapes of an older edition, and refuses what apollo-compiler has accepted.
    ours: "does not parse",
    documents: [`{ localAuthority(code: "\\u{1F600}") { name } }`, `{ localAuthority(code: "\\uD83D\\uDE00") { name } }`],
  },
  {
    // async-graphql overlooks the directives of __typename.
    ours: "is not valid",
    documents: [`query ($b: Boolean! = true) { __typename @include(if: $b) }`],
  },
  {
    // async-graphql reads a minus and a nought as a fraction.
    ours: "has bad variables",
    documents: [`{ trusts(first: -0) { totalCount } }`],
  },
  {
    // async-graphql describes no input as oneOf: the field of the introspection is of the newest edition.
    ours: "is not valid",
    documents: [`{ __schema { description types { name specifiedByURL isOneOf } } }`],
  },
  {
    // apollo-compiler does not read the newest edition's descriptions of operations.
    ours: "does not parse",
    documents: [`"What it asks." query { __typename }`],
  },
];

const verdicts = new Map(groups.flatMap(({ ours, documents }) => documents.map((document) => [document, ours])));

/** Our verdict where it is known to differ from that of graphql-js. */
export const known = (text) => verdicts.get(withoutComment(text));

/** How many such documents there are. */
export const knownCount = verdicts.size;

const withoutComment = (text) => text.replace(/^(#.*\n)+/, "");
