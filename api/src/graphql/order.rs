//! Orders of lists that are held in memory: computed once, walked by every page.

use async_graphql::Enum;

/// Which way a list runs. Things without a value come last both ways.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Direction {
    /// Smallest, earliest or A first.
    Asc,
    /// Largest, latest or Z first.
    Desc,
}

impl std::fmt::Display for Direction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Asc => "ASC",
            Self::Desc => "DESC",
        })
    }
}

/// What a thing is ordered by. Texts compare without case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum SortValue {
    /// A number, or a day or moment counted as one.
    Number(i64),
    /// A text in lower case.
    Text(String),
}

/// All positions of a list in one order: by value, then by key; those without a value at the end.
#[derive(Debug, Default)]
pub struct Ranking {
    position_at: Vec<u32>,
    rank_of: Vec<u32>,
    valued: u32,
}

impl Ranking {
    /// Ranks positions by what `sort_key` says of each: its value, if any, and its key.
    pub fn new<V: Ord, K: Ord>(length: usize, sort_key: impl Fn(u32) -> (Option<V>, K)) -> Self {
        let mut keyed: Vec<_> = (0..length as u32)
            .map(|position| {
                let (value, key) = sort_key(position);
                (value.is_none(), value, key, position)
            })
            .collect();
        keyed.sort_unstable();
        let valued = keyed.partition_point(|(missing, ..)| !missing) as u32;
        let position_at: Vec<u32> = keyed.into_iter().map(|(.., position)| position).collect();
        let mut rank_of = vec![0; length];
        for (rank, &position) in position_at.iter().enumerate() {
            rank_of[position as usize] = rank as u32;
        }
        Self { position_at, rank_of, valued }
    }

    /// How many things are ranked.
    pub fn len(&self) -> u32 {
        self.position_at.len() as u32
    }

    /// Whether nothing is ranked.
    pub fn is_empty(&self) -> bool {
        self.position_at.is_empty()
    }

    /// Which thing stands at a rank. Descending turns round those with a value and leaves the others at the end.
    pub fn position_at(&self, rank: u32, direction: Direction) -> u32 {
        self.position_at[self.turn(rank, direction) as usize]
    }

    /// At which rank a thing stands.
    pub fn rank_of(&self, position: u32, direction: Direction) -> u32 {
        self.turn(self.rank_of[position as usize], direction)
    }

    fn turn(&self, rank: u32, direction: Direction) -> u32 {
        match direction {
            Direction::Desc if rank < self.valued => self.valued - 1 - rank,
            Direction::Asc | Direction::Desc => rank,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_without_a_value_come_last_both_ways() {
        let values = [Some(5), None, Some(1), Some(5), None];
        let ranking = Ranking::new(values.len(), |position| (values[position as usize], position));
        let walk = |direction| (0..5).map(|rank| ranking.position_at(rank, direction)).collect::<Vec<_>>();
        assert_eq!(walk(Direction::Asc), [2, 0, 3, 1, 4]);
        assert_eq!(walk(Direction::Desc), [3, 0, 2, 1, 4]);
    }

    #[test]
    fn rank_and_position_undo_each_other() {
        let ranking = Ranking::new(40, |position| ((position % 3 > 0).then_some(position % 7), position));
        for direction in [Direction::Asc, Direction::Desc] {
            assert!((0..40).all(|rank| ranking.rank_of(ranking.position_at(rank, direction), direction) == rank));
        }
    }
}
