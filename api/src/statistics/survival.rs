//! Kaplan and Meier's estimate: how long something takes, of which some has not happened yet.

/// The time by which half of them have come to their end; none where too few have. Each is how long it has taken so far,
/// and whether it came to its end then.
pub fn median(times: &[(i64, bool)]) -> Option<i64> {
    let mut times = times.to_vec();
    times.sort_unstable();
    let (mut left, mut waiting, mut at) = (1.0, times.len(), 0);
    while at < times.len() {
        let now = times[at].0;
        let together = times[at..].iter().take_while(|(time, _)| *time == now).count();
        let ended = times[at..at + together].iter().filter(|(_, ended)| *ended).count();
        left *= 1.0 - ended as f64 / waiting as f64;
        if left <= 0.5 {
            return Some(now);
        }
        waiting -= together;
        at += together;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn where_all_have_ended_it_is_the_middle_one() {
        assert_eq!(median(&[(10, true), (30, true), (20, true)]), Some(20));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn who_still_waits_counts_as_long_as_they_have_waited() {
        // One of four at 10, one censored at 15, then one of two at 20: 3/4 times 1/2 is less than half.
        assert_eq!(median(&[(10, true), (15, false), (20, true), (40, false)]), Some(20));
        assert_eq!(median(&[(10, true), (50, false), (60, false), (70, false)]), None, "half have not ended");
    }
}
