//! Files since November 2025, when report cards came.
//!
//! The last column of the latest inspections, "Most recent category of concern", is not read: it is the school's, and
//! names no inspection.

use crate::import::inspections::form::{Form, form};

/// The latest inspections of every school.
pub const LATEST: Form = form! {
    Inspections, "inspections (from November 2025)",
    ReportCard "Inspection number of latest full inspection" of "URN at time of latest full inspection",
        if "Does the latest full inspection relate to the URN of the current school?" {
        InspectionType: "Inspection type",
        StartedOn: "Inspection start date",
        PublishedOn: "Publication date",
        ConcernCode: "Category of concern",
        SafeguardingCode: "Safeguarding standards",
        SafeguardingOn: "Safeguarding standards - date of grade",
        CardInclusion: "Inclusion",
        CardInclusionOn: "Inclusion - date of grade",
        CardCurriculumAndTeaching: "Curriculum and teaching",
        CardCurriculumAndTeachingOn: "Curriculum and teaching - date of grade",
        CardAchievement: "Achievement",
        CardAchievementOn: "Achievement - date of grade",
        CardAttendanceAndBehaviour: "Attendance and behaviour",
        CardAttendanceAndBehaviourOn: "Attendance and behaviour - date of grade",
        CardPersonalDevelopment: "Personal development and wellbeing",
        CardPersonalDevelopmentOn: "Personal development and wellbeing - date of grade",
        CardEarlyYears: "Early years (where applicable)",
        CardEarlyYearsOn: "Early years - date of grade",
        CardPost16: "Post-16 provision (where applicable)",
        CardPost16On: "Post-16 provision - date of grade",
        CardLeadershipAndGovernance: "Leadership and governance",
        CardLeadershipAndGovernanceOn: "Leadership and governance - date of grade",
    }
    Graded
        "Inspection number of latest OEIF graded inspection" of "URN at time of latest OEIF graded inspection",
        if "Does the latest OEIF graded inspection relate to the URN of the current school?" {
        InspectionType: "Inspection type of latest OEIF graded inspection",
        StartedOn: "Inspection start date of latest OEIF graded inspection",
        PublishedOn: "Publication date of latest OEIF graded inspection",
        OverallCode: "Latest OEIF overall effectiveness",
        ConcernCode: "Latest OEIF category of concern",
        QualityOfEducationCode: "Latest OEIF quality of education",
        BehaviourAndAttitudesCode: "Latest OEIF behaviour and attitudes",
        PersonalDevelopmentCode: "Latest OEIF personal development",
        LeadershipAndManagementCode: "Latest OEIF effectiveness of leadership and management",
        SafeguardingCode: "Latest OEIF safeguarding is effective?",
        EarlyYearsCode: "Latest OEIF early years provision (where applicable)",
        SixthFormCode: "Latest OEIF sixth form provision (where applicable)",
    }
    Ungraded "Latest ungraded inspection number" of "URN at time of the ungraded inspection",
        if "Does the ungraded inspection relate to the URN of the current school?" {
        StartedOn: "Date of latest ungraded inspection",
        PublishedOn: "Ungraded inspection publication date",
        UngradedOutcome: "Ungraded inspection overall outcome",
    }
};

/// The inspections of the year so far, one a row.
pub const IN_YEAR: Form = form! {
    InspectionsInYear, "inspections in the year",
    AnyKind "Inspection number" of "URN", by "Inspection type" | "Inspection type grouping" | "Event type grouping" {
        InspectionType: "Inspection type",
        StartedOn: "Inspection start date",
        PublishedOn: "Publication date",
        ConcernCode: "Category of concern",
        SafeguardingCode: "Safeguarding standards",
        CardInclusion: "Inclusion",
        CardCurriculumAndTeaching: "Curriculum and teaching",
        CardAchievement: "Achievement",
        CardAttendanceAndBehaviour: "Attendance and behaviour",
        CardPersonalDevelopment: "Personal development and wellbeing",
        CardEarlyYears: "Early years (where applicable)",
        CardPost16: "Post-16 provision (where applicable)",
        CardLeadershipAndGovernance: "Leadership and governance",
    }, perhaps {
        UngradedOutcome: "Outcomes for legacy monitoring inspections",
    }
};
