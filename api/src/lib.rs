//! One API for England's School Trusts.
//!
//! A request comes in through [`http`], has its document checked by [`graphql::document`], takes one
//! [`register::Register`] and is answered by the feature that it asks about: [`trust`], [`school`],
//! [`local_authority`], of where they lie [`place`], and of their past [`membership`] and [`lineage`]. Files become
//! rows in [`import`], rows become the register in [`register`].

pub mod access;
pub mod adoption;
pub mod api_client;
pub mod app;
pub mod changes;
pub mod clock;
pub mod coded;
pub mod command;
pub mod config;
pub mod context;
pub mod database;
pub mod deadlines;
pub mod demo;
pub mod exchange;
pub mod graphql;
pub mod host_need;
pub mod http;
pub mod import;
pub mod inspection;
pub mod library;
pub mod lineage;
pub mod live;
pub mod loaders;
pub mod local_authority;
pub mod matching;
pub mod me;
pub mod membership;
pub mod node;
pub mod notification;
pub mod place;
pub mod practice;
pub mod privacy;
pub mod quota;
pub mod register;
pub mod schema;
pub mod school;
pub mod search;
pub mod secondee_offer;
pub mod secondment;
pub mod staff;
pub mod statistics;
pub mod trust;
