//! Files from 2023 to August 2025, which speak of "graded" and "ungraded" inspections.

use crate::import::inspections::form::{Form, form};

/// The form, whose files head one column in two ways.
macro_rules! headed {
    ($previous_number:literal) => {
        form! {
            Inspections, "inspections (2023 to August 2025)",
            Graded "Inspection number of latest graded inspection" of "URN at time of latest graded inspection",
                if "Does the latest graded inspection relate to the URN of the current school?" {
                InspectionType: "Inspection type",
                StartedOn: "Inspection start date",
                PublishedOn: "Publication date",
                OverallCode: "Overall effectiveness",
                ConcernCode: "Category of concern",
                QualityOfEducationCode: "Quality of education",
                BehaviourAndAttitudesCode: "Behaviour and attitudes",
                PersonalDevelopmentCode: "Personal development",
                LeadershipAndManagementCode: "Effectiveness of leadership and management",
                SafeguardingCode: "Safeguarding is effective?",
                EarlyYearsCode: "Early years provision (where applicable)",
                SixthFormCode: "Sixth form provision (where applicable)",
            }, perhaps {
                EndedOn: "Inspection end date",
            }
            Graded $previous_number of "URN at time of previous graded inspection",
                if "Does the previous graded inspection relate to the URN of the current school?" {
                StartedOn: "Previous inspection start date",
                PublishedOn: "Previous publication date",
                OverallCode: "Previous graded inspection overall effectiveness",
                ConcernCode: "Previous category of concern",
                QualityOfEducationCode: "Previous quality of education",
                BehaviourAndAttitudesCode: "Previous behaviour and attitudes",
                PersonalDevelopmentCode: "Previous personal development",
                LeadershipAndManagementCode: "Previous effectiveness of leadership and management",
                SafeguardingCode: "Previous safeguarding is effective?",
                EarlyYearsCode: "Previous early years provision (where applicable)",
                SixthFormCode: "Previous sixth form provision (where applicable)",
            }, perhaps {
                EndedOn: "Previous inspection end date",
            }
            Ungraded
                "Latest ungraded inspection number since last graded inspection" of
                "URN at time of the ungraded inspection",
                if "Does the ungraded inspection relate to the URN of the current school?" {
                StartedOn: "Date of latest ungraded inspection",
                PublishedOn: "Ungraded inspection publication date",
                UngradedOutcome: "Ungraded inspection overall outcome",
            }
        }
    };
}

/// The latest inspections of every school.
pub const LATEST: Form = headed!("Previous inspection number");

/// The same, as the first files had it.
pub const LATEST_AT_FIRST: Form = headed!("Previous graded inspection number");
