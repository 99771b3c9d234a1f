//! The columns of the inspectorate's files, in their order.

/// As published to 2022, of "full" inspections and such of good and outstanding schools under section 8.
pub const TO_2022: &str = "\
Web link,URN,LAESTAB,School name,Ofsted phase,Type of education,School open date,Admissions policy,Sixth form,\
Designated religious character,Religious ethos,Faith grouping,Ofsted region,Region,Local authority,\
Parliamentary constituency,Multi-academy trust UID,Multi-academy trust name,Academy sponsor UID,\
Academy sponsor name,Postcode,The income deprivation affecting children index (IDACI) quintile,\
Total number of pupils,\
Latest section 8 inspection of a good and outstanding school number since last full inspection,\
Does the section 8 inspection of a good and outstanding school relate to the URN of the current school?,\
URN at time of the section 8 inspection of a good and outstanding school,\
LAESTAB at time of the section 8 inspection of a good and outstanding school,\
School name at time of the latest section 8 inspection of a good and outstanding school,\
School type at time of the latest section 8 inspection of a good and outstanding school,\
Number of section 8 inspection of a good and outstanding schools since the last full inspection,\
Date of latest section 8 inspection of a good and outstanding school,\
Section 8 inspection of a good and outstanding school publication date,\
Did the latest section 8 inspection of a good and outstanding school convert to a full inspection?,\
Section 8 inspection of a good and outstanding school overall outcome,\
Number of other section 8 inspections since last full inspection,Inspection number of latest full inspection,\
Inspection type,Inspection type grouping,Event type grouping,Inspection start date,Inspection end date,\
Publication date,Does the latest full inspection relate to the URN of the current school?,\
URN at time of latest full inspection,LAESTAB at time of latest full inspection,\
School name at time of latest full inspection,School type at time of latest full inspection,\
Overall effectiveness,Category of concern,Quality of education,Behaviour and attitudes,Personal development,\
Effectiveness of leadership and management,Safeguarding is effective?,Early years provision (where applicable),\
Sixth form provision (where applicable),Previous full inspection number,Previous inspection start date,\
Previous inspection end date,Previous publication date,\
Does the previous full inspection relate to the URN of the current school?,\
URN at time of previous full inspection,LAESTAB at time of previous full inspection,\
School name at time of previous full inspection,School type at time of previous full inspection,\
Previous full inspection overall effectiveness,Previous category of concern,Previous quality of education,\
Previous behaviour and attitudes,Previous personal development,\
Previous effectiveness of leadership and management,Previous safeguarding is effective?,\
Previous early years provision (where applicable),Previous sixth form provision (where applicable)";

/// As published from 2023 to August 2025, of "graded" and "ungraded" inspections.
pub const TO_2025: &str = "\
Web Link (opens in new window),URN,LAESTAB,School name,Ofsted phase,Type of education,School open date,\
Admissions policy,Sixth form,Designated religious character,Religious ethos,Faith grouping,Ofsted region,Region,\
Local authority,Parliamentary constituency,Multi-academy trust UID,Multi-academy trust name,Academy sponsor UID,\
Academy sponsor name,Postcode,Number of warning notices issued in 2024/25 academic year,\
The income deprivation affecting children index (IDACI) quintile,Total number of pupils,Statutory lowest age,\
Statutory highest age,Latest ungraded inspection number since last graded inspection,\
Does the ungraded inspection relate to the URN of the current school?,URN at time of the ungraded inspection,\
LAESTAB at time of the ungraded inspection,School name at time of the latest ungraded inspection,\
School type at time of the latest ungraded inspection,\
Number of ungraded inspections since the last graded inspection,Date of latest ungraded inspection,\
Ungraded inspection publication date,Did the latest ungraded inspection convert to a graded inspection?,\
Ungraded inspection overall outcome,Number of monitoring and urgent inspections since last graded inspection,\
Inspection number of latest graded inspection,Inspection type,Inspection type grouping,Event type grouping,\
Inspection start date,Publication date,\
Does the latest graded inspection relate to the URN of the current school?,\
URN at time of latest graded inspection,LAESTAB at time of latest graded inspection,\
School name at time of latest graded inspection,School type at time of latest graded inspection,\
Current school type used for chart C6,Overall effectiveness,Category of concern,Quality of education,\
Behaviour and attitudes,Personal development,Effectiveness of leadership and management,\
Safeguarding is effective?,Early years provision (where applicable),Sixth form provision (where applicable),\
Previous inspection number,Previous inspection start date,Previous publication date,\
Does the previous graded inspection relate to the URN of the current school?,\
URN at time of previous graded inspection,LAESTAB at time of previous graded inspection,\
School name at time of previous graded inspection,School type at time of previous graded inspection,\
Previous graded inspection overall effectiveness,Previous category of concern,Previous quality of education,\
Previous behaviour and attitudes,Previous personal development,\
Previous effectiveness of leadership and management,Previous safeguarding is effective?,\
Previous early years provision (where applicable),Previous sixth form provision (where applicable)";

