//! What the rules of memberships make of evidence.

mod earlier;
mod joining;
mod keeping;
mod leaving;
mod overlaps;
mod properties;
mod reasons;
mod world;
