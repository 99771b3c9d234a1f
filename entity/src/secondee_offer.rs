//! Who offers themselves to other schools: what is listed of it.

use sea_orm::entity::prelude::*;

/// One offer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondee_offer")]
pub struct Model {
    /// Its key, which tells nothing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is: shown to those alone who may know.
    pub staff_member_id: Uuid,
    /// What others call it.
    pub pseudonym: String,
    /// `OPEN`, `MATCHED`, `EXPIRED` or `WITHDRAWN`.
    pub offer_state: String,
    /// What they do, as the contract has it.
    pub role: String,
    /// Codes of the list `subjects`, as a JSON list.
    pub subjects: String,
    /// Names of key stages, as a JSON list.
    pub key_stages: String,
    /// The region that they are in, by the names of the contract.
    pub area_region: String,
    /// The code of their authority, where enough schools are in it that this tells nobody apart.
    pub area_authority: Option<String>,
    /// How much they offer, in hundredths of a full post.
    pub fte_hundredths: i32,
    /// From when.
    pub available_from: Date,
    /// Until when.
    pub available_to: Date,
    /// How far they would travel each way.
    pub max_travel_minutes: Option<i32>,
    /// When they agreed to be listed.
    pub consented_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
