//! Small files in the register's form: the demo's header row, and rows of which only some cells matter.

use std::{collections::HashMap, sync::LazyLock};

use api::demo::{Options, write_files};
use encoding_rs::WINDOWS_1252;
use tempfile::TempDir;

/// One file in the making.
#[derive(Clone)]
pub struct Sheet {
    /// The name that it is imported under.
    pub name: &'static str,
    /// The header row.
    pub header: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Vec<String>>,
    plain: Vec<String>,
    key: &'static str,
    next: u32,
}

/// A file of the demo, whose first row of a kind is the plain one.
struct Pattern {
    header: Vec<String>,
    plain: Vec<String>,
}

static PATTERNS: LazyLock<[Pattern; 2]> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let options = Options { schools: 300, ..Options::default() };
    let files = write_files(folder.path(), &options).expect("the demo's files");
    let mut files = files.iter().map(|file| std::fs::read(file).expect("a file of the demo"));
    let mut next = || files.next().expect("two files");
    [pattern(&next(), is_plain_school), pattern(&next(), is_plain_trust)]
});

fn pattern(file: &[u8], is_plain: fn(&HashMap<&str, &str>) -> bool) -> Pattern {
    let text = WINDOWS_1252.decode(file).0;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = owned(reader.headers().expect("a header row"));
    let rows = reader.records().map(|record| owned(&record.expect("a record")));
    let plain = rows.into_iter().find(|row| {
        let cells = header.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect();
        is_plain(&cells)
    });
    Pattern { plain: plain.expect("a plain row"), header }
}

fn is_plain_school(cells: &HashMap<&str, &str>) -> bool {
    let filled = ["EstablishmentNumber", "OpenDate", "NumberOfPupils", "PercentageFSM", "UKPRN", "Easting", "UPRN"];
    cells["TrustSchoolFlag (code)"] == "3"
        && cells["EstablishmentStatus (code)"] == "1"
        && cells["TypeOfEstablishment (code)"] == "28"
        && filled.iter().all(|column| !cells[column].is_empty())
}

fn is_plain_trust(cells: &HashMap<&str, &str>) -> bool {
    let filled = ["Group ID", "UKPRN", "Incorporated on (open date)"];
    cells["Group Type (code)"] == "06"
        && cells["Group Status (code)"] == "OPEN"
        && cells["Companies House Number"].len() == 8
        && filled.iter().all(|column| !cells[column].is_empty())
}

impl Sheet {
    /// An establishments file without rows. Its plain row is an academy in the trust 600000.
    pub fn schools() -> Self {
        Self::like(&PATTERNS[0], "edubasealldata20250401.csv", "URN", 500_000).with_plain(&[
            ("Trusts (code)", "600000"),
            ("Trusts (name)", "OAK TRUST"),
            ("EstablishmentName", "Oak"),
        ])
    }

    /// A groups file without rows. Its plain row is an open multi-academy trust; the first has the UID 600000.
    pub fn groups() -> Self {
        Self::like(&PATTERNS[1], "allgroupsdata20250401.csv", "Group UID", 600_000)
            .with_plain(&[("Group Name", "OAK TRUST")])
    }

    /// A links file without rows. Its plain row says that the school 400000 came before the row's own.
    pub fn links() -> Self {
        let cells = [
            ("URN", ""),
            ("LinkURN", "400000"),
            ("LinkName", "Oak"),
            ("LinkType", "Predecessor"),
            ("LinkEstablishedDate", "01-09-2015"),
        ];
        Self::of(&cells, "links_edubasealldata20250401.csv")
    }

    /// A file of group links without rows. Its plain row has the school join the multi-academy trust 600000.
    pub fn group_links() -> Self {
        let cells = [
            ("URN", ""),
            ("Group UID", "600000"),
            ("Group Name", "OAK TRUST"),
            ("Group Type (code)", "06"),
            ("Joined date", "01/09/2015"),
            ("EstablishmentName", "Oak"),
        ];
        Self::of(&cells, "alllinksdata20250401.csv")
    }

    /// A census file without rows. Its plain row is a primary school of two hundred pupils.
    pub fn census() -> Self {
        let cells = [
            ("URN", ""),
            ("SCHOOLTYPE", "State-funded primary"),
            ("NOR", "200"),
            ("PSENELSE", "3.00%"),
            ("PSENELK", "21.80%"),
            ("PNUMEAL", "53.50%"),
            ("NUMFSM", "49"),
            ("NORFSMEVER", "180"),
            ("PNUMFSMEVER", "27.90%"),
        ];
        Self::of(&cells, "england_census_2022_2023.csv")
    }

    /// A file whose rows are one school's each.
    pub fn of(cells: &[(&str, &str)], name: &'static str) -> Self {
        let (header, plain) = cells.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned())).unzip();
        Self { name, header, rows: vec![], plain, key: "URN", next: 500_000 }
    }

    /// The same file under another name, and so perhaps of another day.
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    fn like(pattern: &Pattern, name: &'static str, key: &'static str, next: u32) -> Self {
        Self { name, header: pattern.header.clone(), rows: vec![], plain: pattern.plain.clone(), key, next }
    }

    fn with_plain(mut self, cells: &[(&str, &str)]) -> Self {
        self.plain = self.changed(self.plain.clone(), cells);
        self
    }

    /// Adds a row: the plain one with the next key, and with these cells.
    pub fn row(mut self, cells: &[(&str, &str)]) -> Self {
        let row = self.changed(self.plain.clone(), &[(self.key, &self.next.to_string())]);
        self.next += 1;
        self.rows.push(self.changed(row, cells));
        self
    }

    /// Changes cells of a row that is there.
    pub fn change(mut self, row: usize, cells: &[(&str, &str)]) -> Self {
        self.rows[row] = self.changed(self.rows[row].clone(), cells);
        self
    }

    fn changed(&self, mut row: Vec<String>, cells: &[(&str, &str)]) -> Vec<String> {
        for (column, value) in cells {
            row[self.place(column)] = (*value).to_owned();
        }
        row
    }

    /// What stands in a cell.
    pub fn cell(&self, row: usize, column: &str) -> &str {
        &self.rows[row][self.place(column)]
    }

    fn place(&self, column: &str) -> usize {
        let place = self.header.iter().position(|name| name == column);
        place.unwrap_or_else(|| panic!("the file has no column {column}"))
    }

    /// The same file with a column more.
    pub fn column(mut self, at: usize, name: &str, value: &str) -> Self {
        self.header.insert(at, name.to_owned());
        for row in self.rows.iter_mut().chain([&mut self.plain]) {
            row.insert(at, value.to_owned());
        }
        self
    }

    /// The same file less a column.
    pub fn without(mut self, name: &str) -> Self {
        let place = self.place(name);
        for row in self.rows.iter_mut().chain([&mut self.header, &mut self.plain]) {
            row.remove(place);
        }
        self
    }

    /// The same file with its columns the other way round.
    pub fn backwards(mut self) -> Self {
        for row in self.rows.iter_mut().chain([&mut self.header, &mut self.plain]) {
            row.reverse();
        }
        self
    }

    /// The file as the register writes it, but in Unicode: every cell in quotation marks, CRLF.
    pub fn text(&self) -> String {
        let line = |row: &Vec<String>| {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            format!("{}\r\n", cells.join(","))
        };
        std::iter::once(&self.header).chain(&self.rows).map(line).collect()
    }

    /// The file as the register writes it.
    pub fn bytes(&self) -> Vec<u8> {
        WINDOWS_1252.encode(&self.text()).0.into_owned()
    }
}
