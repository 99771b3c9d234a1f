//! Cells through a row; how each is parsed is tested beside its parser.

use super::*;

fn on_row<T>(cell: &str, look: impl FnOnce(&Row<'_>, Column) -> T) -> T {
    let table = table(format!("URN,Cell\n1,{cell}\n"));
    let column = table.column("Cell").unwrap();
    look(&table.rows().next().unwrap().unwrap(), column)
}

#[test]
fn text_is_trimmed_outside_and_kept_inside() {
    assert_eq!(
        on_row(" Oak  Primary\u{a0}", |row, cell| row.text(cell).map(str::to_owned)).as_deref(),
        Some("Oak  Primary")
    );
}

#[test]
fn a_blank_cell_is_missing_however_it_is_read() {
    on_row("\"  \"", |row, cell| {
        assert_eq!((row.text(cell), row.code(cell, 2)), (None, None));
        assert_eq!((row.integer(cell), row.decimal(cell), row.date(cell)), (Ok(None), Ok(None), Ok(None)));
    });
}

#[test]
fn a_word_for_blank_is_blank_only_where_asked() {
    on_row("NULL", |row, cell| {
        assert_eq!(row.text(cell), Some("NULL"));
        assert!(row.integer(cell).is_err());
        let cell = cell.blank_when(&["NULL", "NA"]);
        assert_eq!((row.text(cell), row.integer(cell)), (None, Ok(None)));
    });
}

#[test]
fn a_cell_that_makes_no_sense_says_which_and_why() {
    let error = on_row("many", |row, cell| row.integer(cell).unwrap_err());
    assert_eq!(error.to_string(), "\"Cell\" holds \"many\", which is not a whole number");
}

#[test]
fn an_importer_can_bring_its_own_parser_and_rules() {
    on_row("7", |row, cell| {
        assert_eq!(row.parse(cell, str::parse::<u8>), Ok(Some(7)));
        assert_eq!(row.parse(cell, |_| Err::<(), _>("is no URN")).unwrap_err().reason, "is no URN");
        assert_eq!(row.reject(row.error(cell, "is too few")).value.as_deref(), Some("7"));
    });
}

#[test]
fn a_column_of_another_table_is_blank_here() {
    let other = table("URN,a,b,c\n");
    let column = other.column("c").unwrap();
    on_row("x", |row, _| assert_eq!(row.text(column), None));
}