/// As published since November 2025: the latest inspections of every school, with report cards.
pub const LATEST: &str = "\
Web Link (opens in new window),URN,LAESTAB,School name,Ofsted phase,Type of education,School open date,\
Admissions policy,Sixth form,Designated religious character,Religious ethos,Faith grouping,Ofsted region,Region,\
Local authority,Parliamentary constituency,Postcode,Multi-academy trust UID,Multi-academy trust name,\
Academy sponsor UID,Academy sponsor name,The income deprivation affecting children index (IDACI) quintile,\
Total number of pupils,Statutory lowest age,Statutory highest age,Inspection number of latest full inspection,\
Inspection type,Inspection type grouping,Event type grouping,Inspection start date,Publication date,\
Does the latest full inspection relate to the URN of the current school?,URN at time of latest full inspection,\
LAESTAB at time of latest full inspection,School name at time of latest full inspection,\
School type at time of latest full inspection,Category of concern,Safeguarding standards,\
Safeguarding standards - date of grade,Inclusion,Inclusion - date of grade,Curriculum and teaching,\
Curriculum and teaching - date of grade,Achievement,Achievement - date of grade,Attendance and behaviour,\
Attendance and behaviour - date of grade,Personal development and wellbeing,\
Personal development and wellbeing - date of grade,Early years (where applicable),Early years - date of grade,\
Post-16 provision (where applicable),Post-16 provision - date of grade,Leadership and governance,\
Leadership and governance - date of grade,Inspection number of latest OEIF graded inspection,\
Inspection type of latest OEIF graded inspection,Inspection type grouping of latest OEIF graded inspection,\
Event type grouping of latest OEIF graded inspection,Inspection start date of latest OEIF graded inspection,\
Publication date of latest OEIF graded inspection,\
Does the latest OEIF graded inspection relate to the URN of the current school?,\
URN at time of latest OEIF graded inspection,LAESTAB at time of latest OEIF graded inspection,\
School name at time of latest OEIF graded inspection,School type at time of latest OEIF graded inspection,\
Latest OEIF category of concern,Latest OEIF overall effectiveness,Latest OEIF quality of education,\
Latest OEIF behaviour and attitudes,Latest OEIF personal development,\
Latest OEIF effectiveness of leadership and management,Latest OEIF  safeguarding is effective?,\
Latest OEIF early years provision (where applicable),Latest OEIF sixth form provision (where applicable),\
Latest ungraded inspection number,Date of latest ungraded inspection,Ungraded inspection publication date,\
Does the ungraded inspection relate to the URN of the current school?,URN at time of the ungraded inspection,\
LAESTAB at time of the ungraded inspection,School name at time of the ungraded inspection,\
School type at time of the ungraded inspection,Ungraded inspection overall outcome,\
Most recent category of concern";

/// As published since November 2025: the inspections of the year, one to a row.
pub const IN_YEAR: &str = "\
Web Link (opens in new window),URN,LAESTAB,School name,Ofsted phase,Type of education,School open date,\
Admissions policy,Sixth form,Designated religious character,Religious ethos,Faith grouping,Ofsted region,Region,\
Local authority,Parliamentary constituency,Postcode,Multi-academy trust UID,Multi-academy trust name,\
Academy sponsor UID,Academy Sponsor Name,The income deprivation affecting children index (IDACI) quintile,\
Total number of pupils,Statutory lowest age,Statutory highest age,Inspection number,Inspection type,\
Inspection type grouping,Event type grouping,Inspection start date,Publication date,\
Outcomes for legacy monitoring inspections,Category of concern,Safeguarding standards,Inclusion,\
Curriculum and teaching,Achievement,Attendance and behaviour,Personal development and wellbeing,\
Early years (where applicable),Post-16 provision (where applicable),Leadership and governance";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_as_many_columns_as_the_real_one() {
        let columns = [TO_2022, TO_2025, LATEST, IN_YEAR].map(|header| header.split(',').count());
        assert_eq!(columns, [74, 76, 85, 42]);
    }
}
