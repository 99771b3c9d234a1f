//! Who is asking.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{TrustUid, Urn, staff_person};
use uuid::Uuid;

use super::{ClientScope, Role};
use crate::{graphql::error::Error, register::Register};

/// Somebody who showed a good token: what it says of them.
#[derive(Debug, Clone)]
pub struct Principal {
    /// What the log calls them: an id of ours that is no name, and the same whenever they come.
    pub actor: Arc<str>,
    /// Until when the token is good.
    pub expires_at: DateTime<Utc>,
    /// The partner system, where it is one that is registered here.
    pub client: Option<Uuid>,
    pub(super) subject: String,
    pub(super) roles: BTreeSet<Role>,
    pub(super) scopes: BTreeSet<ClientScope>,
    pub(super) trusts: BTreeSet<TrustUid>,
    pub(super) schools: BTreeSet<Urn>,
}

/// Who is asking, and what is theirs at this moment. Nobody who is asked without a token.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    pub(super) principal: Option<Arc<Principal>>,
    /// The schools that are in the trusts of the token now.
    pub(super) schools_of_trusts: BTreeSet<Urn>,
    /// The trusts that the schools of the token are in now.
    pub(super) trusts_of_schools: BTreeSet<TrustUid>,
    /// Why they look at what they ordinarily may not.
    pub(super) reason: Option<Arc<str>>,
}

impl Viewer {
    /// Whoever shows a token, with what is theirs by a register.
    pub fn new(principal: Option<Arc<Principal>>, reason: Option<Arc<str>>, register: &Register) -> Self {
        let Some(principal) = principal else { return Self::default() };
        let trust = |uid: &TrustUid| register.trusts.by_uid(*uid);
        let members = principal.trusts.iter().filter_map(trust).flat_map(|at| register.memberships.of_trust(at));
        let current = members.map(|at| register.memberships.at(at)).filter(|membership| membership.is_current());
        let schools_of_trusts = current.map(|membership| membership.urn).collect();
        let school = |urn: &Urn| register.schools.by_urn(*urn);
        let theirs = principal.schools.iter().filter_map(school).flat_map(|at| register.memberships.of_school(at));
        let held = theirs.map(|at| register.memberships.at(at)).filter(|membership| membership.is_current());
        let trusts_of_schools = held.filter_map(|it| Some(register.trusts.at(it.trust?).uid)).collect();
        let reason = reason.filter(|_| principal.roles.contains(&Role::SectorAdmin));
        Self { principal: Some(principal), schools_of_trusts, trusts_of_schools, reason }
    }

    /// Who operates the service, at the command line or by the service's own hand: whoever may do that may do this.
    pub fn operator(actor: &str) -> Self {
        let principal = Principal {
            actor: actor.into(),
            expires_at: DateTime::<Utc>::MAX_UTC,
            client: None,
            subject: String::new(),
            roles: [Role::SectorAdmin].into(),
            scopes: [].into(),
            trusts: [].into(),
            schools: [].into(),
        };
        Self { principal: Some(Arc::new(principal)), ..Self::default() }
    }

    /// Who is signed in, or the refusal of who is not.
    pub fn signed_in(&self) -> Result<&Principal, Error> {
        self.principal.as_deref().ok_or(Error::Unauthenticated)
    }

    /// Who is signed in; none where nobody is.
    pub fn principal(&self) -> Option<Arc<Principal>> {
        self.principal.clone()
    }

    /// Why they look at what they ordinarily may not; none where they do not ask for that.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// Whether a member of staff is who asks.
    pub fn is_tied_to(&self, person: &staff_person::Model) -> bool {
        self.subject().is_some() && self.subject() == person.subject.as_deref()
    }

    pub(super) fn is(&self, role: Role) -> bool {
        self.principal.as_ref().is_some_and(|principal| principal.roles.contains(&role))
    }

    /// Whether it is a partner system with a scope.
    pub(super) fn holds(&self, scope: ClientScope) -> bool {
        self.is(Role::Partner) && self.principal.as_ref().is_some_and(|principal| principal.scopes.contains(&scope))
    }

    /// Whether it is a person, and not a system.
    pub fn is_person(&self) -> bool {
        self.principal.is_some() && !self.is(Role::Partner)
    }

    /// The trusts of the token.
    pub(super) fn trusts(&self) -> BTreeSet<TrustUid> {
        self.principal.as_ref().map(|principal| principal.trusts.clone()).unwrap_or_default()
    }

    /// The schools of the token.
    pub(super) fn schools(&self) -> BTreeSet<Urn> {
        self.principal.as_ref().map(|principal| principal.schools.clone()).unwrap_or_default()
    }

    /// Who a person is to the issuer of their tokens.
    pub(super) fn subject(&self) -> Option<&str> {
        let principal = self.principal.as_ref().filter(|_| self.is_person())?;
        Some(principal.subject.as_str()).filter(|subject| !subject.is_empty())
    }
}

/// What a viewer may be told of itself.
impl Principal {
    /// Its roles.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.roles.iter().copied()
    }

    /// Its scopes.
    pub fn scopes(&self) -> impl Iterator<Item = ClientScope> {
        self.scopes.iter().copied()
    }

    /// The trusts that it is of.
    pub fn trusts(&self) -> impl Iterator<Item = TrustUid> {
        self.trusts.iter().copied()
    }

    /// The schools that it is of.
    pub fn schools(&self) -> impl Iterator<Item = Urn> {
        self.schools.iter().copied()
    }
}
