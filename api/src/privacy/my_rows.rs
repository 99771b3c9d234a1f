//! Rows of somebody, for themselves: each with all its columns, so that one that is added later is not left out.

use chrono::SecondsFormat;
use entity::{
    amendment_approval, compliance_check, contact_request, cost_share, endorsement, host_need, idempotency_key,
    notification_read, practice, practice_author, practice_edition, practice_suggestion, saved_practice,
    secondee_offer, secondment, secondment_amendment, secondment_approval, secondment_event, secondment_objective,
    secondment_reminder, secondment_review, secondment_text,
};
use futures_util::future::BoxFuture;
use sea_orm::{
    DatabaseConnection, DbErr, EntityTrait, IdenStatic as _, Iterable as _, ModelTrait, Select, sea_query,
    sea_query::sea_value_to_json_value,
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::access::{Viewer, scope};

/// Rows by the name of their table.
pub struct Rows<'db> {
    db: &'db DatabaseConnection,
    tables: Map<String, Value>,
}

/// What is held of a member of staff beside who they are: offers, secondments with all their parts, what they wrote, and
/// what they were told.
pub async fn about(db: &DatabaseConnection, member: Uuid) -> Result<Value, DbErr> {
    let mut rows = Rows { db, tables: Map::new() };
    rows.add(scope::rows_of_oneself(member, practice_author::Column::StaffMemberId)).await?;
    rows.add(scope::rows_of_oneself(member, secondee_offer::Column::StaffMemberId)).await?;
    rows.add(scope::contact_requests_of_oneself(member)).await?;
    rows.add(scope::rows_of_oneself(member, secondment::Column::SecondeeId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_approval::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_event::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_text::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_objective::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_review::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, compliance_check::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, cost_share::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_amendment::Column::SecondmentId)).await?;
    rows.add(scope::parts_of_oneself(member, secondment_reminder::Column::SecondmentId)).await?;
    rows.add(scope::amendment_approvals_of_oneself(member)).await?;
    rows.add(scope::notifications_of_oneself(member)).await?;
    Ok(Value::Object(rows.tables))
}

/// What somebody did, said and wrote, about whomever.
pub async fn by(db: &DatabaseConnection, viewer: &Viewer) -> Result<Value, DbErr> {
    let mut rows = Rows { db, tables: Map::new() };
    rows.add(scope::done_by_oneself(viewer, secondment::Column::CreatedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, secondment_approval::Column::DecidedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, secondment_event::Column::Actor)).await?;
    rows.add(scope::done_by_oneself(viewer, secondment_review::Column::Actor)).await?;
    rows.add(scope::done_by_oneself(viewer, secondment_amendment::Column::Actor)).await?;
    rows.add(scope::done_by_oneself(viewer, amendment_approval::Column::DecidedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, contact_request::Column::AskedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, host_need::Column::PostedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, practice::Column::CreatedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, practice::Column::SubmittedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, practice_edition::Column::PublishedBy)).await?;
    rows.add(scope::done_by_oneself(viewer, practice_suggestion::Column::ByActor)).await?;
    rows.add(scope::done_by_oneself(viewer, endorsement::Column::ByActor)).await?;
    rows.add(scope::done_by_oneself(viewer, saved_practice::Column::Actor)).await?;
    rows.add(scope::done_by_oneself(viewer, notification_read::Column::Actor)).await?;
    rows.add(scope::done_by_oneself(viewer, idempotency_key::Column::Actor)).await?;
    Ok(Value::Object(rows.tables))
}

impl Rows<'_> {
    /// Adds rows to those of their table, each once.
    ///
    /// Boxed, since thirty kinds of futures within one take the compiler minutes.
    fn add<E: EntityTrait>(&mut self, which: Select<E>) -> BoxFuture<'_, Result<(), DbErr>> {
        Box::pin(async move {
            let found = which.all(self.db).await?;
            let table = self.tables.entry(camel(E::default().table_name())).or_insert_with(|| json!([]));
            let Value::Array(rows) = table else { return Ok(()) };
            for row in found.iter().map(all_of) {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            Ok(())
        })
    }
}

/// A row with all its columns.
fn all_of<M: ModelTrait>(row: &M) -> Value {
    let cell = |column: <M::Entity as EntityTrait>::Column| (camel(column.as_str()), as_json(&row.get(column)));
    Value::Object(<M::Entity as EntityTrait>::Column::iter().map(cell).collect())
}

fn as_json(value: &sea_query::Value) -> Value {
    match value {
        sea_query::Value::ChronoDateTimeUtc(Some(at)) => at.to_rfc3339_opts(SecondsFormat::Millis, true).into(),
        sea_query::Value::ChronoDate(Some(day)) => day.to_string().into(),
        other => sea_value_to_json_value(other),
    }
}

/// The database's names as the contract spells such.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_in_the_contract() {
        assert_eq!(["id", "secondment_text", "to_trust_uid"].map(camel), ["id", "secondmentText", "toTrustUid"]);
    }
}
