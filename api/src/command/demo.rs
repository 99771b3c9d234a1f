//! `demo`: an invented register, made once and served.

use std::path::Path;

use anyhow::Context as _;
use sea_orm::DatabaseConnection;

use super::{print, stop_when_told};
use crate::{
    app::App,
    clock::Clock,
    config::Demo,
    database,
    demo::{FIRST_URN, Options, people, practices, secondments, tokens::Tokens, write_files},
    import::{self, progress::Progress},
    register::rows,
};

/// Writes the invented files, or imports them where that was not done before, and serves them.
pub async fn run(options: &Demo, clock: Clock) -> anyhow::Result<()> {
    let world = Options { schools: options.schools as usize, seed: options.seed, ..Options::default() };
    if let Some(folder) = &options.files {
        return write(folder, &world);
    }
    anyhow::ensure!(!options.listen.production, "the demo's register is invented: run `serve` with PRODUCTION");
    let shown = database::without_password(&options.database_url);
    let db = database::connect(&options.database_url).await?;
    database::prepare(&db).await?;
    if rows::version(&db).await? == 0 {
        Progress::lines().say(&format!("inventing a register of {} schools (seed {})", world.schools, world.seed));
        invent(&db, &world, &clock).await?;
    } else {
        Progress::lines().say(&format!("using the register in {shown}; another is invented in an empty database"));
    }
    let app = App::build(&options.listen, db.clone(), clock.clone()).await?;
    anyhow::ensure!(
        is_invented(&app),
        "the register in {shown} is not one of the demo's: serve it with `serve`, or name another database"
    );
    // Whoever reads the first line may ask for the end at once.
    stop_when_told(app.stopping())?;
    people::invent(&db, &app.keeper().current(), options.seed, clock.now()).await?;
    practices::invent(&db, &app.keeper().current(), options.seed, clock.now()).await?;
    secondments::invent(&db, &app.keeper().current(), options.seed, clock.now()).await?;
    app.live().follow().await.map_err(|error| anyhow::anyhow!("what was invented could not be read: {error:?}"))?;
    let tokens = Tokens::make(&db, &app, &options.listen.identity.own, clock.now()).await?;
    app.offer_tokens(tokens.json());
    print(&format!("listening on http://{}\n{}", app.address(), what_to_try(&app, &tokens)))?;
    Ok(app.run().await?)
}

/// Whether a register is one that the demo made: no real school has a number so high.
fn is_invented(app: &App) -> bool {
    let register = app.keeper().current();
    let mut urns = register.schools.records().iter().map(|school| school.urn.number());
    urns.len() > 0 && urns.all(|urn| urn as usize >= FIRST_URN)
}

fn write(folder: &Path, world: &Options) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let files = write_files(folder, world)?;
    print(&files.iter().map(|file| format!("{}\n", file.display())).collect::<String>())
}

/// The invented files go the way of the real ones: written, read, imported.
async fn invent(db: &DatabaseConnection, world: &Options, clock: &Clock) -> anyhow::Result<()> {
    let folder = tempfile::tempdir().context("there is no room for the demo's files")?;
    let files = write_files(folder.path(), world)?;
    let report = import::run(db, &import::Options::of(files), clock, &Progress::on_stderr()).await?;
    anyhow::ensure!(report.rejects.is_empty(), "the invented register is faulty:\n{report}");
    Ok(())
}

/// A few words and two commands to start with.
fn what_to_try(app: &App, tokens: &Tokens) -> String {
    let register = app.keeper().current();
    let listed = register.schools.records().iter().filter(|school| school.vanished_on.is_none());
    let (schools, trusts) = (listed.count(), register.trusts.records().len());
    let (address, cast) = (app.address(), &tokens.cast);
    format!(
        "\nAn invented register of {schools} schools and {trusts} trusts is being served.\n\
         All of the register is public. What is not, such as who works where, needs a token: there is one for each role,\n\
         for invented people of {cast}, good for 7 days.\n\n\
         {tokens}\n\
         Try it in a browser: http://{address}/graphiql\n\n\
         Or ask from another terminal:\n\n  \
         curl -s http://{address}/graphql -H 'content-type: application/json' \\\n    \
         -d '{{\"query\": \"{{ trusts(first: 3) {{ totalCount nodes {{ name schoolCount }} }} }}\"}}'\n\n\
         Ctrl-C stops it. The data stays for the next time.\n"
    )
}
