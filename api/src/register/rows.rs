//! The register's rows, read from the database. The only place that reads its tables.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the register's loader, which the lint names as the one exception"
)]

use std::pin::pin;

use chrono::NaiveDate;
use entity::{
    Urn, code_value, finding, former_name, group_link, import_run, inspection, inspection_listing, local_authority,
    school, school_census, school_group, school_link, source_file, trust, trust_membership, trust_sighting,
};
use futures_util::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter as _, QueryOrder,
    QuerySelect as _, StreamTrait, prelude::DateTimeUtc, sea_query::Query,
};

mod packed;

use self::packed::Packed;
use super::sources::LoadedFile;
use crate::school::code_lists::ACADEMY_TYPES;

/// The kind of group that a school sponsor is: a code of the list `group-type`.
pub const SCHOOL_SPONSOR: &str = "05";

/// Everything that a register is built from, but its establishments.
#[derive(Default)]
pub struct Rows {
    /// The newest import, if there was any.
    pub version: i64,
    /// Every file that was imported.
    pub files: Vec<LoadedFile>,
    /// The code lists.
    pub codes: Vec<code_value::Model>,
    /// The authorities.
    pub authorities: Vec<local_authority::Model>,
    /// The academy trusts.
    pub trusts: Vec<trust::Model>,
    /// The other groups.
    pub groups: Vec<school_group::Model>,
    /// Which school has which sponsor.
    pub sponsor_links: Vec<group_link::Model>,
    /// The links between schools.
    pub school_links: Vec<school_link::Model>,
    /// The memberships.
    pub memberships: Vec<trust_membership::Model>,
    /// The former names of schools and trusts.
    pub former_names: Vec<former_name::Model>,
    /// Which school an inspection of an earlier one is listed for.
    pub inspection_listings: Vec<inspection_listing::Model>,
}

impl Rows {
    /// Reads everything but the establishments, which are too many to be held as rows: see [`each_school`].
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        Ok(Self {
            version: version(db).await?,
            files: files(db).await?,
            codes: codes(db).await?,
            authorities: authorities(db).await?,
            trusts: trusts(db).await?,
            groups: groups(db).await?,
            sponsor_links: sponsor_links(db).await?,
            school_links: school_links(db).await?,
            memberships: memberships(db).await?,
            former_names: former_names(db).await?,
            inspection_listings: inspection_listings(db).await?,
        })
    }
}

/// The version of the register: the number of the newest import, 0 before the first.
pub async fn version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let newest = import_run::Entity::find().order_by_desc(import_run::COLUMN.id).one(db).await?;
    Ok(newest.map_or(0, |run| run.id))
}

/// Every imported file with its import. A file whose import cannot be read is a broken database.
pub async fn files(db: &impl ConnectionTrait) -> Result<Vec<LoadedFile>, DbErr> {
    let files = source_file::Entity::find().find_also_related(import_run::Entity).all(db).await?;
    let epoch = DateTimeUtc::default();
    Ok(files
        .into_iter()
        .map(|(file, run)| {
            let run = run.unwrap_or(import_run::Model { id: file.import_run_id, imported_at: epoch });
            (file, run)
        })
        .collect())
}

/// Every value of every code list.
pub async fn codes(db: &impl ConnectionTrait) -> Result<Vec<code_value::Model>, DbErr> {
    code_value::Entity::find().all(db).await
}

/// Every local authority.
pub async fn authorities(db: &impl ConnectionTrait) -> Result<Vec<local_authority::Model>, DbErr> {
    local_authority::Entity::find().all(db).await
}

/// Every academy trust.
pub async fn trusts(db: &impl ConnectionTrait) -> Result<Vec<trust::Model>, DbErr> {
    trust::Entity::find().all(db).await
}

/// Every group of another kind.
pub async fn groups(db: &impl ConnectionTrait) -> Result<Vec<school_group::Model>, DbErr> {
    school_group::Entity::find().all(db).await
}

/// Every statement that one school is linked to another.
pub async fn school_links(db: &impl ConnectionTrait) -> Result<Vec<school_link::Model>, DbErr> {
    school_link::Entity::find().all(db).await
}

/// Every statement that a school is in a group.
pub async fn group_links(db: &impl ConnectionTrait) -> Result<Vec<group_link::Model>, DbErr> {
    group_link::Entity::find().all(db).await
}

/// Every statement that a school has a sponsor.
pub async fn sponsor_links(db: &impl ConnectionTrait) -> Result<Vec<group_link::Model>, DbErr> {
    group_link::Entity::find().filter(group_link::COLUMN.group_type_code.eq(SCHOOL_SPONSOR)).all(db).await
}

/// Every sighting of a school in a trust, by school and day.
pub async fn sightings(db: &impl ConnectionTrait) -> Result<Vec<trust_sighting::Model>, DbErr> {
    let by_school = trust_sighting::Entity::find().order_by_asc(trust_sighting::COLUMN.urn);
    by_school.order_by_asc(trust_sighting::COLUMN.seen_on).all(db).await
}

