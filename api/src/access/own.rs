//! What is somebody's own, asked of the database in the transaction of a change: a school may have left their trust since
//! the register in memory was read.

use entity::trust_membership;
use sea_orm::{ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};

use super::Viewer;

impl Viewer {
    /// The same viewer with what is theirs in the database now.
    #[expect(clippy::disallowed_methods, reason = "this room decides who may see what")]
    pub async fn confirmed(&self, db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let (trusts, schools) = (self.trusts(), self.schools());
        if trusts.is_empty() && schools.is_empty() {
            return Ok(self.clone());
        }
        let theirs = Condition::any()
            .add(trust_membership::Column::TrustUid.is_in(trusts.iter().copied()))
            .add(trust_membership::Column::Urn.is_in(schools.iter().copied()));
        let current = trust_membership::Column::LeftBasis.is_null();
        let held = trust_membership::Entity::find().filter(theirs).filter(current).all(db).await?;
        let of_trusts = held.iter().filter(|it| it.trust_uid.is_some_and(|uid| trusts.contains(&uid)));
        let of_schools = held.iter().filter(|it| schools.contains(&it.urn));
        Ok(Self {
            schools_of_trusts: of_trusts.map(|it| it.urn).collect(),
            trusts_of_schools: of_schools.filter_map(|it| it.trust_uid).collect(),
            ..self.clone()
        })
    }
}
