//! The very same file again: it is not read, since reading it would change nothing.

use entity::source_file;

use super::{finding_kind::FindingKind, run::Run, tally::Tally};
use crate::register::{
    SourceKind, rows,
    sources::{LoadedFile, newest},
};

/// The newest file of a kind, where it is of this day and has these bytes, and nothing came since that could make them
/// say anything else. A file with rows that were refused is read again, since the report is to tell of them.
pub fn of<'f>(
    files: &'f [LoadedFile],
    kind: SourceKind,
    as_of: chrono::NaiveDate,
    digest: &str,
) -> Option<&'f source_file::Model> {
    let (newest, _) = newest(files, kind)?;
    let same = newest.as_of == Some(as_of) && newest.digest.as_deref() == Some(digest) && newest.rejected == 0;
    let mut since = files.iter().map(|(file, _)| file).filter(|file| file.id > newest.id);
    (same && !since.any(|file| bears_on(kind, file) && !is_repeat(file, files))).then_some(newest)
}

/// Whether what a file of this kind says may depend on that one: on others of its kind, and on those that are taken in
/// before it.
fn bears_on(kind: SourceKind, file: &source_file::Model) -> bool {
    SourceKind::ALL.into_iter().any(|other| other <= kind && other.publication().kind == file.kind)
}

/// Whether a file was the same as the one of its kind that came before it.
fn is_repeat(file: &source_file::Model, files: &[LoadedFile]) -> bool {
    let before = files.iter().map(|(other, _)| other).filter(|other| other.kind == file.kind && other.id < file.id);
    let before = before.max_by_key(|other| other.id);
    before.is_some_and(|other| file.digest.is_some() && (other.as_of, &other.digest) == (file.as_of, &file.digest))
}

/// What reading it again would have come to: every row says what was known, and what was noticed is noticed again.
pub async fn tally(run: &mut Run<'_>, file: &source_file::Model) -> anyhow::Result<Tally> {
    for (finding, of) in rows::findings(run.transaction).await? {
        let kind = FindingKind::of(&finding.kind).filter(|kind| *kind != FindingKind::Vanished);
        if let (Some(kind), Some(of)) = (kind, of)
            && of.kind == file.kind
        {
            run.findings.note(kind, finding.line.map(|line| line as u64), || finding.detail);
        }
    }
    let unchanged = file.created + file.changed + file.unchanged;
    Ok(Tally { unchanged, left_out: file.rows_read - unchanged, ..Tally::default() })
}
