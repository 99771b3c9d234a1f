//! Of which kind an inspection is, where only words tell.

/// It gives grades.
pub const GRADED: &str = "GRADED";
/// It says whether earlier grades still hold.
pub const UNGRADED: &str = "UNGRADED";
/// It looks at what became of a weakness.
pub const MONITORING: &str = "MONITORING";
/// It follows a worry about a school.
pub const URGENT: &str = "URGENT";

/// Words in what Ofsted calls an inspection, and the kind that they tell of. What comes first decides: a visit that is
/// deemed a full inspection is one, whatever it was before.
const WORDS: [(&str, &str); 14] = [
    ("deemed", GRADED),
    ("conversion", GRADED),
    ("urgent", URGENT),
    ("no formal designation", URGENT),
    ("monitoring", MONITORING),
    ("special measures visit", MONITORING),
    ("serious weaknesses visit", MONITORING),
    ("ungraded", UNGRADED),
    ("good and outstanding", UNGRADED),
    ("short inspection", UNGRADED),
    ("section 5", GRADED),
    ("s5", GRADED),
    ("full inspection", GRADED),
    ("graded", GRADED),
];

/// The kind of an inspection of which this is said; none where no word of it is known.
pub fn worded(said: &str) -> Option<&'static str> {
    let said = said.to_lowercase();
    WORDS.iter().find(|(word, _)| said.contains(word)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::{GRADED, MONITORING, UNGRADED, URGENT, worded};

    #[test]
    fn words_tell_the_kind() {
        for (said, kind) in [
            ("S5 Inspection Schools - S5", GRADED),
            ("Requires Improvement S5 Reinspection Visit 1", GRADED),
            ("Section 5 full inspection", GRADED),
            ("Graded inspection", GRADED),
            ("S8 No Formal Designation Visit Section 8 deemed section 5", GRADED),
            ("Maintained Academy and School Short inspection Section 8 conversion", GRADED),
            ("Ungraded inspection", UNGRADED),
            ("Section 8 inspection of good and outstanding schools", UNGRADED),
            ("Schools into Special Measures Visit 3 Schools - S8", MONITORING),
            ("Monitoring inspection", MONITORING),
            ("Requires Improvement monitoring Visit 2", MONITORING),
            ("Urgent inspection", URGENT),
            ("S8 No Formal Designation Visit", URGENT),
        ] {
            assert_eq!(worded(said), Some(kind), "{said}");
        }
        assert_eq!(worded("Thematic survey"), None);
    }
}
