//! What we promise, as the world sees it: black box, over HTTP, on both databases.

mod commands;
mod database;
mod errors;
mod filters;
mod graphiql;
mod history;
mod import;
mod keys;
mod limits;
mod lineage;
mod local_authority;
mod membership;
mod node;
mod operations;
mod oracle;
mod paging;
mod production;
mod readme;
mod real_register;
mod register;
mod schema;
mod school;
mod swap;
mod trust;
mod wire;
