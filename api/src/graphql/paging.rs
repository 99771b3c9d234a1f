//! Cutting one page out of a list that is held in memory. The rules of all connections of the register live here.

mod walk;

use std::cmp::Ordering;

use async_graphql::resolver_utils::EnumType;
use roaring::RoaringBitmap;

use self::walk::Walk;
use super::{
    cursor::Cursor,
    deadline,
    error::Error,
    order::{Direction, Ranking, SortValue},
    requested::Requested,
};

/// The most that one page may hold.
pub const MOST_PER_PAGE: i32 = 100;
/// What a page holds when nobody says.
pub const DEFAULT_PER_PAGE: i32 = 20;

/// A list of things that are known by position and can be walked in several orders.
pub trait Listing {
    /// The fields that it can be ordered by.
    type Field: Copy + EnumType;
    /// What the list is called in its cursors.
    const NAME: &'static str;

    /// The prepared order by a field; none where only a request can make one.
    fn ranking(&self, field: Self::Field) -> Option<&Ranking>;
    /// What one thing is ordered by: its value, if it has one, and its key.
    fn sort_key(&self, field: Self::Field, position: u32) -> (Option<SortValue>, i64);
}

/// One order of a list.
pub enum Order<L: Listing> {
    /// One that was prepared when the register was built, and which way it runs.
    Prepared(L::Field, Direction),
    /// One that the request made, for the chosen things.
    Requested(Requested),
}

impl<L: Listing> From<(L::Field, Direction)> for Order<L> {
    fn from((field, direction): (L::Field, Direction)) -> Self {
        Self::Prepared(field, direction)
    }
}

/// Which part of a list is asked for.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// At most this many from the start.
    pub first: Option<i32>,
    /// Only what stands behind this cursor.
    pub after: Option<String>,
    /// At most this many from the end.
    pub last: Option<i32>,
    /// Only what stands before this cursor.
    pub before: Option<String>,
}

/// One page: what is on it, and whether there is more either way.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The things on the page, in order.
    pub positions: Vec<u32>,
    /// Whether anything follows the page.
    pub has_next: bool,
    /// Whether anything precedes the page.
    pub has_previous: bool,
}

/// Cuts the page that `window` asks for out of the selected things.
pub fn cut<L: Listing>(list: &L, chosen: &RoaringBitmap, order: &Order<L>, window: &Window) -> Result<Page, Error> {
    deadline::check()?;
    match order {
        Order::Requested(order) => order.cut(window),
        &Order::Prepared(field, direction) => cut_prepared(list, chosen, (field, direction), window),
    }
}

/// One prepared order of a list.
type Prepared<L> = (<L as Listing>::Field, Direction);

fn cut_prepared<L: Listing>(
    list: &L,
    chosen: &RoaringBitmap,
    order: Prepared<L>,
    window: &Window,
) -> Result<Page, Error> {
    let (limit, from_end) = window.limit()?;
    let walk = Walk { ranking: ranking(list, order.0)?, direction: order.1, chosen };
    let low = window.after.as_deref().map_or(Ok(0), |text| seek(list, order, text, Ordering::is_le))?;
    let high = window.before.as_deref().map_or(Ok(walk.len()), |text| seek(list, order, text, Ordering::is_lt))?;
    let ranks = if from_end { walk.last(low..high, limit) } else { walk.first(low..high, limit) };
    let (from, until) = match (ranks.first(), ranks.last()) {
        (Some(&first), Some(&last)) => (first, last + 1),
        _ if from_end => (high, high),
        _ => (low, low),
    };
    Ok(Page {
        has_previous: walk.holds_any(0..from),
        has_next: walk.holds_any(until..walk.len()),
        positions: ranks.into_iter().map(|rank| walk.ranking.position_at(rank, walk.direction)).collect(),
    })
}

/// The cursor of one thing in one order.
pub fn cursor_of<L: Listing>(list: &L, order: &Order<L>, position: u32) -> String {
    match order {
        Order::Requested(order) => order.cursor_of(position),
        &Order::Prepared(field, direction) => {
            let (value, key) = list.sort_key(field, position);
            Cursor { order: order_name::<L>(field), direction, value, key }.encode()
        }
    }
}

impl Window {
    /// How many things, and whether they are counted from the end.
    pub(super) fn limit(&self) -> Result<(usize, bool), Error> {
        let (wanted, name) = match (self.first, self.last) {
            (Some(_), Some(_)) => return Err(Error::bad_input("Ask for first or for last, not for both.")),
            (None, Some(last)) => (last, "last"),
            (first, None) => (first.unwrap_or(DEFAULT_PER_PAGE), "first"),
        };
        Ok((bounded(name, wanted, MOST_PER_PAGE)?, name == "last"))
    }
}

/// A number of things that an argument asks for, from none to so many.
pub fn bounded(argument: &str, wanted: i32, most: i32) -> Result<usize, Error> {
    match wanted {
        wanted if (0..=most).contains(&wanted) => Ok(wanted as usize),
        wanted => Err(Error::bad_input(format!("{argument} is {wanted}; it may be 0 to {most}."))),
    }
}

/// The list and the field, as cursors name them.
pub fn order_name<L: Listing>(field: L::Field) -> String {
    format!("{}.{}", L::NAME, field_name::<L>(field))
}

fn field_name<L: Listing>(field: L::Field) -> &'static str {
    L::Field::items().iter().find(|item| item.value == field).map_or("", |item| item.name)
}

fn ranking<L: Listing>(list: &L, field: L::Field) -> Result<&Ranking, Error> {
    list.ranking(field).ok_or_else(|| {
        Error::bad_input(format!(
            "Nothing says what {} is measured by: RELEVANCE needs `text` in the filter, DISTANCE needs `near`.",
            field_name::<L>(field)
        ))
    })
}

/// The first rank whose thing does not stand, as `stands` says, relative to the cursor.
fn seek<L: Listing>(list: &L, order: Prepared<L>, text: &str, stands: fn(Ordering) -> bool) -> Result<u32, Error> {
    let cursor = Cursor::decode(text, &order_name::<L>(order.0), order.1)?;
    let sought = (cursor.value, cursor.key);
    let ranking = ranking(list, order.0)?;
    let (mut low, mut high) = (0, ranking.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let there = list.sort_key(order.0, ranking.position_at(middle, order.1));
        if stands(compare(&there, &sought, order.1)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn compare(left: &(Option<SortValue>, i64), right: &(Option<SortValue>, i64), direction: Direction) -> Ordering {
    match (&left.0, &right.0) {
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.1.cmp(&right.1),
        (Some(_), Some(_)) if direction == Direction::Desc => right.cmp(left),
        (Some(_), Some(_)) => left.cmp(right),
    }
}

#[cfg(test)]
mod tests;
