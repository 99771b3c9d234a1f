//! Names that tell nothing.

use rand::RngExt as _;

const MANNERS: [&str; 24] = [
    "Amber", "Brisk", "Calm", "Clear", "Copper", "Early", "Gentle", "Golden", "Green", "Hazel", "Keen", "Kind",
    "Lively", "Merry", "Northern", "Patient", "Quiet", "Ready", "Silver", "Steady", "Sunny", "Swift", "Warm",
    "Western",
];
const BIRDS: [&str; 24] = [
    "Bittern",
    "Blackbird",
    "Bunting",
    "Chough",
    "Curlew",
    "Dipper",
    "Dunnock",
    "Fieldfare",
    "Goldcrest",
    "Heron",
    "Kestrel",
    "Lapwing",
    "Linnet",
    "Martin",
    "Merlin",
    "Nightjar",
    "Osprey",
    "Plover",
    "Redwing",
    "Siskin",
    "Skylark",
    "Swallow",
    "Teal",
    "Wagtail",
];

/// Another name each time, so that two offers of one person cannot be tied together.
pub fn new() -> String {
    let mut dice = rand::rng();
    thrown(|bound| dice.random_range(0..bound))
}

/// A name by somebody's own dice, which throw a number below the one that they are given.
pub fn thrown(mut below: impl FnMut(usize) -> usize) -> String {
    let (manner, bird) = (MANNERS[below(MANNERS.len())], BIRDS[below(BIRDS.len())]);
    format!("{manner} {bird} {}", 1000 + below(9000))
}
