//! Which schools share a postcode, or the sector of one.

use entity::Postcode;

use super::SchoolRecord;

/// A postcode in seven bytes: its district filled up with blanks, then the digit of its sector and its last two letters.
type Key = [u8; 7];

/// How many bytes of a key tell the sector.
const SECTOR: usize = 5;

/// The schools that have a postcode and a point, in the order of their postcodes.
#[derive(Debug)]
pub struct Postcodes(Vec<(Key, u32)>);

impl Postcodes {
    pub(super) fn new(records: &[SchoolRecord]) -> Self {
        let pinned = (0..).zip(records).filter(|(_, record)| record.geo.point().is_some());
        let mut keyed: Vec<(Key, u32)> = pinned
            .filter_map(|(position, record)| Some((key(record.address.postcode.as_deref()?)?, position)))
            .collect();
        keyed.sort_unstable();
        keyed.shrink_to_fit();
        Self(keyed)
    }

    /// The schools with this postcode.
    pub fn sharing(&self, postcode: &Postcode) -> impl Iterator<Item = u32> {
        self.beginning(postcode, size_of::<Key>())
    }

    /// The schools whose postcodes are in the sector of this one.
    pub fn in_sector_of(&self, postcode: &Postcode) -> impl Iterator<Item = u32> {
        self.beginning(postcode, SECTOR)
    }

    /// Those whose keys begin as the postcode's does, in so many bytes.
    fn beginning(&self, postcode: &Postcode, length: usize) -> impl Iterator<Item = u32> {
        let sought = key(postcode.as_str());
        let alike = sought.map_or(&self.0[..0], |sought| {
            let from = self.0.partition_point(|(key, _)| key[..length] < sought[..length]);
            let until = self.0.partition_point(|(key, _)| key[..length] <= sought[..length]);
            &self.0[from..until]
        });
        alike.iter().map(|(_, position)| *position)
    }
}

/// None for what is not in the shape of a British postcode.
fn key(postcode: &str) -> Option<Key> {
    let (district, rest) = postcode.split_once(' ')?;
    let mut key = [b' '; size_of::<Key>()];
    key[..4].get_mut(..district.len())?.copy_from_slice(district.as_bytes());
    key[4..].get_mut(..rest.len()).filter(|room| room.len() == 3)?.copy_from_slice(rest.as_bytes());
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_is_not_mistaken_for_one_that_begins_alike() {
        let keyed = ["LE1 6AA", "LE1 6TP", "LE1 6TP", "LE1 7AA", "LE16 6TP", "LE16 7AA", "L1 6TP"];
        let mut keyed: Vec<(Key, u32)> = keyed.iter().filter_map(|text| key(text)).zip(0..).collect();
        keyed.sort_unstable();
        let postcodes = Postcodes(keyed);
        let asked = |text: &str| -> (Vec<u32>, Vec<u32>) {
            let postcode: Postcode = text.parse().unwrap();
            (postcodes.sharing(&postcode).collect(), postcodes.in_sector_of(&postcode).collect())
        };
        assert_eq!(asked("le16tp"), (vec![1, 2], vec![0, 1, 2]));
        assert_eq!(asked("LE16 6ZZ"), (vec![], vec![4]));
        assert_eq!(asked("ZZ1 1ZZ"), (vec![], vec![]));
    }

    #[test]
    fn what_is_no_british_postcode_has_no_key() {
        for text in ["", "2036", "BFPO 1", "AD500 1AA", "LE1 6TPX", "É1 6T"] {
            assert_eq!(key(text), None, "{text}");
        }
    }
}
