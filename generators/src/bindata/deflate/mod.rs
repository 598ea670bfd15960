//! Deflate (RFC 1951), bit for bit as Go's `compress/flate` encodes it (Go 1.21 to 1.26): the same matches, the same
//! blocks, the same Huffman codes, at every level.
//!
//! `chains` and `fast` look for what has been there before, `huffman` makes codes, `blocks` decides how a block is written
//! and writes it.

mod blocks;
mod chains;
mod fast;
mod huffman;

use blocks::Blocks;
use chains::Chains;
use fast::Fast;

/// The most bytes that a block can hold as they are.
const LONGEST_STORED: usize = 65_535;
/// The shortest and the longest match, as far as encoders look.
const SHORTEST_MATCH: usize = 4;
const LONGEST_MATCH: usize = 258;
/// The farthest that a match may be away.
const WINDOW: usize = 1 << 15;
/// What spreads four bytes over a hash.
const SPREAD: u32 = 0x1e35_a7bd;

/// How hard an encoder tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Bytes are stored as they are: Go's level 0.
    Stored,
    /// Bytes are coded, but nothing is looked for: Go's level -2.
    Huffman,
    /// Looks at the last place of each four bytes only: Go's level 1.
    Fast,
    /// Follows chains of such places: Go's levels 2 to 9.
    Chains(u8),
}

impl Level {
    /// Go's level -1.
    pub const DEFAULT: Self = Self::Chains(6);

    /// The level that Go gives a number to.
    #[must_use]
    pub const fn of(number: i8) -> Option<Self> {
        Some(match number {
            -2 => Self::Huffman,
            -1 => Self::DEFAULT,
            0 => Self::Stored,
            1 => Self::Fast,
            2..=9 => Self::Chains(number as u8),
            _ => return None,
        })
    }
}

/// Encodes bytes that come piece by piece; how they are cut changes nothing.
#[derive(Debug)]
pub struct Encoder {
    way: Way,
    /// The bytes of the next block, where one is made of a fixed number of them.
    kept: Vec<u8>,
    out: Blocks,
}

/// How bytes become blocks.
#[derive(Debug)]
enum Way {
    Stored,
    Huffman,
    Fast(Box<Fast>),
    Chains(Box<Chains>),
}

impl Encoder {
    /// Writes behind some bytes that are no part of the encoding.
    #[must_use]
    pub fn behind(header: &[u8], level: Level) -> Self {
        let way = match level {
            Level::Stored => Way::Stored,
            Level::Huffman => Way::Huffman,
            Level::Fast => Way::Fast(Box::new(Fast::new())),
            Level::Chains(number) => Way::Chains(Box::new(Chains::new(number))),
        };
        Self { way, kept: Vec::new(), out: Blocks::behind(header) }
    }

    /// Takes in more bytes.
    pub fn write(&mut self, mut bytes: &[u8]) {
        if let Way::Chains(chains) = &mut self.way {
            return chains.write(bytes, &mut self.out);
        }
        while !bytes.is_empty() {
            if self.kept.len() == LONGEST_STORED {
                self.flush_kept();
            }
            let (now, later) = bytes.split_at(bytes.len().min(LONGEST_STORED - self.kept.len()));
            self.kept.extend(now);
            bytes = later;
        }
    }

    /// What can be told already, and is not kept.
    pub fn take(&mut self) -> Vec<u8> {
        self.out.take()
    }

    /// The rest.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        match &mut self.way {
            Way::Chains(chains) => chains.finish(&mut self.out),
            Way::Stored | Way::Huffman | Way::Fast(_) if self.kept.is_empty() => {}
            Way::Stored | Way::Huffman | Way::Fast(_) => self.flush_kept(),
        }
        self.out.stored_header(0, true);
        self.out.take()
    }

    /// Makes a block of the bytes that have been kept for one.
    fn flush_kept(&mut self) {
        let Self { way, kept, out } = self;
        let length = kept.len();
        match way {
            Way::Huffman => out.huffman_only(kept),
            Way::Fast(_) if (17..128).contains(&length) => out.huffman_only(kept),
            Way::Fast(fast) if length > 16 => {
                let tokens = fast.encode(kept);
                // What becomes shorter by less than a sixteenth is coded only.
                if tokens.len() > length - (length >> 4) {
                    out.huffman_only(kept);
                } else {
                    out.dynamic(tokens, kept);
                }
            }
            Way::Stored | Way::Fast(_) | Way::Chains(_) => out.stored(kept),
        }
        kept.clear();
    }
}

/// A byte, the end of a block, or bytes that have been there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token(u32);

/// Where in a token the length of a match stands, and that it is one.
const MATCH: u32 = 1 << 30;
const LENGTH_AT: u32 = 22;

impl Token {
    const END: Self = Self(256);

    fn literal(byte: u8) -> Self {
        Self(u32::from(byte))
    }

    /// `length` bytes that stand `distance` bytes before.
    fn copy(length: usize, distance: usize) -> Self {
        Self(MATCH | ((length - 3) as u32) << LENGTH_AT | (distance - 1) as u32)
    }

    /// The length less three, and the distance less one; or the literal.
    fn parts(self) -> Result<(u32, u32), usize> {
        if self.0 < MATCH {
            return Err(self.0 as usize);
        }
        Ok(((self.0 - MATCH) >> LENGTH_AT, self.0 & ((1 << LENGTH_AT) - 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_go_s_numbers() {
        assert_eq!(Level::of(-1), Level::of(6));
        assert_eq!(Level::of(-2), Some(Level::Huffman));
        assert_eq!((Level::of(-3), Level::of(10)), (None, None));
    }

    #[test]
    fn pieces_change_nothing() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|at| (at.wrapping_mul(at) >> 7) as u8 & 0x3f).collect();
        for number in -2..=9 {
            let level = Level::of(number).expect("a level");
            let mut whole = Encoder::behind(&[], level);
            whole.write(&bytes);
            let whole = whole.finish();
            let mut cut = Encoder::behind(&[], level);
            let mut made = Vec::new();
            for (nth, piece) in bytes.chunks(977).enumerate() {
                cut.write(piece);
                if nth % 5 == 0 {
                    made.extend(cut.take());
                }
            }
            made.extend(cut.finish());
            assert!(made == whole, "level {number}");
        }
    }

    #[test]
    fn bytes_that_go_writes() {
        let made = |number, text: &[u8]| {
            let mut encoder = Encoder::behind(&[], Level::of(number).expect("a level"));
            encoder.write(text);
            encoder.finish()
        };
        assert_eq!(made(0, b"a"), [0, 1, 0, 0xfe, 0xff, b'a', 1, 0, 0, 0xff, 0xff]);
    }
}
