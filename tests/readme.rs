//! What the README shows is what happens, and what the documents point at is there.

mod markdown;
mod program;

use std::collections::HashMap;

use api::{
    access::{ClientScope, Role},
    import::finding_kind::FindingKind,
    register::SourceKind,
};
use markdown::{Page, root};
use program::{Program, words};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use support::{on_both_databases, wish, wish::Wished as _, world};
use tempfile::TempDir;

use crate::import::{
    desk::{self, at_both_desks},
    sheet::Sheet,
};

fn readme() -> Page {
    Page::read("README.md")
}

/// The words behind `cargo run --locked --`, which are the program's own.
fn arguments(shown: &str) -> Vec<String> {
    let words = words(shown);
    let ours = words.iter().position(|word| word == "--").unwrap_or_else(|| panic!("{shown} runs something else"));
    assert_eq!(words[..2], ["cargo", "run"], "{shown}");
    assert!(words[2..ours].iter().all(|word| ["--locked", "--release"].contains(&word.as_str())), "{shown}");
    words[ours + 1..].to_vec()
}

/// What a `curl` that posts JSON is answered, from a service at another address than the shown one.
async fn curl(shown: &str, address: &str) -> Value {
    let words = words(shown);
    let after = |flag: &str| words.iter().position(|word| word == flag).map(|at| words[at + 1].clone());
    assert_eq!(words[0], "curl");
    assert_eq!(after("-H").as_deref(), Some("content-type: application/json"));
    let path = words.iter().find_map(|word| word.strip_prefix("http://127.0.0.1:8080")).expect("an address");
    let request = reqwest::Client::new().post(format!("{address}{path}")).header("content-type", "application/json");
    let bearer = words.iter().find_map(|word| word.strip_prefix("authorization: Bearer "));
    let request = bearer.map_or(request.try_clone().expect("no body yet"), |token| request.bearer_auth(token));
    request.body(after("-d").expect("a body")).send().await.expect("a reply").json().await.expect("JSON")
}

#[test]
fn two_commands_are_all_the_set_up() {
    assert_eq!(readme().only("sh setup"), "cargo run --locked -- demo\nscripts/check\n");
    assert!(root().join("scripts/check").is_file());
    assert_eq!(arguments("cargo run --locked -- demo"), ["demo"]);
}

#[tokio::test]
async fn the_demo_prints_what_the_readme_says_and_answers_its_question() {
    let readme = readme();
    let folder = TempDir::new().expect("a folder for the demo");
    let line = readme.only("sh setup").lines().next().expect("a command").to_owned();
    let demo = Program::serve(&arguments(&line), folder.path());
    let printed =
        demo.printed(readme.only("text demo").lines().count()).replace(&demo.address, "http://127.0.0.1:8080");
    let mut tokens = HashMap::new();
    let told = printed.lines().map(|line| {
        match line.trim().split_once(' ').filter(|(_, rest)| rest.trim().starts_with("ey")) {
            Some((role, token)) => {
                tokens.insert(role.to_owned(), token.trim().to_owned());
                line.replace(token.trim(), "TOKEN")
            }
            None => line.to_owned(),
        }
    });
    assert_eq!(told.collect::<Vec<_>>().join("\n") + "\n", readme.only("text demo"));
    assert_eq!(tokens.len(), 5);
    let asked_as = readme.only("sh ask-as trust-leader").replace("$TOKEN", &tokens["trust-leader"]);
    let shown: Value =
        serde_json::from_str(&readme.after("sh ask-as trust-leader", "json reply")).expect("a reply in JSON");
    assert_eq!(curl(&asked_as, &demo.address).await, shown);
    let shown: Value = serde_json::from_str(&readme.after("sh ask", "json reply")).expect("a reply in JSON");
    assert_eq!(curl(&readme.only("sh ask"), &demo.address).await, shown);
    for (kind, token) in [("graphql of the demo", ""), ("graphql of the demo as trust-leader", &tokens["trust-leader"])]
    {
        let query = json!({ "query": readme.only(kind) });
        let asked = reqwest::Client::new().post(format!("{}/graphql", demo.address)).json(&query);
        let asked = if token.is_empty() { asked } else { asked.bearer_auth(token) };
        let reply: Value = asked.send().await.expect("a reply").json().await.expect("JSON");
        let shown: Value = serde_json::from_str(&readme.after(kind, "json reply")).expect("a reply in JSON");
        assert_eq!(reply, shown);
    }
}

