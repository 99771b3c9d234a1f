//! What a file of group links calls schools and trusts.

use std::collections::{BTreeMap, HashMap};

use entity::{TrustUid, Urn, group_link, school, trust};

use super::columns::NameColumns;
use crate::{
    import::{edition::Edition, placeholders::NamedTrust, reader::Row, run::Run, versioned::Versioned as _},
    register::{SourceKind, rows, sources::newest},
    trust::code_lists::TrustType,
};

/// The names in a file, each once.
#[derive(Default)]
pub struct Names {
    /// The academy trusts.
    pub trusts: BTreeMap<TrustUid, NamedTrust>,
    schools: BTreeMap<Urn, String>,
}

impl Names {
    /// Learns the names of one row.
    pub fn learn(&mut self, row: &Row<'_>, link: &group_link::Model, columns: &NameColumns) {
        let name = |column: Option<_>| column.and_then(|column| row.text(column));
        if let Some(name) = name(columns.school) {
            self.schools.insert(link.urn, name.to_owned());
        }
        if TrustType::from_code(&link.group_type_code).is_some() {
            let name = name(columns.group).unwrap_or_default().to_owned();
            let (uid, group_type_code) = (link.group_uid, link.group_type_code.clone());
            self.trusts.insert(uid, NamedTrust { uid, name, group_type_code });
        }
    }

    /// Remembers as former names those that newer files of schools and of groups have given up.
    pub async fn compare(
        &self,
        run: &mut Run<'_>,
        known: &HashMap<Urn, String>,
        edition: &Edition,
    ) -> anyhow::Result<()> {
        let files = rows::files(run.transaction).await?;
        let is_newer = |kind| newest(&files, kind).and_then(|(file, _)| file.as_of) > Some(edition.as_of);
        if is_newer(SourceKind::Groups) {
            for trust in rows::trusts(run.transaction).await? {
                let was = self.trusts.get(&trust.uid).map(|named| &*named.name).filter(|name| !name.is_empty());
                if let (Some(was), Some(is)) = (was, trust.name()) {
                    run.trace.was_called(trust::Model::TABLE, trust.uid.number(), was, is, edition.as_of);
                }
            }
        }
        if is_newer(SourceKind::Establishments) {
            for (urn, was) in &self.schools {
                let Some(is) = known.get(urn) else { continue };
                run.trace.was_called(school::Model::TABLE, urn.number(), was, is, edition.as_of);
            }
        }
        Ok(())
    }
}
