//! Religious character, ethos and diocese.

use super::code::{AreaCode, Code, code};
use super::dice::Dice;
use super::place_names::place_name;

pub const DOES_NOT_APPLY: Code = code("00", "Does not apply");
pub const NEVER_ASKED: Code = code("99", "");
pub const NONE: Code = code("06", "None");
pub const ENGLAND: Code = code("02", "Church of England");
pub const ROMAN: Code = code("03", "Roman Catholic");
pub const METHODIST: Code = code("04", "Methodist");

/// Those that few schools have.
pub const RARE: &[Code] = &[
    code("05", "Jewish"),
    code("07", "Muslim"),
    code("08", "Seventh Day Adventist"),
    code("09", "Church of England/Methodist"),
    code("11", "Church of England/Roman Catholic"),
    code("13", "Roman Catholic/Church of England"),
    code("14", "Quaker"),
    code("15", "Christian"),
    code("16", "United Reformed Church"),
    code("18", "Free Church"),
    code("20", "Church of England/Christian"),
    code("21", "Sikh"),
    code("22", "Greek Orthodox"),
    code("24", "Buddhist"),
    code("25", "Hindu"),
    code("26", "Moravian"),
    code("28", "Inter- / non- denominational"),
    code("29", "Multi-faith"),
    code("31", "Anglican"),
    code("34", "Anglican/Church of England"),
    code("35", "Catholic"),
    code("37", "Christian/Evangelical"),
    code("42", "Islam"),
    code("43", "Orthodox Jewish"),
    code("44", "Plymouth Brethren Christian Church"),
    // Not in the real list, which has grown before.
    code("61", "Interfaith Fellowship"),
];

/// Church schools carry the word in their name.
pub fn word(faith: Code, dice: &mut Dice) -> &'static str {
    match faith.code {
        "02" => dice.pick(&["CofE ", "CofE ", "Church of England ", "C of E "]),
        "03" | "35" => "Catholic ",
        "04" => "Methodist ",
        "09" => "Church of England/Methodist ",
        _ => "",
    }
}

pub fn is_church(faith: Code) -> bool {
    matches!(faith.code, "02" | "03" | "04" | "09" | "35")
}

/// The diocese of a school in the nth local authority. Real diocesan codes end at CE43 and RC20.
pub fn diocese(faith: Code, authority: usize, dice: &mut Dice) -> AreaCode {
    let nth = authority % 24;
    let (code, name) = match faith.code {
        _ if dice.chance(15) => ("9999".to_owned(), String::new()),
        "09" if dice.chance(200) => ("0002".to_owned(), "Diocese is not trustees".to_owned()),
        "02" | "09" | "31" => (format!("CE{}", 50 + nth), format!("Diocese of {}", see(nth))),
        "03" | "35" => (format!("RC{}", 50 + nth / 2), roman(nth / 2)),
        "11" | "13" => ("JT50".to_owned(), format!("Diocese of {}/Diocese of {}", see(0), see(1))),
        _ => ("0000".to_owned(), "Not applicable".to_owned()),
    };
    AreaCode { code, name }
}

fn roman(nth: usize) -> String {
    let rank = if nth.is_multiple_of(5) { "Archdiocese" } else { "Diocese" };
    format!("{rank} of {} (rc)", see(nth))
}

/// Dioceses are named after places, some of which are on the map too.
fn see(nth: usize) -> String {
    place_name(nth * 27)
}
