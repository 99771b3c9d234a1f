//! Telling the operator how far an import is: a bar on a terminal, plain lines elsewhere.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Where progress is told: on standard error, so that the report on standard output stays clean.
pub enum Progress {
    /// A bar, where somebody watches.
    Bar(ProgressBar),
    /// Plain lines.
    Lines,
    /// Nothing.
    Silent,
}

impl Progress {
    /// A bar where somebody watches, lines otherwise.
    pub fn on_stderr() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::Lines;
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {msg} {human_pos} rows {elapsed}");
        Self::Bar(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())))
    }

    /// Tells nothing.
    pub fn silent() -> Self {
        Self::Silent
    }

    /// Says what is being done now.
    #[expect(clippy::print_stderr, reason = "this is the import's voice")]
    pub fn say(&self, what: &str) {
        match self {
            Self::Bar(bar) => bar.set_message(what.to_owned()),
            Self::Lines => eprintln!("{what}"),
            Self::Silent => {}
        }
    }

    /// Counts rows.
    pub fn rows(&self, count: usize) {
        if let Self::Bar(bar) = self {
            bar.inc(count as u64);
        }
    }

    /// Leaves the terminal clean.
    pub fn done(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
