//! What a file of group links calls schools and trusts.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{TrustUid, Urn, group_link, school, trust};

use super::columns::NameColumns;
use crate::{
    import::{placeholders::NamedTrust, reader::Row, run::Run, versioned::Versioned as _},
    register::rows,
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

    /// Remembers the names that are not the ones known, whichever file is newer: what turns out to be the present name,
    /// or a newer one, is not served as a former one.
    pub async fn compare(
        &self,
        run: &mut Run<'_>,
        known: &HashMap<Urn, String>,
        as_of: NaiveDate,
    ) -> anyhow::Result<()> {
        let trusts = rows::trusts(run.transaction).await?;
        let present: HashMap<TrustUid, &str> =
            trusts.iter().filter_map(|trust| Some((trust.uid, trust.name()?))).collect();
        for (uid, NamedTrust { name, .. }) in self.trusts.iter().filter(|(_, named)| !named.name.is_empty()) {
            run.trace.was_called(trust::Model::TABLE, uid.number(), name, present.get(uid).copied(), as_of);
        }
        for (urn, name) in &self.schools {
            let is = known.get(urn).map(String::as_str);
            run.trace.was_called(school::Model::TABLE, urn.number(), name, is, as_of);
        }
        Ok(())
    }
}
