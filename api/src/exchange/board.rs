//! All needs and offers at one moment.

use std::{collections::HashSet, sync::Arc};

use uuid::Uuid;

use super::{NeedFacts, OfferFacts};

/// All needs and offers at one moment: a value, which readers keep as long as they need it. Both are in the order of
/// their keys, so that positions rise with these.
#[derive(Default, Clone)]
pub struct Board {
    needs: Vec<Arc<NeedFacts>>,
    offers: Vec<Arc<OfferFacts>>,
}

impl Board {
    /// Of these needs and offers.
    pub fn new(needs: Vec<NeedFacts>, offers: Vec<OfferFacts>) -> Self {
        Self { needs: replaced(&[], &[], needs, need_id), offers: replaced(&[], &[], offers, offer_id) }
    }

    /// All needs, by key.
    pub fn needs(&self) -> &[Arc<NeedFacts>] {
        &self.needs
    }

    /// All offers, by key.
    pub fn offers(&self) -> &[Arc<OfferFacts>] {
        &self.offers
    }

    /// The needs for which help is looked for, with their positions.
    pub fn open_needs(&self) -> impl Iterator<Item = (u32, &NeedFacts)> {
        (0..).zip(&self.needs).map(|(position, need)| (position, need.as_ref())).filter(|(_, need)| need.is_open())
    }

    /// The offers that are listed, with their positions.
    pub fn open_offers(&self) -> impl Iterator<Item = (u32, &OfferFacts)> {
        (0..).zip(&self.offers).map(|(position, offer)| (position, offer.as_ref())).filter(|(_, offer)| offer.is_open())
    }

    /// The need with a key.
    pub fn need(&self, id: Uuid) -> Option<&Arc<NeedFacts>> {
        self.need_position(id).map(|position| self.need_at(position))
    }

    /// The offer with a key.
    pub fn offer(&self, id: Uuid) -> Option<&Arc<OfferFacts>> {
        self.offer_position(id).map(|position| self.offer_at(position))
    }

    /// Where a need is.
    pub fn need_position(&self, id: Uuid) -> Option<u32> {
        self.needs.binary_search_by_key(&id, |need| need.id).ok().map(|position| position as u32)
    }

    /// Where an offer is.
    pub fn offer_position(&self, id: Uuid) -> Option<u32> {
        self.offers.binary_search_by_key(&id, |offer| offer.id).ok().map(|position| position as u32)
    }

    /// The need at a position.
    pub fn need_at(&self, position: u32) -> &Arc<NeedFacts> {
        &self.needs[position as usize]
    }

    /// The offer at a position.
    pub fn offer_at(&self, position: u32) -> &Arc<OfferFacts> {
        &self.offers[position as usize]
    }

    /// The same with other facts about some needs; those of which there are none any more are gone.
    #[must_use]
    pub fn with_needs(&self, changed: &[Uuid], now: Vec<NeedFacts>) -> Self {
        Self { needs: replaced(&self.needs, changed, now, need_id), offers: self.offers.clone() }
    }

    /// The same with other facts about some offers; those of which there are none any more are gone.
    #[must_use]
    pub fn with_offers(&self, changed: &[Uuid], now: Vec<OfferFacts>) -> Self {
        Self { needs: self.needs.clone(), offers: replaced(&self.offers, changed, now, offer_id) }
    }
}

fn need_id(need: &NeedFacts) -> Uuid {
    need.id
}

fn offer_id(offer: &OfferFacts) -> Uuid {
    offer.id
}

fn replaced<T>(before: &[Arc<T>], changed: &[Uuid], now: Vec<T>, id: fn(&T) -> Uuid) -> Vec<Arc<T>> {
    let changed: HashSet<Uuid> = changed.iter().copied().chain(now.iter().map(id)).collect();
    let kept = before.iter().filter(|thing| !changed.contains(&id(thing))).cloned();
    let mut all: Vec<Arc<T>> = kept.chain(now.into_iter().map(Arc::new)).collect();
    all.sort_by_key(|thing| id(thing));
    all
}
