//! Companies House numbers that no company has.

/// The nth company number: eight digits from 99000000, or now and then `ZZ`, which is no jurisdiction's prefix.
///
/// Numbers issued to companies end at about 17 million, so these stay clear of them.
pub fn company_number(n: usize) -> String {
    if n % 40 == 7 { format!("ZZ{n:06}") } else { format!("99{n:06}") }
}

/// Numbers that a spreadsheet took leading zeros off, as in files that were saved again.
///
/// A number with a leading zero is inevitably in the issued range, which ends at about 17 million. These pad
/// to 00000001 to 00000003, given out a century before there were academies, so no real trust has one.
pub const LOST_ZEROS: [&str; 3] = ["0000001", "2", "0000003"];
