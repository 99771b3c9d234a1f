//! How far things lie from a point, by a formula that owes nothing to the national grid.

use geographiclib_rs::{Geodesic, InverseGeodesic as _};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

/// Metres along the earth's surface from a point to a thing; none where the thing has no point.
pub fn metres(from: &Value, thing: &Value) -> Option<f64> {
    let degrees = |place: &Value| Some((place["latitude"].as_f64()?, place["longitude"].as_f64()?));
    let ((north, east), (to_north, to_east)) = (degrees(from)?, degrees(&thing["geo"])?);
    Some(Geodesic::wgs84().inverse(north, east, to_north, to_east))
}

/// Whether a thing lies within the radius of a filter's `near`, whose place is a point.
pub fn is_near(near: &Value, thing: &Value) -> bool {
    let radius = near["radiusKm"].as_f64().expect("a radius") * 1_000.0;
    metres(&near["from"]["point"], thing).is_some_and(|away| away <= radius)
}

/// Places near things, with radii whose rims meet no thing, not even within what the grid may differ by.
pub fn places(things: &[Value]) -> impl Strategy<Value = Value> + use<> {
    let pinned: Vec<&Value> = things.iter().filter(|thing| !thing["geo"]["latitude"].is_null()).collect();
    let some = pinned.iter().step_by(pinned.len() / 8 + 1).map(|thing| {
        let from = json!({ "latitude": thing["geo"]["latitude"], "longitude": thing["geo"]["longitude"] });
        let radii = radii(&from, things);
        (from, radii)
    });
    select(some.collect::<Vec<_>>()).prop_flat_map(|(from, radii)| {
        select(radii).prop_map(move |radius| json!({ "from": { "point": from }, "radiusKm": radius }))
    })
}

fn radii(from: &Value, things: &[Value]) -> Vec<f64> {
    let mut away: Vec<f64> = things.iter().filter_map(|thing| metres(from, thing)).collect();
    away.sort_by(f64::total_cmp);
    let gaps = away.windows(2).filter(|gap| gap[1] - gap[0] > 20.0 + gap[1] / 400.0);
    gaps.map(|gap| f64::midpoint(gap[0], gap[1]) / 1_000.0).chain([1_000.0]).collect()
}
