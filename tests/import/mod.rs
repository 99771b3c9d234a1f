//! Files of the register become rows: each in every form that is published, and nothing of one that is faulty.

mod again;
pub mod desk;
mod forms;
mod groups;
mod odd;
mod refusals;
mod rejects;
mod schools;
mod served;
pub mod sheet;
mod together;
