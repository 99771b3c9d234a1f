//! What a file says of each school's trust, kept where it differs from the file before.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{TrustUid, Urn, trust_sighting};
use sea_orm::{ColumnTrait as _, Condition};

use crate::{
    import::{batch, edition::Edition, run::Run},
    register::rows,
};

/// Keeps what a file says where it is new.
pub async fn record(
    run: &mut Run<'_>,
    sightings: Vec<(Urn, Option<TrustUid>)>,
    edition: &Edition,
) -> anyhow::Result<()> {
    let mut stored: HashMap<Urn, Kept> = HashMap::new();
    for row in rows::sightings(run.transaction).await? {
        stored.entry(row.urn).or_default().insert(row.seen_on, row.trust_uid);
    }
    let (mut to_write, mut outdated) = (vec![], BTreeMap::<NaiveDate, Vec<Urn>>::new());
    let never = Kept::new();
    for (urn, trust_uid) in sightings {
        let kept = stored.get(&urn).unwrap_or(&never);
        for (seen_on, change) in changes(kept, edition, trust_uid) {
            match change {
                Some(trust_uid) => to_write.push(trust_sighting::Model { urn, seen_on, trust_uid }),
                None => outdated.entry(seen_on).or_default().push(urn),
            }
        }
    }
    for (day, urns) in outdated {
        let of_the_day = Condition::all().add(trust_sighting::Column::SeenOn.eq(day));
        batch::delete::<trust_sighting::Entity>(run.transaction, of_the_day, trust_sighting::Column::Urn, urns).await?;
    }
    run.write::<trust_sighting::Entity>(to_write).await
}

/// One school's sightings, by day.
type Kept = BTreeMap<NaiveDate, Option<TrustUid>>;

/// What a file makes of the sightings of one school: on which days there is to be another one, or none.
///
/// Without one of its own the next newer file says what was known before this one came. So that it goes on saying so,
/// it gets one where the two differ, and loses it where they agree.
fn changes(kept: &Kept, edition: &Edition, says: Option<TrustUid>) -> Vec<(NaiveDate, Option<Option<TrustUid>>)> {
    let day = edition.as_of;
    let before = kept.range(..day).next_back().and_then(|(_, trust)| *trust);
    let said = kept.get(&day).copied().unwrap_or(before);
    let unless_known = |says: Option<TrustUid>, known| (says != known).then_some(says);
    let mut wanted = vec![(day, unless_known(says, before))];
    if let Some(next) = edition.next() {
        let next_says = kept.get(&next).copied().unwrap_or(said);
        wanted.push((next, unless_known(next_says, says)));
    }
    wanted.retain(|(day, sighting)| kept.get(day) != sighting.as_ref());
    wanted
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::{Days, NaiveDate};
    use entity::TrustUid;
    use proptest::prelude::*;

    use super::{Kept, changes};
    use crate::import::edition::Edition;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::default() + Days::new(number)
    }

    fn trust(number: u8) -> Option<TrustUid> {
        (number > 0).then(|| number.to_string().parse().expect("a group UID"))
    }

    /// A file: its day, and the trust that it names for the school, if it lists the school.
    type File = (u64, Option<u8>);

    /// A file of each day.
    fn numbered(says: Vec<u8>) -> Vec<File> {
        (0..).zip(says.into_iter().map(Some)).collect()
    }

    /// Takes files in, one after another.
    fn take(files: &[File]) -> Kept {
        let (mut kept, mut loaded) = (Kept::new(), BTreeMap::new());
        for (number, says) in files {
            let days: Vec<NaiveDate> = loaded.keys().copied().collect();
            let edition = Edition { as_of: day(*number), newest: days.last().copied(), loaded: days };
            for (day, change) in says.map(|says| changes(&kept, &edition, trust(says))).unwrap_or_default() {
                match change {
                    Some(sighting) => kept.insert(day, sighting),
                    None => kept.remove(&day),
                };
            }
            loaded.insert(day(*number), ());
        }
        kept
    }

    /// What the sightings say of a day.
    fn told(kept: &Kept, day: NaiveDate) -> Option<TrustUid> {
        kept.range(..=day).next_back().and_then(|(_, trust)| *trust)
    }

    proptest! {
        #[test]
        fn every_file_goes_on_saying_what_it_says_whatever_comes_before_or_after(
            files in prop::collection::vec((0..8u64, prop::option::weighted(0.8, 0..4u8)), 0..16),
        ) {
            let kept = take(&files);
            let mut whole = BTreeMap::new();
            for (number, says) in &files {
                whole.extend(says.map(|says| (*number, says)));
            }
            for (number, says) in &whole {
                prop_assert_eq!(told(&kept, day(*number)), trust(*says), "on day {}: {:?}", number, &kept);
            }
            let mut before = None;
            for (day, sighting) in &kept {
                prop_assert_ne!(*sighting, before, "nothing new on {}: {:?}", day, &kept);
                before = *sighting;
            }
        }

        #[test]
        fn where_all_files_list_the_school_their_order_does_not_matter(
            files in prop::collection::vec(0..4u8, 0..8).prop_map(numbered).prop_shuffle(),
        ) {
            let mut in_order = files.clone();
            in_order.sort_unstable();
            prop_assert_eq!(take(&files), take(&in_order));
        }
    }

    #[test]
    fn a_school_that_a_newer_file_leaves_out_stays_where_it_was() {
        assert_eq!(take(&[(1, Some(1)), (2, None), (3, None)]), Kept::from([(day(1), trust(1))]));
    }
}
