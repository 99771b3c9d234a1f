//! Which media type a client would rather have.

use actix_web::{
    HttpMessage as _, HttpRequest,
    http::header::{Accept, Quality},
};

/// The media types that a reply can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// The specification's own: the status says what happened.
    GraphqlResponse,
    /// The older one: a well-formed request gets 200, whatever came of it.
    Json,
    /// One event after another, each with a result.
    EventStream,
}

/// The media types in the order in which they are preferred, all else being equal.
const OFFERED: [MediaType; 3] = [MediaType::GraphqlResponse, MediaType::Json, MediaType::EventStream];

impl MediaType {
    /// What the client would rather have; none where it takes nothing that there is. Who does not say takes JSON, as
    /// clients do that are older than the specification.
    pub fn negotiate(request: &HttpRequest) -> Option<Self> {
        let accept = request.get_header::<Accept>().filter(|accept| !accept.0.is_empty());
        let Some(Accept(ranges)) = accept else { return Some(Self::Json) };
        let liked = OFFERED.into_iter().filter_map(|offered| {
            // Of several ranges the one that says most counts.
            let matching = ranges.iter().filter_map(|range| Some((offered.matches(&range.item)?, range.quality)));
            let (closeness, quality) = matching.max_by_key(|(closeness, _)| *closeness)?;
            (quality > Quality::ZERO).then_some((quality, closeness, offered))
        });
        let liked: Vec<_> = liked.collect();
        // The first of the best: a later one has to be better.
        let best = liked
            .iter()
            .copied()
            .reduce(|best, other| if (other.0, other.1) > (best.0, best.1) { other } else { best });
        // A star likes all types alike, and then it is JSON, unless JSON is liked less by name, or not at all.
        let json_is_as_good = |best: &(Quality, Closeness, Self)| liked.contains(&(best.0, best.1, Self::Json));
        best.map(|best| if best.1 == Closeness::Any && json_is_as_good(&best) { Self::Json } else { best.2 })
    }

    /// How closely a range of media types names this one, if at all. Nobody gets a stream who did not name it.
    fn matches(self, range: &mime::Mime) -> Option<Closeness> {
        let [kind, subtype] = self.parts();
        match (range.type_().as_str(), range.essence_str().split_once('/').map(|(_, subtype)| subtype)) {
            (of, Some(sub)) if of == kind && sub == subtype => Some(Closeness::Named),
            (of, Some("*")) if of == kind && self != Self::EventStream => Some(Closeness::Any),
            ("*", Some("*")) if self != Self::EventStream => Some(Closeness::Any),
            _ => None,
        }
    }

    fn parts(self) -> [&'static str; 2] {
        match self {
            Self::GraphqlResponse => ["application", "graphql-response+json"],
            Self::Json => ["application", "json"],
            Self::EventStream => ["text", "event-stream"],
        }
    }

    /// The value of the header.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::EventStream => "text/event-stream",
        }
    }
}

/// How closely a range names a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Any,
    Named,
}
