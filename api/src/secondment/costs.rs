//! Who pays how much, as it is said.

use super::{code_lists::ActingParty, input::CostShareInput};
use crate::graphql::{money, user_error::UserError};

/// All of it, in hundredths of a per cent.
const WHOLE: i32 = 10_000;

/// What one party pays.
pub struct Share {
    /// The party.
    pub party: ActingParty,
    /// How much, in hundredths of a per cent.
    pub percent_hundredths: i32,
    /// The same in pence.
    pub amount_pence: Option<i64>,
}

/// Reads them; together they are the whole.
pub fn read(given: Option<&[CostShareInput]>) -> Result<Vec<Share>, UserError> {
    let path = ["input", "costShare"];
    let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(vec![]) };
    let mut shares: Vec<Share> = vec![];
    for share in given {
        if !matches!(share.party, ActingParty::HomeEmployer | ActingParty::HostEmployer) {
            return Err(UserError::invalid(&path, "HOME_EMPLOYER and HOST_EMPLOYER share the cost."));
        }
        if shares.iter().any(|other| other.party == share.party) {
            return Err(UserError::invalid(&path, "Each party is named once."));
        }
        let percent_hundredths = money::hundredths(share.percent).filter(|it| (0..=WHOLE).contains(it));
        let percent_hundredths = percent_hundredths
            .ok_or_else(|| UserError::invalid(&path, "A share is from 0 to 100 per cent, in hundredths."))?;
        let amount_pence = share.amount.as_ref().map(|amount| amount.pence(&path)).transpose()?;
        shares.push(Share { party: share.party, percent_hundredths, amount_pence });
    }
    match shares.iter().map(|share| share.percent_hundredths).sum::<i32>() {
        WHOLE => Ok(shares),
        _ => Err(UserError::invalid(&path, "The shares add up to 100 per cent.")),
    }
}
