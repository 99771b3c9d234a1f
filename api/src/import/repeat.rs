//! The very same file again: it is not read, since reading it would change nothing.

use entity::source_file;

use super::{age, edition::Edition, finding_kind::FindingKind, run::Run, tally::Tally};
use crate::register::{
    SourceKind, rows,
    sources::{LoadedFile, newest, of_kind},
};

/// The file of a kind that is of this day and has these bytes, where nothing came since that could make them say
/// anything else, or where it would only be refused for its age. A file with rows that were refused is read again, since
/// the report is to tell of them.
pub fn of<'f>(
    files: &'f [LoadedFile],
    kind: SourceKind,
    as_of: chrono::NaiveDate,
    digest: &str,
) -> Option<&'f source_file::Model> {
    let of_kind = of_kind(files, kind).map(|(file, _)| file);
    let same = of_kind.filter(|file| file.as_of == Some(as_of) && file.digest.as_deref() == Some(digest));
    let known = same.filter(|file| file.rejected == 0).max_by_key(|file| file.id)?;
    let (newest, _) = newest(files, kind)?;
    let too_old = newest.as_of > known.as_of && age::may_be_too_old(kind);
    let mut since = files.iter().map(|(file, _)| file).filter(|file| file.id > known.id);
    (too_old || !since.any(|file| bears_on(known, kind, file) && !is_repeat(file, files))).then_some(known)
}

/// Whether what a known file of this kind says may depend on that one: on others of its kind, and on those that are taken
/// in before it. A census says nothing of the days of others, and asks only which schools there are.
fn bears_on(known: &source_file::Model, kind: SourceKind, file: &source_file::Model) -> bool {
    kind_of(file).is_some_and(|other| match (kind, other) {
        (SourceKind::Census, SourceKind::Census) => file.as_of == known.as_of,
        (SourceKind::Census, _) => other == SourceKind::Establishments,
        _ => other <= kind,
    })
}

/// Whether a file changed nothing, since it was the same as the one of its kind that came before it, or as an earlier
/// one that a newer file had followed already.
fn is_repeat(file: &source_file::Model, files: &[LoadedFile]) -> bool {
    let before = || files.iter().map(|(other, _)| other).filter(|other| other.kind == file.kind && other.id < file.id);
    let same = |other: &source_file::Model| {
        file.digest.is_some() && (other.as_of, &other.digest) == (file.as_of, &file.digest)
    };
    let followed = kind_of(file).is_some_and(age::may_be_too_old) && before().any(|other| other.as_of > file.as_of);
    before().max_by_key(|other| other.id).is_some_and(same) || (followed && before().any(same))
}

fn kind_of(file: &source_file::Model) -> Option<SourceKind> {
    SourceKind::ALL.into_iter().find(|kind| kind.publication().kind == file.kind)
}

/// What reading it again would have come to: every row says what was known, and what was noticed is noticed again.
/// Of a file that newer ones have followed nothing is noticed.
pub async fn tally(run: &mut Run<'_>, file: &source_file::Model, edition: &Edition) -> anyhow::Result<Tally> {
    for (finding, of) in rows::findings(run.transaction).await? {
        if let (Some(kind), Some(of)) = (FindingKind::of(&finding.kind), of)
            && of.kind == file.kind
            && !edition.is_history()
        {
            run.findings.note(kind, finding.line.map(|line| line as u64), || finding.detail);
        }
    }
    let unchanged = file.created + file.changed + file.unchanged;
    Ok(Tally { unchanged, left_out: file.rows_read - unchanged, ..Tally::default() })
}
