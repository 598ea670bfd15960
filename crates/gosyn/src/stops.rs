//! The bytes that mean something between braces that are skipped, found 64 at a time.
//!
//! Most of a Go file is function bodies, and most of a body is neither a brace nor the start of a string or comment.

/// Bytes looked at together: one bit of a word each.
const BLOCK: usize = 64;

/// Finds stops in a text, from the front to the back: `{`, `}`, `"`, `'`, `` ` ``, `/`, and line ends if they are asked
/// for. What is known of a block is of use to the next question.
#[derive(Clone)]
pub(crate) struct Stops {
    start: usize,
    /// One bit for each byte from `start` on that is a stop.
    bits: u64,
    lines: bool,
}

impl Default for Stops {
    /// Nothing is known yet.
    fn default() -> Self {
        Self { start: usize::MAX, bits: 0, lines: false }
    }
}

impl Stops {
    /// The offset of the first stop from `at` on; with `lines` line ends are stops, too.
    pub(crate) fn next(&mut self, source: &[u8], at: usize, lines: bool) -> Option<usize> {
        let mut from = at;
        let known = self.start <= at && at - self.start < BLOCK && self.lines == lines;
        let mut left = if known { self.bits & (u64::MAX << (at - self.start)) } else { 0 };
        if known && left == 0 {
            from = self.start + BLOCK;
        }
        while left == 0 {
            let rest = source.get(from..).filter(|rest| !rest.is_empty())?;
            left = match rest.first_chunk::<BLOCK>() {
                Some(block) => stops(block, lines),
                None => {
                    let mut block = [0; BLOCK];
                    block[..rest.len()].copy_from_slice(rest);
                    stops(&block, lines)
                }
            };
            *self = Self { start: from, bits: left, lines };
            from += BLOCK;
        }
        Some(self.start + left.trailing_zeros() as usize)
    }
}

/// One bit for each byte of a block that is a stop.
fn stops(block: &[u8; BLOCK], lines: bool) -> u64 {
    let line_end = if lines { b'\n' } else { b'/' };
    // The compiler turns this into a few comparisons of many bytes each.
    let mut found = [0_u8; BLOCK];
    for (found, &byte) in found.iter_mut().zip(block) {
        let stop = (byte == b'{')
            | (byte == b'}')
            | (byte == b'"')
            | (byte == b'\'')
            | (byte == b'`')
            | (byte == b'/')
            | (byte == line_end);
        *found = u8::from(stop);
    }
    let (words, _) = found.as_chunks::<8>();
    // The lowest bits of eight bytes, put beside each other by a multiplication.
    let gather = |word: &[u8; 8]| u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    words.iter().rev().fold(0, |bits, word| bits << 8 | gather(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_stop_is_found(source in "[a{}\"'`/\n]{0,200}", dense in any::<bool>(), lines in any::<bool>()) {
            let source = if dense { source } else { source.replace('{', &"x".repeat(70)) };
            let is_stop = |byte: u8| b"{}\"'`/".contains(&byte) || lines && byte == b'\n';
            let mut stops = Stops::default();
            let mut at = 0;
            while at <= source.len() {
                let expected = source.bytes().enumerate().skip(at).find(|&(_, byte)| is_stop(byte)).map(|(at, _)| at);
                prop_assert_eq!(stops.next(source.as_bytes(), at, lines), expected);
                at = if at % 3 == 0 { at + 1 } else { expected.unwrap_or(at) + 1 };
            }
        }
    }
}