/// Every membership.
pub async fn memberships(db: &impl ConnectionTrait) -> Result<Vec<trust_membership::Model>, DbErr> {
    trust_membership::Entity::find().all(db).await
}

/// Every former name.
pub async fn former_names(db: &impl ConnectionTrait) -> Result<Vec<former_name::Model>, DbErr> {
    former_name::Entity::find().all(db).await
}

/// Every statement that an inspection of an earlier school is counted as a later one's.
pub async fn inspection_listings(db: &impl ConnectionTrait) -> Result<Vec<inspection_listing::Model>, DbErr> {
    inspection_listing::Entity::find().all(db).await
}

/// Hands over one inspection after another.
pub async fn each_inspection<C: ConnectionTrait + StreamTrait>(
    db: &C,
    take: impl FnMut(inspection::Model),
) -> Result<(), DbErr> {
    each(db, take).await
}

/// Hands over what one census counted at one school after another.
pub async fn each_census<C: ConnectionTrait + StreamTrait>(
    db: &C,
    take: impl FnMut(school_census::Model),
) -> Result<(), DbErr> {
    each(db, take).await
}

/// What the census of one day counted at every school.
pub async fn census_on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<school_census::Model>, DbErr> {
    school_census::Entity::find().filter(school_census::COLUMN.census_on.eq(day)).all(db).await
}

/// Everything that the newest imports noticed, with the file in which it was noticed, in the order of noticing.
pub async fn findings(db: &impl ConnectionTrait) -> Result<Vec<(finding::Model, Option<source_file::Model>)>, DbErr> {
    finding::Entity::find().find_also_related(source_file::Entity).order_by_asc(finding::COLUMN.id).all(db).await
}

/// Hands over one establishment after another, so that no more than a few are held as rows.
pub async fn each_school<C: ConnectionTrait + StreamTrait>(
    db: &C,
    take: impl FnMut(school::Model),
) -> Result<(), DbErr> {
    each(db, take).await
}

/// Every establishment, for comparing with a file.
pub async fn schools<C: ConnectionTrait + StreamTrait>(db: &C) -> Result<Vec<school::Model>, DbErr> {
    let mut schools = vec![];
    each_school(db, |school| schools.push(school)).await?;
    Ok(schools)
}

/// When every establishment opened and closed.
pub async fn school_days(db: &impl ConnectionTrait) -> Result<Vec<(Urn, Option<NaiveDate>, Option<NaiveDate>)>, DbErr> {
    let (urn, opened_on, closed_on) = (school::Column::Urn, school::Column::OpenedOn, school::Column::ClosedOn);
    school::Entity::find().select_only().columns([urn, opened_on, closed_on]).into_tuple().all(db).await
}

/// What every establishment is called.
pub async fn school_names(db: &impl ConnectionTrait) -> Result<Vec<(Urn, String)>, DbErr> {
    school::Entity::find().select_only().columns([school::Column::Urn, school::Column::Name]).into_tuple().all(db).await
}

/// What a membership depends on of one establishment.
#[derive(FromQueryResult, Clone, Debug)]
pub struct SchoolLife {
    /// The school's unique reference number.
    pub urn: Urn,
    /// List `establishment-type`.
    pub type_code: String,
    /// List `establishment-status`.
    pub status_code: String,
    /// The day it opened.
    pub opened_on: Option<NaiveDate>,
    /// The day it closed or is to close.
    pub closed_on: Option<NaiveDate>,
    /// The day of the first file that no longer lists it.
    pub vanished_on: Option<NaiveDate>,
}

/// The academies, and the establishments that any file has put in a group, with the few columns that their memberships depend on.
pub async fn schools_in_time(db: &impl ConnectionTrait) -> Result<Vec<SchoolLife>, DbErr> {
    use school::Column;
    let sighted = Query::select().column(trust_sighting::Column::Urn).from(trust_sighting::Entity).to_owned();
    let linked = Query::select().column(group_link::Column::Urn).from(group_link::Entity).to_owned();
    let in_a_group = Condition::any().add(Column::Urn.in_subquery(sighted)).add(Column::Urn.in_subquery(linked));
    let matters = in_a_group.add(Column::TypeCode.is_in(ACADEMY_TYPES));
    let columns =
        [Column::Urn, Column::TypeCode, Column::StatusCode, Column::OpenedOn, Column::ClosedOn, Column::VanishedOn];
    let schools = school::Entity::find().select_only().columns(columns).filter(matters);
    schools.into_model().all(db).await
}

/// Hands over one row of a table after another, so that no more than a few are held.
async fn each<R: Packed, C: ConnectionTrait + StreamTrait>(db: &C, mut take: impl FnMut(R)) -> Result<(), DbErr> {
    let all = packed::all::<R>(ConnectionTrait::get_database_backend(db));
    let mut rows = pin!(db.stream_raw(all).await?);
    while let Some(row) = rows.try_next().await? {
        take(packed::unpack(&row.try_get_by_index::<String>(0)?)?);
    }
    Ok(())
}
