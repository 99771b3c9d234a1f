//! What a secondment is to achieve, as it is said.

use entity::practice;
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{input::ObjectiveInput, rules};
use crate::{
    access::scope,
    changes::{Stop, Write},
    graphql::user_error::UserError,
    practice::{code_lists::PracticeTheme, practice_id},
};

/// The most of them.
const MOST: usize = 10;

/// One objective that may be.
pub struct Objective {
    /// In words.
    pub text: String,
    /// What it is about.
    pub theme: Option<PracticeTheme>,
    /// A practice that is carried along.
    pub practice: Option<Uuid>,
}

/// Reads them; a practice has to be one that the viewer may see.
pub async fn read(write: &Write, given: &[ObjectiveInput]) -> Result<Vec<Objective>, Stop> {
    let path = ["input", "objectives"];
    if given.len() > MOST {
        return Err(UserError::invalid(&path, format!("At most {MOST} objectives.")).into());
    }
    let mut read = vec![];
    for objective in given {
        let practice = objective.practice_id.as_ref().map(practice_id).transpose()?;
        if let Some(id) = practice {
            let seen = scope::practices(&write.viewer).filter(practice::Column::Id.eq(id));
            seen.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
        }
        read.push(Objective { text: rules::text(&objective.text, &path)?, theme: objective.theme, practice });
    }
    Ok(read)
}
