//! Establishment numbers, which each authority gives out by kind of school.

use crate::demo::kind::Kind;
use std::collections::HashMap;

/// The next number of each authority and range.
#[derive(Default)]
pub struct Numbering(HashMap<(usize, u16), u16>);

impl Numbering {
    /// The next number, over again when the range is used up: the register does not promise they are unique.
    /// Universities have none.
    pub fn next(&mut self, authority: Option<usize>, kind: &Kind, secondary: bool) -> Option<u16> {
        let (first, count) = if secondary && kind.numbers.0 == 2000 { (4000, 1000) } else { kind.numbers };
        if count == 0 {
            return None;
        }
        let given = self.0.entry((authority.unwrap_or(usize::MAX), first)).or_default();
        let number = first + *given % count;
        *given = given.wrapping_add(1);
        Some(number)
    }
}
