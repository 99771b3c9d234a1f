//! Invented members of staff, and who of them the demo's tokens belong to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{TrustUid, Urn, staff_member, staff_person};
use sea_orm::{ActiveValue::Set, DatabaseConnection, EntityTrait as _, PaginatorTrait as _};
use uuid::{Builder, Uuid};

use super::{
    dice::Dice,
    person_names::{FIRST, LAST},
};
use crate::{
    access::{Place, Role, Viewer, scope},
    changes::{Change, ChangeOp, EntityType, Write},
    register::Register,
};

/// Which stream of chance makes them.
const STREAM: u64 = 9_000_000_000;

/// How many are written with one statement.
const AT_ONCE: usize = 500;

/// Roles at a school, and how often each comes up.
const ROLES: [(&str, u32); 11] = [
    ("TEACHER", 48),
    ("HEAD_OF_DEPARTMENT_OR_CURRICULUM", 10),
    ("HEAD_OF_YEAR_OR_PHASE", 8),
    ("SENDCO", 5),
    ("ASSISTANT_HEADTEACHER", 6),
    ("DEPUTY_HEADTEACHER", 4),
    ("TEACHING_ASSISTANT", 10),
    ("HIGHER_LEVEL_TEACHING_ASSISTANT", 4),
    ("SCHOOL_BUSINESS_PROFESSIONAL", 2),
    ("OTHER_LEADERSHIP", 1),
    ("OTHER_SUPPORT", 2),
];

/// Roles in a trust's central team, and how often each comes up.
const CENTRAL_ROLES: [(&str, u32); 5] = [
    ("OTHER_LEADERSHIP", 40),
    ("EXECUTIVE_LEADER", 20),
    ("SCHOOL_BUSINESS_PROFESSIONAL", 20),
    ("SENDCO", 10),
    ("OTHER_SUPPORT", 10),
];

/// Parts of a full post, in hundredths, and how often each comes up.
const CONTRACTS: [(i32, u32); 6] = [(100, 70), (80, 10), (60, 9), (50, 5), (40, 4), (90, 2)];

/// Whom the demo's tokens are about: the largest trust, and its first school.
pub struct Cast {
    /// The trust.
    pub trust: TrustUid,
    /// Its school.
    pub school: Urn,
}

impl Cast {
    /// The cast of a register; none where it has no trust with an open school.
    pub fn of(register: &Register) -> Option<Self> {
        let places = places(register);
        let mut schools: BTreeMap<TrustUid, Vec<Urn>> = BTreeMap::new();
        for place in &places {
            if let (Some(trust), Some(school)) = (place.trust, place.school) {
                schools.entry(trust).or_default().push(school);
            }
        }
        let (trust, schools) =
            schools.into_iter().max_by_key(|(uid, schools)| (schools.len(), std::cmp::Reverse(*uid)))?;
        Some(Self { trust, school: *schools.first()? })
    }
}

/// The subject of the token of a role, by which the member of staff is tied to it.
pub fn subject(role: Role) -> &'static str {
    match role {
        Role::Partner => "demo-partner",
        Role::SchoolStaff => "demo-school-staff",
        Role::SchoolLeader => "demo-school-leader",
        Role::TrustLeader => "demo-trust-leader",
        Role::SectorAdmin => "demo-sector-admin",
    }
}

/// Invents members of staff for a register that has none.
pub async fn invent(db: &DatabaseConnection, register: &Register, seed: u64, now: DateTime<Utc>) -> anyhow::Result<()> {
    if scope::staff_members_to_erase(&Viewer::operator("demo")).count(db).await? > 0 {
        return Ok(());
    }
    let Some(cast) = Cast::of(register) else { return Ok(()) };
    let mut dice = Dice::new(seed, STREAM);
    let mut people = Vec::from(cast.people(&mut dice));
    for place in everywhere(register) {
        let roles: &[(&str, u32)] = if place.school.is_some() { &ROLES } else { &CENTRAL_ROLES };
        for _ in 0..=dice.below(3) {
            let (role, _) = *dice.weigh(roles, |(_, often)| *often);
            people.push(Invented::new(&mut dice, place, role, None));
        }
    }
    // A reference stands for one person of an employer, which chance does not see to.
    for (number, one) in (1..).zip(&mut people) {
        one.person.external_reference = Set(Some(format!("P{number:05}")));
    }
    let mut write = Write::by_ourselves(db, now, ("demo", "demo")).await?;
    for some in people.chunks(AT_ONCE) {
        let members: Vec<_> = some.iter().map(|one| one.member.clone()).collect();
        let persons: Vec<_> = some.iter().map(|one| one.person.clone()).collect();
        staff_member::Entity::insert_many(members).exec_without_returning(&write.tx).await?;
        staff_person::Entity::insert_many(persons).exec_without_returning(&write.tx).await?;
    }
    for one in people {
        let (entity_type, entity_id) = (EntityType::StaffMember, one.id.to_string());
        write.log(Change { op: ChangeOp::Created, entity_type, entity_id, fields: vec![], whose: one.place.into() });
    }
    Ok(write.commit().await?)
}

