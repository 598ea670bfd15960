//! Streams of deflate (RFC 1951) that can be put one behind the other.
//!
//! The library that compresses best for its time ends every stream that it makes. A stream is walked through here, without being
//! unpacked, to find where its last block begins; with that block's mark taken away and an empty block behind it, the stream ends
//! at a byte and says that more follows. So blocks that were compressed side by side become one stream that any reader reads.

use std::io;

/// An empty block that is not compressed, from the second byte on: by it a stream that goes on ends at a byte.
const EMPTY: [u8; 4] = [0, 0, 0xff, 0xff];

/// What ends a stream that was left open: an empty last block.
pub(crate) const END: [u8; 5] = [1, 0, 0, 0xff, 0xff];

/// The longest code.
const LONGEST: usize = 15;

/// Takes away that a stream ends.
///
/// # Errors
/// The bytes are no stream of deflate.
pub(crate) fn leave_open(stream: &mut Vec<u8>) -> io::Result<()> {
    let (last, end) = walk(stream).ok_or(io::ErrorKind::InvalidData)?;
    stream[last / 8] &= !(1 << (last % 8));
    stream.truncate(end.div_ceil(8));
    // The empty block's three bits are zeros, as are those that fill the last byte.
    if (8 - end % 8) % 8 < 3 {
        stream.push(0);
    }
    stream.extend(EMPTY);
    Ok(())
}

/// Finds the bits at which a stream's last block begins and ends.
fn walk(stream: &[u8]) -> Option<(usize, usize)> {
    let mut bits = Bits { bytes: stream, next: 0, held: 0, count: 0 };
    let mut tables = Tables::default();
    loop {
        let begin = bits.at();
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => bits.skip_stored()?,
            1 => {
                let mut lengths = [8; 288];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                tables.literals.fill(&lengths)?;
                tables.distances.fill(&[5; 30])?;
                tables.skip_block(&mut bits)?;
            }
            2 => {
                tables.read(&mut bits)?;
                tables.skip_block(&mut bits)?;
            }
            _ => return None,
        }
        if last {
            return Some((begin, bits.at()));
        }
    }
}

/// Reads bits, the lowest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    next: usize,
    held: u64,
    count: usize,
}

impl Bits<'_> {
    /// How many bits have been read.
    fn at(&self) -> usize {
        self.next * 8 - self.count
    }

    /// Has at least 56 bits at hand, as long as there are so many.
    fn fill(&mut self) {
        if let Some(eight) = self.bytes.get(self.next..self.next + 8) {
            let mut word = [0; 8];
            word.copy_from_slice(eight);
            self.held |= u64::from_le_bytes(word) << self.count;
            let taken = (63 - self.count) / 8;
            self.next += taken;
            self.count += taken * 8;
            return;
        }
        while self.count <= 56
            && let Some(&byte) = self.bytes.get(self.next)
        {
            self.held |= u64::from(byte) << self.count;
            self.next += 1;
            self.count += 8;
        }
    }

    fn drop(&mut self, bits: usize) -> Option<()> {
        self.count = self.count.checked_sub(bits)?;
        self.held >>= bits;
        // What stands above the count came from a byte that has not been taken yet.
        self.held &= u64::MAX.checked_shr(64 - u32::try_from(self.count).ok()?).unwrap_or(0);
        Some(())
    }

    fn take(&mut self, bits: usize) -> Option<usize> {
        if self.count < bits {
            self.fill();
        }
        let value = self.held & ((1 << bits) - 1);
        self.drop(bits)?;
        usize::try_from(value).ok()
    }

    /// Passes over a block that is not compressed.
    fn skip_stored(&mut self) -> Option<()> {
        let at = self.at().div_ceil(8);
        let length = self.bytes.get(at..at + 2)?;
        self.next = at + 4 + usize::from(u16::from_le_bytes([length[0], length[1]]));
        (self.held, self.count) = (0, 0);
        (self.next <= self.bytes.len()).then_some(())
    }
}

/// How many bits most symbols need: what is longer is looked for bit by bit.
const SHORT: usize = 10;

/// A code.
struct Code {
    /// For every ten bits the symbol that they begin with, above its length in four bits; zero for none, and for long ones.
    short: [u16; 1 << SHORT],
    /// How many symbols there are of each length.
    counts: [u16; LONGEST + 1],
    /// The symbols, by length and then by number.
    symbols: [u16; 288],
}

impl Default for Code {
    fn default() -> Self {
        Self { short: [0; 1 << SHORT], counts: [0; LONGEST + 1], symbols: [0; 288] }
    }
}

