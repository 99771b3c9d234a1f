//! The keys that sign the service's own tokens.

use sea_orm::entity::prelude::*;

/// A key pair. Exactly one signs; those before it are believed until their tokens are over.
#[sea_orm::model]
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub struct Model {
    /// What tokens call it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kid: String,
    /// The half that signs: PKCS #8 in base 64. Never leaves the service.
    pub private_key: String,
    /// The half that everybody may know: in base 64, as a JSON Web Key has it.
    pub public_key: String,
    /// When it was made.
    pub made_at: DateTimeUtc,
    /// Until when tokens that it signed are believed; none while it signs.
    pub believed_until: Option<DateTimeUtc>,
    /// 1 where it signs: one key at most can say so.
    pub signs: Option<i32>,
}

crate::unspoken::unspoken!("signing_key", Model, ModelEx);

impl ActiveModelBehavior for ActiveModel {}
