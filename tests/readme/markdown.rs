//! Markdown, as far as it has to be understood here: fenced blocks, headings, links, words in code.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository").to_owned()
}

/// One document.
pub struct Page {
    /// Where it is.
    pub path: PathBuf,
    /// All of it.
    pub text: String,
}

/// One fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands behind the opening fence: the language, and perhaps what the block is for.
    pub kind: String,
    /// What stands between the fences.
    pub text: String,
}

impl Block {
    /// A block of JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {}", self.text))
    }
}

impl Page {
    /// Reads a document, by its path in the repository.
    pub fn read(path: impl AsRef<Path>) -> Self {
        let path = root().join(path);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, text }
    }

    /// Every document that people are sent to.
    pub fn all() -> Vec<Self> {
        let folders = ["", "docs", "docs/decisions", "graphiql"].map(|folder| root().join(folder));
        let entries = folders.into_iter().flat_map(|folder| folder.read_dir().expect("a folder of documents"));
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).map(Self::read).collect()
    }

    /// The folder that its links start from.
    pub fn folder(&self) -> &Path {
        self.path.parent().expect("a file lies in a folder")
    }

    /// Pieces between fences: prose, block, prose, and so on. Blocks begin with what stands behind their fence.
    fn pieces(&self) -> Vec<&str> {
        self.text.split("```").collect()
    }

    fn prose(&self) -> String {
        self.pieces().into_iter().step_by(2).collect()
    }

    /// The fenced blocks, in order.
    pub fn blocks(&self) -> Vec<Block> {
        let fenced = self.pieces().into_iter().skip(1).step_by(2);
        let parts = fenced.map(|piece| piece.split_once('\n').expect("a block has lines"));
        parts.map(|(kind, text)| Block { kind: kind.to_owned(), text: text.to_owned() }).collect()
    }

    /// The text of the only block of a kind.
    #[track_caller]
    pub fn only(&self, kind: &str) -> String {
        let texts: Vec<String> =
            self.blocks().into_iter().filter(|block| block.kind == kind).map(|block| block.text).collect();
        assert_eq!(texts.len(), 1, "blocks of {kind}");
        texts.concat()
    }

    /// The text of the first block of a kind that stands behind one of another kind.
    #[track_caller]
    pub fn after(&self, other: &str, kind: &str) -> String {
        let mut behind = self.blocks().into_iter().skip_while(|block| block.kind != other);
        behind.find(|block| block.kind == kind).unwrap_or_else(|| panic!("no {kind} behind {other}")).text
    }

    /// Where its links lead.
    pub fn links(&self) -> Vec<String> {
        let prose = self.prose();
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        targets.map(str::to_owned).collect()
    }

    /// What stands in code within the prose.
    pub fn spans(&self) -> Vec<String> {
        let prose = self.prose();
        let in_line = |line: &str| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        prose.lines().flat_map(in_line).collect()
    }

    /// Its headings, as links name them.
    pub fn headings(&self) -> Vec<String> {
        let headings = self.prose();
        let headings = headings.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#'));
        let anchor = |heading: &str| -> String {
            let kept = heading.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
            kept.map(|letter| if letter == ' ' { '-' } else { letter.to_ascii_lowercase() }).collect()
        };
        headings.map(anchor).collect()
    }
}