impl Cast {
    /// The member of the school's staff, who leads the school, and who leads the trust.
    pub fn ids(&self, seed: u64) -> [Uuid; 3] {
        self.people(&mut Dice::new(seed, STREAM)).map(|one| one.id)
    }

    fn people(&self, dice: &mut Dice) -> [Invented; 3] {
        [
            Invented::new(dice, self.at_school(), "TEACHER", Some(Role::SchoolStaff)),
            Invented::new(dice, self.at_school(), "HEADTEACHER", Some(Role::SchoolLeader)),
            Invented::new(dice, in_the_middle(self.trust), "EXECUTIVE_LEADER", Some(Role::TrustLeader)),
        ]
    }

    fn at_school(&self) -> Place {
        Place { trust: Some(self.trust), school: Some(self.school) }
    }
}

/// A trust's central team.
fn in_the_middle(trust: TrustUid) -> Place {
    Place { trust: Some(trust), school: None }
}

/// The open schools, and the central teams of the trusts that have several of them.
fn everywhere(register: &Register) -> Vec<Place> {
    let mut places = places(register);
    let mut schools: BTreeMap<TrustUid, usize> = BTreeMap::new();
    for trust in places.iter().filter_map(|place| place.trust) {
        *schools.entry(trust).or_default() += 1;
    }
    places.extend(schools.into_iter().filter(|(_, schools)| *schools >= 3).map(|(trust, _)| in_the_middle(trust)));
    places
}

/// The open schools, with the trusts that they are in.
pub fn places(register: &Register) -> Vec<Place> {
    let open = (0..).zip(register.schools.records()).filter(|(_, school)| school.status.is_open());
    let mut places: Vec<Place> = open
        .filter_map(|(at, school)| {
            let present =
                register.memberships.of_school(at).map(|at| register.memberships.at(at)).find(|it| it.is_current());
            let trust = present.and_then(|it| it.trust).map(|at| register.trusts.at(at).uid);
            (trust.is_some() || school.urn.number() % 4 == 0).then_some(Place { trust, school: Some(school.urn) })
        })
        .collect();
    places.sort_by_key(|place| place.school);
    places
}

/// One invented member of staff.
struct Invented {
    id: Uuid,
    place: Place,
    member: staff_member::ActiveModel,
    person: staff_person::ActiveModel,
}

impl Invented {
    fn new(dice: &mut Dice, place: Place, role: &str, tied: Option<Role>) -> Self {
        let mut bytes = [0; 16];
        bytes.fill_with(|| dice.below(256) as u8);
        let id = Builder::from_random_bytes(bytes).into_uuid();
        let name = format!("{} {}", dice.pick(&FIRST), dice.pick(&LAST));
        let letters: String =
            name.to_lowercase().chars().map(|it| if it.is_ascii_alphabetic() { it } else { '.' }).collect();
        let employer = match (place.trust, place.school) {
            (Some(uid), _) => format!("trust:{uid}"),
            (None, school) => format!("school:{}", school.map(|urn| urn.to_string()).unwrap_or_default()),
        };
        let member = staff_member::ActiveModel {
            id: Set(id),
            employer_trust_uid: Set(place.trust),
            base_school_urn: Set(place.school),
            role: Set(role.to_owned()),
            contract_hundredths: Set(dice.weigh(&CONTRACTS, |(_, often)| *often).0),
            legal_hold: Set(false),
            redacted_at: Set(None),
            version: Set(1),
        };
        let person = staff_person::ActiveModel {
            staff_member_id: Set(id),
            display_name: Set(name),
            email: Set((!dice.chance(150)).then(|| format!("{letters}@staff.example.org"))),
            subject: Set(tied.map(|role| subject(role).to_owned())),
            employer: Set(employer),
            external_reference: Set(None),
        };
        Self { id, place, member, person }
    }
}
