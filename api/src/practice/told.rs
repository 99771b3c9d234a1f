//! Who is told what happens to a practice.

use entity::{Urn, adoption, practice::Model, practice_author};
use sea_orm::{ColumnTrait as _, DbErr, QueryFilter as _};

use super::{object::owner_of, state::Move};
use crate::{
    access::{Place, scope},
    adoption::code_lists::AdoptionState,
    changes::{EntityType, Write, name_of},
    notification::{NotificationKind as Kind, Recipient, notify},
    register::Register,
};

/// Tells of a move that was made.
pub async fn of_move(write: &mut Write, register: &Register, by: Move, row: &Model) -> Result<(), DbErr> {
    match by {
        Move::Submit => tell(write, Kind::PracticeSubmitted, row, reviewers(register, row)).await,
        Move::RequestChanges => {
            let authors = authors(write, row).await?;
            tell(write, Kind::PracticeChangesRequested, row, authors).await
        }
        Move::Publish => {
            let authors = authors(write, row).await?;
            tell(write, Kind::PracticePublished, row, authors).await?;
            let users = users_of_earlier(write, row).await?;
            tell(write, Kind::PracticeNewEdition, row, users).await
        }
        Move::Edit | Move::Archive | Move::Reopen | Move::Withdraw => Ok(()),
    }
}

/// Tells a school of what was suggested to it.
pub async fn of_suggestion(write: &mut Write, row: &Model, school: Urn) -> Result<(), DbErr> {
    tell(write, Kind::PracticeSuggested, row, [Recipient::School(school)]).await
}

async fn tell(
    write: &mut Write,
    kind: Kind,
    row: &Model,
    to: impl IntoIterator<Item = Recipient>,
) -> Result<(), DbErr> {
    notify(write, kind, (EntityType::Practice, row.id), to).await
}

/// Who should look at it: the trust that its school is in now, which may not be the one that it was begun in.
fn reviewers(register: &Register, row: &Model) -> Option<Recipient> {
    let owner = owner_of(row);
    let school = owner.school.and_then(|urn| register.schools.by_urn(urn)).map(|at| register.schools.at(at));
    let trust = match school {
        Some(school) => school.trust.map(|at| register.trusts.at(at).uid),
        None => owner.trust,
    };
    Recipient::of(&Place { trust, ..owner })
}

/// Those of its authors who are members of staff.
async fn authors(write: &Write, row: &Model) -> Result<Vec<Recipient>, DbErr> {
    let signed = scope::practice_authors(&write.viewer).filter(practice_author::Column::PracticeId.eq(row.id));
    let signed = signed.all(&write.tx).await?;
    Ok(signed.into_iter().map(|author| Recipient::Person(author.staff_member_id)).collect())
}

/// The schools that use an edition before the last one.
async fn users_of_earlier(write: &Write, row: &Model) -> Result<Vec<Recipient>, DbErr> {
    let users = scope::adoptions(&write.viewer)
        .filter(adoption::Column::PracticeId.eq(row.id))
        .filter(adoption::Column::Edition.lt(row.edition))
        .filter(adoption::Column::AdoptionState.ne(name_of(AdoptionState::Stopped)));
    let users = users.all(&write.tx).await?;
    Ok(users.into_iter().map(|user| Recipient::School(user.school_urn)).collect())
}
