//! The program as people run it: in a folder of its own, with no settings but the given ones.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use support::database::TestDatabase;
use tempfile::TempDir;

/// A command line to be run.
pub struct Program {
    command: Command,
    folder: TempDir,
}

/// What came of it.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it was asked for.
    pub stdout: String,
    /// What it says besides.
    pub stderr: String,
}

impl Ran {
    /// What comes of a program that was started.
    pub fn of(child: Child) -> Self {
        Self::from(child.wait_with_output().expect("it ends"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
        assert!(!stderr.contains("panicked") && !stderr.contains("stack backtrace"), "{stderr}");
        Self { code: output.status.code().expect("it ends by itself"), stdout, stderr }
    }
}

impl Program {
    /// The program with these words.
    pub fn with(words: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder to run in");
        let mut command = Command::new(env!("CARGO_BIN_EXE_school-trusts-tested"));
        command.args(words).env_clear().env("RUST_BACKTRACE", "1").current_dir(folder.path());
        Self { command, folder }
    }

    /// The program on a database, where no file may grow beyond so many blocks of 512 bytes.
    pub fn limited(blocks: u64, database: &TestDatabase, words: &[&str]) -> Self {
        let program = Self::on(database, words);
        let mut command = Command::new("sh");
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        command.args(["-c", &limited]).arg(program.command.get_program()).args(words);
        command.env_clear().env("DATABASE_URL", &database.url).current_dir(program.folder.path());
        Self { command, ..program }
    }

    /// The program on a database.
    pub fn on(database: &TestDatabase, words: &[&str]) -> Self {
        Self::with(words).env("DATABASE_URL", &database.url)
    }

    /// With a file or folder to work on.
    pub fn path(mut self, path: impl AsRef<Path>) -> Self {
        self.command.arg(path.as_ref());
        self
    }

    /// With a setting from the environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a folder that outlives it.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Ran {
        self.command.stdin(Stdio::null()).output().expect("the program starts").into()
    }

    /// Starts it without waiting for its end.
    pub fn start(mut self) -> Child {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    }

    /// Starts a command that serves, on a free port, and waits until it listens.
    pub fn serve(mut self) -> Serving {
        let stderr = self.folder.path().join("stderr");
        self.command.env("BIND", "127.0.0.1:0").stdout(Stdio::piped());
        self.command.stderr(File::create(&stderr).expect("a file for what it says"));
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        let mut first_line = String::new();
        stdout.read_line(&mut first_line).expect("its first line");
        Serving { first_line, stdout, stderr, child, _folder: self.folder }
    }
}

/// A service that runs until this value is dropped.
pub struct Serving {
    /// What it printed first.
    pub first_line: String,
    stdout: BufReader<ChildStdout>,
    stderr: PathBuf,
    child: Child,
    _folder: TempDir,
}

impl Serving {
    /// Its address, as its first line tells.
    pub fn address(&self) -> &str {
        let told = self.first_line.trim_end().strip_prefix("listening on ");
        told.unwrap_or_else(|| panic!("{:?}, and then {}", self.first_line, self.said()))
    }

    /// What it wrote to standard error until now.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.stderr).expect("what it said")
    }

    /// Asks it to stop, as a process manager does.
    pub fn is_asked_to_stop(&self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.expect("kill is there").success());
    }

    /// Waits until it ends by itself: its exit code, and what it wrote to standard error.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        (status.code(), self.said())
    }

    /// Ends it, and gives what it printed after its first line.
    pub fn end(mut self) -> String {
        self.child.kill().expect("it can be ended");
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).expect("text");
        rest
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
