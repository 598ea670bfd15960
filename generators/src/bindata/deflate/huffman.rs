//! Huffman codes of limited length, as Go makes them: the boundary package-merge algorithm, codes given out in order.

/// A code as it is written, first bit lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) bits: u16,
    pub(super) length: u16,
}

/// The codes of an alphabet.
#[derive(Clone, Debug)]
pub(super) struct Codes(pub(super) Vec<Code>);

/// A letter that occurs, and how often.
#[derive(Clone, Copy, Debug)]
struct Leaf {
    letter: usize,
    count: i32,
}

/// What is known of a level of the tree while it is built.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// The count of the last node.
    last: i32,
    /// The count of the next leaf, and of the next pair of nodes of the row below; none left where it is the highest.
    leaf: i32,
    pair: i32,
    /// How many nodes are still to be made before going on above.
    needed: i32,
}

/// More than any count.
const NONE_LEFT: i32 = i32::MAX;
/// Longer than any code.
const TOO_LONG: usize = 16;

impl Codes {
    /// The codes of letters that occur `counts` times; none is longer than `limit` bits.
    pub(super) fn of(counts: &[i32], limit: usize) -> Self {
        let mut codes = vec![Code::default(); counts.len()];
        let mut leaves: Vec<Leaf> = counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count != 0)
            .map(|(letter, &count)| Leaf { letter, count })
            .collect();
        if leaves.len() <= 2 {
            for (bits, leaf) in leaves.iter().enumerate() {
                codes[leaf.letter] = Code { bits: bits as u16, length: 1 };
            }
            return Self(codes);
        }
        leaves.sort_unstable_by_key(|leaf| (leaf.count, leaf.letter));
        let mut rest = leaves.as_mut_slice();
        let mut code = 0_u16;
        for (length, &number) in lengths(rest, limit).iter().enumerate().skip(1) {
            code <<= 1;
            // The letters that occur most have the shortest codes; among those of one length the alphabet decides.
            let (others, own) = rest.split_at_mut(rest.len() - number as usize);
            own.sort_unstable_by_key(|leaf| leaf.letter);
            for leaf in own {
                codes[leaf.letter] = Code { bits: reversed(code, length), length: length as u16 };
                code = code.wrapping_add(1);
            }
            rest = others;
        }
        Self(codes)
    }

    /// The codes of literals and lengths that need not be told.
    pub(super) fn fixed_literals() -> Self {
        let code = |letter: u16| match letter {
            0..144 => Code { bits: reversed(letter + 48, 8), length: 8 },
            144..256 => Code { bits: reversed(letter + 256, 9), length: 9 },
            256..280 => Code { bits: reversed(letter - 256, 7), length: 7 },
            _ => Code { bits: reversed(letter - 88, 8), length: 8 },
        };
        Self((0..286).map(code).collect())
    }

    /// The codes of distances that need not be told.
    pub(super) fn fixed_distances() -> Self {
        Self((0..30).map(|letter| Code { bits: reversed(letter, 5), length: 5 }).collect())
    }

    /// How many bits letters take that occur `counts` times.
    pub(super) fn size(&self, counts: &[i32]) -> usize {
        counts.iter().zip(&self.0).map(|(&count, code)| count as usize * usize::from(code.length)).sum()
    }
}

fn reversed(code: u16, length: usize) -> u16 {
    (code << (16 - length)).reverse_bits()
}

/// How many codes there are of each length, from 0 on, for three leaves or more, in the order of their counts.
fn lengths(leaves: &[Leaf], limit: usize) -> Vec<i32> {
    let count = leaves.len();
    let limit = limit.min(count - 1);
    let leaf_count = |at: usize| leaves.get(at).map_or(NONE_LEFT, |leaf| leaf.count);
    let mut rows = [Row::default(); TOO_LONG + 1];
    // For each row, how many leaves stand left of the ancestors of its last node, by the rows of those.
    let mut left = [[0_i32; TOO_LONG]; TOO_LONG];
    for row in 1..=limit {
        let pair = if row == 1 { NONE_LEFT } else { leaf_count(0) + leaf_count(1) };
        rows[row] = Row { last: leaf_count(1), leaf: leaf_count(2), pair, needed: 0 };
        left[row][row] = 2;
    }
    rows[limit].needed = 2 * count as i32 - 4;
    let mut at = limit;
    loop {
        let row = &mut rows[at];
        if row.pair == NONE_LEFT && row.leaf == NONE_LEFT {
            row.needed = 0;
            rows[at + 1].pair = NONE_LEFT;
            at += 1;
            continue;
        }
        let before = row.last;
        if row.leaf < row.pair {
            row.last = row.leaf;
            left[at][at] += 1;
            row.leaf = leaf_count(left[at][at] as usize);
        } else {
            row.last = row.pair;
            let (below, own) = left.split_at_mut(at);
            own[0][..at].copy_from_slice(&below[at - 1][..at]);
            rows[at - 1].needed = 2;
        }
        rows[at].needed -= 1;
        if rows[at].needed == 0 {
            if at == limit {
                break;
            }
            rows[at + 1].pair = before + rows[at].last;
            at += 1;
        } else {
            // What was taken from below is replaced first.
            while rows[at - 1].needed > 0 {
                at -= 1;
            }
        }
    }
    let counts = &left[limit];
    let mut lengths = vec![0];
    lengths.extend((1..=limit).rev().map(|row| counts[row] - counts[row - 1]));
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths_of(counts: &[i32], limit: usize) -> Vec<u16> {
        Codes::of(counts, limit).0.iter().map(|code| code.length).collect()
    }

    #[test]
    fn few_letters() {
        assert_eq!(lengths_of(&[0, 0], 15), [0, 0]);
        assert_eq!(lengths_of(&[0, 7], 15), [0, 1]);
        assert_eq!(lengths_of(&[9, 0, 7], 15), [1, 0, 1]);
    }

    #[test]
    fn codes_are_as_long_as_they_must_be() {
        assert_eq!(lengths_of(&[1, 1, 2, 4, 8], 15), [4, 4, 3, 2, 1]);
        assert_eq!(lengths_of(&[1, 1, 2, 4, 8], 3), [3, 3, 3, 3, 1]);
        assert_eq!(lengths_of(&[5; 8], 15), [3; 8]);
    }

    #[test]
    fn no_code_is_the_beginning_of_another_one() {
        for limit in 6..16 {
            let counts: Vec<i32> = (0..60).map(|at| 1 << (at % 20)).collect();
            let kraft: u32 = lengths_of(&counts, limit).iter().map(|&length| 1 << (16 - length)).sum();
            assert_eq!(kraft, 1 << 16, "{limit}");
        }
    }
}
