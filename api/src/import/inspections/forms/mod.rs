//! The columns of each form, as Ofsted heads them.

pub mod since_2025;
pub mod to_2022;
pub mod to_2025;