on_both_databases! {
    async fn the_queries_of_the_readme_get_the_replies_that_it_shows(app) {
        let blocks = readme().blocks();
        let from = |at: usize, kind: &str| blocks[at..].iter().take(3).find(|block| block.kind == kind);
        let queries: Vec<usize> = (0..blocks.len()).filter(|&at| ["graphql", "graphql as partner"].contains(&&*blocks[at].kind)).collect();
        assert_eq!(queries.len(), 7);
        let system = wish(Role::Partner).of_trust("600011").with_scopes(&ClientScope::ALL);
        let system = app.token(system).await;
        for at in queries {
            let token = if blocks[at].kind == "graphql as partner" { &system } else { "" };
            let variables = from(at, "json variables").map_or(json!({}), markdown::Block::json);
            let shown = from(at, "json reply").expect("a reply is shown").json();
            let reply = app.ask_as(token, &blocks[at].text, variables).await;
            assert_eq!(reply.body, shown, "{}", blocks[at].text);
        }
    }
}

#[tokio::test]
async fn the_import_lines_take_the_register_in_and_serve_serves_it() {
    let (readme, files) = (readme(), world::files());
    let folder = files.folder.path();
    // The Department's page packs what it publishes itself, as of today.
    let packed = ["allgroupsdata", "edubasealldata20250401", "alllinksdata", "links_edubasealldata"];
    let is_packed = |name: &str| packed.iter().any(|stem| name.starts_with(stem));
    let today: Vec<_> = files
        .every()
        .into_iter()
        .filter(|file| file.file_name().is_some_and(|name| is_packed(&name.to_string_lossy())))
        .collect();
    program::zip(folder, "extract.zip", &today);
    let lines = readme.spans().into_iter().filter(|span| span.contains("-- import "));
    let reports: Vec<String> = lines.map(|line| Program::run(&arguments(&line), folder)).collect();
    assert_eq!(reports.len(), 9, "one for each publication, one for all of the register's, and one for an older file");
    assert!(reports.iter().all(|report| report.contains(" 0 rejected")), "{reports:#?}");
    assert!(reports[4].matches(" 0 created, 0 changed").count() == 4, "the archive says the same:\n{}", reports[4]);
    assert!(reports[5].contains("ESTABLISHMENTS as of 2025-01-05"), "{}", reports[5]);
    let serve = Program::serve(&arguments(&readme.after("sh ask", "sh")), folder);
    let ask = readme
        .only("sh ask")
        .replace("trusts(first: 2) { totalCount nodes { name schoolCount } }", "register { schools }");
    assert_eq!(curl(&ask, &serve.address).await, json!({ "data": { "register": { "schools": world::SCHOOLS } } }));
}

on_both_databases! {
    async fn the_readme_names_every_publication_its_page_and_its_files(app) {
        let text = readme().text;
        for kind in SourceKind::ALL {
            let publication = kind.publication();
            assert!(text.contains(publication.title) && text.contains(publication.file_pattern), "{kind:?}");
        }
        let sources = app.ask("{ dataSources { publicPage licence } }").await;
        for source in sources.at("/dataSources").as_array().expect("a list") {
            let says = |field: &str| text.contains(source[field].as_str().expect("a text"));
            assert!(says("publicPage") && says("licence"), "{source}");
        }
    }
}

#[test]
fn every_link_to_a_file_leads_somewhere() {
    for page in Page::all() {
        for link in page.links().into_iter().filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { page.path.clone() } else { page.folder().join(file) };
            assert!(target.exists(), "{} links to {link}", page.path.display());
            let found = heading.is_empty() || Page::read(&target).headings().contains(&heading.to_owned());
            assert!(found, "{} links to {link}, which has no such heading", page.path.display());
        }
    }
}

