//! One inspection, as everybody knows it by the end of the invented time.

use chrono::NaiveDate;

/// An inspection of a school.
pub struct Inspection {
    /// The school's URN at the time.
    pub urn: usize,
    pub number: String,
    pub visit: Visit,
    /// It began as an ungraded one.
    pub converted: bool,
    pub started: NaiveDate,
    pub ended: NaiveDate,
    pub published: NaiveDate,
    /// Nothing where there is none.
    pub concern: &'static str,
    pub findings: Findings,
}

/// What an inspection found, in the way of its kind.
pub enum Findings {
    /// Of one that graded.
    Grades(Grades),
    /// Of an ungraded one: whether earlier grades still hold.
    Outcome(&'static str),
    /// Of one that gave a report card.
    Card(Card),
    /// Of one that looked after a weakness, or followed a worry: what became of it, and how safeguarding stands.
    Visit { outcome: &'static str, safeguarding: &'static str },
}

/// What the inspectorate calls an inspection: its type, and two groupings of types.
#[derive(Clone, Copy)]
pub struct Visit(pub &'static str, pub &'static str, pub &'static str);

/// Grades from 1 to 4, and what stands in their place.
#[derive(Clone, Copy)]
pub struct Grades {
    pub overall: &'static str,
    pub quality: &'static str,
    pub behaviour: &'static str,
    pub development: &'static str,
    pub leadership: &'static str,
    pub safeguarding: &'static str,
    pub early: &'static str,
    pub sixth: &'static str,
}

/// A report card.
pub struct Card {
    /// In the order of [`AREAS`]; blank where an area does not arise.
    pub areas: [&'static str; 8],
    pub safeguarding: &'static str,
    /// The day of a later visit that found safeguarding in order.
    pub mended: Option<NaiveDate>,
}

/// The columns of the areas of a report card, and those of the days on which they were graded.
pub const AREAS: [(&str, &str); 8] = [
    ("Inclusion", "Inclusion - date of grade"),
    ("Curriculum and teaching", "Curriculum and teaching - date of grade"),
    ("Achievement", "Achievement - date of grade"),
    ("Attendance and behaviour", "Attendance and behaviour - date of grade"),
    ("Personal development and wellbeing", "Personal development and wellbeing - date of grade"),
    ("Leadership and governance", "Leadership and governance - date of grade"),
    ("Early years (where applicable)", "Early years - date of grade"),
    ("Post-16 provision (where applicable)", "Post-16 provision - date of grade"),
];

impl Inspection {
    /// Its grades, if it gave any.
    pub fn grades(&self) -> Option<&Grades> {
        match &self.findings {
            Findings::Grades(grades) => Some(grades),
            _ => None,
        }
    }

    /// Its outcome, if it was an ungraded one.
    pub fn outcome(&self) -> Option<&'static str> {
        match self.findings {
            Findings::Outcome(outcome) => Some(outcome),
            _ => None,
        }
    }
}
