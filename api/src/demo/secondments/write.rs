//! Writing what was invented, and its trace in the log.
//!
//! The database holds that secondments begin with a proposal and that states follow each other. So they are written as they
//! were proposed, with all that was done to them; then all of them take their next step together, until none is left.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    amendment_approval, compliance_check, contact_request, cost_share, host_need, notification, secondee_offer,
    secondment, secondment_amendment, secondment_approval, secondment_event, secondment_objective, secondment_review,
    secondment_text,
};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IntoActiveModel,
};
use uuid::Uuid;

use super::course::why_it_rests;
use crate::{
    changes::{Change, ChangeOp, EntityType, Whose, Write, name_of},
    practice::code_lists::all,
    secondment::code_lists::{SecondmentKind, SecondmentState},
};

/// How many rows are written with one statement: databases bound the number of values.
const AT_ONCE: usize = 400;

/// What is to be written.
#[derive(Default)]
pub struct Rows {
    pub needs: Vec<host_need::Model>,
    pub offers: Vec<secondee_offer::Model>,
    pub contacts: Vec<contact_request::Model>,
    /// As they were drafted or proposed.
    pub secondments: Vec<secondment::Model>,
    pub approvals: Vec<secondment_approval::Model>,
    /// What was done to them, in the order of each life.
    pub events: Vec<secondment_event::Model>,
    pub texts: Vec<secondment_text::Model>,
    pub objectives: Vec<secondment_objective::Model>,
    pub reviews: Vec<secondment_review::Model>,
    pub checks: Vec<compliance_check::Model>,
    pub costs: Vec<cost_share::Model>,
    pub amendments: Vec<secondment_amendment::Model>,
    pub amendment_approvals: Vec<amendment_approval::Model>,
    pub notifications: Vec<notification::Model>,
}

impl Rows {
    /// The secondments that are in a state in the end.
    pub fn ids_in(&self, state: SecondmentState) -> Vec<Uuid> {
        let last: HashMap<Uuid, &str> = self.events.iter().map(|it| (it.secondment_id, &*it.to_state)).collect();
        let mut ids: Vec<Uuid> =
            last.into_iter().filter(|(_, last)| *last == name_of(state)).map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    }

    /// Writes all of it, or nothing.
    pub async fn write(self, db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
        let mut write = Write::by_ourselves(db, now, ("demo", "demo")).await?;
        self.changes().into_iter().for_each(|change| write.log(change));
        let steps = self.events.iter().map(|event| event.version).max().unwrap_or_default();
        let tx = &write.tx;
        insert::<host_need::ActiveModel>(tx, self.needs).await?;
        insert::<secondee_offer::ActiveModel>(tx, self.offers).await?;
        insert::<contact_request::ActiveModel>(tx, self.contacts).await?;
        insert::<secondment::ActiveModel>(tx, self.secondments).await?;
        insert::<secondment_approval::ActiveModel>(tx, self.approvals).await?;
        insert::<secondment_event::ActiveModel>(tx, self.events).await?;
        insert::<secondment_text::ActiveModel>(tx, self.texts).await?;
        insert::<secondment_objective::ActiveModel>(tx, self.objectives).await?;
        insert::<secondment_review::ActiveModel>(tx, self.reviews).await?;
        insert::<compliance_check::ActiveModel>(tx, self.checks).await?;
        insert::<cost_share::ActiveModel>(tx, self.costs).await?;
        insert::<secondment_amendment::ActiveModel>(tx, self.amendments).await?;
        insert::<amendment_approval::ActiveModel>(tx, self.amendment_approvals).await?;
        insert::<notification::ActiveModel>(tx, self.notifications).await?;
        for _ in 1..steps {
            tx.execute_unprepared(&next_step(tx.get_database_backend())).await?;
        }
        write.commit().await
    }

    fn changes(&self) -> Vec<Change> {
        let needs = self.needs.iter().flat_map(|it| {
            let whose = Whose { trust: it.trust_uid, school: Some(it.school_urn), other_trust: None };
            changes((EntityType::HostNeed, it.id), (it.version > 1).then_some("needState"), whose)
        });
        // Nobody's trust may read in the log who offers themselves, and who was asked.
        let offers = self.offers.iter().flat_map(|it| {
            changes((EntityType::SecondeeOffer, it.id), (it.version > 1).then_some("offerState"), Whose::default())
        });
        let contacts = self.contacts.iter().flat_map(|it| {
            changes((EntityType::ContactRequest, it.id), (it.version > 1).then_some("contactState"), Whose::default())
        });
        let moved: std::collections::HashSet<Uuid> =
            self.events.iter().filter(|it| it.version > 1).map(|it| it.secondment_id).collect();
        let secondments = self.secondments.iter().flat_map(|it| {
            let whose = Whose { trust: it.home_trust_uid, school: it.home_school_urn, other_trust: it.host_trust_uid };
            changes((EntityType::Secondment, it.id), moved.contains(&it.id).then_some("secondmentState"), whose)
        });
        let notices = self.notifications.iter().flat_map(|it| {
            let whose = Whose { trust: it.to_trust_uid, school: it.to_school_urn, other_trust: None };
            changes((EntityType::Notification, it.id), None, whose)
        });
        needs.chain(offers).chain(contacts).chain(secondments).chain(notices).collect()
    }
}

/// That a thing was made, and what of it changed since.
fn changes((entity_type, id): (EntityType, Uuid), changed: Option<&'static str>, whose: Whose) -> Vec<Change> {
    let change = |op, fields| Change { op, entity_type, entity_id: id.to_string(), fields, whose };
    let made = change(ChangeOp::Created, vec![]);
    [made].into_iter().chain(changed.map(|field| change(ChangeOp::Updated, vec![field]))).collect()
}

async fn insert<A>(tx: &DatabaseTransaction, rows: Vec<<A::Entity as EntityTrait>::Model>) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all());
    loop {
        let some: Vec<A> = rows.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(());
        }
        A::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
}

/// Lets every secondment take its next step, as what was done to it tells.
fn next_step(backend: DbBackend) -> String {
    let day = match backend {
        DbBackend::Postgres => "(e.made_at AT TIME ZONE 'Europe/London')::date",
        _ => "date(e.made_at)",
    };
    let next = "FROM secondment_event e WHERE e.secondment_id = secondment.id AND e.version = secondment.version + 1";
    let ended = format!("CASE e.to_state WHEN 'COMPLETED' THEN secondment.ends_on WHEN 'ENDED_EARLY' THEN {day} END");
    let of_kind = |kind| format!("WHEN '{}' THEN '{}'", name_of(kind), name_of(why_it_rests(kind)));
    let kinds: Vec<String> = all::<SecondmentKind>().map(of_kind).collect();
    let rests =
        format!("CASE WHEN e.to_state = 'PAUSED' THEN CASE secondment.secondment_kind {} END END", kinds.join(" "));
    format!(
        "UPDATE secondment SET secondment_state = (SELECT e.to_state {next}), updated_at = (SELECT e.made_at {next}),
         agreed_at = coalesce(agreed_at, (SELECT e.made_at {next} AND e.to_state = 'AGREED')),
         actual_ended_on = coalesce(actual_ended_on, (SELECT {ended} {next})),
         pause_reason = (SELECT {rests} {next}), version = version + 1
         WHERE EXISTS (SELECT 1 {next})"
    )
}
