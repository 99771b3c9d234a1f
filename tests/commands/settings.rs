//! Settings, right and wrong.

use api::config::Config;
use clap::CommandFactory as _;
use support::{Engine, database::TestDatabase};

use super::program::Program;

#[test]
fn the_example_to_copy_has_every_setting_of_a_service_as_it_is_by_default() {
    let program = Config::command();
    let serve = program.get_subcommands().find(|command| command.get_name() == "serve").expect("a command");
    let example = include_str!("../../.env.example");
    for option in serve.get_arguments().chain(program.get_arguments()) {
        let Some(variable) = option.get_env().and_then(|name| name.to_str()) else { continue };
        let default = option.get_default_values().first().and_then(|value| value.to_str()).unwrap_or("");
        let given = example.lines().find_map(|line| line.trim_start_matches('#').strip_prefix(&format!("{variable}=")));
        let given = given.unwrap_or_else(|| panic!("{variable} is not in .env.example")).trim_matches('\'');
        assert!(given == default || default.is_empty(), "{variable} is {default} by default, not {given}");
    }
}

/// What one token or one partner system is to be: no setting.
const ON_THE_LINE_ALONE: [&str; 7] = ["role", "trust", "school", "scope", "subject", "expires", "overlap"];

#[test]
fn every_option_is_a_flag_and_an_environment_variable_of_its_name() {
    let program = Config::command();
    let mut seen = vec![];
    let nested = program.get_subcommands().flat_map(clap::Command::get_subcommands);
    for command in program.get_subcommands().chain(nested).chain([&program]) {
        for option in command.get_arguments().filter(|option| !option.is_positional()) {
            let Some(flag) = option.get_long().filter(|flag| !["help", "version"].contains(flag)) else { continue };
            if ON_THE_LINE_ALONE.contains(&flag) {
                assert_eq!(option.get_env(), None, "{flag} would stand for the next one too");
                continue;
            }
            let variable = option.get_env().and_then(|name| name.to_str()).unwrap_or("none");
            assert_eq!(variable, flag.to_uppercase().replace('-', "_"), "{} --{flag}", command.get_name());
            seen.push(flag.to_owned());
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(
        seen,
        [
            "as-of",
            "bind",
            "body-deadline",
            "cors-origins",
            "database-url",
            "deadline",
            "document-cache-bytes",
            "drain",
            "dry-run",
            "files",
            "findings",
            "force",
            "grace",
            "heartbeat",
            "init-deadline",
            "log-format",
            "look-every",
            "max-aliases",
            "max-batch",
            "max-body-bytes",
            "max-cost",
            "max-depth",
            "max-directives",
            "max-document-bytes",
            "max-failed-sign-ins",
            "max-fragments",
            "max-introspection-depth",
            "max-introspection-lists",
            "max-message",
            "max-nesting",
            "max-objects",
            "max-operations",
            "max-problems",
            "max-rejects",
            "max-reply-bytes",
            "max-root-fields",
            "max-selections",
            "max-socket-bytes",
            "max-socket-operations",
            "max-streams",
            "max-streams-per-address",
            "max-tokens",
            "max-value-nesting",
            "max-values",
            "max-variable-values",
            "max-wait",
            "max-waiting",
            "metrics-networks",
            "oidc-audience",
            "oidc-issuer",
            "oidc-role-names",
            "oidc-roles",
            "oidc-schools",
            "oidc-trusts",
            "only-trusted-documents",
            "production",
            "quota",
            "report",
            "schools",
            "seed",
            "send-deadline",
            "token-audience",
            "token-issuer",
            "trusted-documents",
            "trusted-proxies",
        ]
    );
}

#[test]
fn a_flag_goes_before_the_environment() {
    let ran =
        Program::with(&["doctor", "--database-url", "sqlite://flag.db"]).env("DATABASE_URL", "sqlite://env.db").run();
    assert!(ran.stdout.contains("sqlite://flag.db"), "{}", ran.stdout);
    let ran = Program::with(&["doctor"]).env("DATABASE_URL", "sqlite://env.db").run();
    assert!(ran.stdout.contains("sqlite://env.db"), "{}", ran.stdout);
}

#[test]
fn a_command_used_wrongly_ends_with_2_and_says_how_to_use_it() {
    let wrong: [&[&str]; 11] = [
        &[],
        &["import"],
        &["bake"],
        &["serve", "--colour"],
        &["demo", "--schools", "899"],
        &["demo", "--schools", "500001"],
        &["serve", "--production=perhaps"],
        &["import", "--as-of", "yesterday", "a.csv"],
        &["import", "--as-of", "2025-02-30", "a.csv"],
        &["import", "--max-rejects", "-1", "a.csv"],
        &["doctor", "--findings", "NO_SUCH_KIND"],
    ];
    for words in wrong {
        let ran = Program::with(words).run();
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{words:?}");
        assert!(ran.stderr.contains("Usage: ") || ran.stderr.contains("--help"), "{words:?}: {}", ran.stderr);
    }
}

#[test]
fn help_is_what_was_asked_for() {
    let ran = Program::with(&["--help"]).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    for command in ["serve", "import", "migrate", "schema", "demo", "doctor"] {
        assert!(ran.stdout.contains(&format!("  {command} ")), "{}", ran.stdout);
    }
    assert_eq!(Program::with(&["--version"]).run().code, 0);
}

#[test]
fn a_wrong_setting_stops_with_a_sentence() {
    let wrong = [
        ("DATABASE_URL", "mysql://me:secret@host/db", "DATABASE_URL must start with sqlite:// or postgres://"),
        ("DATABASE_URL", "postgres://me:secret@host:port/db", "DATABASE_URL is not an address such as postgres://USER"),
        ("DATABASE_URL", "sqlite:///nowhere/at/all.db", "the database at sqlite:///nowhere/at/all.db cannot be opened"),
        ("BIND", "everywhere", "BIND everywhere cannot be listened on"),
    ];
    for (setting, value, sentence) in wrong {
        let ran = Program::with(&["serve"]).env(setting, value).run();
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{value}");
        assert!(ran.stderr.contains(&format!("school-trusts: {sentence}")), "{value}: {}", ran.stderr);
        assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    }
}

#[test]
fn a_switch_is_set_with_any_usual_word() {
    for word in ["1", "true", "yes", "on"] {
        let ran = Program::with(&["demo"]).env("PRODUCTION", word).run();
        assert!(ran.code == 1 && ran.stderr.contains("invented"), "{word}: {}", ran.stderr);
    }
    let off = Program::with(&["demo"]).env("PRODUCTION", "false").serve();
    assert!(off.address().starts_with("http://"));
    let ran = Program::with(&["serve"]).env("PRODUCTION", "perhaps").run();
    assert_eq!(ran.code, 2, "{}", ran.stderr);
}

#[test]
fn the_schema_is_printed_and_its_reader_may_stop_early() {
    let ran = Program::with(&["schema"]).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, api::schema::sdl());
    let mut child = Program::with(&["schema"]).start();
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_is_never_shown() {
    let database = TestDatabase::empty(Engine::Postgres).await;
    let url = database.url.replace("postgres@", "postgres:secret@");
    let pointless = url.rsplit_once('/').expect("a database").0.to_owned() + "/no_such_database";
    for (command, url) in
        [("doctor", &url), ("serve", &url), ("doctor", &pointless), ("serve", &pointless), ("demo", &pointless)]
    {
        let ran = Program::with(&[command]).env("DATABASE_URL", url).env("RUST_LOG", "debug").run();
        assert_eq!(ran.code, 1, "{command}: {}", ran.stderr);
        assert!(!(ran.stdout + &ran.stderr).contains("secret"), "{command}");
    }
}
