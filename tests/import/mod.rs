//! Files of the register become rows: each in every form that is published, and nothing of one that is faulty.

mod again;
mod age;
mod bare;
mod census;
pub mod desk;
mod dry_run;
mod forms;
mod fuzz;
mod group_links;
mod groups;
mod killed;
mod links;
mod memberships;
mod odd;
mod real_links;
mod real_memberships;
mod refusals;
mod rejects;
mod repeat;
mod schools;
pub mod served;
pub mod sheet;
mod sightings;
mod texts;
mod together;
mod trouble;
mod vanished;
