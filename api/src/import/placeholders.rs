//! What stands for a trust that no groups file lists, so that the rows that name it have something to refer to.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use entity::{TrustUid, trust};

use super::{finding_kind::FindingKind, run::Run};
use crate::register::rows;

/// The trust that a row names, as far as the row knows it.
pub struct NamedTrust {
    /// Its group UID.
    pub uid: TrustUid,
    /// Its name.
    pub name: String,
    /// Its kind, by the published group type.
    pub group_type_code: String,
}

/// Gives every trust that no groups file lists a row of its own.
pub async fn write(run: &mut Run<'_>, named: BTreeMap<TrustUid, NamedTrust>) -> anyhow::Result<()> {
    let stored = rows::trusts(run.transaction).await?;
    let stored: HashMap<TrustUid, bool> = stored.into_iter().map(|row| (row.uid, row.placeholder)).collect();
    let unlisted = |trust: &NamedTrust| stored.get(&trust.uid) != Some(&false);
    let unlisted: Vec<NamedTrust> = named.into_values().filter(unlisted).collect();
    for trust in &unlisted {
        run.findings.note(FindingKind::UnknownTrust, None, || format!("{} {}", trust.uid, trust.name));
    }
    let unknown = unlisted.into_iter().filter(|trust| !stored.contains_key(&trust.uid));
    let rows = unknown.map(|trust| blank(trust, run.now)).collect();
    run.write::<trust::Entity>(rows).await
}

/// A trust of which hardly anything is known.
pub(super) fn blank(named: NamedTrust, now: DateTime<Utc>) -> trust::Model {
    trust::Model {
        uid: named.uid,
        name: if named.name.is_empty() { format!("Trust {}", named.uid) } else { named.name },
        group_type_code: named.group_type_code,
        group_status_code: String::new(),
        group_id: None,
        trust_reference: None,
        companies_house_number: None,
        ukprn: None,
        incorporated_on: None,
        opened_on: None,
        closed_on: None,
        street: None,
        locality: None,
        address3: None,
        town: None,
        county: None,
        postcode: None,
        placeholder: true,
        vanished_on: None,
        updated_at: now,
        version: 1,
    }
}
