//! What can happen to a file between the register and us, and more than that.

use encoding_rs::{UTF_8, WINDOWS_1252};
use support::dice::Dice;

/// What nobody would write into a cell.
const CELLS: [&str; 34] = [
    "",
    " ",
    "NULL",
    "-1",
    "0",
    "1",
    "9",
    "99",
    "2147483648",
    "99999999999999999999",
    "1e309",
    "NaN",
    "0x10",
    "7.5",
    "31-02-2020",
    "00-00-0000",
    "01-01-0001",
    "31-12-9999",
    "2020-02-30",
    "01/01/1900",
    "29/02/2021",
    "100000",
    "999999",
    "1000000",
    "500000",
    "TR00001",
    "06",
    "10",
    "OPEN",
    "Successor",
    "\u{feff}",
    "\"",
    "a\r\nb",
    "𝕏’é\u{202e}",
];

/// Damages a file in one way.
pub fn once(bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    match dice.below(10) {
        0..=3 => cells(&bytes, dice),
        4..=5 => lines(&bytes, dice),
        6..=8 => raw(bytes, dice),
        _ => written_otherwise(&bytes, dice),
    }
}

/// Cells are changed, exchanged, copied or lost, and the file is as well formed as before.
fn cells(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let records = reader.byte_records().filter_map(Result::ok);
    let mut rows: Vec<Vec<Vec<u8>>> = records.map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect();
    for _ in 0..=dice.below(4) {
        if rows.iter().all(Vec::is_empty) {
            break;
        }
        // The header row is damaged less often than the others.
        let row = if dice.one_in(20) { 0 } else { dice.below(rows.len()) };
        if rows[row].is_empty() {
            continue;
        }
        let (one, other) = (dice.below(rows[row].len()), dice.below(rows[row].len()));
        match dice.below(8) {
            0..=3 => rows[row][one] = dice.pick(&CELLS).as_bytes().to_vec(),
            4 => rows[row].swap(one, other),
            5 => rows[row][one] = rows[dice.below(rows.len())].get(one).cloned().unwrap_or_default(),
            6 if dice.one_in(2) => drop(rows[row].remove(one)),
            6 => rows[row].insert(one, b"more".to_vec()),
            _ => rows[row][one] = rows[row][one].repeat(dice.below(2000)),
        }
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![]);
    rows.iter().for_each(|row| writer.write_record(row).expect("a row"));
    writer.into_inner().expect("a file")
}

/// Lines are exchanged, repeated, lost or cut.
fn lines(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return vec![];
    }
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(4) {
        0 => lines.swap(one, other),
        1 => lines.insert(other, lines[one]),
        2 => drop(lines.remove(one)),
        _ => lines[one] = &lines[one][..dice.below(lines[one].len())],
    }
    lines.concat()
}

/// Bytes are changed, put in, lost, or cut off.
fn raw(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let at = dice.below(bytes.len());
    match dice.below(6) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes.insert(at, *dice.pick(b"\0\"\",;\t\r\n\x80\xff\xfe0 9a")),
        2 => drop(bytes.drain(at..bytes.len().min(at + 1 + dice.below(40)))),
        3 => bytes.truncate(at),
        4 => bytes.insert(at, b'"'),
        _ => bytes[at] = dice.below(256) as u8,
    }
    bytes
}

/// Another program saves the file again.
fn written_otherwise(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = WINDOWS_1252.decode(bytes).0;
    match dice.below(6) {
        0 => UTF_8.encode(&text).0.into_owned(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => text.replace("\r\n", "\n").into_bytes(),
        4 => text.replace(',', ";").into_bytes(),
        _ => text.replace('"', "").into_bytes(),
    }
}
