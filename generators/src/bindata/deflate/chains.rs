//! Levels 2 to 9: all places with the same four bytes are chained, and chains are followed for the longest match.
//!
//! Levels 2 and 3 take what they find; the others look whether the next byte begins a longer match first.

use super::blocks::Blocks;
use super::{LONGEST_MATCH, SHORTEST_MATCH, SPREAD, Token, WINDOW};

/// Tokens of one block.
const BLOCK: usize = 1 << 14;
/// No match is looked for with fewer bytes ahead than this, but at the end.
const AHEAD: usize = SHORTEST_MATCH + LONGEST_MATCH;
const HASH_BITS: u32 = 17;
/// Where places become too large to be counted on.
const FARTHEST: usize = 1 << 24;
/// A match of the least length must not be farther away.
const NEAR: usize = 4_096;

/// What a level does.
#[derive(Clone, Copy, Debug)]
struct Effort {
    /// A match of that many bytes is good enough.
    nice: usize,
    /// How many places are looked at.
    tries: usize,
    choice: Choice,
}

#[derive(Clone, Copy, Debug)]
enum Choice {
    /// The first match; the places in one that is longer than this are not chained.
    First { chained: usize },
    /// The better of two that begin one byte apart, if the first is shorter than this.
    Better { than: usize },
}

fn effort(level: u8) -> Effort {
    let first = |chained, nice, tries| Effort { nice, tries, choice: Choice::First { chained } };
    let better = |than, nice, tries| Effort { nice, tries, choice: Choice::Better { than } };
    match level {
        0..=2 => first(5, 16, 8),
        3 => first(6, 32, 32),
        4 => better(4, 16, 16),
        5 => better(16, 32, 32),
        6 => better(16, 128, 128),
        7 => better(32, 128, 256),
        8 => better(128, 258, 1_024),
        9.. => better(258, 258, 4_096),
    }
}

/// The encoder.
#[derive(Debug)]
pub(super) struct Chains {
    effort: Effort,
    /// Two windows of bytes; what is to be encoded stands from `index` to `end`.
    window: Vec<u8>,
    index: usize,
    end: usize,
    /// Where the bytes of the next block begin, if that is still in the window.
    block: Option<usize>,
    tokens: Vec<Token>,
    /// Whether the byte before `index` is still to be encoded.
    byte_waits: bool,
    /// The match at the byte before.
    length: usize,
    distance: usize,
    /// The last place with the four bytes of the last place that was chained; as in `heads`.
    head: usize,
    /// By hash the last place, and by place in a window the one before; counted from `offset`, so that 0 is none.
    heads: Vec<u32>,
    before: Vec<u32>,
    offset: usize,
}

impl Chains {
    pub(super) fn new(level: u8) -> Self {
        Self {
            effort: effort(level),
            window: vec![0; 2 * WINDOW],
            index: 0,
            end: 0,
            block: Some(0),
            tokens: Vec::with_capacity(BLOCK),
            byte_waits: false,
            length: SHORTEST_MATCH - 1,
            distance: 0,
            head: 0,
            heads: vec![0; 1 << HASH_BITS],
            before: vec![0; WINDOW],
            offset: 1,
        }
    }

    /// Encodes when the window is full.
    pub(super) fn write(&mut self, mut bytes: &[u8], out: &mut Blocks) {
        while !bytes.is_empty() {
            if self.end == self.window.len() {
                self.encode(out, false);
                self.shift();
            }
            let count = bytes.len().min(self.window.len() - self.end);
            self.window[self.end..self.end + count].copy_from_slice(&bytes[..count]);
            self.end += count;
            bytes = &bytes[count..];
        }
    }

    /// Encodes what is left.
    pub(super) fn finish(&mut self, out: &mut Blocks) {
        self.encode(out, true);
    }

    /// Makes room for one window.
    fn shift(&mut self) {
        self.window.copy_within(WINDOW.., 0);
        self.index -= WINDOW;
        self.end -= WINDOW;
        self.block = self.block.and_then(|block| block.checked_sub(WINDOW));
        self.offset += WINDOW;
        if self.offset > FARTHEST {
            let delta = self.offset - 1;
            self.offset = 1;
            self.head = self.head.saturating_sub(delta);
            for place in self.before.iter_mut().chain(&mut self.heads) {
                *place = place.saturating_sub(delta as u32);
            }
        }
    }

