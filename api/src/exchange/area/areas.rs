//! What follows from areas, worked out once for each: ten thousand offers lie in a hundred and fifty of them.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::Area;
use crate::register::{Register, grid::GridPoint};

/// What follows from areas in one register, for as long as a request takes.
pub struct Areas<'a> {
    register: &'a Register,
    known: Mutex<FxHashMap<Area, Known>>,
}

#[derive(Clone, Copy)]
struct Known {
    centre: Option<GridPoint>,
    median_decile: Option<u8>,
}

impl<'a> Areas<'a> {
    /// Of a register.
    pub fn new(register: &'a Register) -> Self {
        Self { register, known: Mutex::default() }
    }

    /// See [`Area::centre`].
    pub fn centre(&self, area: &Area) -> Option<GridPoint> {
        self.known(area).centre
    }

    /// See [`Area::median_decile`].
    pub fn median_decile(&self, area: &Area) -> Option<u8> {
        self.known(area).median_decile
    }

    /// Both at once.
    pub fn centre_and_median_decile(&self, area: &Area) -> (Option<GridPoint>, Option<u8>) {
        let known = self.known(area);
        (known.centre, known.median_decile)
    }

    fn known(&self, area: &Area) -> Known {
        // Nothing can be half done in there.
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(area) {
            return *known;
        }
        let known = Known { centre: area.centre(self.register), median_decile: area.median_decile(self.register) };
        all.insert(area.clone(), known);
        known
    }
}
