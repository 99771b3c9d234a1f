//! Wilson's interval of a share: honest where there are few.

/// What stands for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The bounds of a share of `many`, at 95 %. Of nothing there are none.
pub fn interval(some: u32, many: u32) -> Option<(f64, f64)> {
    if many == 0 {
        return None;
    }
    let (share, n) = (f64::from(some) / f64::from(many), f64::from(many));
    let (z2, scale) = (Z * Z, 1.0 + Z * Z / n);
    let middle = share + z2 / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let low = if some == 0 { 0.0 } else { (middle - spread) / scale };
    let high = if some == many { 1.0 } else { (middle + spread) / scale };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn the_golden_vectors() {
        for (some, many, low, high) in [
            (7, 10, 0.396_778, 0.892_209),
            (0, 12, 0.0, 0.242_494),
            (12, 12, 0.757_506, 1.0),
            (412, 605, 0.642_809, 0.716_890),
            (95, 140, 0.597_332, 0.750_273),
        ] {
            let found = interval(some, many).unwrap();
            assert!((found.0 - low).abs() < 5e-7 && (found.1 - high).abs() < 5e-7, "{some}/{many}: {found:?}");
        }
        assert_eq!(interval(0, 0), None);
    }

    #[test]
    fn two_of_two_do_not_beat_forty_of_fifty() {
        assert!(interval(2, 2).unwrap().0 < interval(40, 50).unwrap().0);
    }
}
