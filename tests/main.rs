//! What we promise, as the world sees it: black box, over HTTP, on both databases.

mod commands;
mod database;
mod import;
mod operations;
mod production;
mod readme;
mod real_register;
mod school;
