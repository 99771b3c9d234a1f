//! A service that runs while another process imports.

use std::time::Duration;

use support::{TestApp, database::TestDatabase, on_both_databases};

use super::desk::Files;
use crate::commands::program::Program;

/// Another process imports schools of this name, few as they are.
pub fn import(database: &TestDatabase, name: &str) {
    let ran = Program::on(database, &["import", "--force"]).path(&Files::of_schools_named(name).paths[0]).run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

const NAMES: &str = "{ first: schoolsByKeys(keys: [{urn: 500000}, {urn: 500100}]) { name }
    last: schoolsByKeys(keys: [{urn: 500199}]) { name } }";

/// The names that one reply gives, which must be one.
async fn name(app: &TestApp) -> String {
    let reply = app.ask(NAMES).await;
    let name = reply.at("/first/0/name").as_str().expect("a name").to_owned();
    assert_eq!((reply.at("/first/1/name"), reply.at("/last/0/name")), (&name.as_str().into(), &name.as_str().into()));
    name
}

on_both_databases! {
    async fn an_import_by_another_process_is_served_within_seconds_and_never_in_part(app) {
        import(&app.database, "Oak");
        while app.ask(NAMES).await.at("/last/0/name") != "Oak" {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mut seen = vec![];
        for next in ["Elm", "Ash"] {
            let files = Files::of_schools_named(next);
            let mut child = Program::on(&app.database, &["import"]).path(&files.paths[0]).start();
            for _ in 0..200 {
                let now = name(&app).await;
                if seen.last() != Some(&now) {
                    seen.push(now);
                }
                if seen.last().is_some_and(|name| name == next) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            assert!(child.wait().expect("it ends").success());
        }
        assert_eq!(seen, ["Oak", "Elm", "Ash"]);
    }
}
