//! Telling the operator how far an import is: a bar on a terminal, plain lines elsewhere.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Where progress is told: on standard error, so that the report on standard output stays clean.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar where somebody watches, lines otherwise.
    pub fn on_stderr() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {msg} {human_pos} rows {elapsed}");
        Self(Some(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))))
    }

    /// Says what is being done now.
    #[expect(clippy::print_stderr, reason = "this is the import's voice")]
    pub fn say(&self, what: &str) {
        match &self.0 {
            Some(bar) => bar.set_message(what.to_owned()),
            None => eprintln!("{what}"),
        }
    }

    /// Counts rows.
    pub fn rows(&self, count: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(count as u64);
        }
    }

    /// Leaves the terminal clean.
    pub fn done(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
