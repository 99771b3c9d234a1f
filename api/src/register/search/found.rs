//! What a search found.

/// What of a thing a text was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedOn {
    /// Its name.
    Name,
    /// A name that it no longer bears.
    FormerName,
    /// What a practice says, beside its title.
    Text,
    /// Its town, authority or another area that it lies in.
    Place,
    /// Its kind alone, such as its phase or its faith.
    Kind,
    /// A school's unique reference number.
    Urn,
    /// A UK provider reference number.
    Ukprn,
    /// A school's authority and number there.
    Laestab,
    /// A trust's reference.
    TrustReference,
    /// A trust's group UID.
    GroupUid,
    /// The number of a trust's company.
    CompaniesHouseNumber,
    /// Its postcode.
    Postcode,
}

impl MatchedOn {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "NAME",
            Self::FormerName => "FORMER_NAME",
            Self::Text => "TEXT",
            Self::Place => "PLACE",
            Self::Kind => "KIND",
            Self::Urn => "URN",
            Self::Ukprn => "UKPRN",
            Self::Laestab => "LAESTAB",
            Self::TrustReference => "TRUST_REFERENCE",
            Self::GroupUid => "GROUP_UID",
            Self::CompaniesHouseNumber => "COMPANIES_HOUSE_NUMBER",
            Self::Postcode => "POSTCODE",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The thing: a school by its position, or a trust by its position after all schools.
    pub doc: u32,
    /// How well it fits; more is better.
    pub score: i64,
}
