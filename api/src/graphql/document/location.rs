//! Where in a text something is, as GraphQL errors say it.

/// A place in a document: line and column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Location {
    /// The place of a byte in the text. Lines end as GraphQL says they do: `\n`, `\r\n` or `\r`, and nothing else,
    /// so that an editor and we agree.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let mut place = Location { line: 1, column: 1 };
        let mut previous = ' ';
        for character in before.chars() {
            match character {
                '\n' if previous == '\r' => {}
                '\n' | '\r' => place = Location { line: place.line + 1, column: 1 },
                _ => place.column += 1,
            }
            previous = character;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn every_line_ending_of_the_specification_counts_once() {
        let text = "a\nb\r\nc\rdé\u{2028}f";
        let place = Location::of(text, text.find('f').expect("f is there"));
        assert_eq!(place, Location { line: 4, column: 4 });
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(Location::of("ab", 9), Location { line: 1, column: 3 });
    }
}
