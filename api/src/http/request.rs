//! One GraphQL request, out of a body or an address.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::graphql::{document::DocumentHash, error::code};

/// What a client asks for.
#[derive(Clone, Debug)]
pub struct GraphqlRequest {
    /// The document.
    pub document: Wanted,
    /// Which of its operations to execute.
    pub operation_name: Option<String>,
    /// The variables of the operation.
    pub variables: Map<String, Value>,
}

/// Which document is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The one with this text.
    Text(String),
    /// The one with this text, to be found by its hash from now on.
    Persisted(String, DocumentHash),
    /// The one with this hash.
    Hash(DocumentHash),
    /// The one that is registered under this id.
    Id(String),
}

impl GraphqlRequest {
    /// Reads the parts that the specification knows, and the three that name a document without its text.
    pub fn read(body: Value) -> Result<Self, Problem> {
        let Value::Object(mut body) = body else {
            return Err(Problem::bad_request("A request must be a JSON object."));
        };
        let extensions = map(&mut body, "extensions")?;
        let id = ["documentId", "doc_id", "id"].into_iter().find_map(|name| text(&mut body, name).transpose());
        let document = Wanted::of(text(&mut body, "query")?, id.transpose()?, persisted(&extensions)?)?;
        let operation_name = text(&mut body, "operationName")?;
        Ok(Self { document, operation_name, variables: map(&mut body, "variables")? })
    }

    /// Reads the parameters of an address, in which objects are JSON texts.
    pub fn of_address(query: &str) -> Result<Self, Problem> {
        let mut body = Map::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = match &*name {
                // Forms and some clients send what they have not as nothing.
                "variables" | "extensions" if value.is_empty() => Value::Null,
                "variables" | "extensions" => serde_json::from_str(&value)
                    .map_err(|error| Problem::bad_request(format!("{name} in the address is not JSON: {error}.")))?,
                _ => Value::String(value.into_owned()),
            };
            if body.insert(name.to_string(), value).is_some() {
                return Err(Problem::bad_request(format!("{} stands twice in the address.", quoted(&name))));
            }
        }
        Self::read(Value::Object(body))
    }
}

/// A name of the client's, shortened where it is long.
fn quoted(name: &str) -> String {
    name.chars().take(40).collect()
}

impl Wanted {
    fn of(text: Option<String>, id: Option<String>, hash: Option<DocumentHash>) -> Result<Self, Problem> {
        match (text, id, hash) {
            (Some(text), None, None) => Ok(Self::Text(text)),
            (Some(text), None, Some(hash)) if DocumentHash::of(&text) == hash => Ok(Self::Persisted(text, hash)),
            (Some(_), None, Some(_)) => {
                let message = "persistedQuery.sha256Hash is not the SHA-256 of query.";
                Err(Problem::bad_request(message))
            }
            (None, None, Some(hash)) => Ok(Self::Hash(hash)),
            (None, Some(id), None) => Ok(Self::Id(id)),
            (None, None, None) => {
                Err(Problem::bad_request("The request has no query: a GraphQL document, as a string."))
            }
            _ => Err(Problem::bad_request("The request names its document in two ways: send one.")),
        }
    }
}

/// What Apollo's clients send to name a document by its hash.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersistedQuery {
    version: u32,
    sha256_hash: String,
}

fn persisted(extensions: &Map<String, Value>) -> Result<Option<DocumentHash>, Problem> {
    let Some(asked) = extensions.get("persistedQuery").filter(|asked| !asked.is_null()) else { return Ok(None) };
    let read = PersistedQuery::deserialize(asked).ok().filter(|asked| asked.version == 1);
    let hash = read.and_then(|asked| DocumentHash::read(&asked.sha256_hash));
    let wanted = "persistedQuery must be {\"version\": 1, \"sha256Hash\": …} with 64 hexadecimal digits.";
    hash.map(Some).ok_or_else(|| Problem::bad_request(wanted))
}

/// The document is not known: the client is to send its text.
pub fn not_found(what: &str) -> Problem {
    Problem::refused(code::PERSISTED_QUERY_NOT_FOUND, what)
}

fn text(body: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Problem> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Problem::bad_request(format!("{name} must be a string."))),
    }
}

fn map(body: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Problem> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(Problem::bad_request(format!("{name} must be a JSON object."))),
    }
}
