//! Writes blocks: as they are, with codes that need not be told, or with codes of their own, whatever is shortest.

use super::huffman::{Code, Codes};
use super::{LONGEST_STORED, Token};

/// Letters for literals, the end of a block and lengths; and for distances.
const LITERALS: usize = 286;
const DISTANCES: usize = 30;
/// The letter of the end of a block; lengths are behind it.
const END: usize = 256;
const LENGTHS: usize = 257;

/// The least length less three of each letter for lengths, and how many bits say more.
const LENGTH_FROM: [u8; 29] =
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 255];
const LENGTH_BITS: [u8; 29] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/// The letter of each length less three.
const LENGTH_LETTER: [u8; 256] = length_letters();

/// The letters for lengths of codes: 16 repeats the last one, 17 and 18 repeat zeros.
const LENGTHS_OF_CODES: usize = 19;
/// The order in which codes for those are told.
const TOLD: [usize; LENGTHS_OF_CODES] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fn length_letters() -> [u8; 256] {
    let mut letters = [0; 256];
    let mut at = 0;
    let mut letter = 0;
    while at < 256 {
        while letter < 28 && LENGTH_FROM[letter + 1] as usize <= at {
            letter += 1;
        }
        letters[at] = letter as u8;
        at += 1;
    }
    letters
}

/// The letter of a distance less one.
fn distance_letter(distance: u32) -> usize {
    match distance {
        0..4 => distance as usize,
        _ => {
            let high = distance.ilog2();
            (2 * high + (distance >> (high - 1) & 1)) as usize
        }
    }
}

/// How many bits say more about a distance of this letter.
fn distance_bits(letter: usize) -> u32 {
    (letter as u32 / 2).saturating_sub(1)
}

/// The least distance less one of a letter.
fn distance_from(letter: usize) -> u32 {
    if letter < 4 { letter as u32 } else { (2 | (letter as u32 & 1)) << distance_bits(letter) }
}

/// A letter of the lengths of codes, with the bits that say more.
type LengthOfCode = (u8, u8);

/// The encoding so far.
#[derive(Debug)]
pub(super) struct Blocks {
    bytes: Vec<u8>,
    bits: u64,
    count: u32,
    fixed_literals: Codes,
    fixed_distances: Codes,
    /// Of a single distance, where there is none.
    no_distances: Codes,
}

/// The codes of one block.
struct Plan {
    literals: Codes,
    distances: Codes,
    /// How many of both are told.
    told: (usize, usize),
    /// The lengths of these codes, and the codes in which they are told.
    lengths: Vec<LengthOfCode>,
    codes: Codes,
    codes_told: usize,
    /// The size of the block in bits, without those that say more.
    size: usize,
}

/// How often each letter occurs in a block.
struct Counts {
    literals: [i32; LITERALS],
    distances: [i32; DISTANCES],
}

impl Blocks {
    pub(super) fn behind(header: &[u8]) -> Self {
        let mut one = [0; DISTANCES];
        one[0] = 1;
        Self {
            bytes: header.to_vec(),
            bits: 0,
            count: 0,
            fixed_literals: Codes::fixed_literals(),
            fixed_distances: Codes::fixed_distances(),
            no_distances: Codes::of(&one, 15),
        }
    }

    /// The whole bytes so far.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Bytes as they are.
    pub(super) fn stored(&mut self, bytes: &[u8]) {
        self.stored_header(bytes.len(), false);
        self.bytes.extend(bytes);
    }

    /// What stands before bytes as they are.
    pub(super) fn stored_header(&mut self, length: usize, last: bool) {
        self.push(u64::from(last), 3);
        while self.count > 0 {
            self.bytes.push(self.bits as u8);
            self.bits >>= 8;
            self.count = self.count.saturating_sub(8);
        }
        self.bits = 0;
        let length = length as u16;
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend((!length).to_le_bytes());
    }

    /// The shortest form of a block; `bytes` are what its tokens stand for, as far as they are known.
    pub(super) fn shortest(&mut self, tokens: &[Token], bytes: Option<&[u8]>) {
        let counts = Counts::of(tokens);
        let plan = Plan::of(&counts);
        let stored = bytes.filter(|bytes| bytes.len() <= LONGEST_STORED);
        let more = if stored.is_some() { counts.more_bits() } else { 0 };
        let fixed =
            3 + self.fixed_literals.size(&counts.literals) + self.fixed_distances.size(&counts.distances) + more;
        let own = plan.size + more;
        if let Some(bytes) = stored
            && (bytes.len() + 5) * 8 < fixed.min(own)
        {
            return self.stored(bytes);
        }
        if own < fixed {
            self.header(&plan);
            self.tokens(tokens, &plan.literals.0, &plan.distances.0);
        } else {
            self.push(2, 3);
            let (literals, distances) = (self.fixed_literals.clone(), self.fixed_distances.clone());
            self.tokens(tokens, &literals.0, &distances.0);
        }
    }