/// CONTRIBUTING invents a noun, and is left out.
#[test]
fn every_path_that_the_documents_name_is_there() {
    let rooms = ["api/", "entity/", "migration/", "tests/", "scripts/", "docs/", "graphiql/"];
    let told = |page: &Page| page.path.starts_with(root().join("docs")) || page.path.ends_with("README.md");
    for page in Page::all().iter().filter(|page| told(page)) {
        for path in page.spans().into_iter().filter(|span| rooms.iter().any(|room| span.starts_with(room))) {
            let bare = path.split([' ', '*']).next().expect("a word");
            assert!(root().join(bare).exists(), "{} speaks of {path}", page.path.display());
        }
    }
}

#[test]
fn the_operations_page_explains_every_finding_and_every_key_of_the_report() {
    let page = Page::read("docs/operations.md").text;
    for kind in FindingKind::ALL {
        assert!(page.contains(&format!("\n| {} | ", kind.name())), "{kind:?} is missing");
    }
    let sheet = Sheet::schools().row(&[]);
    let files = desk::Files::new(&[(sheet.name, sheet.bytes())]);
    let words = ["import", "--dry-run", "--report", "report.json"].map(str::to_owned).to_vec();
    Program::run(&[words, vec![sheet.name.to_owned()]].concat(), files.folder.path());
    let report = std::fs::read(files.folder.path().join("report.json")).expect("a report");
    let report: Value = serde_json::from_slice(&report).expect("JSON");
    for part in [&report, &report["files"][0], &report["findings"][0]] {
        for key in part.as_object().expect("an object").keys() {
            assert!(page.contains(&format!("`{key}`")), "{key} is missing");
        }
    }
}

at_both_desks! {
    async fn the_statement_of_the_operations_page_tells_what_files_changed(desk) {
        let sheet = Sheet::schools().row(&[]);
        desk.take(&sheet).await;
        desk.take_as("edubasealldata20250601.csv", &sheet.change(0, &[("EstablishmentName", "Elm")])).await;
        let statement = Page::read("docs/operations.md").only("sql").replace("136659", "500000");
        let statement = Statement::from_string(desk.db.get_database_backend(), statement);
        let rows = desk.db.query_all_raw(statement).await.expect("changes");
        let told = |column: &str| rows[0].try_get::<String>("", column).expect("a text");
        assert_eq!((rows.len(), told("change"), told("fields")), (1, "CHANGED".to_owned(), "name".to_owned()));
    }
}

/// What stands in a program's help between a beginning and an end.
fn between(help: &str, start: &str, ends: &[char]) -> Vec<String> {
    help.split(start).skip(1).filter_map(|rest| rest.split(ends).next()).map(str::to_owned).collect()
}

/// The defaults in a program's help, each at the end of a line. One may have brackets of its own.
fn defaults(help: &str) -> Vec<String> {
    let shown = help.split("[default: ").skip(1).filter_map(|rest| rest.lines().next()?.split("] [").next());
    shown.map(|text| text.strip_suffix(']').unwrap_or(text).to_owned()).collect()
}

#[test]
fn the_operations_page_has_every_command_and_setting_with_its_default() {
    let page = Page::read("docs/operations.md").text;
    let commands = [
        "serve",
        "import",
        "migrate",
        "schema",
        "demo",
        "doctor",
        "token",
        "client create",
        "keys rotate",
        "privacy hold",
    ];
    for command in commands {
        let first = command.split(' ').next().expect("a word");
        assert!(page.contains(&format!("| `{first}")), "{first} is missing");
        let words = command.split(' ').chain(["--help"]).map(str::to_owned).collect::<Vec<_>>();
        let help = Program::run(&words, &root());
        let flags = between(&help, " --", &[' ', '\n']).into_iter().filter(|flag| flag != "help");
        let settings = flags.map(|flag| format!("--{flag}")).chain(between(&help, "[env: ", &[']', '=']));
        for setting in settings.chain(defaults(&help)) {
            assert!(page.contains(&format!("`{setting}`")), "{command}: {setting} is missing");
        }
    }
}
