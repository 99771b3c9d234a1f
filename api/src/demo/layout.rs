//! The columns of the register's files, in their order.

/// `edubasealldata`, as published from 2025: without the inspection grades it had before.
pub const ESTABLISHMENTS: &str = "\
URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),\
TypeOfEstablishment (name),EstablishmentTypeGroup (code),EstablishmentTypeGroup (name),\
EstablishmentStatus (code),EstablishmentStatus (name),ReasonEstablishmentOpened (code),\
ReasonEstablishmentOpened (name),OpenDate,ReasonEstablishmentClosed (code),\
ReasonEstablishmentClosed (name),CloseDate,PhaseOfEducation (code),PhaseOfEducation (name),\
StatutoryLowAge,StatutoryHighAge,Boarders (code),Boarders (name),NurseryProvision (name),\
OfficialSixthForm (code),OfficialSixthForm (name),Gender (code),Gender (name),\
ReligiousCharacter (code),ReligiousCharacter (name),ReligiousEthos (name),Diocese (code),\
Diocese (name),AdmissionsPolicy (code),AdmissionsPolicy (name),SchoolCapacity,SpecialClasses (code),\
SpecialClasses (name),CensusDate,NumberOfPupils,NumberOfBoys,NumberOfGirls,PercentageFSM,\
TrustSchoolFlag (code),TrustSchoolFlag (name),Trusts (code),Trusts (name),SchoolSponsorFlag (name),\
SchoolSponsors (name),FederationFlag (name),Federations (code),Federations (name),UKPRN,\
FEHEIdentifier,FurtherEducationType (name),LastChangedDate,Street,Locality,Address3,Town,\
County (name),Postcode,SchoolWebsite,TelephoneNum,HeadTitle (name),HeadFirstName,HeadLastName,\
HeadPreferredJobTitle,BSOInspectorateName (name),InspectorateReport,DateOfLastInspectionVisit,\
NextInspectionVisit,TeenMoth (name),TeenMothPlaces,CCF (name),SENPRU (name),EBD (name),PlacesPRU,\
FTProv (name),EdByOther (name),Section41Approved (name),SEN1 (name),SEN2 (name),SEN3 (name),\
SEN4 (name),SEN5 (name),SEN6 (name),SEN7 (name),SEN8 (name),SEN9 (name),SEN10 (name),SEN11 (name),\
SEN12 (name),SEN13 (name),TypeOfResourcedProvision (name),ResourcedProvisionOnRoll,\
ResourcedProvisionCapacity,SenUnitOnRoll,SenUnitCapacity,GOR (code),GOR (name),\
DistrictAdministrative (code),DistrictAdministrative (name),AdministrativeWard (code),\
AdministrativeWard (name),ParliamentaryConstituency (code),ParliamentaryConstituency (name),\
UrbanRural (code),UrbanRural (name),GSSLACode (name),Easting,Northing,MSOA (name),LSOA (name),\
InspectorateName (name),SENStat,SENNoStat,BoardingEstablishment (name),PropsName,PreviousLA (code),\
PreviousLA (name),PreviousEstablishmentNumber,Country (name),UPRN,SiteName,QABName (code),\
QABName (name),EstablishmentAccredited (code),EstablishmentAccredited (name),QABReport,CHNumber,\
MSOA (code),LSOA (code),FSM,AccreditationExpiryDate";

/// The establishments file as published until January 2025: with the grades of inspections.
pub fn establishments_with_grades() -> Vec<&'static str> {
    let mut columns: Vec<&str> = ESTABLISHMENTS.split(',').collect();
    insert_before(&mut columns, "LastChangedDate", &INSPECTION);
    insert_before(&mut columns, "Country (name)", &[RATING]);
    columns
}

/// The day of the last inspection, and a list that nobody filled in for years.
const INSPECTION: [&str; 3] = ["OfstedLastInsp", "OfstedSpecialMeasures (code)", "OfstedSpecialMeasures (name)"];
const RATING: &str = "OfstedRating (name)";

fn insert_before(columns: &mut Vec<&'static str>, column: &str, new: &[&'static str]) {
    let place = columns.iter().position(|name| *name == column).unwrap_or(columns.len());
    columns.splice(place..place, new.iter().copied());
}

/// `allgroupsdata`.
pub const GROUPS: &str = "\
Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,\
Open date,Incorporated on (open date),Group Status (code),Group Status,Group Street,Group Locality,\
Group Address 3,Group Town,Group County,Group Postcode,Head of Group Title,Head of Group First Name,\
Head of Group Last Name,UKPRN";

/// `alllinksdata`, saved again by a data tool that numbered the rows in a column without a name.
pub const GROUP_LINKS: &str = "\
,URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,\
Open date,Incorporated on (open date),Group Status (code),Group Status,Joined date,EstablishmentName,\
TypeOfEstablishment (code),TypeOfEstablishment (name),PhaseOfEducation (code),\
PhaseOfEducation (name),LA (code),LA (name)";

/// `links_edubasealldata`.
pub const LINKS: &str = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate";

/// `england_census`: the census columns of the performance tables.
pub const CENSUS: &str = "\
URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PNORG,PNORB,TSENELSE,PSENELSE,TSENELK,PSENELK,NUMEAL,NUMENGFL,\
NUMUNCFL,PNUMEAL,PNUMENGFL,PNUMUNCFL,NUMFSM,NUMFSMEVER,NORFSMEVER,PNUMFSMEVER";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_have_as_many_columns_as_the_real_ones() {
        assert_eq!(ESTABLISHMENTS.split(',').count(), 135);
        assert_eq!(establishments_with_grades().len(), 139);
        assert_eq!(GROUPS.split(',').count(), 21);
        assert_eq!(GROUP_LINKS.split(',').count(), 21);
        assert_eq!(LINKS.split(',').count(), 5);
    }
}
