//! The one shape of all connections over the register.

use std::sync::Arc;

use async_graphql::{Object, OutputType, SimpleObject};
use roaring::RoaringBitmap;

use super::{
    error::Error,
    paging::{self, Listing, Order, Page, Window},
};
use crate::{
    inspection::Inspection,
    membership::TrustMembership,
    register::{Inspections, Memberships, Register, Schools, Trusts},
    school::School,
    trust::Trust,
};

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub struct PageInfo {
    /// Whether anything follows this page.
    pub has_next_page: bool,
    /// Whether anything precedes this page.
    pub has_previous_page: bool,
    /// The cursor of the first thing on the page; null where the page is empty.
    pub start_cursor: Option<String>,
    /// The cursor of the last thing on the page; null where the page is empty.
    pub end_cursor: Option<String>,
}

impl PageInfo {
    /// Where a page lies, with cursors as `cursor` makes them.
    pub fn new(page: &Page, cursor: impl Fn(u32) -> String) -> Self {
        Self {
            has_next_page: page.has_next,
            has_previous_page: page.has_previous,
            start_cursor: page.positions.first().map(|&position| cursor(position)),
            end_cursor: page.positions.last().map(|&position| cursor(position)),
        }
    }
}

/// A list of the register whose things can be handed out as nodes.
pub trait NodeList: Listing + Sized {
    /// The GraphQL object of one thing.
    type Node: OutputType;

    /// The list in a register.
    fn of(register: &Register) -> &Self;
    /// The thing at a position.
    fn node(register: &Arc<Register>, position: u32) -> Self::Node;
}

/// One page of the things that were asked for, the total, and where the page lies.
pub struct Connection<L: NodeList> {
    register: Arc<Register>,
    chosen: RoaringBitmap,
    order: Order<L>,
    page: Page,
}

impl<L: NodeList> Connection<L> {
    /// Cuts a page out of the chosen things.
    pub fn new(
        register: Arc<Register>,
        chosen: RoaringBitmap,
        order: impl Into<Order<L>>,
        window: &Window,
    ) -> Result<Self, Error> {
        let order = order.into();
        let page = paging::cut(L::of(&register), &chosen, &order, window)?;
        Ok(Self { register, chosen, order, page })
    }

    /// The register that it is of.
    pub fn register(&self) -> &Arc<Register> {
        &self.register
    }

    /// All things that were asked for, on whatever page.
    pub fn chosen(&self) -> &RoaringBitmap {
        &self.chosen
    }

    fn cursor(&self, position: u32) -> String {
        paging::cursor_of(L::of(&self.register), &self.order, position)
    }
}

/// One page of a list, with what is needed to walk on.
#[Object(
    concrete(name = "SchoolPage", params(Schools)),
    concrete(name = "TrustPage", params(Trusts)),
    concrete(name = "TrustMembershipConnection", params(Memberships)),
    concrete(name = "InspectionConnection", params(Inspections))
)]
impl<L: NodeList> Connection<L>
where
    Edge<L>: OutputType,
    L::Field: Send + Sync,
{
    /// The things on this page with their cursors, in order.
    fn edges(&self) -> Vec<Edge<L>> {
        let edge = |&position: &u32| Edge { cursor: self.cursor(position), node: L::node(&self.register, position) };
        self.page.positions.iter().map(edge).collect()
    }

    /// The things on this page, in order.
    fn nodes(&self) -> Vec<L::Node> {
        self.page.positions.iter().map(|&position| L::node(&self.register, position)).collect()
    }

    /// Where this page lies in the list.
    fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.cursor(position))
    }

    /// How many things the whole list holds under the same filter.
    fn total_count(&self) -> u32 {
        self.chosen.len() as u32
    }
}

/// One thing in a list and its place there.
#[derive(SimpleObject)]
#[graphql(
    concrete(name = "SchoolEdge", params(Schools)),
    concrete(name = "TrustEdge", params(Trusts)),
    concrete(name = "TrustMembershipEdge", params(Memberships)),
    concrete(name = "InspectionEdge", params(Inspections))
)]
pub struct Edge<L: NodeList> {
    /// The place of this thing in the list, to be handed to `after` or `before`.
    cursor: String,
    /// The thing itself.
    node: L::Node,
}

impl NodeList for Schools {
    type Node = School;

    fn of(register: &Register) -> &Self {
        &register.schools
    }

    fn node(register: &Arc<Register>, position: u32) -> School {
        School::new(register.clone(), position)
    }
}

impl NodeList for Trusts {
    type Node = Trust;

    fn of(register: &Register) -> &Self {
        &register.trusts
    }

    fn node(register: &Arc<Register>, position: u32) -> Trust {
        Trust::new(register.clone(), position)
    }
}

impl NodeList for Memberships {
    type Node = TrustMembership;

    fn of(register: &Register) -> &Self {
        &register.memberships
    }

    fn node(register: &Arc<Register>, position: u32) -> TrustMembership {
        TrustMembership::new(register.clone(), position)
    }
}

impl NodeList for Inspections {
    type Node = Inspection;

    fn of(register: &Register) -> &Self {
        &register.inspections
    }

    fn node(register: &Arc<Register>, position: u32) -> Inspection {
        Inspection::new(register.clone(), position)
    }
}
