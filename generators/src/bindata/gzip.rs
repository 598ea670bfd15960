//! The gzip format around deflated bytes, as Go's `compress/gzip` writes it with a header that nobody has filled in.

use super::deflate::{Encoder, Level};

/// Makes one gzip file of bytes that come piece by piece; how they are cut changes nothing.
#[derive(Debug)]
pub struct Gzip {
    encoder: Encoder,
    checksum: u32,
    length: u32,
}

impl Gzip {
    /// The beginning of a file.
    #[must_use]
    pub fn new(level: Level) -> Self {
        // No name, no time; how hard the encoder has tried; an unknown system.
        let effort = match level {
            Level::Fast => 4,
            Level::Chains(9) => 2,
            Level::Stored | Level::Huffman | Level::Chains(_) => 0,
        };
        let header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, effort, 255];
        Self { encoder: Encoder::behind(&header, level), checksum: 0, length: 0 }
    }

    /// Takes in more bytes.
    pub fn write(&mut self, bytes: &[u8]) {
        self.checksum = checksum(self.checksum, bytes);
        // The format counts bytes by what fits.
        self.length = self.length.wrapping_add(bytes.len() as u32);
        self.encoder.write(bytes);
    }

    /// What can be told already, and is not kept.
    pub fn take(&mut self) -> Vec<u8> {
        self.encoder.take()
    }

    /// The rest.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut rest = self.encoder.finish();
        rest.extend(self.checksum.to_le_bytes());
        rest.extend(self.length.to_le_bytes());
        rest
    }
}

/// What each byte does to a checksum, for bytes that have none to seven others behind them.
const TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut at = 0;
    while at < 256 {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        tables[0][at] = sum;
        at += 1;
    }
    let mut behind = 1;
    while behind < 8 {
        let mut at = 0;
        while at < 256 {
            let sum = tables[behind - 1][at];
            tables[behind][at] = tables[0][(sum & 0xff) as usize] ^ (sum >> 8);
            at += 1;
        }
        behind += 1;
    }
    tables
}

/// The CRC-32 (IEEE 802.3) of what `before` is of and `bytes` behind it.
fn checksum(before: u32, bytes: &[u8]) -> u32 {
    let mut sum = !before;
    let mut eights = bytes.chunks_exact(8);
    for eight in eights.by_ref() {
        let low = sum ^ u32::from_le_bytes([eight[0], eight[1], eight[2], eight[3]]);
        sum = 0;
        for (nth, byte) in low.to_le_bytes().iter().chain(&eight[4..]).enumerate() {
            sum ^= TABLES[7 - nth][usize::from(*byte)];
        }
    }
    for byte in eights.remainder() {
        sum = TABLES[0][usize::from(sum as u8 ^ byte)] ^ (sum >> 8);
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums() {
        assert_eq!(checksum(0, b""), 0);
        assert_eq!(checksum(0, b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(checksum(0, b"1234"), b"56789"), 0xcbf4_3926);
        assert_eq!(checksum(0, b"The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }

    #[test]
    fn an_empty_file() {
        let made = |level| Gzip::new(level).finish();
        let tail = [1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0];
        assert_eq!(made(Level::DEFAULT), [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255][..], &tail].concat());
        assert_eq!(made(Level::Fast)[8], 4);
        assert_eq!(made(Level::Chains(9))[8], 2);
    }
}
