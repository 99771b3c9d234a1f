//! Files to 2022, which speak of "full" inspections and of those of "good and outstanding" schools under section 8.

use crate::import::inspections::form::{Form, form};

/// The latest inspections of every school.
pub const LATEST: Form = form! {
    Inspections, "inspections (to 2022)",
    Graded "Inspection number of latest full inspection" of "URN at time of latest full inspection",
        if "Does the latest full inspection relate to the URN of the current school?" {
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
    Graded "Previous full inspection number" of "URN at time of previous full inspection",
        if "Does the previous full inspection relate to the URN of the current school?" {
        StartedOn: "Previous inspection start date",
        PublishedOn: "Previous publication date",
        OverallCode: "Previous full inspection overall effectiveness",
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
        "Latest section 8 inspection of a good and outstanding school number since last full inspection" of
        "URN at time of the section 8 inspection of a good and outstanding school",
        if "Does the section 8 inspection of a good and outstanding school relate to the URN of the current school?" {
        StartedOn: "Date of latest section 8 inspection of a good and outstanding school",
        PublishedOn: "Section 8 inspection of a good and outstanding school publication date",
        UngradedOutcome: "Section 8 inspection of a good and outstanding school overall outcome",
    }
};
