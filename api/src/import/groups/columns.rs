//! The columns of the groups file.

use crate::import::columns::columns;

columns! {
    /// The columns of a groups file.
    GroupColumns {
        uid: "Group UID",
        group_id: "Group ID",
        name: "Group Name",
        company: "Companies House Number",
        type_code: "Group Type (code)",
        type_name: "Group Type",
        closed_on: "Closed Date",
        opened_on: "Open date",
        incorporated_on: "Incorporated on (open date)",
        status_code: "Group Status (code)",
        status_name: "Group Status",
        street: "Group Street",
        locality: "Group Locality",
        address3: "Group Address 3",
        town: "Group Town",
        county: "Group County",
        postcode: "Group Postcode",
        ukprn: "UKPRN",
    }
}
