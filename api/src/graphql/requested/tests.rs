//! A page of an order of the moment against what a prepared order gives for the same values.

use async_graphql::Enum;
use proptest::prelude::*;
use roaring::RoaringBitmap;

use super::*;
use crate::graphql::{
    order::Ranking,
    paging::{self, Listing},
};

const NAME: &str = "boxes.SIZE";

/// Boxes of some sizes; the key runs against the position.
fn order(sizes: &[Option<i64>], direction: Direction) -> Requested {
    let place = |(position, &value): (u32, &Option<i64>)| Place { position, value, key: 100 - i64::from(position) };
    Requested::new(NAME, "here", direction, (0..).zip(sizes).map(place).collect())
}

/// The same boxes in an order that was prepared.
struct Boxes(Vec<Option<i64>>, Ranking);

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Field {
    Size,
}

impl Listing for Boxes {
    type Field = Field;
    const NAME: &'static str = "boxes";

    fn ranking(&self, _: Field) -> Option<&Ranking> {
        Some(&self.1)
    }

    fn sort_key(&self, _: Field, position: u32) -> (Option<SortValue>, i64) {
        (self.0[position as usize].map(SortValue::Number), 100 - i64::from(position))
    }
}

impl Boxes {
    fn new(sizes: &[Option<i64>]) -> Self {
        Self(sizes.to_vec(), Ranking::new(sizes.len(), |at| (sizes[at as usize], 100 - i64::from(at))))
    }

    fn cut(&self, direction: Direction, window: &Window) -> Page {
        let all: RoaringBitmap = (0..self.0.len() as u32).collect();
        paging::cut(self, &all, &(Field::Size, direction).into(), window).expect("a page")
    }
}

fn window(limit: i32, from_end: bool, [after, before]: [Option<String>; 2]) -> Window {
    match from_end {
        true => Window { last: Some(limit), after, before, ..Window::default() },
        false => Window { first: Some(limit), after, before, ..Window::default() },
    }
}

proptest! {
    #[test]
    fn any_page_is_the_page_of_a_prepared_order(
        sizes in prop::collection::vec(prop::option::of(0_i64..6), 0..30),
        descending: bool,
        limit in 0_i32..12,
        from_end: bool,
        between in prop::array::uniform2(prop::option::of(0_usize..30)),
    ) {
        let direction = if descending { Direction::Desc } else { Direction::Asc };
        let (made, prepared) = (order(&sizes, direction), Boxes::new(&sizes));
        let place = |at: Option<usize>| at.filter(|&at| at < sizes.len()).map(|at| at as u32);
        let cursors = between.map(|at| place(at).map(|at| made.cursor_of(at)));
        let prepared_order = (Field::Size, direction).into();
        let prepared_cursors = between.map(|at| place(at).map(|at| paging::cursor_of(&prepared, &prepared_order, at)));
        let page = made.cut(&window(limit, from_end, cursors)).expect("a page");
        prop_assert_eq!(page, prepared.cut(direction, &window(limit, from_end, prepared_cursors)));
    }
}

#[test]
fn a_cursor_stands_where_it_stood_after_its_thing_is_gone() {
    let sizes = [Some(5), Some(9), Some(7)];
    let after = Some(order(&sizes, Direction::Desc).cursor_of(1));
    let fewer = order(&[Some(5), None, Some(7)], Direction::Desc);
    let page = fewer.cut(&Window { after, ..Window::default() }).unwrap();
    assert_eq!(page.positions, [2, 0, 1]);
}

#[test]
fn a_cursor_of_another_request_is_refused() {
    let sizes = [Some(5), Some(9)];
    let there = Requested::new(NAME, "there", Direction::Asc, order(&sizes, Direction::Asc).places);
    for other in [&there, &order(&sizes, Direction::Desc)] {
        let window = Window { after: Some(other.cursor_of(0)), ..Window::default() };
        let refused = order(&sizes, Direction::Asc).cut(&window).unwrap_err();
        assert!(refused.message().starts_with("This cursor belongs to the order boxes.SIZE."), "{refused:?}");
    }
}

#[test]
fn a_cursor_with_a_text_in_place_of_a_number_is_none() {
    let order = order(&[Some(5)], Direction::Asc);
    let forged = Cursor {
        order: order.name.clone(),
        direction: Direction::Asc,
        value: Some(SortValue::Text("a".into())),
        key: 1,
    };
    let refused = order.cut(&Window { after: Some(forged.encode()), ..Window::default() });
    assert_eq!(refused.unwrap_err().message(), "This is not a cursor of this service.");
}

#[test]
fn a_page_has_the_bounds_of_all_pages() {
    let order = order(&[Some(5)], Direction::Asc);
    let refused = order.cut(&Window { first: Some(101), ..Window::default() }).unwrap_err();
    assert_eq!(refused.message(), "first is 101; it may be 0 to 100.");
}
