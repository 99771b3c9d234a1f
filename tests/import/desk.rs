//! Where files are taken in: an empty register, and a look at every row of it.

use std::path::PathBuf;

use api::{
    import::{self, Options, progress::Progress, report::Report},
    register::rows,
};
use entity::{code_value, inspection, school, school_census, school_group, trust};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use support::{Engine, database::TestDatabase, world};
use tempfile::TempDir;

use super::sheet::Sheet;

/// A database with tables, and nothing in them.
pub struct Desk {
    pub database: TestDatabase,
    pub db: DatabaseConnection,
}

impl Desk {
    pub async fn new(engine: Engine) -> Self {
        let database = TestDatabase::empty(engine).await;
        let db = database.connect().await;
        api::database::migrate(&db).await.expect("the tables are made");
        Self { database, db }
    }

    /// The database that it stands on.
    pub fn engine(&self) -> Engine {
        if self.database.url.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres }
    }

    /// Takes in files of any content.
    pub async fn import(&self, files: &[(&str, Vec<u8>)]) -> anyhow::Result<Report> {
        let files = Files::new(files);
        world::import(&self.db, &files.paths).await
    }

    /// Takes in files of any content, as the operator asks.
    pub async fn import_with(
        &self,
        files: &[(&str, Vec<u8>)],
        ask: impl FnOnce(&mut Options),
    ) -> anyhow::Result<Report> {
        let files = Files::new(files);
        let mut options = Options::of(files.paths.clone());
        ask(&mut options);
        import::run(&self.db, &options, &world::clock(), &Progress::silent()).await
    }

    /// Takes in a good file under another name.
    pub async fn take_as(&self, name: &str, sheet: &Sheet) -> Report {
        self.import(&[(name, sheet.bytes())]).await.expect("it is imported")
    }

    /// Takes in a file, whatever speaks against it.
    pub async fn force(&self, name: &str, sheet: &Sheet) -> Report {
        self.import_with(&[(name, sheet.bytes())], |options| options.force = true).await.expect("it is imported")
    }

    /// Takes in a good file.
    pub async fn take(&self, sheet: &Sheet) -> Report {
        self.take_bytes(sheet, sheet.bytes()).await
    }

    /// Takes in a good file in another form.
    pub async fn take_bytes(&self, sheet: &Sheet, bytes: impl Into<Vec<u8>>) -> Report {
        self.import(&[(sheet.name, bytes.into())]).await.expect("it is imported")
    }

    /// Takes in a trust, and schools that are to have one.
    pub async fn take_schools(&self, schools: &Sheet) -> Report {
        let groups = Sheet::groups().row(&[]);
        let files = [(groups.name, groups.bytes()), (schools.name, schools.bytes())];
        self.import(&files).await.expect("it is imported")
    }

    /// What an import of these files is refused with, as the operator asks for it. Nothing is written.
    pub async fn refusal_with(&self, files: &[(&str, Vec<u8>)], ask: impl FnOnce(&mut Options)) -> String {
        let before = self.everything().await;
        let error = self.import_with(files, ask).await.expect_err("it is refused");
        assert_eq!(self.everything().await, before, "something was written");
        format!("{error:#}")
    }

    /// What an import of these files is refused with. Nothing is written.
    pub async fn refusal(&self, files: &[(&str, Vec<u8>)]) -> String {
        self.refusal_of(&Files::new(files).paths).await
    }

    /// What an import of these paths is refused with. Nothing is written.
    pub async fn refusal_of(&self, paths: &[PathBuf]) -> String {
        let before = self.everything().await;
        let error = world::import(&self.db, paths).await.expect_err("it is refused");
        assert_eq!(self.everything().await, before, "something was written");
        format!("{error:#}")
    }

    pub async fn schools(&self) -> Vec<school::Model> {
        let mut schools = rows::schools(&self.db).await.expect("schools");
        schools.sort_by_key(|school| school.urn);
        schools
    }

    pub async fn trusts(&self) -> Vec<trust::Model> {
        let mut trusts = rows::trusts(&self.db).await.expect("trusts");
        trusts.sort_by_key(|trust| trust.uid);
        trusts
    }

    pub async fn groups(&self) -> Vec<school_group::Model> {
        let mut groups = rows::groups(&self.db).await.expect("groups");
        groups.sort_by_key(|group| group.uid);
        groups
    }

    /// What the censuses counted, in the order of schools and days.
    pub async fn census(&self) -> Vec<school_census::Model> {
        let mut census = vec![];
        rows::each_census(&self.db, |row| census.push(row)).await.expect("the census");
        census.sort_by_key(|row| (row.urn, row.census_on));
        census
    }

    /// Every inspection, by its number.
    pub async fn inspections(&self) -> Vec<inspection::Model> {
        let mut inspections = vec![];
        rows::each_inspection(&self.db, |inspection| inspections.push(inspection)).await.expect("inspections");
        inspections.sort_by(|one, other| one.id.cmp(&other.id));
        inspections
    }

    /// What a code of a list is called.
    pub async fn name_of(&self, list: &str, code: &str) -> Option<String> {
        let codes: Vec<code_value::Model> = rows::codes(&self.db).await.expect("codes");
        codes.into_iter().find(|value| value.list == list && value.code == code).map(|value| value.name)
    }

    pub async fn version(&self) -> i64 {
        rows::version(&self.db).await.expect("a version")
    }

    /// What the files changed, as the operations page tells to read it: a line for each row.
    pub async fn changes(&self) -> Vec<String> {
        let select = "SELECT change.entity || ' ' || change.entity_key || ' ' || change.change || ' ' || change.fields
            || ' by ' || file.name || ' of ' || file.as_of AS told
            FROM register_change change JOIN source_file file ON file.id = change.source_file_id ORDER BY change.id";
        let select = Statement::from_string(self.db.get_database_backend(), select);
        let rows = self.db.query_all_raw(select).await.expect("changes");
        rows.iter().map(|row| row.try_get("", "told").expect("a text")).collect()
    }

    /// Every row of every table, in words.
    pub async fn everything(&self) -> Vec<String> {
        fn told<T: std::fmt::Debug>(rows: Vec<T>) -> Vec<String> {
            let mut told: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            told.sort();
            told
        }
        let (db, no) = (&self.db, "rows");
        let mut everything = told(rows::files(db).await.expect(no));
        everything.extend(told(rows::codes(db).await.expect(no)));
        everything.extend(told(rows::authorities(db).await.expect(no)));
        everything.extend(told(rows::trusts(db).await.expect(no)));
        everything.extend(told(rows::groups(db).await.expect(no)));
        everything.extend(told(rows::schools(db).await.expect(no)));
        everything.extend(told(rows::school_links(db).await.expect(no)));
        everything.extend(told(rows::group_links(db).await.expect(no)));
        everything.extend(told(rows::sightings(db).await.expect(no)));
        everything.extend(told(self.census().await));
        everything.extend(told(rows::memberships(db).await.expect(no)));
        everything.extend(told(rows::former_names(db).await.expect(no)));
        everything.extend(told(rows::findings(db).await.expect(no)));
        everything.extend(told(self.inspections().await));
        everything.extend(told(rows::inspection_listings(db).await.expect(no)));
        everything.extend(self.changes().await);
        everything
    }
}

