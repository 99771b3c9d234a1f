//! What search costs: the index by itself, and each question that people type, key by key.
//!
//! `cargo bench --bench search [SCHOOLS]` invents a register of that size; with `DATABASE_URL` it takes what that
//! database holds. Each question is asked in several rounds, and the fastest counts: the time of the processor without
//! what else the machine did meanwhile.

#![expect(clippy::disallowed_methods, reason = "a bench takes the time and its settings itself")]
#![expect(clippy::print_stdout, reason = "the table is what was asked for")]

use std::{hint::black_box, sync::Arc, time::Instant};

use api::{
    clock::Clock,
    database,
    demo::{Options, write_files},
    import::{self, progress::Progress},
    library::{Question, Terms},
    practice::content::Content,
    register::{
        Register, SearchIndex, keeper,
        search::{Scope, Text},
    },
};
use serde_json::json;

const ROUNDS: usize = 15;
const BUILDS: usize = 5;
const EVERYTHING: Scope = Scope { schools: true, trusts: true, open_only: true };

/// What people type, whole; each is asked key by key.
const TYPED: [&str; 30] = [
    "st josephs leeds",
    "st mary's catholic primary school",
    "harris federation",
    "outwood grange academies trust",
    "school",
    "primary school",
    "academy",
    "church of england",
    "c of e primary bristol",
    "saint thomas more",
    "the perse school",
    "oldham sixth form college",
    "yoxford & peasenhall",
    "walton le dale",
    "kensington",
    "manchester high",
    "139160",
    "10058308",
    "332/5401",
    "TR00968",
    "SW20 8HA",
    "b7 5",
    "dixons mat",
    "leavesden jmi",
    "wimbeldon ursuline",
    "milfield arts coll",
    "harris fedaration",
    "special school birmingham",
    "all saints",
    "united learning",
];

/// What is meant to hurt, asked as it is.
fn worst() -> Vec<String> {
    let letters = ('a'..='z').map(String::from);
    let texts = [
        "st",
        "school",
        "primary school",
        "sch pri aca com col sec",
        "qwertyuiop",
        "xkcd plgh zzyzx",
        "1",
        "10",
        "100",
    ];
    let long = ["the primary school of st mary ", "zwölf qjxkv wvutsr ", "a b c d ", "schoool primmary acadamy "];
    let long = long.map(|text| text.repeat(20).chars().take(Text::LONGEST).collect());
    letters.chain(texts.map(String::from)).chain(long).collect()
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let register = Arc::new(load().await?);
    println!("{} schools, {} trusts", register.schools.records().len(), register.trusts.records().len());
    build(&register);
    let keys: Vec<String> = TYPED.into_iter().flat_map(prefixes).collect();
    let whole: Vec<String> = TYPED.map(String::from).into();
    ask("what is typed, key by key", &keys, |text| find(&register, text));
    ask("what is typed, whole", &whole, |text| find(&register, text));
    ask("the worst", &worst(), |text| find(&register, text));
    practices()?;
    Ok(())
}

async fn load() -> anyhow::Result<Register> {
    if let Ok(url) = std::env::var("DATABASE_URL") {
        return Ok(keeper::load(&database::connect(&url).await?, &Clock::system()).await?);
    }
    let schools = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir()?;
    let db = database::connect(&format!("sqlite://{}/bench.db?mode=rwc", folder.path().display())).await?;
    database::migrate(&db).await?;
    let files = write_files(folder.path(), &Options { schools, ..Options::default() })?;
    import::run(&db, &import::Options::of(files), &Clock::system(), &Progress::silent()).await?;
    Ok(keeper::load(&db, &Clock::system()).await?)
}

fn build(register: &Register) {
    let (before, mut kept) = (memory(), vec![]);
    let mut build = || {
        let start = processor_time();
        kept.push(SearchIndex::new(&register.schools, &register.trusts, &register.authorities));
        processor_time() - start
    };
    let mut times: Vec<u64> = (0..BUILDS).map(|_| build()).collect();
    times.sort_unstable();
    let each = (memory() - before) / BUILDS as i64;
    println!("build: {} to {} ms of one processor; memory of one index: {each} kB", times[0], times[BUILDS - 1]);
}

/// How long this process has had a processor, in milliseconds; 0 where the system does not tell.
fn processor_time() -> u64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or_default() / 1_000_000
}

/// Resident memory in kilobytes; 0 where the system does not tell.
fn memory() -> i64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<i64>().ok()).unwrap_or_default() * 4
}

fn prefixes(text: &str) -> Vec<String> {
    text.char_indices().map(|(at, letter)| text[..at + letter.len_utf8()].to_owned()).collect()
}

fn find(register: &Register, text: &str) -> usize {
    Text::new(text).map_or(0, |text| register.search.find(&text, EVERYTHING).hits.len())
}

/// What people look for among practices.
const LOOKED_FOR: [&str; 12] = [
    "attendance",
    "absence year 9",
    "phonics",
    "reading aloud",
    "maths hub",
    "behaviour",
    "send",
    "feedb",
    "coaching for new teachers",
    "mobile phones",
    "governors",
    "the of and",
];

/// The same of the practices that are written for the demo, many times over: more than any library here has yet.
fn practices() -> anyhow::Result<()> {
    let mut written = vec![];
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/practices"))? {
        let texts: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(file?.path())?)?;
        written.extend(texts.iter().map(|text| {
            let body = text["body"].as_array().into_iter().flatten().filter_map(|line| line.as_str());
            let content = json!({ "title": text["title"], "summary": text["summary"], "body": body.collect::<Vec<_>>().join("\n"),
                "themes": text["themes"], "subjects": text["subjects"], "key_stages": text["keyStages"], "settings": [],
                "visibility": "PUBLIC", "evidence_level": text["evidenceLevel"], "evidence": [], "resources": [],
                "eef_strands": text["eefStrands"], "cost_band": null, "staff_hours": null, "inspections": [], "author_roles": [] });
            Content::read(&content.to_string()).map(|content| Terms::of(&content)).expect("a practice")
        }));
    }
    let texts: Vec<Terms> = written.iter().cycle().take(5_000).cloned().collect();
    println!("{} practices", texts.len());
    let keys: Vec<String> = LOOKED_FOR.into_iter().flat_map(prefixes).collect();
    ask("practices, key by key", &keys, |text| {
        Question::new(text).map_or(0, |question| question.weigh(texts.iter()).weights.len())
    });
    Ok(())
}

/// Prints how long answers take, and which took longest.
fn ask(title: &str, texts: &[String], answer: impl Fn(&str) -> usize) {
    let once = |text: &str| {
        let start = Instant::now();
        black_box(answer(text));
        start.elapsed().as_secs_f64() * 1e6
    };
    let fastest = |text: &String| (0..ROUNDS).map(|_| once(text)).fold(f64::INFINITY, f64::min);
    let mut times: Vec<(f64, &String)> = texts.iter().map(|text| (fastest(text), text)).collect();
    times.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mean = times.iter().map(|(time, _)| time).sum::<f64>() / times.len() as f64;
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    println!(
        "{title}: {} texts; microseconds: mean {mean:.0}, median {:.0}, p99 {:.0}, max {:.0}",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    for (time, text) in times.iter().rev().take(4) {
        println!("    {time:.0}: {}", text.chars().take(60).collect::<String>());
    }
}
