//! The two documents that hurt the executor's own parser and validator, and that never reach it.
//!
//! Each is shown twice: in a child process, because one of them ends the process and the other never ends, and
//! against our gate. If a later version of the library survives, these fail, and the guard may be reconsidered.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use api::graphql::document::{Documents, Limits, Refusal};
use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};

/// Long enough for a child to have answered a harmless document many times over.
const PATIENCE: Duration = Duration::from_secs(3);
const WORKER_STACK: usize = 2 * 1024 * 1024;

struct Query;

#[Object]
impl Query {
    async fn me(&self) -> Query {
        Query
    }

    async fn echo(&self, words: Vec<String>) -> usize {
        words.len()
    }
}

/// Not a test by itself: what the children run, with the document to execute in their environment.
#[test]
#[ignore = "run by the other tests in a child process"]
#[expect(clippy::disallowed_methods, reason = "how the child is told what to run")]
fn execute() {
    let Ok(document) = std::env::var("DOCUMENT") else { return };
    let run = move || {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(schema.execute(document));
    };
    thread::Builder::new().stack_size(WORKER_STACK).spawn(run).expect("a thread").join().expect("no panic");
}

fn child(document: &str) -> Child {
    Command::new(std::env::current_exe().expect("our own path"))
        .args(["limits::attacks::execute", "--exact", "--ignored"])
        .env("DOCUMENT", document)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child")
}

/// How the child ended, or nothing if it had to be ended.
fn outcome(document: &str) -> Option<ExitStatus> {
    let mut child = child(document);
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().expect("a status") {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(10));
    }
    child.kill().expect("our own child");
    child.wait().expect("a status");
    None
}

fn ours(document: &str) -> Refusal {
    let sdl = "type Query { me: Query echo(words: [String]): Int }";
    Documents::new(sdl, Limits::default()).expect("the schema is valid").check(document).expect_err("a refusal")
}

pub fn nested(levels: usize) -> String {
    format!("{{echo(words:{}{})}}", "[".repeat(levels), "]".repeat(levels))
}

/// Its tokenizer gives up when little stack is left, and what then walks the pairs does not look. So there is a window,
/// on a worker's stack from about 500 levels to 870 without optimisation, and from 1,600 to 7,800 with it.
pub const FATAL: [usize; 3] = [600, 700, 2_000];

/// Each fragment spreads the next one twice, so that every one more doubles the work.
pub fn doubling(fragments: usize) -> String {
    let links = (0..fragments).map(|i| format!("fragment F{i} on Query{{...F{0} ...F{0}}}", i + 1));
    format!("{{...F0}}{}fragment F{fragments} on Query{{__typename}}", links.collect::<String>())
}

#[test]
fn a_harmless_document_is_answered_by_the_child() {
    assert!(outcome("{me{echo(words:[\"a\"])}}").is_some_and(|status| status.success()));
    assert!(outcome(&nested(3)).is_some_and(|status| status.success()));
    assert!(outcome(&doubling(3)).is_some_and(|status| status.success()));
}

#[cfg(unix)]
#[test]
fn nested_lists_kill_the_executor_and_are_refused_by_us() {
    use std::os::unix::process::ExitStatusExt;
    let killed = |levels: &usize| outcome(&nested(*levels)).is_some_and(|status| status.signal().is_some());
    assert!(FATAL.iter().any(killed), "every child survived");
    for levels in FATAL {
        assert_eq!(ours(&nested(levels)).code(), "TOO_COMPLEX");
    }
}

/// Twenty-five of them take the better part of a minute; thirty, half an hour, which no machine makes up for. Its own
/// limit on recursion lets no more than that pass.
#[test]
fn doubling_fragments_hold_the_executor_and_are_refused_by_us() {
    assert_eq!(outcome(&doubling(30)), None, "the child finished");
    assert_eq!(ours(&doubling(30)).code(), "TOO_COMPLEX");
    assert_eq!(ours(&doubling(25)).code(), "TOO_COMPLEX");
}
