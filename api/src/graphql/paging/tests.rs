//! A page against what a plain sort and slice would give.

use async_graphql::Enum;

use super::*;

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Field {
    Size,
}

struct Boxes {
    sizes: Vec<Option<i64>>,
    by_size: Ranking,
}

impl Boxes {
    fn new(sizes: &[Option<i64>]) -> Self {
        let by_size = Ranking::new(sizes.len(), |position| (sizes[position as usize], position));
        Self { sizes: sizes.to_vec(), by_size }
    }

    fn all(&self) -> RoaringBitmap {
        (0..self.sizes.len() as u32).collect()
    }
}

impl Listing for Boxes {
    type Field = Field;
    const NAME: &'static str = "boxes";

    fn ranking(&self, _: Field) -> Option<&Ranking> {
        Some(&self.by_size)
    }

    fn sort_key(&self, _: Field, position: u32) -> (Option<SortValue>, i64) {
        (self.sizes[position as usize].map(SortValue::Number), i64::from(position))
    }
}

const DOWN: Order<Boxes> = Order::Prepared(Field::Size, Direction::Desc);

fn boxes() -> Boxes {
    Boxes::new(&[Some(2), None, Some(9), Some(2), None, Some(5)])
}

#[test]
fn pages_forwards_give_each_thing_once() {
    let boxes = boxes();
    let (mut seen, mut after): (Vec<u32>, Option<String>) = (vec![], None);
    loop {
        let window = Window { first: Some(2), after, ..Window::default() };
        let page = cut(&boxes, &boxes.all(), &DOWN, &window).unwrap();
        assert_eq!(page.has_previous, !seen.is_empty());
        seen.extend(&page.positions);
        if !page.has_next {
            break;
        }
        after = page.positions.last().map(|&last| cursor_of(&boxes, &DOWN, last));
    }
    assert_eq!(seen, [2, 5, 3, 0, 1, 4]);
}

#[test]
fn the_last_page_ends_where_the_list_ends() {
    let boxes = boxes();
    let window = Window { last: Some(4), ..Window::default() };
    let page = cut(&boxes, &boxes.all(), &DOWN, &window).unwrap();
    assert_eq!(page, Page { positions: vec![3, 0, 1, 4], has_next: false, has_previous: true });
}

#[test]
fn a_cursor_survives_the_loss_of_its_thing() {
    let after = Some(cursor_of(&boxes(), &DOWN, 5));
    let fewer = Boxes::new(&[Some(2), None, Some(9)]);
    let page = cut(&fewer, &fewer.all(), &DOWN, &Window { after, ..Window::default() }).unwrap();
    assert_eq!(page.positions, [0, 1]);
}

#[test]
fn a_cursor_of_another_order_is_refused() {
    let after = Some(cursor_of(&boxes(), &Order::Prepared(Field::Size, Direction::Asc), 0));
    let refused = cut(&boxes(), &boxes().all(), &DOWN, &Window { after, ..Window::default() });
    assert!(refused.unwrap_err().message().contains("boxes.SIZE ASC"));
}

#[test]
fn first_and_last_are_bounded_and_exclude_each_other() {
    for (first, last) in [(Some(101), None), (Some(-1), None), (None, Some(101)), (Some(1), Some(1))] {
        let window = Window { first, last, ..Window::default() };
        assert!(cut(&boxes(), &boxes().all(), &DOWN, &window).is_err(), "{first:?} {last:?} was accepted");
    }
}
