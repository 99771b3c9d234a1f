//! What the invention goes by: schools, people, practices, and its dice.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entity::{Urn, practice, staff_member};
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, QueryFilter as _};
use uuid::{Builder, Uuid};

use super::{super::dice::Dice, super::people::Cast, sites::Site};
use crate::{
    access::{Place, scope},
    clock::day_of,
    exchange::Area,
    register::Register,
};

/// Which stream of chance makes them.
const STREAM: u64 = 9_200_000_000;

/// What the invention goes by.
pub struct World {
    pub dice: Dice,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    pub sites: Vec<Site>,
    pub people: Vec<Person>,
    /// Practices that everybody may see.
    pub practices: Vec<Uuid>,
    /// Whom the demo's tokens are about.
    pub cast: Option<Cast>,
}

/// A member of staff.
pub struct Person {
    pub id: Uuid,
    pub place: Place,
    /// Which of the schools is theirs; none in a central team.
    pub site: Option<usize>,
    pub role: String,
    pub contract: i32,
    pub area: Area,
    /// Whether a token is theirs.
    pub is_cast: bool,
    /// Whether they have an open offer.
    pub is_listed: bool,
    /// When they are away, the last day of each time included.
    pub away: Vec<(NaiveDate, NaiveDate)>,
}

impl Person {
    /// Whether they are at home on all of these days.
    pub fn is_free(&self, from: NaiveDate, until: NaiveDate) -> bool {
        self.away.iter().all(|(left, back)| until < *left || *back < from)
    }
}

impl World {
    pub async fn read(
        db: &DatabaseConnection,
        register: &Register,
        seed: u64,
        now: DateTime<Utc>,
    ) -> Result<Self, DbErr> {
        let sites = Site::all(register);
        let at: HashMap<Urn, usize> = sites.iter().enumerate().map(|(at, site)| (site.urn, at)).collect();
        let cast = Cast::of(register);
        let tied = cast.as_ref().map(|cast| cast.ids(seed)).unwrap_or_default();
        let staff = scope::exchange::staff_members().filter(staff_member::Column::RedactedAt.is_null());
        let mut staff = staff.all(db).await?;
        staff.sort_by_key(|member| member.id);
        let person = |member: staff_member::Model| Person {
            id: member.id,
            place: Place::of(&member),
            site: member.base_school_urn.and_then(|urn| at.get(&urn).copied()),
            contract: member.contract_hundredths,
            area: Area::of(register, member.base_school_urn, member.employer_trust_uid),
            role: member.role,
            is_cast: tied.contains(&member.id),
            is_listed: false,
            away: vec![],
        };
        // Whose school is about to close stays where they are.
        let people =
            staff.into_iter().map(person).filter(|it| it.site.is_some() || it.place.school.is_none()).collect();
        let practices = practices(db).await?;
        let today = day_of(now);
        Ok(Self { dice: Dice::new(seed, STREAM), now, today, sites, people, practices, cast })
    }

    /// A key like those that are given out at a moment.
    pub fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut bytes = [0; 10];
        bytes.fill_with(|| self.dice.below(256) as u8);
        Builder::from_unix_timestamp_millis(at.timestamp_millis().unsigned_abs(), &bytes).into_uuid()
    }

    /// A key that does not tell when it was given out.
    pub fn random_id(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        bytes.fill_with(|| self.dice.below(256) as u8);
        Builder::from_random_bytes(bytes).into_uuid()
    }

    /// Some minute of the working hours of a day, and never one that is still to come.
    pub fn moment(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let (hour, minute) = (8 + self.dice.below(9) as u32, self.dice.below(60) as u32);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        day.and_time(time).and_utc().min(self.now)
    }

    /// A number of days.
    pub fn days(&mut self, low: i64, high: i64) -> u64 {
        self.dice.between(low, high).unsigned_abs()
    }
}

async fn practices(db: &DatabaseConnection) -> Result<Vec<Uuid>, DbErr> {
    let shown = scope::library::practices()
        .filter(practice::Column::PracticeState.eq("PUBLISHED"))
        .filter(practice::Column::Visibility.eq("PUBLIC"));
    let mut ids: Vec<Uuid> = shown.all(db).await?.into_iter().map(|row| row.id).collect();
    ids.sort_unstable();
    Ok(ids)
}
