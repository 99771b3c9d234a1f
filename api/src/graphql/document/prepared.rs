//! A document that is ready to be executed, as often as it is asked for.

use async_graphql::parser::types::ExecutableDocument;

use super::{Checked, Judge, Limits, Refusal};

/// A checked document, in the form in which the executor wants it.
#[derive(Debug)]
pub struct Prepared {
    /// The document as it was checked.
    pub checked: Checked,
    executable: ExecutableDocument,
}

impl Prepared {
    /// Has the executor's own parser and rules look at a checked document, too: they know of a few faults that ours
    /// let pass.
    pub(super) fn new(checked: Checked, judge: &Judge, limits: &Limits) -> Result<Self, Refusal> {
        let executable = judge.judge(&checked, limits)?;
        Ok(Self { checked, executable })
    }

    /// The document for one execution.
    pub fn executable(&self) -> ExecutableDocument {
        self.executable.clone()
    }

    /// About how many bytes it holds: the two trees weigh many times their text.
    pub fn weight(&self) -> u32 {
        u32::try_from(1_000 + 60 * self.checked.text().len()).unwrap_or(u32::MAX)
    }
}
