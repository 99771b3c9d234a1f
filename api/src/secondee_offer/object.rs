//! An offer, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::secondee_offer::{Column, Model};
use sea_orm::QueryOrder as _;

use super::code_lists::OfferState;
use crate::{
    access::scope,
    changes::named,
    coded,
    context::RequestContext as _,
    exchange::{Area, band_km},
    graphql::{
        error::Error,
        keyset::Forwards,
        money::of_hundredths,
        node_id::NodeId,
        scalars::{Date, DateTime, Decimal},
    },
    matching::MatchConnection,
    place::GeoInput,
    practice::code_lists::KeyStage,
    register::{CodedValue, Register},
    school::{School, code_lists::Region},
    staff::{StaffMember, code_lists::StaffRole},
};

/// Somebody would work at another school for a while. Who that is, and where, they tell themselves.
pub struct SecondeeOffer {
    register: Arc<Register>,
    row: Box<Model>,
    area: Area,
}

/// Roughly where somebody is: an authority with at least five open schools like theirs, else a region.
#[derive(SimpleObject)]
pub struct CoarseArea {
    /// The region.
    region: Region,
    /// What people call the area.
    description: String,
}

/// A span of whole numbers.
#[derive(SimpleObject)]
pub struct IntBand {
    /// Where it begins; this is in it.
    from: i32,
    /// Where it ends; this is not in it. Null where it does not end.
    to: Option<i32>,
}

impl SecondeeOffer {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Result<Self, Error> {
        let region = named(&row.area_region).unwrap_or(Region::Unknown);
        let area = Area { region, authority: row.area_authority.clone() };
        Ok(Self { register, row: Box::new(row), area })
    }

    /// Those that the viewer has made, the latest first.
    pub async fn own(ctx: &Context<'_>) -> Result<Vec<Self>, Error> {
        let own = scope::own_offers(&ctx.viewer()).order_by_desc(Column::ConsentedAt).all(ctx.db()).await?;
        own.into_iter().map(|row| Self::new(ctx.register(), row)).collect()
    }

    /// Whose it is, where the viewer may know: they themselves, and the school that they made themselves known to.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<StaffMember>, Error> {
        let row = ctx.loaders().offerers.load_one(self.row.id).await?;
        Ok(row.map(|row| StaffMember::new(self.register.clone(), row)))
    }
}

/// Somebody would work at another school for a while. Who that is, and where, they tell themselves.
#[Object]
impl SecondeeOffer {
    /// Opaque id, unique among all things of this service. It tells nothing, not even when it was given out.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::SecondeeOffer(self.row.id))
    }

    /// What it is called: a name that tells nothing, another for each offer.
    async fn pseudonym(&self) -> &str {
        &self.row.pseudonym
    }

    /// How far it has come.
    async fn offer_state(&self) -> OfferState {
        named(&self.row.offer_state).unwrap_or(OfferState::Withdrawn)
    }

    /// What they do.
    async fn role(&self) -> StaffRole {
        named(&self.row.role).unwrap_or(StaffRole::OtherSupport)
    }

    /// What they teach, of the code list `subjects`; empty where nothing is said.
    async fn subjects(&self) -> Vec<CodedValue> {
        coded::shown_subjects(&self.row.subjects)
    }

    /// Which pupils; empty for all.
    async fn key_stages(&self) -> Vec<KeyStage> {
        coded::read_named(&self.row.key_stages)
    }

    /// Roughly where they are.
    async fn area(&self) -> CoarseArea {
        CoarseArea { region: self.area.region, description: self.area.describe(&self.register) }
    }

    /// How far a place is from the middle of their area, as a band of kilometres: 0 to 10, 25, 50, 100 and beyond. It is never
    /// measured from where they work. Null where the place or the area has no point; with an error for a place that cannot be.
    async fn distance_band_km(&self, #[graphql(desc = "The place.")] from: GeoInput) -> Result<Option<IntBand>, Error> {
        let Some(place) = from.locate(&self.register)? else { return Ok(None) };
        let Some(centre) = self.area.middle(&self.register).point else { return Ok(None) };
        let (from, to) = band_km(place.point.metres_to(centre).into());
        Ok(Some(IntBand { from, to }))
    }

    /// Who it is. Null for all but themselves, and the school that they made themselves known to.
    async fn person(&self, ctx: &Context<'_>) -> Option<Result<StaffMember, Error>> {
        self.member(ctx).await.transpose()
    }

    /// Where they work. Null for the same, and for somebody of a trust's central team.
    async fn base_school(&self, ctx: &Context<'_>) -> Option<Result<School, Error>> {
        let school = |member: StaffMember| {
            let at = self.register.schools.by_urn(member.row.base_school_urn?)?;
            Some(School::new(self.register.clone(), at))
        };
        self.member(ctx).await.map(|member| member.and_then(school)).transpose()
    }

    /// How far they would travel each way, in minutes. Null where they do not say.
    async fn max_travel_minutes(&self) -> Option<i32> {
        self.row.max_travel_minutes
    }

    /// How much they offer, as a share of a full post.
    async fn fte_available(&self) -> Decimal {
        of_hundredths(self.row.fte_hundredths)
    }

    /// From when.
    async fn available_from(&self) -> Date {
        Date(self.row.available_from)
    }

    /// Until when.
    async fn available_to(&self) -> Date {
        Date(self.row.available_to)
    }

    /// The needs that the viewer may see and that it can meet, the best first. Empty while it is not open. Null with an error
    /// where they could not be read.
    async fn matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<MatchConnection, Error>> {
        MatchConnection::of_offer(ctx, self.row.id, &Forwards { first, after }).await.transpose()
    }

    /// When they agreed to be listed.
    async fn consented_at(&self) -> DateTime {
        DateTime(self.row.consented_at)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
