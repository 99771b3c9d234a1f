//! The columns of a census file.

use crate::import::columns::columns;

columns! {
    /// The columns of a census file that the service keeps. Layouts of all known years have them.
    CensusColumns {
        urn: "URN",
        pupils: "NOR",
        fsm_pupils: "NUMFSM",
        fsm_of_pupils: "NORFSMEVER",
        fsm_ever_six: "PNUMFSMEVER",
        sen_support: "PSENELK",
        ehcp: "PSENELSE",
        eal: "PNUMEAL",
    }
}
