//! The program as people run it, in a folder and an environment of its own.

use std::{
    cell::RefCell,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// A program that serves until this value is dropped.
pub struct Program {
    /// Where it listens, as it says on its first line.
    pub address: String,
    first_line: String,
    output: RefCell<BufReader<ChildStdout>>,
    child: Child,
}

impl Program {
    /// Starts a command that serves, on a free port, and waits until it listens.
    pub fn serve(arguments: &[String], folder: &Path) -> Self {
        let mut command = command(arguments, folder);
        let mut child = command.env("BIND", "127.0.0.1:0").stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut first_line = String::new();
        output.read_line(&mut first_line).expect("its first line");
        let address = first_line.trim().strip_prefix("listening on ").expect("its first line says where it listens");
        Self { address: address.to_owned(), first_line, output: output.into(), child }
    }

    /// Its first lines.
    pub fn printed(&self, lines: usize) -> String {
        let mut printed = self.first_line.clone();
        for _ in 1..lines {
            self.output.borrow_mut().read_line(&mut printed).expect("one more line");
        }
        printed
    }

    /// What a command prints that must succeed.
    pub fn run(arguments: &[String], folder: &Path) -> String {
        let output = command(arguments, folder).output().expect("the program starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(arguments: &[String], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_school-trusts-tested"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

/// A shown command word by word, as the shell takes it. Not the command is run, but one that repeats its words.
pub fn words(shown: &str) -> Vec<String> {
    let program = shown.split(' ').next().unwrap_or_default();
    assert!(["cargo", "curl"].contains(&program), "{shown} would be run");
    let script = format!("{program}() {{ printf '%s\\0' {program} \"$@\"; }}\n{shown}");
    let output = Command::new("sh").args(["-c", &script]).output().expect("a shell");
    let printed = String::from_utf8(output.stdout).expect("text");
    printed.split_terminator('\0').map(str::to_owned).collect()
}

/// Packs files into an archive, by other means than those that will read it.
pub fn zip(folder: &Path, name: &str, files: &[PathBuf]) {
    let mut python = Command::new("python3");
    python.args(["-m", "zipfile", "-c", name]).args(files).current_dir(folder);
    assert!(python.status().expect("python3 starts").success(), "{name} could not be packed");
}
