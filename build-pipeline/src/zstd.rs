//! zstd, in blocks that are compressed side by side: each is a frame of its own, and readers take frames one after the other for
//! one file (RFC 8878, 3).

use std::io::{self, Write};

use zstd::zstd_safe::{CParameter, CompressionLevel};

use crate::blocks::Blocks;

/// The library's own default.
const LEVEL: CompressionLevel = 3;

/// Compresses what is written to it.
pub(crate) struct Zstd<W> {
    blocks: Blocks<W>,
    any: bool,
}

impl<W: Write> Zstd<W> {
    pub(crate) fn new(to: W) -> Self {
        Self { blocks: Blocks::new(to, frame), any: false }
    }

    /// Compresses the rest.
    pub(crate) fn finish(self) -> io::Result<W> {
        let mut to = self.blocks.finish()?;
        if !self.any {
            to.write_all(&frame(&[])?)?;
        }
        Ok(to)
    }
}

impl<W: Write> Write for Zstd<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.any |= !bytes.is_empty();
        self.blocks.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.blocks.flush()
    }
}

/// One frame, with a checksum as zstd(1) writes it.
fn frame(block: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressor = zstd::bulk::Compressor::new(LEVEL)?;
    compressor.set_parameter(CParameter::ChecksumFlag(true))?;
    compressor.compress(block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::BLOCK;

    #[test]
    fn what_comes_out_is_what_went_in_for_any_number_of_threads() {
        for length in [0, 1, BLOCK + 1, 3 * BLOCK] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8 ^ (at >> 12) as u8).collect();
            let packed = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| {
                    let mut zstd = Zstd::new(Vec::new());
                    zstd.write_all(&bytes).unwrap();
                    zstd.finish().unwrap()
                })
            };
            let one = packed(1);
            assert_eq!(packed(3), one);
            assert!(zstd::stream::decode_all(one.as_slice()).unwrap() == bytes);
        }
    }
}
