//! What schools are called.

use super::code::Code;
use super::dice::Dice;
use super::faith;
use super::kind::{Kind, Sector};
use super::phase::Stage;
use super::words::{DEDICATIONS, FEATURES};

/// A name for a school of that kind in that place. Nothing keeps two schools from having the same.
pub fn school_name(dice: &mut Dice, kind: &Kind, stage: Stage, faith: Code, place: &str) -> String {
    if !kind.styles.is_empty() {
        let style = dice.pick(kind.styles);
        return style.replace("{p}", place).replace("{f}", dice.pick(&FEATURES));
    }
    let called = called(dice, faith, place);
    let faith = faith::word(faith, dice);
    format!("{called} {faith}{}", last_words(dice, kind, stage))
}

fn called(dice: &mut Dice, faith: Code, place: &str) -> String {
    if faith::is_church(faith) && dice.chance(700) {
        return dice.pick(&DEDICATIONS).to_owned();
    }
    match dice.below(10) {
        0..=5 => place.to_owned(),
        6..=8 => dice.pick(&FEATURES).to_owned(),
        _ => format!("{place} {}", dice.pick(&FEATURES)),
    }
}

fn last_words(dice: &mut Dice, kind: &Kind, stage: Stage) -> String {
    match kind.sector {
        Sector::Academy if dice.chance(450) => stage.word.replace("High School", "School").replace("School", "Academy"),
        Sector::Community if stage.word == "Primary School" && dice.chance(250) => {
            "Community Primary School".to_owned()
        }
        _ => stage.word.to_owned(),
    }
}

/// What the school was called before it became an academy.
pub fn former_name(name: &str) -> String {
    match name.strip_suffix("Academy") {
        Some(rest) => format!("{rest}School"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::former_name;

    #[test]
    fn a_converted_school_was_called_much_the_same() {
        assert_eq!(former_name("Brackmere Primary Academy"), "Brackmere Primary School");
        assert_eq!(former_name("St Joseph's Catholic Primary School"), "St Joseph's Catholic Primary School");
    }
}