/// Files on the disk, until this value is dropped.
pub struct Files {
    pub paths: Vec<PathBuf>,
    pub folder: TempDir,
}

impl Files {
    pub fn new(files: &[(&str, Vec<u8>)]) -> Self {
        let folder = TempDir::new().expect("a folder for files");
        let written = files.iter().map(|(name, bytes)| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        });
        Self { paths: written.collect(), folder }
    }

    /// A file of two hundred schools of the same name.
    pub fn of_schools_named(name: &str) -> Self {
        let sheet = (0..200).fold(Sheet::schools(), |sheet, _| sheet.row(&[("EstablishmentName", name)]));
        Self::new(&[(sheet.name, sheet.bytes())])
    }
}

/// Declares promises about the rows of both databases: each becomes one test on SQLite and one on PostgreSQL.
macro_rules! at_both_desks {
    ($($(#[$attribute:meta])* async fn $promise:ident($desk:pat_param) $body:block)+) => {
        $(
            $(#[$attribute])*
            mod $promise {
                #[allow(unused_imports)]
                use super::*;

                async fn promise($desk: $crate::import::desk::Desk) $body

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    promise($crate::import::desk::Desk::new(support::Engine::Sqlite).await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgres() {
                    promise($crate::import::desk::Desk::new(support::Engine::Postgres).await).await;
                }
            }
        )+
    };
}

pub(crate) use at_both_desks;
