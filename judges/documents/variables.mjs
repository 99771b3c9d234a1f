/** Variables in every position: a document, and the values to try in it. */
const INT = "query ($v: Int) { trusts(first: $v) { totalCount } }";
const LEFT_OUT = undefined;

export default [
  { document: INT, values: [LEFT_OUT, null, 0, 1, 1.0, -0, 1e1, 1.5, 2147483647, 2147483648, -2147483649, 1e30, "1", "", true, [], [1], {}] },
  { document: "query ($v: Int!) { trusts(first: $v) { totalCount } }", values: [LEFT_OUT, null, 1] },
  { document: "query ($v: Int = 1) { trusts(first: $v) { totalCount } }", values: [LEFT_OUT, null, 2, "2"] },
  { document: "query ($v: Int! = 1) { trusts(first: $v) { totalCount } }", values: [LEFT_OUT, null, 2] },
  { document: "query ($v: String!) { localAuthority(code: $v) { name } }", values: [LEFT_OUT, null, "", "201", "\0", "😀", 201, 2.5, true, ["201"], { code: "201" }] },
  { document: 'query ($v: String = "201") { localAuthority(code: $v) { name } }', values: [LEFT_OUT, "202", 202] },
  { document: "query ($v: ID!) { node(id: $v) { id } }", values: [LEFT_OUT, null, "x", "", 1, -1, 1.5, true, ["x"], {}] },
  { document: "query ($v: Boolean!) { register @include(if: $v) { schools } __typename }", values: [LEFT_OUT, null, true, false, 0, 1, "true", [true]] },
  { document: "query ($v: Boolean = true) { register @skip(if: $v) { schools } __typename }", values: [LEFT_OUT, true, false, "no"] },
  { document: "query ($v: Boolean) { trusts(openOnly: $v, first: 0) { totalCount } }", values: [LEFT_OUT, true, false, 1] },
  { document: "query ($v: Region!) { localAuthorities(regions: [$v]) { name } }", values: [LEFT_OUT, null, "LONDON", "london", "PARIS", "", 1, true, ["LONDON"]] },
  { document: "query ($v: [Region!]) { localAuthorities(regions: $v) { name } }", values: [LEFT_OUT, null, [], ["LONDON", "WALES"], "LONDON", ["LONDON", null], [["LONDON"]], ["PARIS"], [1], {}] },
  { document: "query ($v: [Region!]!) { localAuthorities(regions: $v) { name } }", values: [LEFT_OUT, null, [], "WALES"] },
  { document: "query ($v: [Region!] = [LONDON]) { localAuthorities(regions: $v) { name } }", values: [LEFT_OUT, null, "WALES"] },
  { document: "query ($v: [ID!]!) { nodes(ids: $v) { id } }", values: [["a", 1], ["a", 1.5], ["a", true], ["a", null], "a", 1, [["a"]], []] },
  { document: "query ($v: TrustKey!) { trust(by: $v) { name } }", values: [LEFT_OUT, null, { uid: "1" }, { id: "x" }, {}, { uid: null }, { uid: "1", id: "x" }, { uid: "1", id: null }, { uid: 1 }, { id: 1 }, { name: "x" }, { uid: "1", name: "x" }, "1", [{ uid: "1" }], [], 1] },
  { document: "query ($v: [TrustKey!]!) { trustsByKeys(keys: $v) { name } }", values: [[], [{ uid: "1" }], { uid: "1" }, [{}], [{ uid: "1" }, {}], [{ uid: "1" }, null], [{ uid: "1" }, { urn: "1" }], [[{ uid: "1" }]]] },
  { document: "query ($v: SchoolKey!, $w: [SchoolKey!] = []) { school(by: $v) { name } schoolsByKeys(keys: $w) { name } }", values: [{ orgId: "GB-EDU-100000" }, { orgId: "GB-EDU-100000", laestab: null }, {}] },
  { document: "query ($v: ID!) { school(by: {id: $v}) { name } }", values: [LEFT_OUT, null, "x", 7] },
  { document: "query ($v: TrustOrder) { trusts(orderBy: $v, first: 0) { totalCount } }", values: [LEFT_OUT, null, { field: "NAME" }, { field: "NAME", direction: "DESC" }, { direction: "DESC" }, { field: null }, { field: "NAME", direction: null }, { field: "AGE" }, { field: "NAME", nulls: "LAST" }, {}, "NAME", []] },
  { document: "query ($v: TrustOrderField!) { trusts(orderBy: {field: $v}, first: 0) { totalCount } }", values: [LEFT_OUT, null, "NAME", "name"] },
  { document: "query ($v: TrustOrder = {field: PUPILS}) { trusts(orderBy: $v, first: 0) { totalCount } }", values: [LEFT_OUT, null, { field: "NAME" }] },
  { document: "query ($v: TrustFilter) { trusts(filter: $v, first: 0) { totalCount } }", values: [{}, { uids: null }, { uids: "1" }, { uids: ["1", null] }, { uids: [1] }, { schoolCount: { min: 1 } }, { schoolCount: { min: "1" } }, { schoolCount: { least: 1 } }, { schoolCount: [] }, { types: "MULTI_ACADEMY" }, { types: ["ANY"] }, { __proto__: null, constructor: 1 }, JSON.parse('{"__proto__": {}}'), { "": 1 }] },
  { document: "query ($v: SchoolFilter) { schools(filter: $v, first: 0) { totalCount } }", values: [{ and: [] }, { and: {} }, { and: [{ or: [{ not: { inTrust: true } }] }] }, { and: [null] }, { not: { inTrust: "yes" } }, { not: { not: { not: { sectorz: [] } } } }, { trusts: [{ uid: "1" }] }, { trusts: [{}] }, { trusts: [{ uid: "1", orgId: null }] }] },
  { document: "query ($v: Int) { trusts(filter: {schoolCount: {min: $v}}, first: 0) { totalCount } }", values: [LEFT_OUT, null, 1, "1"] },
  { document: "query ($v: String!) { trusts(filter: {uids: [\"1\", $v]}, first: 0) { totalCount } }", values: [LEFT_OUT, null, "2", 2] },
  { document: "query ($v: String!) { __type(name: $v) { name } }", values: [LEFT_OUT, null, "Trust", "Nothing", 1] },
  { document: "{ __typename }", values: [LEFT_OUT, "not declared"] },
];
