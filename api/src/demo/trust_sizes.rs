//! How many schools each trust has: mostly a handful, in a few cases dozens.

use super::dice::Dice;

/// Size and how common it is, among trusts of several schools.
const SIZES: [(usize, u32); 10] =
    [(2, 14), (3, 20), (4, 20), (5, 14), (6, 9), (7, 7), (8, 6), (9, 4), (10, 3), (12, 3)];

/// Sizes of `trusts` trusts that add up to `schools`, where that is possible. The first `single` have one each.
pub fn sizes(dice: &mut Dice, trusts: usize, single: usize, schools: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..trusts).map(|n| if n < single { 1 } else { size(dice, n - single) }).collect();
    let several = trusts - single;
    let mut total: usize = sizes.iter().sum();
    // Bounded, because there may be too few schools to give two to each trust.
    for _ in 0..50 * trusts {
        let size = &mut sizes[single + dice.below(several)];
        match total.cmp(&schools) {
            std::cmp::Ordering::Equal => break,
            std::cmp::Ordering::Less => (*size, total) = (*size + 1, total + 1),
            std::cmp::Ordering::Greater if *size > 2 => (*size, total) = (*size - 1, total - 1),
            std::cmp::Ordering::Greater => {}
        }
    }
    sizes
}

/// Two trusts among the first forty are large, and every hundredth very.
fn size(dice: &mut Dice, nth: usize) -> usize {
    match nth {
        0 => 32,
        _ if nth % 400 == 399 => dice.between(60, 90) as usize,
        _ if nth % 30 == 20 => dice.between(20, 28) as usize,
        _ => dice.weigh(&SIZES, |(_, weight)| *weight).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_add_up_to_the_schools_there_are() {
        let sizes = sizes(&mut Dice::new(1, 0), 51, 11, 255);
        assert_eq!(sizes.iter().sum::<usize>(), 255);
        assert_eq!(sizes.iter().filter(|size| **size == 1).count(), 11);
    }
}
