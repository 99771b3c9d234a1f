//! The two lists that page, and what their filters, orders and facets speak of.

use super::facet::Facet;

/// A list that pages: its root field, its input types, and where in the plain data each of its filters and orders looks.
pub struct List {
    /// The root field.
    pub field: &'static str,
    /// The type of its filter.
    pub filter: &'static str,
    /// The type of its order.
    pub order: &'static str,
    /// What is fetched of each thing.
    pub plain: &'static str,
    /// Where the key is.
    pub key: &'static str,
    /// Whether a thing is open.
    pub is_open: fn(&serde_json::Value) -> bool,
    /// Filters that are lists of values: the field, and where the value is.
    pub lists: &'static [(&'static str, &'static str)],
    /// Filters that are ranges: the field, where the value is, and what the bounds are called.
    pub ranges: &'static [(&'static str, &'static str, [&'static str; 2])],
    /// Orders: the field, and where the value is.
    pub orders: &'static [(&'static str, &'static str)],
    /// Facets.
    pub facets: &'static [Facet],
}

const fn facet(name: &'static str, filter: &'static str) -> Facet {
    Facet { name, filter }
}

const NUMBERS: [&str; 2] = ["min", "max"];
const DAYS: [&str; 2] = ["from", "to"];

/// Schools.
pub const SCHOOLS: List = List {
    field: "schools",
    filter: "SchoolFilter",
    order: "SchoolOrder",
    plain: "id urn name ukprn laestab status isOpen phase settingKind sector type { code } region \
            localAuthority { code } currentTrust { id uid } pupils { value } fsmPercent { value } \
            fsmDecile { value } \
            latestInspection { inspection { startedOn } } \
            graded: latestInspection(graded: true) { inspection { overallEffectiveness concernCategory } } \
            religiousCharacter { code } gender { code } admissionsPolicy { code } senProvision { code } \
            geo { latitude longitude easting northing } \
            openedOn closedOn updatedAt trustMemberships { current trust { uid } joined { notBefore notAfter } }",
    key: "/urn",
    is_open: |school| school["isOpen"] == true,
    lists: &[
        ("urns", "/urn"),
        ("statuses", "/status"),
        ("phases", "/phase"),
        ("settings", "/settingKind"),
        ("sectors", "/sector"),
        ("regions", "/region"),
        ("laCodes", "/localAuthority/code"),
        ("fsmDeciles", "/fsmDecile/value"),
        ("legacyGrades", "/graded/inspection/overallEffectiveness"),
        ("concernCategories", "/graded/inspection/concernCategory"),
        ("typeCodes", "/type/code"),
        ("religiousCharacterCodes", "/religiousCharacter/code"),
        ("genderCodes", "/gender/code"),
        ("admissionsCodes", "/admissionsPolicy/code"),
        ("senTypeCodes", "/senProvision/*/code"),
        ("trusts", "/currentTrust/uid"),
    ],
    ranges: &[
        ("pupils", "/pupils/value", NUMBERS),
        ("fsmPercent", "/fsmPercent/value", NUMBERS),
        ("opened", "/openedOn", DAYS),
        ("closed", "/closedOn", DAYS),
    ],
    orders: &[
        ("NAME", "/name"),
        ("PUPILS", "/pupils/value"),
        ("FSM_PERCENT", "/fsmPercent/value"),
        ("LATEST_INSPECTION", "/latestInspection/inspection/startedOn"),
        ("JOINED_TRUST", "/joinedTrust"),
        ("OPENED_ON", "/openedOn"),
        ("URN", "/urn"),
        ("UPDATED_AT", "/updatedAt"),
    ],
    facets: &[
        facet("STATUS", "statuses"),
        facet("PHASE", "phases"),
        facet("SETTING", "settings"),
        facet("SECTOR", "sectors"),
        facet("REGION", "regions"),
        facet("LOCAL_AUTHORITY", "laCodes"),
        facet("TYPE", "typeCodes"),
        facet("RELIGIOUS_CHARACTER", "religiousCharacterCodes"),
        facet("GENDER", "genderCodes"),
        facet("ADMISSIONS", "admissionsCodes"),
        facet("FSM_DECILE", "fsmDeciles"),
        facet("LEGACY_GRADE", "legacyGrades"),
        facet("IN_TRUST", "inTrust"),
    ],
};

/// Trusts.
pub const TRUSTS: List = List {
    field: "trusts",
    filter: "TrustFilter",
    order: "TrustOrder",
    plain: "id uid name ukprn companiesHouseNumber trustReference groupStatus trustType schoolCount incorporatedOn \
            openedOn updatedAt totalPupils { value } regions { region }",
    key: "/uid",
    is_open: |trust| ["OPEN", "PROPOSED_TO_CLOSE"].iter().any(|open| trust["groupStatus"] == *open),
    lists: &[
        ("uids", "/uid"),
        ("types", "/trustType"),
        ("statuses", "/groupStatus"),
        ("regions", "/regions/*/region"),
        ("laCodes", "/openSchools/*/localAuthority/code"),
    ],
    ranges: &[("schoolCount", "/schoolCount", NUMBERS), ("incorporated", "/incorporatedOn", DAYS)],
    orders: &[
        ("NAME", "/name"),
        ("SCHOOL_COUNT", "/schoolCount"),
        ("PUPILS", "/totalPupils/value"),
        ("INCORPORATED_ON", "/incorporatedOn"),
        ("UPDATED_AT", "/updatedAt"),
    ],
    facets: &[
        facet("TYPE", "types"),
        facet("STATUS", "statuses"),
        facet("REGION", "regions"),
        facet("SIZE", "schoolCount"),
    ],
};

impl List {
    /// A query for one page of plain data, under the alias `list`.
    pub fn query(&self, arguments: &str) -> String {
        let Self { field, plain, .. } = self;
        format!(
            "query($after: String) {{ list: {field}({arguments}) {{ nodes {{ {plain} }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        )
    }
}
