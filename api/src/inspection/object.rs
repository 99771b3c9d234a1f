//! What one inspection answers.

use std::sync::Arc;

use async_graphql::{ID, Object};

use super::{
    code_lists::{
        ConcernCategory, InspectionKind, InspectionRegime, LegacyArea, LegacyGrade, ReportCardArea,
        SafeguardingOutcome, UngradedOutcome, why_no_grade,
    },
    judgement::{LegacyJudgement, ReportCardJudgement},
};
use crate::{
    graphql::{
        node_id::NodeId,
        scalars::{Date, DateTime, Url, UrnScalar},
    },
    register::{InspectionRecord, Register, inspection_record::ReportCard, sources::Provenance},
    school::{School, fact::MissingReason},
    trust::Trust,
};

/// An inspection: a place in a register.
#[derive(Clone)]
pub struct Inspection {
    register: Arc<Register>,
    position: u32,
}

/// The page of a school on Ofsted's website, before its URN: the form in which Ofsted's own files give it.
const REPORTS: &str = "http://www.ofsted.gov.uk/inspection-reports/find-inspection-report/provider/ELS/";

impl Inspection {
    /// The inspection at a position.
    pub fn new(register: Arc<Register>, position: u32) -> Self {
        Self { register, position }
    }

    fn record(&self) -> &InspectionRecord {
        self.register.inspections.at(self.position)
    }

    fn card(&self) -> Option<&ReportCard> {
        self.record().card.as_deref()
    }
}

/// An inspection of a school by Ofsted, once, however many files list it. What it means for a school that continues the
/// one that was inspected stands on `SchoolInspection`. Source: Ofsted's monthly files.
#[Object]
impl Inspection {
    /// Opaque id, the same in every installation of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Inspection(self.record().id.to_string()))
    }

    /// Ofsted's number for it; null where the source has none.
    fn inspection_number(&self) -> Option<&str> {
        self.record().number.as_deref()
    }

    /// The school that was inspected, which may have closed since; null where the register lacks it.
    fn school(&self) -> Option<School> {
        self.record().school.map(|position| School::new(self.register.clone(), position))
    }

    /// The URN of that school at the time.
    fn inspected_urn(&self) -> UrnScalar {
        UrnScalar(self.record().inspected_urn)
    }

    /// The way of judging to which its grades belong; null where it gave none.
    fn regime(&self) -> Option<InspectionRegime> {
        self.record().regime
    }

    /// What kind of visit it was.
    fn inspection_kind(&self) -> InspectionKind {
        self.record().kind
    }

    /// What Ofsted calls the inspection, such as `S5 Inspection`; null where the source does not say, as for previous ones.
    fn inspection_type(&self) -> Option<&str> {
        self.record().inspection_type.as_deref()
    }

    /// The first day on site; null where the source has none.
    fn started_on(&self) -> Option<Date> {
        self.record().started_on.map(Date)
    }

    /// The last day on site; null where the source has none, as in files since 2023.
    fn ended_on(&self) -> Option<Date> {
        self.record().ended_on.map(Date)
    }

    /// The day on which the report was published; null where the source has none.
    fn published_on(&self) -> Option<Date> {
        self.record().published_on.map(Date)
    }

    /// The grade for the whole school; null where `overallMissing` says why. Never inferred.
    fn overall_effectiveness(&self) -> Option<LegacyGrade> {
        self.record().overall_grade()
    }

    /// Why there is no grade for the whole school; null where there is one. NOT_GRADED where the inspection gave none: it
    /// was not a full one, or grades for the whole had ended.
    fn overall_missing(&self) -> Option<MissingReason> {
        let record = self.record();
        let why = || match record.regime {
            Some(InspectionRegime::OverallEffectiveness) => why_no_grade(record.overall.as_deref()),
            _ => MissingReason::NotGraded,
        };
        record.overall_grade().is_none().then(why)
    }

    /// The judgements of areas on the scale that was used until 9 November 2025, in the order of the report. Empty for a
    /// report card, and where the inspection gave none.
    fn legacy_judgements(&self) -> Vec<LegacyJudgement> {
        let record = self.record();
        let has_any = record.regime.is_some() && record.card.is_none();
        let judgement = |(area, code)| LegacyJudgement::new(area, code, record.started_on);
        let judgements = LegacyArea::ALL.into_iter().zip(&record.judgements).filter(|_| has_any);
        judgements.map(judgement).collect()
    }

    /// The areas of the report card, in the order of the card. Empty where it is not one.
    fn report_card(&self) -> Vec<ReportCardJudgement> {
        let areas = self.card().into_iter().flat_map(|card| ReportCardArea::ALL.into_iter().zip(&card.areas));
        areas.map(|(area, (text, day))| ReportCardJudgement::new(area, text, *day)).collect()
    }

    /// What was found of safeguarding; null where the source does not say.
    fn safeguarding(&self) -> Option<SafeguardingOutcome> {
        self.record().safeguarding
    }

    /// The day on which safeguarding was judged, which a later visit may have changed; null but on report cards.
    fn safeguarding_graded_on(&self) -> Option<Date> {
        self.card()?.safeguarding_on.map(Date)
    }

    /// The category of concern; null where the source cannot say.
    fn concern_category(&self) -> Option<ConcernCategory> {
        self.record().concern
    }

    /// What an inspection without grades came to; null where it was not such a one, or the source does not say.
    fn ungraded_outcome(&self) -> Option<UngradedOutcome> {
        self.record().ungraded_outcome.as_deref().map(UngradedOutcome::read)
    }

    /// The same in the source's words; null where it has none.
    fn ungraded_outcome_text(&self) -> Option<&str> {
        self.record().ungraded_outcome.as_deref()
    }

    /// The trust that the inspected school surely was in on the first day of the inspection; null where it was in none,
    /// and where that cannot be told.
    fn trust_at_inspection(&self) -> Option<Trust> {
        let record = self.record();
        let trust = self.register.memberships.trust_on(record.school?, record.started_on?)?;
        Some(Trust::new(self.register.clone(), trust))
    }

    /// The page of the inspected school on Ofsted's website, where the report is.
    fn report_url(&self) -> Option<Url> {
        Some(Url(format!("{REPORTS}{}", self.record().inspected_urn)))
    }

    /// Where this record comes from: the newest file that lists the inspection.
    fn provenance(&self) -> &Provenance {
        let record = self.record();
        self.register.sources.provenance_on(record.stated_by, record.stated_on)
    }

    /// When this record last changed here.
    fn updated_at(&self) -> DateTime {
        DateTime(self.record().updated_at)
    }

    /// Counts the changes of this record, from 1: a correction by a later file makes a new version.
    fn version(&self) -> i32 {
        self.record().version
    }
}
