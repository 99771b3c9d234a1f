//! Telling somebody, with the change that they are told of.

use std::collections::BTreeSet;

use entity::{
    TrustUid, Urn,
    notification::{ActiveModel, Entity},
};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait as _};
use uuid::Uuid;

use super::NotificationKind;
use crate::{
    access::Place,
    changes::{Change, ChangeOp, EntityType, Whose, Write, name_of},
};

/// How many rows are written with one statement: databases bound the number of values.
const AT_ONCE: usize = 500;

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// A member of staff.
    Person(Uuid),
    /// Whoever leads a trust.
    Trust(TrustUid),
    /// Whoever leads a school.
    School(Urn),
}

impl Recipient {
    /// Who answers for a place: its trust where there is one, else its school.
    pub fn of(place: &Place) -> Option<Self> {
        place.trust.map(Self::Trust).or(place.school.map(Self::School))
    }

    /// Whoever leads a place: its trust, and the school.
    pub fn at(place: &Place) -> Vec<Self> {
        place.trust.map(Self::Trust).into_iter().chain(place.school.map(Self::School)).collect()
    }

    /// Who may read in the log that they were told: of people nobody but who operates the service.
    fn whose(self) -> Whose {
        match self {
            Self::Person(_) => Whose::default(),
            Self::Trust(uid) => Whose { trust: Some(uid), ..Whose::default() },
            Self::School(urn) => Whose { school: Some(urn), ..Whose::default() },
        }
    }
}

/// Tells somebody that something happened to a thing, each of them once. They are told if the change is made, and not if it
/// is taken back.
pub async fn notify(
    write: &mut Write,
    kind: NotificationKind,
    (entity_type, entity_id): (EntityType, Uuid),
    to: impl IntoIterator<Item = Recipient>,
) -> Result<(), DbErr> {
    // Keys that grow with time, so that the newest of them is the newest of what was told.
    let told: Vec<(Uuid, Recipient)> =
        to.into_iter().collect::<BTreeSet<_>>().into_iter().map(|recipient| (Uuid::now_v7(), recipient)).collect();
    for some in told.chunks(AT_ONCE) {
        let row = |(id, to): &(Uuid, Recipient)| ActiveModel {
            id: Set(*id),
            kind: Set(name_of(kind).to_owned()),
            entity_type: Set(name_of(entity_type).to_owned()),
            entity_id: Set(entity_id),
            to_staff_member: Set(if let Recipient::Person(member) = to { Some(*member) } else { None }),
            to_trust_uid: Set(if let Recipient::Trust(uid) = to { Some(*uid) } else { None }),
            to_school_urn: Set(if let Recipient::School(urn) = to { Some(*urn) } else { None }),
            made_at: Set(write.now),
        };
        let rows: Vec<ActiveModel> = some.iter().map(row).collect();
        Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    }
    for (id, recipient) in told {
        write.log(Change {
            op: ChangeOp::Created,
            entity_type: EntityType::Notification,
            entity_id: id.to_string(),
            fields: vec![],
            whose: recipient.whose(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trust_answers_for_its_schools_and_a_school_of_none_for_itself() {
        let (trust, school): (TrustUid, Urn) = ("2044".parse().unwrap(), "100001".parse().unwrap());
        let place = |trust, school| Recipient::of(&Place { trust, school });
        assert_eq!(place(Some(trust), Some(school)), Some(Recipient::Trust(trust)));
        assert_eq!(place(None, Some(school)), Some(Recipient::School(school)));
        assert_eq!(place(None, None), None);
    }

    #[test]
    fn a_place_is_led_by_its_trust_and_its_school() {
        let (trust, school): (TrustUid, Urn) = ("2044".parse().unwrap(), "100001".parse().unwrap());
        let leaders = |trust, school| Recipient::at(&Place { trust, school });
        assert_eq!(leaders(Some(trust), Some(school)), [Recipient::Trust(trust), Recipient::School(school)]);
        assert_eq!(leaders(None, Some(school)), [Recipient::School(school)]);
    }
}
