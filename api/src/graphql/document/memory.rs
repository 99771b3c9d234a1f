//! The documents that were checked before, by the hash of their text: the next request with the same one pays neither
//! for parsing nor for validation.

use std::{collections::HashMap, fmt, sync::Arc};

use moka::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::{Documents, Judge, Prepared, Refusal};

/// The SHA-256 of a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentHash([u8; 32]);

impl DocumentHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Reads a hash as clients send it: 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        let byte = |place: usize| u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok();
        let is_hash = digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit);
        let mut hash = [0; 32];
        for (place, slot) in hash.iter_mut().enumerate().filter(|_| is_hash) {
            *slot = byte(place)?;
        }
        is_hash.then_some(Self(hash))
    }
}

impl fmt::Display for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Checks documents, and remembers those that passed.
pub struct Memory {
    documents: Documents,
    judge: Judge,
    recent: Cache<DocumentHash, Arc<Prepared>>,
    trusted: HashMap<String, Arc<Prepared>>,
    by_hash: HashMap<DocumentHash, Arc<Prepared>>,
}

impl Memory {
    /// Remembers documents up to so many bytes.
    pub fn new(documents: Documents, judge: Judge, bytes: u64) -> Self {
        let weigh = |_: &DocumentHash, prepared: &Arc<Prepared>| prepared.weight();
        let recent = Cache::builder().weigher(weigh).max_capacity(bytes).build();
        Self { documents, judge, recent, trusted: HashMap::new(), by_hash: HashMap::new() }
    }

    /// What checks the documents.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Registers documents for good, by their ids. Says which one cannot be executed.
    pub fn trust(&mut self, texts: impl IntoIterator<Item = (String, String)>) -> Result<(), (String, Refusal)> {
        for (id, text) in texts {
            let prepared = self.prepare(&text).map_err(|refusal| (id.clone(), refusal))?;
            self.by_hash.insert(DocumentHash::of(&text), prepared.clone());
            self.trusted.insert(id, prepared);
        }
        Ok(())
    }

    /// A document that was registered under an id.
    pub fn trusted(&self, id: &str) -> Option<Arc<Prepared>> {
        let by_hash = || self.by_hash.get(&DocumentHash::read(id.strip_prefix("sha256:").unwrap_or(id))?);
        self.trusted.get(id).or_else(by_hash).cloned()
    }

    /// A registered document by its hash.
    pub fn trusted_by_hash(&self, hash: &DocumentHash) -> Option<Arc<Prepared>> {
        self.by_hash.get(hash).cloned()
    }

    /// A document that is remembered.
    pub fn remembered(&self, hash: &DocumentHash) -> Option<Arc<Prepared>> {
        self.by_hash.get(hash).cloned().or_else(|| self.recent.get(hash))
    }

    /// Checks a document and remembers it. It may take a while: not for a thread that answers others.
    pub fn learn(&self, hash: DocumentHash, text: &str) -> Result<Arc<Prepared>, Refusal> {
        let prepared = self.prepare(text)?;
        self.recent.insert(hash, prepared.clone());
        Ok(prepared)
    }

    fn prepare(&self, text: &str) -> Result<Arc<Prepared>, Refusal> {
        let checked = self.documents.check(text)?;
        Ok(Arc::new(Prepared::new(checked, &self.judge, self.documents.limits())?))
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentHash;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = DocumentHash::of("{ __typename }");
        assert_eq!(DocumentHash::read(&hash.to_string()), Some(hash));
        assert_eq!(DocumentHash::read(&hash.to_string().to_uppercase()), Some(hash));
        for bad in ["", "ab", &"g".repeat(64), &"é".repeat(32), &"+1".repeat(32)] {
            assert_eq!(DocumentHash::read(bad), None, "{bad}");
        }
    }
}
