//! What is read for all secondments of a reply at once.

use std::collections::HashMap;

use async_graphql::dataloader::Loader;
use entity::{
    amendment_approval, compliance_check, cost_share, host_need, secondment, secondment_amendment, secondment_approval,
    secondment_event, secondment_objective, secondment_review, secondment_text, staff_member,
};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::agree::FILLING;
use crate::{access::scope, changes::name_of, context::Asker, graphql::error::Error};

/// Where rows are, and who asks.
#[derive(Clone)]
pub struct Source {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

/// Declares loaders of the rows that belong to secondments, in their order.
macro_rules! rows_of_secondments {
    ($($(#[$doc:meta])* $loader:ident: $entity:ident from $scope:ident by $of:ident in order of $order:ident,)+) => {
        $($(#[$doc])*
        pub struct $loader(pub Source);

        impl Loader<Uuid> for $loader {
            type Value = Vec<$entity::Model>;
            type Error = Error;

            async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Self::Value>, Error> {
                let theirs = scope::$scope(&self.0.asker.viewer())
                    .filter($entity::Column::$of.is_in(keys.iter().copied()))
                    .order_by_asc($entity::Column::$order);
                let mut of: HashMap<Uuid, Self::Value> = HashMap::new();
                for row in theirs.all(&self.0.db).await? {
                    of.entry(key(&row)).or_default().push(row);
                }
                return Ok(of);

                fn key(row: &$entity::Model) -> Uuid {
                    rows_of_secondments!(@key row $of)
                }
            }
        })+
    };
    (@key $row:ident SecondmentId) => { $row.secondment_id };
    (@key $row:ident AmendmentId) => { $row.amendment_id };
}

rows_of_secondments! {
    /// What parties say.
    Approvals: secondment_approval from secondment_approvals by SecondmentId in order of Party,
    /// What was done.
    Events: secondment_event from secondment_events by SecondmentId in order of Version,
    /// What was written.
    Texts: secondment_text from secondment_texts by SecondmentId in order of Id,
    /// What is to be achieved.
    Objectives: secondment_objective from secondment_objectives by SecondmentId in order of Position,
    /// What came of it.
    Reviews: secondment_review from secondment_reviews by SecondmentId in order of Id,
    /// What was checked.
    Checks: compliance_check from compliance_checks by SecondmentId in order of Kind,
    /// Who pays.
    Costs: cost_share from cost_shares by SecondmentId in order of Party,
    /// What somebody wants changed.
    Amendments: secondment_amendment from secondment_amendments by SecondmentId in order of ProposedAt,
    /// What parties say of that.
    AmendmentApprovals: amendment_approval from amendment_approvals by AmendmentId in order of Party,
}

/// Members of staff by key, as far as there are any for who asks.
pub struct KnownStaff(pub Source);

impl Loader<Uuid> for KnownStaff {
    type Value = staff_member::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, staff_member::Model>, Error> {
        let known = scope::known_staff_members(&self.0.asker.viewer());
        let known = known.filter(staff_member::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        Ok(known.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Secondments by key, as far as somebody is a party to them.
pub struct Secondments(pub Source);

impl Loader<Uuid> for Secondments {
    type Value = secondment::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, secondment::Model>, Error> {
        let seen = scope::secondments(&self.0.asker.viewer());
        let seen = seen.filter(secondment::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        Ok(seen.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Needs by key, as far as somebody may see them.
pub struct Needs(pub Source);

impl Loader<Uuid> for Needs {
    type Value = host_need::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, host_need::Model>, Error> {
        let seen = scope::host_needs(&self.0.asker.viewer());
        let seen = seen.filter(host_need::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        Ok(seen.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// How much of needs is agreed, in hundredths of a full post.
pub struct FilledNeeds(pub Source);

impl Loader<Uuid> for FilledNeeds {
    type Value = i32;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, i32>, Error> {
        let agreed = scope::exchange::secondments()
            .filter(secondment::Column::NeedId.is_in(keys.iter().copied()))
            .filter(secondment::Column::SecondmentState.is_in(FILLING.map(name_of)));
        let mut filled: HashMap<Uuid, i32> = HashMap::new();
        for row in agreed.all(&self.0.db).await? {
            if let Some(need) = row.need_id {
                *filled.entry(need).or_default() += row.fte_hundredths;
            }
        }
        Ok(filled)
    }
}

/// The member of staff that who asks is.
pub struct OwnStaff(pub Source);

impl Loader<()> for OwnStaff {
    type Value = Uuid;
    type Error = Error;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Uuid>, Error> {
        let own = scope::own_staff_member(&self.0.asker.viewer()).one(&self.0.db).await?;
        Ok(own.map(|row| ((), row.id)).into_iter().collect())
    }
}