impl Code {
    /// The code whose symbols have these lengths (RFC 1951, 3.2.2).
    fn fill(&mut self, lengths: &[u8]) -> Option<()> {
        self.counts.fill(0);
        for &length in lengths {
            *self.counts.get_mut(usize::from(length))? += 1;
        }
        self.counts[0] = 0;
        let (mut code, mut place) = ([0_usize; LONGEST + 2], [0_usize; LONGEST + 2]);
        for length in 1..=LONGEST {
            let count = usize::from(self.counts[length]);
            code[length + 1] = (code[length] + count) << 1;
            place[length + 1] = place[length] + count;
        }
        self.short.fill(0);
        for (symbol, &length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            let width = usize::from(length);
            let this = code[width];
            code[width] += 1;
            if this >> width != 0 {
                return None;
            }
            let number = u16::try_from(symbol).ok()?;
            *self.symbols.get_mut(place[width])? = number;
            place[width] += 1;
            if width <= SHORT {
                // Codes stand in the stream with their highest bit first.
                let first = this.reverse_bits() >> (usize::BITS as usize - width);
                for entry in self.short[first..].iter_mut().step_by(1 << width) {
                    *entry = number << 4 | u16::from(length);
                }
            }
        }
        Some(())
    }

    /// The next symbol; there have to be enough bits at hand.
    fn symbol(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let entry = self.short[(bits.held & ((1 << SHORT) - 1)) as usize];
        if entry != 0 {
            bits.drop(usize::from(entry & 15))?;
            return Some(usize::from(entry >> 4));
        }
        let (mut code, mut first, mut place) = (0_usize, 0_usize, 0_usize);
        for length in 1..=LONGEST {
            code |= (bits.held >> (length - 1) & 1) as usize;
            let count = usize::from(self.counts[length]);
            if code < first + count {
                bits.drop(length)?;
                return self.symbols.get(place + code - first).copied().map(usize::from);
            }
            place += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

#[derive(Default)]
struct Tables {
    literals: Code,
    distances: Code,
}

impl Tables {
    /// Reads the codes of a block that brings its own (RFC 1951, 3.2.7).
    fn read(&mut self, bits: &mut Bits<'_>) -> Option<()> {
        const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let literals = bits.take(5)? + 257;
        let distances = bits.take(5)? + 1;
        let mut of_lengths = [0; 19];
        for &place in &ORDER[..bits.take(4)? + 4] {
            of_lengths[place] = u8::try_from(bits.take(3)?).ok()?;
        }
        // The table for distances is not needed yet.
        self.distances.fill(&of_lengths)?;
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            bits.fill();
            let (value, times) = match self.distances.symbol(bits)? {
                16 => (*lengths.last()?, bits.take(2)? + 3),
                17 => (0, bits.take(3)? + 3),
                18 => (0, bits.take(7)? + 11),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(std::iter::repeat_n(value, times));
        }
        let (of_literals, rest) = lengths.split_at_checked(literals)?;
        self.literals.fill(of_literals)?;
        self.distances.fill(rest.get(..distances)?)
    }

    /// Passes over what a block holds.
    fn skip_block(&self, bits: &mut Bits<'_>) -> Option<()> {
        loop {
            // A length and a distance with all that belongs to them have 48 bits at most.
            bits.fill();
            match self.literals.symbol(bits)? {
                0..=255 => {}
                256 => return Some(()),
                length => {
                    // Four lengths share a number of further bits, from the ninth on; the longest has none.
                    let further = if length < 265 || length == 285 { 0 } else { (length - 261) / 4 };
                    bits.drop(further)?;
                    let distance = self.distances.symbol(bits)?;
                    bits.drop((distance / 2).saturating_sub(1))?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use libdeflater::{CompressionLvl, Compressor};
    use proptest::prelude::*;

    use super::*;

    fn compressed(bytes: &[u8], level: i32) -> Vec<u8> {
        let mut compressor = Compressor::new(CompressionLvl::new(level).unwrap());
        let mut out = vec![0; compressor.deflate_compress_bound(bytes.len())];
        let length = compressor.deflate_compress(bytes, &mut out).unwrap();
        out.truncate(length);
        out
    }

    fn joined(parts: &[(Vec<u8>, i32)]) -> Vec<u8> {
        let mut joined = Vec::new();
        for (bytes, level) in parts {
            let mut stream = compressed(bytes, *level);
            leave_open(&mut stream).unwrap();
            joined.extend(stream);
        }
        joined.extend(END);
        let mut back = Vec::new();
        flate2::read::DeflateDecoder::new(joined.as_slice()).read_to_end(&mut back).unwrap();
        back
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// Of every kind of block, at every place in a byte.
        #[test]
        fn streams_one_behind_the_other_are_one(
            parts in prop::collection::vec(
                (prop::collection::vec(prop::sample::select(b"aaabcdefgh\0".to_vec()), 0..3000), 0..=12_i32),
                1..6,
            ),
            noise in prop::collection::vec(any::<u8>(), 0..2000),
        ) {
            let mut parts = parts;
            parts.push((noise, 6));
            let whole: Vec<u8> = parts.iter().flat_map(|(bytes, _)| bytes.clone()).collect();
            prop_assert!(joined(&parts) == whole);
        }

        #[test]
        fn other_bytes_are_refused_or_left_open_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut bytes = bytes;
            let _ = leave_open(&mut bytes);
        }
    }

    #[test]
    fn long_streams_of_many_blocks() {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        // Text that changes its kind, and so the codes.
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| next() % (8 + (at >> 14 & 0xff) as u8)).collect();
        for level in [1, 6, 7, 12] {
            assert!(
                joined(&[(bytes.clone(), level), (bytes.clone(), level)]) == [bytes.clone(), bytes.clone()].concat()
            );
        }
    }
}
