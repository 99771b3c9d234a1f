//! The columns of the links file.

use crate::import::columns::columns;

columns! {
    /// The columns of a links file that the service keeps. The name of the linked school is in its own row elsewhere.
    LinkColumns {
        urn: "URN",
        linked_urn: "LinkURN",
        link_type: "LinkType",
        established_on: "LinkEstablishedDate",
    }
}
