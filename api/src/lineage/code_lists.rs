//! What one school can be to another that came before or after it.

use async_graphql::Enum;

/// How a school goes on from another one. Source: the register's link types.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineageKind {
    /// One school goes on as the other, as when a maintained school becomes an academy.
    Continues,
    /// A school merged into another.
    Merged,
    /// Schools were amalgamated into a new one.
    Amalgamated,
    /// A school was split.
    Split,
    /// Any other link, such as to a sixth form centre. Which school is the earlier one is our reading, since the
    /// register does not say.
    Other,
}
