//! Secondments: proposed, agreed by three, begun, followed to their end; and never more than fits.

#![expect(clippy::print_stdout, reason = "how many win a race, and how far the model went, are part of the proof")]

mod agreed;
mod asked;
mod contact;
pub mod desk;
mod ended;
mod hammer;
mod invariants;
mod kept;
mod life;
mod model;
mod parties;
mod refused;
mod shielded;
mod statements;
mod states;