    /// A block with codes of its own, if it becomes a good deal shorter by them.
    pub(super) fn dynamic(&mut self, tokens: &[Token], bytes: &[u8]) {
        let plan = Plan::of(&Counts::of(tokens));
        if is_better_stored(bytes, plan.size) {
            return self.stored(bytes);
        }
        self.header(&plan);
        self.tokens(tokens, &plan.literals.0, &plan.distances.0);
    }

    /// A block of literals with codes of its own, if it becomes a good deal shorter by them.
    pub(super) fn huffman_only(&mut self, bytes: &[u8]) {
        let mut counts = Counts { literals: [0; LITERALS], distances: [0; DISTANCES] };
        for &byte in bytes {
            counts.literals[usize::from(byte)] += 1;
        }
        counts.literals[END] = 1;
        counts.distances[0] = 1;
        let literals = Codes::of(&counts.literals, 15);
        let plan = Plan::with(&counts, literals, self.no_distances.clone(), (LENGTHS, 1));
        if is_better_stored(bytes, plan.size) {
            return self.stored(bytes);
        }
        self.header(&plan);
        for &byte in bytes {
            self.code(plan.literals.0[usize::from(byte)]);
        }
        self.code(plan.literals.0[END]);
    }

    /// What tells the codes of a block.
    fn header(&mut self, plan: &Plan) {
        self.push(4, 3);
        self.push((plan.told.0 - 257) as u64, 5);
        self.push((plan.told.1 - 1) as u64, 5);
        self.push((plan.codes_told - 4) as u64, 4);
        for &letter in &TOLD[..plan.codes_told] {
            self.push(u64::from(plan.codes.0[letter].length), 3);
        }
        for &(letter, more) in &plan.lengths {
            self.code(plan.codes.0[usize::from(letter)]);
            self.push(u64::from(more), repeat_bits(letter));
        }
    }

    fn tokens(&mut self, tokens: &[Token], literals: &[Code], distances: &[Code]) {
        for token in tokens.iter().chain(&[Token::END]) {
            match token.parts() {
                Err(literal) => self.code(literals[literal]),
                Ok((length, distance)) => {
                    let letter = usize::from(LENGTH_LETTER[length as usize]);
                    self.code(literals[LENGTHS + letter]);
                    self.push(u64::from(length) - u64::from(LENGTH_FROM[letter]), u32::from(LENGTH_BITS[letter]));
                    let letter = distance_letter(distance);
                    self.code(distances[letter]);
                    self.push(u64::from(distance - distance_from(letter)), distance_bits(letter));
                }
            }
        }
    }

    fn code(&mut self, code: Code) {
        self.push(u64::from(code.bits), u32::from(code.length));
    }

    /// Writes up to 16 bits, the lowest first.
    fn push(&mut self, bits: u64, count: u32) {
        self.bits |= bits << self.count;
        self.count += count;
        if self.count >= 48 {
            self.bytes.extend(&self.bits.to_le_bytes()[..6]);
            self.bits >>= 48;
            self.count -= 48;
        }
    }
}

/// Whether a block of that many bits saves less than a sixteenth of its bytes.
fn is_better_stored(bytes: &[u8], size: usize) -> bool {
    bytes.len() <= LONGEST_STORED && (bytes.len() + 5) * 8 < size + (size >> 4)
}

/// How many bits say how often something is repeated.
fn repeat_bits(letter: u8) -> u32 {
    match letter {
        16 => 2,
        17 => 3,
        18 => 7,
        _ => 0,
    }
}

impl Counts {
    fn of(tokens: &[Token]) -> Self {
        let mut counts = Self { literals: [0; LITERALS], distances: [0; DISTANCES] };
        for token in tokens.iter().chain(&[Token::END]) {
            match token.parts() {
                Err(literal) => counts.literals[literal] += 1,
                Ok((length, distance)) => {
                    counts.literals[LENGTHS + usize::from(LENGTH_LETTER[length as usize])] += 1;
                    counts.distances[distance_letter(distance)] += 1;
                }
            }
        }
        if counts.distances == [0; DISTANCES] {
            // A block without any distance tells one code for them nevertheless, and is thought to use it.
            counts.distances[0] = 1;
        }
        counts
    }

