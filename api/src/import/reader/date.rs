//! Dates as the files write them: 31-12-2020, 31/12/2020 and 2020-12-31, each with or without a time. Serves
//! [`Row`](super::Row). Day always comes before month; a file that swaps them cannot be told from one that does not.

use chrono::NaiveDate;

/// The date, when it is written in one of those ways and exists.
pub(super) fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let (year, month, day) = parts(text.as_bytes()).ok_or("is not a date as dd/mm/yyyy, dd-mm-yyyy or yyyy-mm-dd")?;
    // The year 0 is how a missing date looks in some systems, and no calendar has it.
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| year > 0);
    date.ok_or("is not a day that exists")
}

fn parts(text: &[u8]) -> Option<(i32, u32, u32)> {
    let (date, time) = text.split_at_checked(10)?;
    if !is_time(time) {
        return None;
    }
    match date {
        [_, _, b'/', _, _, b'/', ..] | [_, _, b'-', _, _, b'-', ..] => as_numbers(&date[6..], &date[3..5], &date[..2]),
        [_, _, _, _, b'-', _, _, b'-', ..] => as_numbers(&date[..4], &date[5..7], &date[8..]),
        _ => None,
    }
}

fn as_numbers(year: &[u8], month: &[u8], day: &[u8]) -> Option<(i32, u32, u32)> {
    Some((i32::try_from(number(year)?).ok()?, number(month)?, number(day)?))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// Nothing, or ` 00:00`, `T00:00:00`, `T00:00:00.000Z`. What time it was is of no use to anyone here.
fn is_time(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b' ' | b'T', clock @ ..] => {
            clock.len() >= 5 && clock[2] == b':' && clock.iter().all(|byte| b"0123456789:.+Z".contains(byte))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_date_may_be_written_in_three_ways_with_or_without_a_time() {
        let same = [
            "31-08-2021",
            "31/08/2021",
            "2021-08-31",
            "2021-08-31 00:00:00",
            "2021-08-31T00:00:00.000Z",
            "31/08/2021 00:00",
        ];
        assert!(same.iter().all(|text| date(text).unwrap().to_string() == "2021-08-31"));
    }

    #[test]
    fn a_day_that_never_was_is_refused() {
        assert!(
            ["31-02-2020", "29/02/2021", "2020-13-01", "00/01/2020", "0000-01-01"]
                .iter()
                .all(|text| date(text) == Err("is not a day that exists"))
        );
    }

    #[test]
    fn what_is_not_a_whole_date_is_refused() {
        let texts = [
            "2020",
            "1/2/2020",
            "31.08.2021",
            "31/08-2021",
            "2021/08/31",
            "31-08-20211",
            "31-08-2021x",
            "2021-08-31 later",
            "3é-08-2021",
            "2021-08-31Txx:yy",
        ];
        assert!(texts.iter().all(|text| date(text).is_err()));
    }

    #[test]
    fn old_and_placeholder_dates_are_dates() {
        assert!(["01-01-1800", "01/01/1900"].iter().all(|text| date(text).is_ok()));
    }
}
