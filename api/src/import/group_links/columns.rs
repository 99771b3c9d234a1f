//! The columns of the file of group links.

use crate::import::{
    columns::columns,
    reader::{Column, Table},
};

columns! {
    /// The columns that tell which school is in which group.
    GroupLinkColumns {
        urn: "URN",
        uid: "Group UID",
        type_code: "Group Type (code)",
        joined_on: "Joined date",
    }
}

/// The columns with names, which the file may lack.
pub struct NameColumns {
    /// What the group is called.
    pub group: Option<Column>,
    /// What the school is called.
    pub school: Option<Column>,
}

impl NameColumns {
    /// Finds them in a file.
    pub fn find(table: &Table) -> Self {
        let headers = table.headers();
        Self { group: headers.find("Group Name"), school: headers.find("EstablishmentName") }
    }
}
