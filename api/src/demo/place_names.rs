//! Place names that no place in the register has.

/// Checked against the real register: no beginning with any ending names a place, a street or a school in it.
const BEGINNINGS: [&str; 47] = [
    "Brack", "Wend", "Quill", "Lark", "Penn", "Tam", "Dray", "Skel", "Orm", "Hest", "Brind", "Rook", "Wyver", "Ell",
    "Corv", "Dunn", "Farr", "Gal", "Hern", "Ivel", "Kest", "Lorn", "Osk", "Pell", "Quen", "Rusk", "Sael", "Tarn",
    "Ulver", "Vell", "Wrax", "Yarl", "Dellow", "Esker", "Fallow", "Glim", "Harb", "Inkle", "Linnet", "Mallow", "Ottle",
    "Sorrel", "Umber", "Vetch", "Yaffle", "Amber", "Bramble",
];

const ENDINGS: [&str; 37] = [
    "combe", "mere", "water", "wick", "stead", "thwaite", "holt", "ling", "well", "moor", "hurst", "bridge", "ford",
    "minster", "wold", "garth", "sham", "den", "worthy", "cote", "haven", "beck", "mouth", "dale", "ridge", "cross",
    "shaw", "stow", "fold", "barrow", "heath", "marsh", "croft", "lea", "rigg", "pool", "port",
];

const ADDITIONS: [&str; 12] = [
    "",
    " Vale",
    " Green",
    " Magna",
    " Parva",
    " Priors",
    " on the Wold",
    " Abbas",
    " Underhill",
    " Regis",
    " Water",
    " Bottom",
];

const PLAIN: usize = BEGINNINGS.len() * ENDINGS.len();

/// The name of the nth place. Different for each of the first twenty thousand.
pub fn place_name(n: usize) -> String {
    // A stride that shares no factor with the number of names visits each of them, in no visible order.
    let plain = (n % PLAIN) * 1_031 % PLAIN;
    // One in five places has an addition even before the plain names run out, for the look of it.
    let usual = if plain.is_multiple_of(5) { 1 + plain / 5 % 11 } else { 0 };
    let addition = ADDITIONS[(usual + n / PLAIN) % ADDITIONS.len()];
    format!("{}{}{addition}", BEGINNINGS[plain % BEGINNINGS.len()], ENDINGS[plain / BEGINNINGS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_places_have_the_same_name() {
        let names: HashSet<_> = (0..20_000).map(place_name).collect();
        assert_eq!(names.len(), 20_000);
    }
}
