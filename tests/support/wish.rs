//! What a test's token is to say.

use api::access::{
    ClientScope, Role,
    token::{BY_COMMAND, Wish},
};
use chrono::TimeDelta;

/// A token of a role and nothing else, about somebody who is called like the role.
pub fn wish(role: Role) -> Wish {
    Wish {
        subject: format!("{role:?}"),
        client_id: BY_COMMAND.into(),
        roles: vec![role],
        scopes: [].into(),
        trusts: [].into(),
        schools: [].into(),
        lasts: TimeDelta::hours(1),
    }
}

/// Short ways to say more.
pub trait Wished: Sized {
    /// About somebody else.
    fn about(self, subject: &str) -> Self;
    /// Of a trust.
    fn of_trust(self, uid: &str) -> Self;
    /// Of a school.
    fn of_school(self, urn: &str) -> Self;
    /// With these scopes.
    fn with_scopes(self, scopes: &[ClientScope]) -> Self;
    /// Good for so long that a test can move its clock.
    fn for_years(self) -> Self;
}

impl Wished for Wish {
    fn about(self, subject: &str) -> Self {
        Self { subject: subject.into(), ..self }
    }

    fn of_trust(mut self, uid: &str) -> Self {
        self.trusts.insert(uid.parse().expect("a UID"));
        self
    }

    fn of_school(mut self, urn: &str) -> Self {
        self.schools.insert(urn.parse().expect("a URN"));
        self
    }

    fn with_scopes(self, scopes: &[ClientScope]) -> Self {
        Self { scopes: scopes.iter().copied().collect(), ..self }
    }

    fn for_years(self) -> Self {
        Self { lasts: TimeDelta::days(3650), ..self }
    }
}