    /// The bits that say more about lengths and distances.
    fn more_bits(&self) -> usize {
        let lengths = self.literals[LENGTHS..].iter().zip(LENGTH_BITS).map(|(&count, bits)| (count, u32::from(bits)));
        let distances = self.distances.iter().enumerate().map(|(letter, &count)| (count, distance_bits(letter)));
        lengths.chain(distances).map(|(count, bits)| count as usize * bits as usize).sum()
    }
}

impl Plan {
    fn of(counts: &Counts) -> Self {
        let used = |counts: &[i32]| counts.iter().rposition(|count| *count != 0).map_or(0, |last| last + 1);
        let told = (used(&counts.literals), used(&counts.distances));
        Self::with(counts, Codes::of(&counts.literals, 15), Codes::of(&counts.distances, 15), told)
    }

    fn with(counts: &Counts, literals: Codes, distances: Codes, told: (usize, usize)) -> Self {
        let all: Vec<u8> =
            literals.0[..told.0].iter().chain(&distances.0[..told.1]).map(|code| code.length as u8).collect();
        let lengths = shortened(&all);
        let mut occurring = [0; LENGTHS_OF_CODES];
        for &(letter, _) in &lengths {
            occurring[usize::from(letter)] += 1;
        }
        let codes = Codes::of(&occurring, 7);
        let codes_told = TOLD.iter().rposition(|&letter| occurring[letter] != 0).map_or(4, |last| (last + 1).max(4));
        let repeats: usize = lengths.iter().map(|&(letter, _)| repeat_bits(letter) as usize).sum();
        let header = 3 + 5 + 5 + 4 + 3 * codes_told + codes.size(&occurring) + repeats;
        let size = header + literals.size(&counts.literals) + distances.size(&counts.distances);
        Self { literals, distances, told, lengths, codes, codes_told, size }
    }
}

/// The lengths of codes with repetitions in short.
fn shortened(lengths: &[u8]) -> Vec<LengthOfCode> {
    let mut out = Vec::new();
    for run in lengths.chunk_by(|left, right| left == right) {
        let (length, mut count) = (run[0], run.len());
        if length == 0 {
            while count >= 11 {
                let now = count.min(138);
                out.push((18, (now - 11) as u8));
                count -= now;
            }
            if count >= 3 {
                out.push((17, (count - 3) as u8));
                count = 0;
            }
        } else {
            out.push((length, 0));
            count -= 1;
            while count >= 3 {
                let now = count.min(6);
                out.push((16, (now - 3) as u8));
                count -= now;
            }
        }
        out.extend(std::iter::repeat_n((length, 0), count));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_lengths_and_distances() {
        assert_eq!((LENGTH_LETTER[0], LENGTH_LETTER[9], LENGTH_LETTER[254], LENGTH_LETTER[255]), (0, 8, 27, 28));
        for (distance, letter) in [(0, 0), (3, 3), (4, 4), (5, 4), (6, 5), (7, 5), (8, 6), (24_576, 29), (32_767, 29)] {
            assert_eq!(distance_letter(distance), letter, "{distance}");
        }
        for letter in 0..DISTANCES {
            let from = distance_from(letter);
            let last = from + (1 << distance_bits(letter)) - 1;
            assert_eq!((distance_letter(from), distance_letter(last)), (letter, letter));
        }
    }

    #[test]
    fn repetitions() {
        let zeros = |count| shortened(&vec![0; count]);
        assert_eq!(zeros(2), [(0, 0), (0, 0)]);
        assert_eq!(zeros(10), [(17, 7)]);
        assert_eq!(zeros(140), [(18, 127), (0, 0), (0, 0)]);
        assert_eq!(shortened(&[7; 10]), [(7, 0), (16, 3), (16, 0)]);
        assert_eq!(shortened(&[1, 1, 1, 2]), [(1, 0), (1, 0), (1, 0), (2, 0)]);
    }

    #[test]
    fn a_distance_is_counted_where_there_is_none() {
        let made = |bytes: &[u8]| {
            let mut blocks = Blocks::behind(&[]);
            let tokens: Vec<Token> = bytes.iter().map(|&byte| Token::literal(byte)).collect();
            blocks.shortest(&tokens, Some(bytes));
            blocks.stored_header(0, true);
            blocks.take()
        };
        // 3 bits, 8 of each byte, one more of each that is large, 7, and 5 of the distance; stored it is 40 bits more.
        let with = |large: u8| (0..100).map(|at| if at < large { 200 + at } else { at }).collect::<Vec<u8>>();
        assert_eq!(made(&with(25))[0] & 6, 2);
        assert_eq!(made(&with(26))[0] & 6, 0);
    }
}
