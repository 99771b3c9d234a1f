//! Telling the operator how far an import is: a bar on a terminal, plain lines elsewhere.

use std::io::{IsTerminal as _, Write as _};

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

/// While it is not known how much there is.
const SEARCHING: &str = "{spinner} {msg} {elapsed}";
/// While rows are written.
const COUNTING: &str = "{msg} {wide_bar} {human_pos} of {human_len} rows";

impl Progress {
    /// A bar where somebody watches, lines otherwise.
    pub fn on_stderr() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::Lines;
        }
        Self::Bar(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style(SEARCHING)))
    }

    /// Lines, which stay.
    pub fn lines() -> Self {
        Self::Lines
    }

    /// Tells nothing.
    pub fn silent() -> Self {
        Self::Silent
    }

    /// Says what is being done now, for who knows how long.
    pub fn say(&self, what: &str) {
        self.tell(what);
        if let Self::Bar(bar) = self {
            bar.set_style(style(SEARCHING));
        }
    }

    /// Says what is being done now, to so many rows.
    pub fn say_of(&self, what: &str, rows: usize) {
        if let Self::Bar(bar) = self {
            bar.set_style(style(COUNTING));
            bar.set_length(rows as u64);
            bar.set_position(0);
        }
        self.tell(what);
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

    /// An import goes on where nobody listens any more, as behind `2>&1 | head`.
    fn tell(&self, what: &str) {
        match self {
            Self::Bar(bar) => bar.set_message(what.to_owned()),
            Self::Lines => drop(writeln!(std::io::stderr(), "{what}")),
            Self::Silent => {}
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
