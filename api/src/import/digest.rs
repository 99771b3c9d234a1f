//! What marks the bytes of a file.

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use sha2::{Digest as _, Sha256};

/// The digest of an unpacked file, after that of the sources of this program: another version may read the same bytes
/// otherwise.
pub fn of(bytes: &[u8]) -> String {
    format!("{} sha256:{}", env!("SOURCES_DIGEST"), BASE64_STANDARD_NO_PAD.encode(Sha256::digest(bytes)))
}
