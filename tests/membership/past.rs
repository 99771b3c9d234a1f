//! A past of one's own making, put straight into the tables, so that what is served depends on nothing else.

use chrono::NaiveDate;
use entity::{former_name, group_link, inspection, inspection_listing, school_link, trust_membership};
use sea_orm::{ActiveModelTrait as _, ConnectionTrait as _, DatabaseConnection, IntoActiveModel as _, prelude::Uuid};
use support::{Engine, TestApp, database::TestDatabase, world};

/// What became of schools, in place of what the world's files tell.
#[derive(Default)]
pub struct Past {
    statements: String,
    memberships: Vec<trust_membership::Model>,
    links: Vec<school_link::Model>,
    group_links: Vec<group_link::Model>,
    names: Vec<former_name::Model>,
    inspections: Vec<inspection::Model>,
    inspection_listings: Vec<inspection_listing::Model>,
}

fn day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| text.parse().expect("a day"))
}

/// `2014-09-01` is a day, `2025-01-06..2025-04-01` are bounds of one, either of which may be left out.
fn days(text: &str) -> [Option<NaiveDate>; 3] {
    match text.split_once("..") {
        Some((not_before, not_after)) => [None, day(not_before), day(not_after)],
        None => [day(text); 3],
    }
}

/// The id of the membership that was put in as the nth.
pub fn id(nth: usize) -> Uuid {
    Uuid::from_u128(0x0198_2c5e_7f00_7000_8000_0000_0000_0000 + nth as u128)
}

impl Past {
    /// Changes rows of the world.
    pub fn with(mut self, statement: &str) -> Self {
        self.statements += &format!("{statement};");
        self
    }

    /// A school that was in a trust from one day until the day before another; nothing for a stay that goes on.
    pub fn member(self, urn: i32, trust: Option<i32>, joined: &str, left: &str) -> Self {
        self.member_who(urn, trust, joined, left, |_| {})
    }

    /// A membership of which more is known than its days.
    pub fn member_who(
        mut self,
        urn: i32,
        trust: Option<i32>,
        joined: &str,
        left: &str,
        more: impl FnOnce(&mut trust_membership::Model),
    ) -> Self {
        let ([joined_on, joined_not_before, joined_not_after], [left_on, left_not_before, left_not_after]) =
            (days(joined), days(left));
        let mut row = trust_membership::Model {
            id: id(self.memberships.len()),
            urn: urn.to_string().parse().expect("a URN"),
            trust_uid: trust.map(|uid| uid.to_string().parse().expect("a UID")),
            joined_on,
            joined_not_before,
            joined_not_after,
            joined_basis: if joined_on.is_some() { "SCHOOL_OPENED" } else { "BETWEEN_SNAPSHOTS" }.into(),
            left_on,
            left_not_before,
            left_not_after,
            left_basis: (!left.is_empty()).then(|| "UNKNOWN".into()),
            join_reason: "UNKNOWN".into(),
            join_reason_evidence: None,
            leave_reason: None,
            founding_school: false,
            required_to_join: None,
            required_to_join_basis: None,
            updated_at: world::now(),
            version: 1,
        };
        more(&mut row);
        self.memberships.push(row);
        self
    }

    /// What the row of one school says of another.
    pub fn link(mut self, urn: i32, linked: i32, link_type: &str, established_on: &str) -> Self {
        let [urn, linked_urn] = [urn, linked].map(|number| number.to_string().parse().expect("a URN"));
        let (link_type, as_of) = (link_type.into(), "2025-04-22".parse().expect("a day"));
        self.links.push(school_link::Model { urn, linked_urn, link_type, established_on: day(established_on), as_of });
        self
    }

    /// What the file of group links says of a school and a sponsor.
    pub fn sponsored(mut self, urn: i32, sponsor: i32) -> Self {
        let listed_on = "2022-08-31".parse().expect("a day");
        self.group_links.push(group_link::Model {
            urn: urn.to_string().parse().expect("a URN"),
            group_uid: sponsor.to_string().parse().expect("a UID"),
            group_type_code: "05".into(),
            joined_on: None,
            first_listed_on: listed_on,
            last_listed_on: listed_on,
        });
        self
    }

    /// What a school or trust was called until a day.
    pub fn called(mut self, entity: &str, key: i32, name: &str, last_listed_on: &str) -> Self {
        let last_listed_on = last_listed_on.parse().expect("a day");
        self.names.push(former_name::Model {
            entity: entity.into(),
            entity_key: key,
            name: name.into(),
            last_listed_on,
        });
        self
    }

    /// An inspection of a school that began on a day.
    pub fn inspected(
        mut self,
        urn: i32,
        id: &str,
        started_on: &str,
        more: impl FnOnce(&mut inspection::Model),
    ) -> Self {
        let mut row = crate::inspection::row(urn, id, started_on);
        more(&mut row);
        self.inspections.push(row);
        self
    }

    /// That Ofsted lists an inspection of another school for one.
    pub fn listed_for(mut self, urn: i32, id: &str) -> Self {
        let (urn, listed_on) = (urn.to_string().parse().expect("a URN"), "2025-08-31".parse().expect("a day"));
        self.inspection_listings.push(inspection_listing::Model { urn, inspection_id: id.into(), listed_on });
        self
    }

    /// Serves the test world with this past.
    pub async fn serve(&self, engine: Engine) -> TestApp {
        let database = TestDatabase::of_the_world(engine).await;
        let db = database.connect().await;
        self.write(&db).await;
        db.close().await.expect("the database closes");
        TestApp::serve(database).await
    }

    async fn write(&self, db: &DatabaseConnection) {
        let forget = "DELETE FROM trust_membership; DELETE FROM school_link; DELETE FROM group_link; \
                      DELETE FROM former_name; DELETE FROM inspection_listing; DELETE FROM inspection; UPDATE school SET vanished_on = NULL;";
        db.execute_unprepared(&format!("{forget}{}", self.statements)).await.expect("the world is changed");
        for row in &self.memberships {
            row.clone().into_active_model().insert(db).await.expect("a membership");
        }
        for row in &self.links {
            row.clone().into_active_model().insert(db).await.expect("a link");
        }
        for row in &self.group_links {
            row.clone().into_active_model().insert(db).await.expect("a group link");
        }
        for row in &self.names {
            row.clone().into_active_model().insert(db).await.expect("a former name");
        }
        for row in &self.inspections {
            row.clone().into_active_model().insert(db).await.expect("an inspection");
        }
        for row in &self.inspection_listings {
            row.clone().into_active_model().insert(db).await.expect("a listing of an inspection");
        }
    }
}
