//! Inspections of schools by Ofsted, each once, however many files list it.

use sea_orm::entity::prelude::*;

use crate::Urn;

/// One inspection. Grades are the source's own words and codes; what they mean is the service's to say.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection")]
pub struct Model {
    /// The inspection number, else URN, first day and kind in the form `123456-2024-03-14-GRADED`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Ofsted's number for it.
    pub inspection_number: Option<String>,
    /// The school that was inspected, by its URN at the time, which the register of establishments may lack.
    pub inspected_urn: Urn,
    /// `GRADED`, `UNGRADED`, `MONITORING` or `URGENT`.
    pub kind: String,
    /// Which block of columns gave its grades: `OEIF` (education inspection framework) or `REPORT_CARD`; none where none did.
    pub framework: Option<String>,
    /// What Ofsted calls the type of inspection.
    pub inspection_type: Option<String>,
    /// The first day on site.
    pub started_on: Option<Date>,
    /// The last day on site.
    pub ended_on: Option<Date>,
    /// The day on which the report was published.
    pub published_on: Option<Date>,
    /// Overall effectiveness: 1 to 4, or what stands in its place, such as `Not judged`.
    pub overall_code: Option<String>,
    /// Quality of education: 1 to 4, or 0, 8 or 9 in its place.
    pub quality_of_education_code: Option<String>,
    /// Behaviour and attitudes, likewise.
    pub behaviour_and_attitudes_code: Option<String>,
    /// Personal development, likewise.
    pub personal_development_code: Option<String>,
    /// Leadership and management, likewise.
    pub leadership_and_management_code: Option<String>,
    /// Early years provision, likewise.
    pub early_years_code: Option<String>,
    /// Sixth form provision, likewise.
    pub sixth_form_code: Option<String>,
    /// The category of concern: `SM`, `SWK`, `NTI` or `RSI`, `NONE` where the source says that there is none; nothing where
    /// the source cannot say.
    pub concern_code: Option<String>,
    /// What was found of safeguarding, in the source's words: `Yes`, `No`, `9`, `Met`, `Not met`.
    pub safeguarding_code: Option<String>,
    /// The day on which safeguarding was judged, where the report card says.
    pub safeguarding_on: Option<Date>,
    /// Report card: inclusion.
    pub card_inclusion: Option<String>,
    /// The day on which that was graded.
    pub card_inclusion_on: Option<Date>,
    /// Report card: curriculum and teaching.
    pub card_curriculum_and_teaching: Option<String>,
    /// The day on which that was graded.
    pub card_curriculum_and_teaching_on: Option<Date>,
    /// Report card: achievement.
    pub card_achievement: Option<String>,
    /// The day on which that was graded.
    pub card_achievement_on: Option<Date>,
    /// Report card: attendance and behaviour.
    pub card_attendance_and_behaviour: Option<String>,
    /// The day on which that was graded.
    pub card_attendance_and_behaviour_on: Option<Date>,
    /// Report card: personal development and well-being.
    pub card_personal_development: Option<String>,
    /// The day on which that was graded.
    pub card_personal_development_on: Option<Date>,
    /// Report card: leadership and governance.
    pub card_leadership_and_governance: Option<String>,
    /// The day on which that was graded.
    pub card_leadership_and_governance_on: Option<Date>,
    /// Report card: early years.
    pub card_early_years: Option<String>,
    /// The day on which that was graded.
    pub card_early_years_on: Option<Date>,
    /// Report card: post-16 provision.
    pub card_post_16: Option<String>,
    /// The day on which that was graded.
    pub card_post_16_on: Option<Date>,
    /// The outcome of an inspection without grades, in Ofsted's words.
    pub ungraded_outcome: Option<String>,
    /// The kind of the newest file that lists it: `INSPECTIONS` or `INSPECTIONS_IN_YEAR`.
    pub stated_by: String,
    /// The day that this file describes.
    pub stated_on: Date,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1: a correction makes a new version.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
