//! What is shown of a thing that was found: where the text is in it, and what tells it from others.

use crate::{
    register::{
        Register,
        search::{Found, MatchedOn, Place, Reader},
    },
    school::{code_lists::SchoolStatus, location},
    trust::code_lists::GroupStatus,
};

/// What is said of a school that is not open.
fn school_standing(status: SchoolStatus) -> Option<&'static str> {
    match status {
        SchoolStatus::Open | SchoolStatus::OpenProposedToClose => None,
        SchoolStatus::Closed => Some("closed"),
        SchoolStatus::ProposedToOpen => Some("not yet open"),
        SchoolStatus::Unknown => Some("status unknown"),
    }
}

/// What is said of a trust that is not open.
fn trust_standing(status: GroupStatus) -> Option<&'static str> {
    match status {
        GroupStatus::Open | GroupStatus::ProposedToClose => None,
        GroupStatus::Closed => Some("closed"),
        GroupStatus::ProposedToOpen => Some("not yet open"),
        GroupStatus::CreatedInError => Some("entered by mistake"),
        GroupStatus::Unknown => Some("status unknown"),
    }
}

/// A found thing's texts, held against what was typed.
pub struct Shown<'a> {
    register: &'a Register,
    place: Place,
    reader: Reader<'a>,
}

impl<'a> Shown<'a> {
    /// For one of the things that were found.
    pub fn new(register: &'a Register, found: &'a Found, doc: u32) -> Self {
        Self { register, place: register.search.place(doc), reader: Reader::new(&register.search, found, doc) }
    }

    /// The thing's name.
    pub fn name(&self) -> &'a str {
        match self.place {
            Place::School(position) => &self.register.schools.at(position).name,
            Place::Trust(position) => &self.register.trusts.at(position).name,
        }
    }

    /// What tells things of one name apart.
    pub fn detail(&self) -> String {
        let parts: Vec<String> = match self.place {
            Place::School(position) => self.school_detail(position),
            Place::Trust(position) => self.trust_detail(position),
        };
        parts.join(" · ")
    }

    /// What best tells why it was found.
    pub fn matched_on(&self) -> MatchedOn {
        self.reader.matched_on(self.name(), self.former_names(), &self.places())
    }

    /// Name, former names and place with what was met marked, those without any left out; then the identifiers that
    /// were met.
    pub fn highlights(&self) -> Vec<String> {
        let line = self.line();
        let texts =
            [self.name()].into_iter().chain(self.former_names().iter().map(|name| &**name)).chain(line.as_deref());
        let mut highlights: Vec<String> = texts.filter_map(|text| self.reader.marked(text)).collect();
        let identifiers = self.reader.identifiers().into_iter().filter_map(|kind| self.identifier(kind));
        highlights.extend(identifiers.filter_map(|text| self.reader.marked(&text)));
        highlights
    }

    fn former_names(&self) -> &'a [Box<str>] {
        match self.place {
            Place::School(position) => &self.register.schools.at(position).former_names,
            Place::Trust(position) => &self.register.trusts.at(position).former_names,
        }
    }

    /// The line that the thing is told apart by.
    fn line(&self) -> Option<String> {
        match self.place {
            Place::School(position) => location::line(self.register, self.register.schools.at(position)),
            Place::Trust(position) => self.register.trusts.at(position).address.town.as_deref().map(str::to_owned),
        }
    }

    /// All areas that the thing can be found by.
    fn places(&self) -> Vec<&'a str> {
        let (address, more) = match self.place {
            Place::School(position) => {
                let school = self.register.schools.at(position);
                let district = school.geo.district.as_ref().map(|district| &*district.name);
                (&school.address, [Some(&*self.register.authorities.at(school.authority).name), district])
            }
            Place::Trust(position) => (&self.register.trusts.at(position).address, [None, None]),
        };
        let lines = [&address.locality, &address.address3, &address.town, &address.county];
        lines.into_iter().map(|line| line.as_deref()).chain(more).flatten().collect()
    }

    fn identifier(&self, kind: MatchedOn) -> Option<String> {
        match self.place {
            Place::School(position) => {
                let school = self.register.schools.at(position);
                match kind {
                    MatchedOn::Urn => Some(school.urn.to_string()),
                    MatchedOn::Ukprn => school.ukprn.map(|ukprn| ukprn.to_string()),
                    MatchedOn::Laestab => school.laestab.as_ref().map(ToString::to_string),
                    _ => None,
                }
            }
            Place::Trust(position) => {
                let trust = self.register.trusts.at(position);
                match kind {
                    MatchedOn::GroupUid => Some(trust.uid.to_string()),
                    MatchedOn::Ukprn => trust.ukprn.map(|ukprn| ukprn.to_string()),
                    MatchedOn::TrustReference => trust.reference.as_ref().map(ToString::to_string),
                    MatchedOn::CompaniesHouseNumber => trust.companies_house_number.as_ref().map(ToString::to_string),
                    MatchedOn::Postcode => trust.address.postcode.as_deref().map(str::to_owned),
                    _ => None,
                }
            }
        }
    }

    fn school_detail(&self, position: u32) -> Vec<String> {
        let school = self.register.schools.at(position);
        let line = location::line(self.register, school);
        let closed = school_standing(school.status).map(str::to_owned);
        line.into_iter().chain([format!("URN {}", school.urn)]).chain(closed).collect()
    }

    fn trust_detail(&self, position: u32) -> Vec<String> {
        let trust = self.register.trusts.at(position);
        let key = trust.reference.as_ref().map_or_else(|| format!("UID {}", trust.uid), ToString::to_string);
        let schools = trust.summary.school_count.ok().map(|count| match count {
            1 => "1 school".to_owned(),
            count => format!("{count} schools"),
        });
        let closed = trust_standing(trust.status).map(str::to_owned);
        [key].into_iter().chain(schools).chain(closed).collect()
    }
}
