//! Where the open schools of a place lie, and how disadvantaged their pupils are, all taken together.

use std::collections::HashMap;

use async_graphql::resolver_utils::EnumType as _;
use roaring::RoaringBitmap;

use super::{LocalAuthorities, Schools, grid::GridPoint};
use crate::school::code_lists::Region;

/// What is in the middle of the open schools of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Middle {
    /// The mean of their points; none where no point of any is known.
    pub point: Option<GridPoint>,
    /// The tenth of free school meals, among like schools of the country, in which the middle one of them lies: of two in
    /// the middle the lower. None where none of any is known.
    pub fsm_decile: Option<u8>,
}

/// The middles of all authorities and regions, found once for each register.
pub struct Middles {
    authorities: Vec<Middle>,
    regions: HashMap<Region, Middle>,
}

impl Middles {
    /// Finds them.
    pub fn new(schools: &Schools, authorities: &LocalAuthorities) -> Self {
        let is_place = |region: &Region| !matches!(region, Region::NotApplicable | Region::Unknown);
        let regions = Region::items().iter().map(|item| item.value).filter(is_place);
        let of_region = |region| Some((region, Middle::of(schools.sets.region.get(&region)?, schools)));
        Self {
            authorities: authorities
                .records()
                .iter()
                .map(|authority| Middle::of(&authority.schools, schools))
                .collect(),
            regions: regions.filter_map(of_region).collect(),
        }
    }

    /// That of the authority at a position.
    pub fn of_authority(&self, position: u32) -> Middle {
        self.authorities[position as usize]
    }

    /// That of a region; nothing is known of what is no region.
    pub fn of_region(&self, region: Region) -> Middle {
        self.regions.get(&region).copied().unwrap_or_default()
    }
}

impl Middle {
    fn of(some: &RoaringBitmap, schools: &Schools) -> Self {
        let open = some & &schools.sets.open;
        let points: Vec<GridPoint> = open.iter().filter_map(|school| schools.map.point(school)).collect();
        let mut deciles: Vec<u8> =
            open.iter().filter_map(|school| schools.at(school).counts.fsm_decile.0.ok()).collect();
        deciles.sort_unstable();
        let fsm_decile = deciles.get(deciles.len().saturating_sub(1) / 2).copied();
        Self { point: GridPoint::middle(&points), fsm_decile }
    }
}
