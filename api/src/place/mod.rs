//! Places that are named in a request: by postcode, by a point, or by a school.

pub mod input;
pub mod located;

pub use input::{GeoInput, NearInput};
pub use located::{NearPlace, Place};
