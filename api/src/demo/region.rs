//! The regions, which are the real ones: a map of the demo should look like England.

use super::code::{Code, code};

/// A region, and where in it the local authorities lie.
pub struct Region {
    pub code: Code,
    /// Of the areas that no real postcode uses.
    pub postcode_area: &'static str,
    /// Kilometres of the National Grid, on land, spread over the region.
    pub anchors: &'static [(u16, u16)],
    /// How far from its anchor a local authority reaches, in kilometres.
    pub reach: u16,
    /// Schools in proportion to the real region's.
    pub weight: u32,
    /// Free school meals, in per cent of pupils, where nothing is unusual.
    pub free_meals: u16,
}

const fn region(
    code: Code,
    postcode_area: &'static str,
    anchors: &'static [(u16, u16)],
    (reach, weight, free_meals): (u16, u32, u16),
) -> Region {
    Region { code, postcode_area, anchors, reach, weight, free_meals }
}

#[rustfmt::skip]
pub const ENGLAND: &[Region] = &[
    region(code("A", "North East"), "ZA", &[(425, 564), (410, 600), (440, 540), (450, 520), (395, 575), (420, 530), (415, 630)], (13, 5, 30)),
    region(code("B", "North West"), "ZB", &[(384, 398), (338, 392), (360, 430), (340, 520), (355, 470), (370, 370), (345, 410), (395, 410), (325, 545)], (13, 13, 28)),
    region(code("D", "Yorkshire and the Humber"), "ZD", &[(430, 433), (435, 387), (460, 452), (500, 430), (485, 480), (415, 425), (445, 475), (450, 405)], (14, 11, 26)),
    region(code("E", "East Midlands"), "ZN", &[(457, 340), (458, 305), (475, 262), (497, 370), (435, 335), (520, 345), (440, 365), (535, 385)], (14, 9, 23)),
    region(code("F", "West Midlands"), "ZF", &[(407, 287), (433, 279), (350, 312), (388, 345), (385, 255), (351, 240), (398, 300), (420, 305)], (13, 11, 28)),
    region(code("G", "East of England"), "ZG", &[(545, 258), (622, 308), (616, 245), (575, 207), (520, 215), (505, 250), (560, 300), (590, 270), (525, 285)], (14, 11, 19)),
    region(code("H", "London"), "ZH", &[(530, 181), (538, 175), (520, 185), (545, 187), (533, 167), (516, 170), (530, 192)], (7, 12, 27)),
    region(code("J", "South East"), "ZR", &[(475, 172), (451, 206), (590, 150), (442, 115), (550, 112), (500, 155), (480, 235), (460, 105), (610, 155), (530, 140)], (14, 14, 18)),
    region(code("K", "South West"), "ZK", &[(359, 173), (292, 93), (248, 56), (185, 45), (330, 125), (400, 160), (385, 218), (370, 95), (225, 70), (255, 130), (405, 100)], (13, 11, 20)),
];

pub const WALES: Region = region(
    code("W", "Wales (pseudo)"),
    "ZW",
    &[(318, 178), (265, 195), (255, 365), (310, 350), (245, 220)],
    (12, 4, 22),
);

/// Schools abroad and offshore are in no region.
pub const NOWHERE: Code = code("Z", "Not Applicable");
