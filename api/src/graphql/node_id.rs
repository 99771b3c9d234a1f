//! Opaque ids that know what they name.
//!
//! Ids of register things are made from their natural keys, so every installation gives the same ones. Periods have no
//! natural key: they keep the id that was made for them when they were first worked out.

use async_graphql::ID;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::error::Error;

/// What an id may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeId {
    /// A trust, by its group UID.
    Trust(entity::TrustUid),
    /// A school, by its URN.
    School(entity::Urn),
    /// A local authority, by its code.
    LocalAuthority(String),
    /// A membership, by the id that is stored with it.
    TrustMembership(Uuid),
    /// An inspection, by its number or by what stands in its place.
    Inspection(String),
    /// A member of staff.
    StaffMember(Uuid),
    /// A partner system that may sign in.
    ApiClient(Uuid),
    /// A practice.
    Practice(Uuid),
    /// A school's use of a practice.
    Adoption(Uuid),
    /// A school's need of help.
    HostNeed(Uuid),
    /// Somebody's offer of themselves.
    SecondeeOffer(Uuid),
    /// A school's question to somebody who offers themselves.
    ContactRequest(Uuid),
    /// A secondment.
    Secondment(Uuid),
    /// A change that somebody wants of what is agreed. No thing by itself: it is found with its secondment.
    Amendment(Uuid),
    /// What a secondment is to achieve. No thing by itself either.
    Objective(Uuid),
    /// Something that somebody is told.
    Notification(Uuid),
}

/// Longer than the key of any inspection.
const LONGEST_INSPECTION: usize = 40;

impl NodeId {
    fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Trust(uid) => ("Trust", uid.to_string()),
            Self::School(urn) => ("School", urn.to_string()),
            Self::LocalAuthority(code) => ("LocalAuthority", code.clone()),
            Self::TrustMembership(id) => ("TrustMembership", id.to_string()),
            Self::Inspection(id) => ("Inspection", id.clone()),
            Self::StaffMember(id) => ("StaffMember", id.to_string()),
            Self::ApiClient(id) => ("ApiClient", id.to_string()),
            Self::Practice(id) => ("Practice", id.to_string()),
            Self::Adoption(id) => ("Adoption", id.to_string()),
            Self::HostNeed(id) => ("HostNeed", id.to_string()),
            Self::SecondeeOffer(id) => ("SecondeeOffer", id.to_string()),
            Self::ContactRequest(id) => ("ContactRequest", id.to_string()),
            Self::Secondment(id) => ("Secondment", id.to_string()),
            Self::Amendment(id) => ("Amendment", id.to_string()),
            Self::Objective(id) => ("Objective", id.to_string()),
            Self::Notification(id) => ("Notification", id.to_string()),
        }
    }

    /// Reads an id back, and says so where it is none of ours.
    pub fn parse(id: &str) -> Result<Self, Error> {
        let decoded = URL_SAFE_NO_PAD.decode(id).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        decoded.as_deref().and_then(Self::read).ok_or_else(|| {
            let shown: String = id.chars().take(60).collect();
            Error::bad_input(format!("\"{shown}\" is not an id of this service."))
        })
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, key) = text.split_once(':')?;
        match kind {
            "Trust" => key.parse().ok().map(Self::Trust),
            "School" => key.parse().ok().map(Self::School),
            "LocalAuthority" => (key.len() == 3).then(|| Self::LocalAuthority(key.to_owned())),
            "TrustMembership" => key.parse().ok().map(Self::TrustMembership),
            "Inspection" => (1..=LONGEST_INSPECTION).contains(&key.len()).then(|| Self::Inspection(key.to_owned())),
            "StaffMember" => key.parse().ok().map(Self::StaffMember),
            "ApiClient" => key.parse().ok().map(Self::ApiClient),
            "Practice" => key.parse().ok().map(Self::Practice),
            "Adoption" => key.parse().ok().map(Self::Adoption),
            "HostNeed" => key.parse().ok().map(Self::HostNeed),
            "SecondeeOffer" => key.parse().ok().map(Self::SecondeeOffer),
            "ContactRequest" => key.parse().ok().map(Self::ContactRequest),
            "Secondment" => key.parse().ok().map(Self::Secondment),
            "Amendment" => key.parse().ok().map(Self::Amendment),
            "Objective" => key.parse().ok().map(Self::Objective),
            "Notification" => key.parse().ok().map(Self::Notification),
            _ => None,
        }
    }

    /// Whether it names something that not everybody may see.
    pub fn is_private(&self) -> bool {
        !matches!(
            self,
            Self::Trust(_) | Self::School(_) | Self::LocalAuthority(_) | Self::TrustMembership(_) | Self::Inspection(_)
        )
    }

    /// The key of what it names, as the log has it.
    pub fn key(&self) -> String {
        self.parts().1
    }

    /// The refusal of an id that names another kind of thing than was asked for.
    pub fn wrong_type(&self, wanted: &str) -> Error {
        Error::bad_input(format!("This is the id of a {}, not of a {wanted}.", self.parts().0))
    }
}

impl From<&NodeId> for ID {
    fn from(id: &NodeId) -> Self {
        let (kind, key) = id.parts();
        Self(URL_SAFE_NO_PAD.encode(format!("{kind}:{key}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_what_it_names() {
        for node in [
            NodeId::School("100001".parse().unwrap()),
            NodeId::Trust("2044".parse().unwrap()),
            NodeId::LocalAuthority("201".into()),
            NodeId::Inspection("ITS411816".into()),
            NodeId::StaffMember(Uuid::from_u128(0x5d3f_8a60_1c1b_4f6e_9f36_0000_0000_0002)),
            NodeId::ApiClient(Uuid::from_u128(0x0198_2c5e_7f00_7000_8000_0000_0000_0003)),
            NodeId::TrustMembership(Uuid::from_u128(0x0198_2c5e_7f00_7000_8000_0000_0000_0001)),
        ] {
            assert_eq!(NodeId::parse(&ID::from(&node)), Ok(node));
        }
    }

    #[test]
    fn what_is_no_id_is_refused_with_a_sentence() {
        for bad in ["", "100001", "U2Nob29sOjE", "é"] {
            assert_eq!(NodeId::parse(bad).unwrap_err().code(), "BAD_USER_INPUT", "{bad} was taken for an id");
        }
    }
}
