//! How much a file may ask of us. Serves everything that unpacks; the numbers are checked against bytes that came out,
//! never against sizes the file declares about itself.

/// The most that one file, archive or cell may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file once unpacked. The largest real one is 64 MB.
    pub file_bytes: u64,
    /// Entries of one ZIP archive. The real `extract.zip` has about a dozen.
    pub archive_entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 2 << 30, archive_entries: 1_000 }
    }
}

/// Bytes in which a header row and the titles above it are looked for. The longest real ones take 4 KB.
pub(super) const HEAD_BYTES: u64 = 1 << 16;

/// Characters one cell may hold. Real ones stay under 250, so a longer one is a sign of broken quoting.
pub(super) const CELL_CHARS: usize = 10_000;

/// Bytes one record may hold. Far above any real record (6 KB), and low enough that a quotation mark that is never
/// closed costs a bounded search and no second copy of the file.
pub(super) const RECORD_BYTES: usize = 1 << 20;

/// Columns one record may hold: those of the widest spreadsheet.
pub(super) const RECORD_CELLS: usize = 16_384;

/// How often one file may be taken up again on the line after a broken record. Each time costs up to [`RECORD_BYTES`].
pub(super) const FRESH_STARTS: u32 = 100;
