//! The columns of the establishments file.

use crate::import::{columns::columns, reader::Column};

columns! {
    /// The columns of an establishments file that the service keeps. Layouts of all known dates have them.
    EstablishmentColumns {
        urn: "URN",
        number: "EstablishmentNumber",
        name: "EstablishmentName",
        opened_on: "OpenDate",
        closed_on: "CloseDate",
        low_age: "StatutoryLowAge",
        high_age: "StatutoryHighAge",
        nursery: "NurseryProvision (name)",
        ethos: "ReligiousEthos (name)",
        capacity: "SchoolCapacity",
        census_on: "CensusDate",
        pupils: "NumberOfPupils",
        fsm_percent: "PercentageFSM",
        fsm_pupils: "FSM",
        sponsors: "SchoolSponsors (name)",
        ukprn: "UKPRN",
        street: "Street",
        locality: "Locality",
        address3: "Address3",
        town: "Town",
        county: "County (name)",
        postcode: "Postcode",
        website: "SchoolWebsite",
        telephone: "TelephoneNum",
        sen1: "SEN1 (name)",
        sen2: "SEN2 (name)",
        sen3: "SEN3 (name)",
        sen4: "SEN4 (name)",
        sen5: "SEN5 (name)",
        sen6: "SEN6 (name)",
        sen7: "SEN7 (name)",
        sen8: "SEN8 (name)",
        sen9: "SEN9 (name)",
        sen10: "SEN10 (name)",
        sen11: "SEN11 (name)",
        sen12: "SEN12 (name)",
        sen13: "SEN13 (name)",
        resourced_on_roll: "ResourcedProvisionOnRoll",
        resourced_capacity: "ResourcedProvisionCapacity",
        sen_unit_on_roll: "SenUnitOnRoll",
        sen_unit_capacity: "SenUnitCapacity",
        gss_code: "GSSLACode (name)",
        easting: "Easting",
        northing: "Northing",
        uprn: "UPRN",
    } coded {
        la: "LA",
        kind: "TypeOfEstablishment",
        type_group: "EstablishmentTypeGroup",
        status: "EstablishmentStatus",
        open_reason: "ReasonEstablishmentOpened",
        close_reason: "ReasonEstablishmentClosed",
        phase: "PhaseOfEducation",
        boarders: "Boarders",
        sixth_form: "OfficialSixthForm",
        gender: "Gender",
        character: "ReligiousCharacter",
        diocese: "Diocese",
        admissions: "AdmissionsPolicy",
        special_classes: "SpecialClasses",
        trust_flag: "TrustSchoolFlag",
        trust: "Trusts",
        federation: "Federations",
        region: "GOR",
        district: "DistrictAdministrative",
        ward: "AdministrativeWard",
        constituency: "ParliamentaryConstituency",
        urban_rural: "UrbanRural",
        msoa: "MSOA",
        lsoa: "LSOA",
    }
}

impl EstablishmentColumns {
    /// The kinds of special need that a school is organised for, in the file's order.
    pub(super) fn special_needs(&self) -> [Column; 13] {
        [
            self.sen1, self.sen2, self.sen3, self.sen4, self.sen5, self.sen6, self.sen7, self.sen8, self.sen9,
            self.sen10, self.sen11, self.sen12, self.sen13,
        ]
    }
}
