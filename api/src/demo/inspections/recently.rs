//! Report cards, and what else inspectors came for at their time.

use super::cards;
use super::inspection::{Findings, Inspection, Visit};
use super::invent::Past;
use super::terms::{self, CARDS, LAST};
use crate::demo::calendar::{after, before, day};

impl Past<'_> {
    /// One school in seven had a report card within the few weeks; others were visited for a weakness or a worry.
    pub fn recently(&mut self) {
        let nth = self.settled.nth;
        if !self.is_open_on(LAST) || self.earliest() > LAST {
            return;
        }
        let weak = |last: &Inspection| !last.concern.is_empty() || last.grades().is_some_and(|it| it.overall == "3");
        let weak = self.made.last().is_some_and(weak);
        if nth % 7 == 3 {
            self.report_card(nth / 7);
        } else if weak && nth.is_multiple_of(2) {
            self.look_after();
        } else if nth % 80 == 50 {
            self.visit(cards::URGENT, "", if nth % 160 == 50 { "Not met" } else { "Met" });
        }
    }

    fn report_card(&mut self, nth: usize) {
        let mut card = cards::draw(self.school, nth, &mut self.dice);
        let concern = cards::concern(&card);
        let early = card.safeguarding == "Not met" && nth % 18 == 4;
        let until = if early { after(CARDS, 10) } else { before(LAST, 12) };
        let Some(on) = terms::visit(&mut self.dice, CARDS, until) else { return };
        card.mended = early.then(|| day(2026, 1, 13));
        self.make(on, cards::CARD, concern, Findings::Card(card));
        if early {
            let safeguarding = "Met";
            self.make(day(2026, 1, 13), cards::OF_WEAKNESSES, concern, Findings::Visit { outcome: "", safeguarding });
        }
    }

    fn look_after(&mut self) {
        let outcome = self.dice.pick(&cards::MONITORED);
        let visit = match self.made.last().map(|last| last.concern) {
            Some("SM") => cards::OF_SPECIAL_MEASURES,
            Some("SWK" | "NTI") => cards::OF_WEAKNESSES,
            _ => cards::OF_IMPROVEMENT,
        };
        self.visit(visit, outcome, "");
    }

    fn visit(&mut self, visit: Visit, outcome: &'static str, safeguarding: &'static str) {
        if let Some(on) = terms::visit(&mut self.dice, CARDS, before(LAST, 8)) {
            let concern = self.made.last().map_or("", |last| last.concern);
            self.make(on, visit, concern, Findings::Visit { outcome, safeguarding });
        }
    }
}
