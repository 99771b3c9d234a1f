//! Interfaces that lead back to an interface: a shape of schema under which a tiny document is expensive to validate.
//!
//! Serves [`Documents::new`](super::Documents::new). When fields are merged, what is selected on an interface is
//! compared within the group of each object type beside it, and if that leads to an interface again, the groups of
//! groups are compared in turn: with apollo-compiler 1.33 a document of 790 bytes takes 70 ms, and each level more
//! takes five times as long. No limit on size catches it, so such a schema is refused when the service starts.

use std::collections::HashSet;

use apollo_compiler::Schema;
use apollo_compiler::schema::{ExtendedType, InterfaceType};

/// An interface with a field from which an interface with such a field can be reached, if there is one.
pub(super) fn find(schema: &Schema) -> Option<String> {
    let (interface, field) = widening(schema).find(|(_, field)| comes_round(schema, field))?;
    Some(format!("the interface {} leads back to an interface through a field of type {field}", interface.name))
}

/// Interfaces and the types of those of their fields that have fields themselves.
fn widening(schema: &Schema) -> impl Iterator<Item = (&InterfaceType, &str)> {
    let interfaces = schema.types.values().filter_map(ExtendedType::as_interface);
    interfaces.flat_map(move |interface| {
        let types = interface.fields.values().map(|field| field.ty.inner_named_type().as_str());
        types.filter(|name| schema.types.get(*name).is_some_and(has_fields)).map(move |name| (interface, name))
    })
}

fn comes_round(schema: &Schema, start: &str) -> bool {
    let ends: HashSet<&str> = widening(schema).map(|(interface, _)| interface.name.as_str()).collect();
    let mut seen = HashSet::new();
    let mut ahead = vec![start];
    while let Some(name) = ahead.pop() {
        if !seen.insert(name) {
            continue;
        }
        let Some(reached) = schema.types.get(name) else { continue };
        if ends.contains(name) || interfaces_of(reached).any(|interface| ends.contains(interface)) {
            return true;
        }
        ahead.extend(next(reached));
    }
    false
}

fn interfaces_of(reached: &ExtendedType) -> Box<dyn Iterator<Item = &str> + '_> {
    match reached {
        ExtendedType::Object(object) => Box::new(object.implements_interfaces.iter().map(|name| name.as_str())),
        ExtendedType::Interface(interface) => {
            Box::new(interface.implements_interfaces.iter().map(|name| name.as_str()))
        }
        _ => Box::new(std::iter::empty()),
    }
}

fn next(reached: &ExtendedType) -> Vec<&str> {
    match reached {
        ExtendedType::Object(object) => {
            object.fields.values().map(|field| field.ty.inner_named_type().as_str()).collect()
        }
        ExtendedType::Interface(interface) => {
            interface.fields.values().map(|field| field.ty.inner_named_type().as_str()).collect()
        }
        ExtendedType::Union(union) => union.members.iter().map(|member| member.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn has_fields(reached: &ExtendedType) -> bool {
    matches!(reached, ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_))
}

#[cfg(test)]
mod tests {
    use super::find;
    use apollo_compiler::Schema;

    fn found(sdl: &str) -> bool {
        find(&Schema::parse_and_validate(sdl, "s").expect("a valid schema")).is_some()
    }

    #[test]
    fn an_interface_that_leads_to_itself_is_found() {
        assert!(found("type Query { i: I } interface I { next: I }"));
    }

    #[test]
    fn so_is_one_that_leads_to_an_object_that_implements_it() {
        assert!(found("type Query { i: I } interface I { owner: T } type T implements I { owner: T }"));
    }

    #[test]
    fn an_interface_of_plain_values_is_harmless() {
        assert!(!found("type Query implements I { id: ID i: I } interface I { id: ID }"));
        assert!(!found("type Query implements I { at: At i: I } interface I { at: At } type At { town: String }"));
    }
}
