//! Whether the quotation marks of one record stand where they may. Serves [`Rows`](super::Rows), which asks only of
//! records that run over several lines.
//!
//! The parser takes `"Oak"wood` for `Oakwood`, which does no harm within a line. Across lines it hides a mark that was
//! never closed: the opening mark of the next row then closes the cell, and that row is gone without a trace.

/// Whether every cell is either free of marks at its start, or closed right before a comma or the end.
pub(super) fn is_sound(record: &[u8]) -> bool {
    let mut rest = record;
    loop {
        let after = match rest.strip_prefix(b"\"") {
            Some(quoted) => after_quoted(quoted),
            None => Some(&rest[plain_length(rest)..]),
        };
        match after {
            Some([b',', more @ ..]) => rest = more,
            Some([] | [b'\r' | b'\n', ..]) => return true,
            _ => return false,
        }
    }
}

fn plain_length(text: &[u8]) -> usize {
    text.iter().position(|byte| matches!(byte, b',' | b'\r' | b'\n')).unwrap_or(text.len())
}

/// What follows the closing mark, passing those that are doubled.
fn after_quoted(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        let mark = text.iter().position(|byte| *byte == b'"')?;
        match &text[mark + 1..] {
            [b'"', more @ ..] => text = more,
            after => return Some(after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn cells_closed_before_a_comma_or_the_end_are_sound() {
        let records: [&[u8]; 6] =
            [b"1,Oak\r\n", b"1,\"Oak\nPark\",x", b"\"a \"\"b\"\"\"\n", b"", b"5' 6\",x", b"\"\",\r"];
        assert!(records.iter().all(|record| is_sound(record)));
    }

    #[test]
    fn a_cell_that_goes_on_after_its_closing_mark_is_not() {
        let records: [&[u8]; 3] = [b"1,\"Oak\n2,\"Elm\n", b"\"a\" ,b\n", b"1,\"Oak"];
        assert!(!records.iter().any(|record| is_sound(record)));
    }
}
