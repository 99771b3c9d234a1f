//! What lists of trusts can be counted by.

use async_graphql::{Enum, SimpleObject, resolver_utils::EnumType};
use roaring::RoaringBitmap;

use super::code_lists::{GroupStatus, TrustType};
use crate::{
    graphql::facet::{FacetBucket, Labelled, Named, buckets},
    register::{Register, TrustRecord},
    school::code_lists::Region,
};

/// A field that lists of trusts can be counted by. Its buckets leave aside what the list's filter asks of that same
/// field, and heed all the rest.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustFacetField {
    /// Kind of trust: values of `types`.
    Type,
    /// Whether the trust is open: values of `statuses`. Leaves `openOnly` aside as well.
    Status,
    /// Regions in which the trust has open schools: values of `regions`. A trust is in the bucket of each of them, and
    /// one without open schools in none.
    Region,
    /// Open schools in the trust, in bands: both ends of a band such as `2-5` are the `min` and `max` of `schoolCount`,
    /// and the last, `31-`, has no `max`. A trust whose number cannot be told is in no band.
    Size,
}

/// How the trusts of a list spread over the values of one field.
#[derive(SimpleObject)]
pub struct TrustFacet {
    /// The field.
    field: TrustFacetField,
    /// The values that trusts carry: the most common first, equally common ones by value. A trust without a value is in
    /// none.
    buckets: Vec<FacetBucket>,
}

/// Bands of sizes: the smallest, the largest if there is one, and what people call them.
const BANDS: [(i32, Option<i32>, &str); 7] = [
    (0, Some(0), "No open school"),
    (1, Some(1), "1 school"),
    (2, Some(5), "2 to 5 schools"),
    (6, Some(10), "6 to 10 schools"),
    (11, Some(20), "11 to 20 schools"),
    (21, Some(30), "21 to 30 schools"),
    (31, None, "31 schools or more"),
];

impl TrustFacetField {
    /// Counts some trusts.
    pub fn count(self, register: &Register, trusts: &RoaringBitmap) -> TrustFacet {
        let trusts: Vec<&TrustRecord> = trusts.iter().map(|position| register.trusts.at(position)).collect();
        let buckets = match self {
            Self::Type => tally::<TrustType>(&trusts, |trust, kind| trust.trust_type == kind),
            Self::Status => tally::<GroupStatus>(&trusts, |trust, status| trust.status == status),
            Self::Region => tally::<Region>(&trusts, TrustRecord::has_open_school_in),
            Self::Size => bands(&trusts),
        };
        TrustFacet { field: self, buckets }
    }
}

fn tally<T: EnumType + Labelled>(
    trusts: &[&TrustRecord],
    carries: impl Fn(&TrustRecord, T) -> bool,
) -> Vec<FacetBucket> {
    buckets(T::items().iter().map(|item| {
        let carrying = trusts.iter().filter(|trust| carries(trust, item.value)).count();
        (named(item.name, item.value.label()), carrying as u64)
    }))
}

fn bands(trusts: &[&TrustRecord]) -> Vec<FacetBucket> {
    let counts: Vec<i32> = trusts.iter().filter_map(|trust| trust.summary.school_count.ok()).collect();
    buckets(BANDS.into_iter().map(|(min, max, label)| {
        let value = format!("{min}-{}", max.map(|max| max.to_string()).unwrap_or_default());
        let within = counts.iter().filter(|&&count| min <= count && max.is_none_or(|max| count <= max)).count();
        ((value.into(), label.into()), within as u64)
    }))
}

fn named(value: &'static str, label: &'static str) -> Named<'static> {
    (value.into(), label.into())
}
