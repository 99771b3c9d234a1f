//! Lists of keys: answered in their order, bounded in their number.

use super::error::Error;

/// The most keys that one list may hold.
pub const MOST_KEYS: usize = 300;

/// Refuses a list that is too long.
pub fn check_size(keys: usize) -> Result<(), Error> {
    if keys <= MOST_KEYS {
        return Ok(());
    }
    Err(Error::bad_input(format!("There are {keys} keys; at most {MOST_KEYS} may be asked for at once.")))
}
