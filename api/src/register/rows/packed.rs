//! Rows that the database hands over as one text each.
//!
//! A register has millions of cells. Taken one by one each of them costs the driver an allocation in one thread and its
//! release in another, which takes several times as long as all else that loading does. Put together as a JSON array by
//! the database, which both databases can, a row is one value.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, Ukprn, Urn, inspection, school, school_census};
use sea_orm::{DbBackend, DbErr, Statement};
use serde_json::Value;

/// A row that can be handed over so.
pub trait Packed: Sized {
    /// Its table.
    const TABLE: &'static str;
    /// The columns of the table.
    const COLUMNS: &'static [&'static str];

    /// Unpacks the values of the columns, in their order.
    fn unpack(values: Vec<Value>) -> Option<Self>;
}

/// Asks for all rows of a table.
pub fn all<R: Packed>(backend: DbBackend) -> Statement {
    let columns: Vec<String> = R::COLUMNS.iter().map(|column| format!("\"{column}\"")).collect();
    let columns = columns.join(", ");
    let array = match backend {
        DbBackend::Postgres => format!("json_build_array({columns})::text"),
        _ => format!("json_array({columns})"),
    };
    Statement::from_string(backend, format!("SELECT {array} FROM \"{}\"", R::TABLE))
}

/// Unpacks one row.
pub fn unpack<R: Packed>(text: &str) -> Result<R, DbErr> {
    let row = serde_json::from_str(text).ok().and_then(R::unpack);
    row.ok_or_else(|| DbErr::Type(format!("a row of {} is not what it should be: {text}", R::TABLE)))
}

/// Declares the columns of a row.
macro_rules! packed {
    ($table:ident { $($column:ident)+ }) => {
        impl Packed for $table::Model {
            const TABLE: &'static str = stringify!($table);
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),+];

            fn unpack(values: Vec<Value>) -> Option<Self> {
                let mut values = values.into_iter();
                Some(Self { $($column: Cell::take(values.next()?)?,)+ })
            }
        }
    };
}

packed!(school {
    urn ukprn la_code establishment_number name type_code type_group_code status_code phase_code opened_on
    open_reason_code closed_on close_reason_code statutory_low_age statutory_high_age gender_code
    religious_character_code religious_ethos_code diocese_code admissions_policy_code boarders_code
    nursery_provision_code sixth_form_code special_classes_code sen_provision_codes resourced_on_roll
    resourced_capacity sen_unit_on_roll sen_unit_capacity capacity census_on pupils fsm_pupils fsm_permille
    trust_flag_code trust_uid sponsor_names federation_code street locality address3 town county postcode uprn
    website telephone region_code district_code ward_code constituency_code urban_rural_code msoa_code lsoa_code
    easting northing vanished_on updated_at version
});

packed!(inspection {
    id inspection_number inspected_urn kind framework inspection_type started_on ended_on published_on overall_code
    quality_of_education_code behaviour_and_attitudes_code personal_development_code leadership_and_management_code
    early_years_code sixth_form_code concern_code safeguarding_code safeguarding_on card_inclusion card_inclusion_on
    card_curriculum_and_teaching card_curriculum_and_teaching_on card_achievement card_achievement_on
    card_attendance_and_behaviour card_attendance_and_behaviour_on card_personal_development
    card_personal_development_on card_leadership_and_governance card_leadership_and_governance_on card_early_years
    card_early_years_on card_post_16 card_post_16_on ungraded_outcome stated_by stated_on updated_at version
});

packed!(school_census {
    urn census_on pupils pupils_marker fsm_pupils fsm_pupils_marker fsm_of_pupils fsm_of_pupils_marker
    fsm_ever_six_permille fsm_ever_six_marker sen_support_permille sen_support_marker ehcp_permille ehcp_marker
    eal_permille eal_marker updated_at version
});

/// A value of a column.
trait Cell: Sized {
    /// Reads it; none where it is of another kind.
    fn take(value: Value) -> Option<Self>;
}

impl<T: Cell> Cell for Option<T> {
    fn take(value: Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::take(value).map(Some) }
    }
}

impl Cell for String {
    fn take(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Cell for i32 {
    fn take(value: Value) -> Option<Self> {
        value.as_i64()?.try_into().ok()
    }
}

/// Values that are written as texts or numbers, and read by their own rules.
macro_rules! parsed {
    ($($type:ty)+) => {
        $(
            impl Cell for $type {
                fn take(value: Value) -> Option<Self> {
                    match value {
                        Value::String(text) => text.parse().ok(),
                        value => value.to_string().parse().ok(),
                    }
                }
            }
        )+
    };
}

parsed!(NaiveDate DateTime<Utc> Urn Ukprn TrustUid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_not_what_it_should_be_is_a_fault_and_not_a_guess() {
        let good = r#"[100000, "2023-01-19", 271, null, 49, null, 228, null, 219, null, 218, null, 30, null, null, "SUPP",
            "2026-04-01 09:00:00+00:00", 1]"#;
        let row: school_census::Model = unpack(good).unwrap();
        assert_eq!((row.pupils, row.eal_permille, row.eal_marker.as_deref()), (Some(271), None, Some("SUPP")));
        assert_eq!(
            unpack::<school_census::Model>(&good.replace("09:00:00+00:00", "09:00:00.125+00:00"))
                .map(|row| row.version),
            Ok(1)
        );
        for bad in
            [good.replace("271", "\"many\""), good.replace("2023-01-19", "some day"), "[100000]".into(), "{".into()]
        {
            assert!(unpack::<school_census::Model>(&bad).is_err(), "{bad}");
        }
    }
}