    fn encode(&mut self, out: &mut Blocks, last: bool) {
        loop {
            let ahead = self.end - self.index;
            if ahead < AHEAD {
                if !last {
                    return;
                }
                if ahead == 0 {
                    if std::mem::take(&mut self.byte_waits) {
                        self.tokens.push(Token::literal(self.window[self.index - 1]));
                    }
                    if !self.tokens.is_empty() {
                        self.flush(out, self.index);
                    }
                    return;
                }
            }
            if let Some(head) = self.chain(self.index) {
                self.head = head;
            }
            let (length, distance) = (self.length, self.distance);
            (self.length, self.distance) = (SHORTEST_MATCH - 1, 0);
            let wanted = match self.effort.choice {
                Choice::First { .. } => ahead >= SHORTEST_MATCH,
                Choice::Better { than } => ahead > length && length < than,
            };
            if wanted
                && let Some(from) = self.head.checked_sub(self.offset)
                && from >= self.index.saturating_sub(WINDOW)
                && let Some(found) = self.find(from, ahead)
            {
                (self.length, self.distance) = found;
            }
            match self.effort.choice {
                Choice::First { chained } if self.length >= SHORTEST_MATCH => {
                    let end = self.index + self.length;
                    self.tokens.push(Token::copy(self.length, self.distance));
                    if self.length <= chained {
                        self.chain_all(self.index + 1..end);
                    }
                    self.index = end;
                    self.flush_if_full(out, self.index);
                }
                Choice::Better { .. } if length >= SHORTEST_MATCH && self.length <= length => {
                    // The match at the byte before is no shorter.
                    let end = self.index + length - 1;
                    self.tokens.push(Token::copy(length, distance));
                    self.chain_all(self.index + 1..end);
                    self.index = end;
                    self.byte_waits = false;
                    self.length = SHORTEST_MATCH - 1;
                    self.flush_if_full(out, self.index);
                }
                Choice::First { .. } => {
                    self.tokens.push(Token::literal(self.window[self.index]));
                    self.index += 1;
                    self.flush_if_full(out, self.index);
                }
                Choice::Better { .. } => {
                    if self.byte_waits {
                        self.tokens.push(Token::literal(self.window[self.index - 1]));
                        self.flush_if_full(out, self.index);
                    }
                    self.index += 1;
                    self.byte_waits = true;
                }
            }
        }
    }

    /// Puts a place at the head of its chain, and gives the head before; not so near the end that four bytes are not there.
    fn chain(&mut self, place: usize) -> Option<usize> {
        if place + SHORTEST_MATCH > self.end {
            return None;
        }
        let bytes = [0, 1, 2, 3].map(|nth| self.window[place + nth]);
        let hash = u32::from_be_bytes(bytes).wrapping_mul(SPREAD) >> (32 - HASH_BITS);
        let head = &mut self.heads[hash as usize];
        self.before[place % WINDOW] = *head;
        let before = *head as usize;
        *head = (place + self.offset) as u32;
        Some(before)
    }

    fn chain_all(&mut self, places: std::ops::Range<usize>) {
        for place in places {
            self.chain(place);
        }
    }

    /// The longest match for the bytes at `index` that is found at `from` or before it, with its distance.
    fn find(&self, mut from: usize, ahead: usize) -> Option<(usize, usize)> {
        let index = self.index;
        let longest = ahead.min(LONGEST_MATCH);
        let wanted = &self.window[index..index + longest];
        let nice = longest.min(self.effort.nice);
        let least = index.checked_sub(WINDOW);
        let (mut length, mut found) = (SHORTEST_MATCH - 1, None);
        for _ in 0..self.effort.tries {
            if self.window[from + length] == wanted[length] {
                let there = &self.window[from..from + longest];
                let same = there.iter().zip(wanted).position(|(left, right)| left != right).unwrap_or(longest);
                if same > length && (same > SHORTEST_MATCH || index - from <= NEAR) {
                    length = same;
                    found = Some((same, index - from));
                    if same >= nice {
                        break;
                    }
                }
            }
            if Some(from) == least {
                // What was before it has been written over.
                break;
            }
            match (self.before[from % WINDOW] as usize).checked_sub(self.offset) {
                Some(before) if before >= least.unwrap_or(0) => from = before,
                _ => break,
            }
        }
        found
    }

    fn flush_if_full(&mut self, out: &mut Blocks, end: usize) {
        if self.tokens.len() == BLOCK {
            self.flush(out, end);
        }
    }

    /// Writes a block of the tokens, which stand for the bytes up to `end`.
    fn flush(&mut self, out: &mut Blocks, end: usize) {
        let bytes = self.block.filter(|block| *block <= end).map(|block| &self.window[block..end]);
        out.shortest(&self.tokens, bytes);
        self.block = Some(end);
        self.tokens.clear();
    }
}
