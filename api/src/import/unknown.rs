//! What was unknown when a file was read, and that another file has told of since.

use std::collections::HashSet;

use entity::finding;
use sea_orm::{Condition, ConnectionTrait};

use super::{batch, finding_kind::FindingKind};
use crate::register::rows;

/// Forgets findings about schools and trusts that a file lists by now.
pub async fn forget_the_known(db: &impl ConnectionTrait) -> anyhow::Result<()> {
    let findings = rows::findings(db).await?;
    let of_kind = |kind: FindingKind| findings.iter().filter(move |(finding, _)| finding.kind == kind.name());
    let (mut known, mut outdated) = (HashSet::new(), vec![]);
    if of_kind(FindingKind::UnknownTrust).next().is_some() {
        let listed = rows::trusts(db).await?.into_iter().filter(|trust| !trust.placeholder);
        known.extend(listed.map(|trust| (FindingKind::UnknownTrust, trust.uid.to_string())));
    }
    if of_kind(FindingKind::UnknownSchool).next().is_some() {
        let listed = rows::school_names(db).await?.into_iter();
        known.extend(listed.map(|(urn, _)| (FindingKind::UnknownSchool, urn.to_string())));
    }
    for kind in [FindingKind::UnknownTrust, FindingKind::UnknownSchool] {
        // The detail starts with the key.
        let key = |finding: &finding::Model| finding.detail.split(' ').next().unwrap_or_default().to_owned();
        let told = of_kind(kind).filter(|(finding, _)| known.contains(&(kind, key(finding))));
        outdated.extend(told.map(|(finding, _)| finding.id));
    }
    batch::delete::<finding::Entity>(db, Condition::all(), finding::Column::Id, outdated).await?;
    Ok(())
}
