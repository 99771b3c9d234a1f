//! Facets: how the things of a list spread over the values of one field.

use std::{borrow::Cow, cmp::Reverse};

use async_graphql::SimpleObject;

/// A value, and how many things of the list carry it.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
pub struct FacetBucket {
    /// The value, as it is put back into the filter: the name of an enum's value, a code, or `true` and `false`.
    value: String,
    /// What people call it; empty where the register gives the code no name.
    label: String,
    /// How many things of the list carry it. Never 0: values that none carries are left out.
    count: u32,
}

/// A value with what people call it.
pub type Named<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Values that people have words for.
pub trait Labelled: Copy {
    /// What people call it.
    fn label(self) -> &'static str;
}

/// Buckets of counted values: the fullest first, equal ones by value, without the empty ones.
pub fn buckets<'a>(counted: impl Iterator<Item = (Named<'a>, u64)>) -> Vec<FacetBucket> {
    let filled = counted.filter(|(_, count)| *count > 0);
    let bucket = |((value, label), count): (Named<'a>, u64)| FacetBucket {
        value: value.into_owned(),
        label: label.into_owned(),
        count: count as u32,
    };
    let mut buckets: Vec<FacetBucket> = filled.map(bucket).collect();
    buckets.sort_by(|left, right| (Reverse(left.count), &left.value).cmp(&(Reverse(right.count), &right.value)));
    buckets
}

/// What was asked for, each once, in the order in which it was first asked for.
pub fn each_once<F: PartialEq + Copy>(fields: &[F]) -> Vec<F> {
    let is_first = |(at, field): &(usize, &F)| !fields[..*at].contains(*field);
    fields.iter().enumerate().filter(is_first).map(|(_, field)| *field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_bucket_comes_first_and_an_empty_one_not_at_all() {
        let counted = [("B", 2), ("A", 2), ("none", 0), ("C", 7)];
        let buckets = buckets(counted.into_iter().map(|(value, count)| ((value.into(), value.into()), count)));
        let values: Vec<&str> = buckets.iter().map(|bucket| bucket.value.as_str()).collect();
        assert_eq!(values, ["C", "A", "B"]);
    }

    #[test]
    fn what_is_asked_for_twice_is_told_once() {
        assert_eq!(each_once(&[3, 1, 3, 2, 1]), [3, 1, 2]);
    }
}
