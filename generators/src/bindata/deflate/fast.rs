//! Level 1: of each four bytes the last place is remembered, and places are skipped while nothing is found.

use super::{LONGEST_MATCH, LONGEST_STORED, SPREAD, Token, WINDOW};

const TABLE_BITS: u32 = 14;
/// No match is looked for nearer to the end.
const MARGIN: usize = 15;
/// Where places become too large to be counted on.
const FARTHEST: i32 = i32::MAX - 2 * LONGEST_STORED as i32;

/// A place, with the four bytes that stand there.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    bytes: u32,
    at: i32,
}

/// The encoder.
#[derive(Debug)]
pub(super) struct Fast {
    table: Vec<Place>,
    /// The block before.
    previous: Vec<u8>,
    /// Where the block begins; places are counted on over all blocks.
    start: i32,
    tokens: Vec<Token>,
}

impl Fast {
    pub(super) fn new() -> Self {
        Self {
            table: vec![Place::default(); 1 << TABLE_BITS],
            previous: Vec::new(),
            start: LONGEST_STORED as i32,
            tokens: Vec::new(),
        }
    }

    /// The tokens of a block, which is no shorter than the margin.
    pub(super) fn encode(&mut self, block: &[u8]) -> &[Token] {
        if self.start >= FARTHEST {
            self.recount();
        }
        self.tokens.clear();
        let told = self.matches(block);
        self.literals(&block[told..]);
        self.start += block.len() as i32;
        self.previous.clear();
        self.previous.extend(block);
        &self.tokens
    }

    /// Tells matches and what is between them; gives the place up to which all is told.
    fn matches(&mut self, block: &[u8]) -> usize {
        let last = block.len() - MARGIN;
        let mut told = 0;
        let mut next = 0;
        let mut bytes = four(block, 0);
        loop {
            // The longer nothing is found, the farther the steps.
            let mut skip = 32;
            let (mut at, mut found);
            loop {
                at = next;
                next = at + (skip >> 5);
                skip += skip >> 5;
                if next > last {
                    return told;
                }
                found = self.remember(at, bytes);
                if self.is_match(at, bytes, found) {
                    break;
                }
                bytes = four(block, next);
            }
            self.literals(&block[told..at]);
            loop {
                at += 4;
                let from = found.at - self.start + 4;
                let more = self.same(at, from, block);
                self.tokens.push(Token::copy(more + 4, (at as i32 - from) as usize));
                at += more;
                told = at;
                if at >= last {
                    return told;
                }
                self.remember(at - 1, four(block, at - 1));
                bytes = four(block, at);
                found = self.remember(at, bytes);
                if !self.is_match(at, bytes, found) {
                    break;
                }
            }
            next = at + 1;
            bytes = four(block, next);
        }
    }

    /// Puts a place into the table, and gives the one that was there.
    fn remember(&mut self, at: usize, bytes: u32) -> Place {
        let hash = bytes.wrapping_mul(SPREAD) >> (32 - TABLE_BITS);
        std::mem::replace(&mut self.table[hash as usize], Place { bytes, at: self.start + at as i32 })
    }

    fn is_match(&self, at: usize, bytes: u32, found: Place) -> bool {
        at as i32 - (found.at - self.start) <= WINDOW as i32 && bytes == found.bytes
    }

    /// How many bytes at `at` are those at `from`, which may be in the block before; behind four that are.
    fn same(&self, at: usize, from: i32, block: &[u8]) -> usize {
        let wanted = &block[at..block.len().min(at + LONGEST_MATCH - 4)];
        let count = |there: &[u8], wanted: &[u8]| {
            there.iter().zip(wanted).position(|(left, right)| left != right).unwrap_or(there.len().min(wanted.len()))
        };
        if let Ok(from) = usize::try_from(from) {
            return count(&block[from..], wanted);
        }
        let Ok(before) = usize::try_from(self.previous.len() as i32 + from) else { return 0 };
        let there = &self.previous[before..];
        let same = count(there, wanted);
        if same < there.len() || same == wanted.len() {
            return same;
        }
        // The block goes on where the one before it ends.
        same + count(block, &wanted[same..])
    }

    fn literals(&mut self, bytes: &[u8]) {
        self.tokens.extend(bytes.iter().map(|&byte| Token::literal(byte)));
    }

    /// Counts places anew. Those that are too far away are too far away from then on, too.
    fn recount(&mut self) {
        let start = WINDOW as i32 + 1;
        for place in &mut self.table {
            place.at = (place.at - self.start + start).max(0);
        }
        self.start = start;
    }
}

/// The four bytes at a place.
fn four(block: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]])
}
