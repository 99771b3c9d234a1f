//! Partner systems that may sign in by themselves.

use sea_orm::entity::prelude::*;

/// One partner system.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client")]
pub struct Model {
    /// Its id, which is its name at the token endpoint too.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// What it may ask for, blanks between: `staff:read practice:write`.
    pub scopes: String,
    /// SHA-256 of its secret, in base 64. The secret itself is random and is not kept.
    pub secret_hash: String,
    /// The secret's last characters, by which people tell secrets apart.
    pub secret_hint: String,
    /// When it was made.
    pub made_at: DateTimeUtc,
    /// When it was revoked; none while it may sign in.
    pub revoked_at: Option<DateTimeUtc>,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The trusts that it acts for.
    #[sea_orm(has_many)]
    pub trusts: HasMany<super::api_client_trust::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
