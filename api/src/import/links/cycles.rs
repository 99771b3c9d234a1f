//! No school comes before itself.

use std::collections::{HashMap, HashSet};

use entity::Urn;
use petgraph::{
    algo::{has_path_connecting, kosaraju_scc},
    graphmap::DiGraphMap,
};

use super::row::Edge;

/// The edges that would close a cycle with those before them, which are kept.
pub fn closing(edges: &[Edge]) -> HashSet<Edge> {
    let tangles = tangles(edges);
    let tangled = |edge: &&Edge| tangles.get(&edge.earlier) == tangles.get(&edge.later);
    let mut kept: DiGraphMap<Urn, ()> = DiGraphMap::new();
    let mut refused = HashSet::new();
    for edge in edges.iter().filter(tangled) {
        if has_path_connecting(&kept, edge.later, edge.earlier, None) {
            refused.insert(*edge);
        } else {
            kept.add_edge(edge.earlier, edge.later, ());
        }
    }
    refused
}

/// Which schools all edges together put both before and after each other, by number. Nearly every school is alone in
/// its tangle, so that only a handful of edges have to be looked at one by one.
fn tangles(edges: &[Edge]) -> HashMap<Urn, usize> {
    let all: DiGraphMap<Urn, ()> = DiGraphMap::from_edges(edges.iter().map(|edge| (edge.earlier, edge.later)));
    let tangles = kosaraju_scc(&all).into_iter().enumerate();
    tangles.flat_map(|(number, schools)| schools.into_iter().map(move |urn| (urn, number))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urn(number: usize) -> Urn {
        (100_000 + number).to_string().parse().expect("a URN")
    }

    fn edges(pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<Edge> {
        pairs.into_iter().map(|(earlier, later)| Edge { earlier: urn(earlier), later: urn(later) }).collect()
    }

    #[test]
    fn the_edge_that_closes_a_cycle_is_refused_and_those_before_it_are_kept() {
        let refused = |pairs: &[(usize, usize)]| {
            let mut refused: Vec<Edge> = closing(&edges(pairs.iter().copied())).into_iter().collect();
            refused.sort();
            refused
        };
        assert_eq!(refused(&[(1, 2), (2, 1)]), edges([(2, 1)]));
        assert_eq!(refused(&[(2, 1), (1, 2)]), edges([(1, 2)]));
        assert_eq!(refused(&[(1, 2), (2, 3), (3, 1), (1, 3)]), edges([(3, 1)]));
        assert_eq!(refused(&[(1, 2), (1, 3), (2, 4), (3, 4)]), []);
        assert_eq!(refused(&[(1, 2), (2, 1), (2, 3), (3, 2), (7, 8)]), edges([(2, 1), (3, 2)]));
    }

    #[test]
    fn a_chain_as_long_as_the_register_is_walked_without_harm() {
        const LENGTH: usize = 100_000;
        let chain = (0..LENGTH).map(|number| (number + 1, number));
        assert_eq!(closing(&edges(chain.clone())), HashSet::new());
        assert_eq!(closing(&edges(chain.rev().chain([(0, LENGTH)]))), edges([(0, LENGTH)]).into_iter().collect());
    }
}
