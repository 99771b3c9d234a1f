//! The forms that Ofsted's files have had: which of their columns tell of which inspection.

use entity::inspection::Column as Field;

use super::forms::{since_2025, to_2022, to_2025};
use crate::{
    import::reader::{Headers, Layout},
    register::SourceKind,
};

/// One form of the file. What the service does not read is not named, and may be absent.
pub struct Form {
    /// What an operator calls it.
    pub name: &'static str,
    /// The kind of file that has it.
    pub kind: SourceKind,
    /// The columns without which it is damaged, besides the URN.
    pub required: &'static [&'static str],
    /// Its blocks. Of two that tell of one inspection the first is believed.
    pub blocks: &'static [Block],
}

/// Columns that tell of one inspection of the row's school.
pub struct Block {
    /// What kind of inspection it tells of.
    pub tells_of: Telling,
    /// The column of Ofsted's number for it.
    pub number: &'static str,
    /// The column of the inspected school's URN at the time.
    pub inspected: &'static str,
    /// The column that says whether this is the school's present URN, where there is one.
    pub relates: &'static [&'static str],
    /// The columns whose words tell of which kind it is, where the block does not settle it.
    pub worded: &'static [&'static str],
    /// What it must tell.
    pub cells: &'static [(Field, &'static str)],
    /// What it tells in some files.
    pub extras: &'static [(Field, &'static str)],
}

/// What kind of inspection a block tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// A graded one, by the grades of the education inspection framework.
    Graded,
    /// A graded one, by the grades of a report card.
    ReportCard,
    /// One that confirms earlier grades or does not.
    Ungraded,
    /// One of any kind.
    AnyKind,
}

/// Every form, in the order in which they came.
pub const FORMS: [&Form; 5] =
    [&to_2022::LATEST, &to_2025::LATEST, &to_2025::LATEST_AT_FIRST, &since_2025::LATEST, &since_2025::IN_YEAR];

impl Form {
    /// The form of a header row.
    pub fn of(headers: &Headers) -> Option<&'static Self> {
        FORMS.into_iter().find(|form| form.required.iter().all(|name| headers.find(name).is_some()))
    }

    /// The columns by which files of this form are recognised.
    pub const fn layout(&self) -> Layout<SourceKind> {
        Layout { kind: self.kind, key: "URN", required: self.required, optional: &[] }
    }
}

/// Declares a form: its blocks, and in each the columns and what stands there. What stands after `perhaps` is not in
/// every file.
macro_rules! form {
    ($kind:ident, $name:literal, $(
        $telling:ident $number:literal of $inspected:literal $(, if $relates:literal)? $(, by $($word:literal)|+)? {
            $($field:ident: $header:literal,)+
        } $(, perhaps {
            $($extra:ident: $other:literal,)+
        })?
    )+) => {
        $crate::import::inspections::form::Form {
            name: $name,
            kind: $crate::register::SourceKind::$kind,
            required: &[$($number, $inspected, $($header,)+)+],
            blocks: &[$($crate::import::inspections::form::Block {
                tells_of: $crate::import::inspections::form::Telling::$telling,
                number: $number,
                inspected: $inspected,
                relates: &[$($relates)?],
                worded: &[$($($word),+)?],
                cells: &[$((entity::inspection::Column::$field, $header),)+],
                extras: &[$($((entity::inspection::Column::$extra, $other),)+)?],
            },)+],
        }
    };
}

pub(super) use form;
