//! The date a file speaks for, read off its name. Serves [`Source`](super::Source); what the date means is the
//! importer's.
//!
//! Three habits are known: `edubasealldata20250401.csv`, `..._as_at_31_August_2025.csv`, and `england_census_2022_2023.csv`,
//! which names a school year and means the day of its census.

use chrono::{Datelike, NaiveDate, Weekday};

/// Years a published file may speak for. A number such as `12001130` is an order number, not a date.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date in a file name, when there is one that exists.
pub fn as_of(name: &str) -> Option<NaiveDate> {
    census(name).or_else(|| run_of_eight(name)).or_else(|| as_at(name)).filter(|date| YEARS.contains(&date.year()))
}

fn run_of_eight(name: &str) -> Option<NaiveDate> {
    name.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 8).find_map(|run| {
        let (year, month, day) = (run[..4].parse().ok()?, run[4..6].parse().ok()?, run[6..].parse().ok()?);
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn as_at(name: &str) -> Option<NaiveDate> {
    words(&name.to_ascii_lowercase()).windows(5).find_map(|window| match window {
        ["as", "at", day, month, year] => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month_number(month)?, day.parse().ok()?)
        }
        _ => None,
    })
}

/// The census that the performance tables of a school year count pupils by: that of January, on its third Thursday.
fn census(name: &str) -> Option<NaiveDate> {
    let name = name.to_ascii_lowercase();
    let words = words(&name);
    let year = |word: &str| word.parse::<i32>().ok().filter(|year| word.len() == 4 && YEARS.contains(year));
    words.contains(&"census").then_some(())?;
    let mut years = words.windows(2).filter_map(|pair| Some((year(pair[0])?, year(pair[1])?)));
    let (_, year) = years.find(|(first, second)| first + 1 == *second)?;
    NaiveDate::from_weekday_of_month_opt(year, 1, Weekday::Thu, 3)
}

/// Whole names and their beginnings: Ofsted writes both `August` and `Aug`.
fn month_number(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, month)| word.len() >= 3 && month.starts_with(word)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::as_of;

    fn read(name: &str) -> Option<String> {
        as_of(name).map(|date| date.to_string())
    }

    #[test]
    fn eight_digits_in_a_name_are_its_date() {
        assert_eq!(read("edubasealldata20250401.csv.gz").as_deref(), Some("2025-04-01"));
    }

    #[test]
    fn as_at_and_a_written_date_are_its_date() {
        let name = "state_funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv";
        assert_eq!(read(name).as_deref(), Some("2025-08-31"));
        assert_eq!(read("latest inspections as at 30 Sept 2025.csv").as_deref(), Some("2025-09-30"));
    }

    #[test]
    fn a_census_and_a_school_year_are_the_third_thursday_of_its_january() {
        assert_eq!(read("england_census_2022_2023.csv.gz").as_deref(), Some("2023-01-19"));
        assert_eq!(read("2023-2024_england_census.csv").as_deref(), Some("2024-01-18"));
        assert_eq!(read("Census 2024-2025 (final).csv").as_deref(), Some("2025-01-16"));
        assert_eq!(read("england_census_2022_2023_20231102.csv").as_deref(), Some("2023-01-19"));
    }

    #[test]
    fn a_name_without_a_date_that_exists_has_none() {
        let names = [
            "links.csv",
            "x20250231.csv",
            "x202504011.csv",
            "x12001130.csv",
            "as_at_31_June_2025.csv",
            "england_2022_2023.csv",
            "england_census_2023.csv",
            "england_census_2022_2024.csv",
            "england_census_2022_23.csv",
            "censuses_2022_2023.csv",
            "census_1022_1023.csv",
        ];
        assert!(names.iter().all(|name| as_of(name).is_none()));
    }
}
