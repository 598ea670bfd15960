//! gzip, in blocks that are compressed side by side.
//!
//! Where blocks begin depends on nothing but the input, and each is compressed with the 32 KiB before it as its dictionary, so the
//! result is the same for any number of threads, one ordinary member that every gzip reads, and hardly larger than what one
//! thread would have made.

use std::io::{self, Write};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use rayon::prelude::*;

/// How much is compressed in one piece.
const BLOCK: usize = 1 << 20;
/// How many pieces wait for each other.
const BATCH: usize = 16;
/// How far back deflate looks.
const WINDOW: usize = 32 << 10;

/// Magic, deflate, no flags, no time, no extra flags, unknown system: the same whatever it was made on.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// Compresses what is written to it.
#[derive(Debug)]
pub(crate) struct Gzip<W: Write> {
    to: W,
    level: u32,
    /// The end of what has been compressed, then what waits.
    bytes: Vec<u8>,
    /// How much of `bytes` has been compressed.
    done: usize,
    crc: Crc,
}

impl<W: Write> Gzip<W> {
    pub(crate) fn new(mut to: W, level: u32) -> io::Result<Self> {
        to.write_all(&HEADER)?;
        Ok(Self { to, level, bytes: Vec::with_capacity(WINDOW + BATCH * BLOCK), done: 0, crc: Crc::new() })
    }

    /// Ends the member.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.compress(true)?;
        self.to.write_all(&self.crc.sum().to_le_bytes())?;
        self.to.write_all(&self.crc.amount().to_le_bytes())?;
        Ok(self.to)
    }

    /// Compresses what waits.
    fn compress(&mut self, last: bool) -> io::Result<()> {
        let waiting = self.bytes.len() - self.done;
        // The end has to be said even if nothing is left to be said before it.
        let blocks = waiting.div_ceil(BLOCK).max(usize::from(last));
        let piece = |nth: usize| {
            let from = self.done + nth * BLOCK;
            let to = self.bytes.len().min(from + BLOCK);
            let mut crc = Crc::new();
            crc.update(&self.bytes[from..to]);
            let dictionary = &self.bytes[from.saturating_sub(WINDOW)..from];
            let end = last && nth + 1 == blocks;
            Ok((deflate(&self.bytes[from..to], dictionary, end, self.level)?, crc))
        };
        let pieces = (0..blocks).into_par_iter().map(piece).collect::<io::Result<Vec<_>>>()?;
        for (bytes, crc) in pieces {
            self.to.write_all(&bytes)?;
            self.crc.combine(&crc);
        }
        let keep = self.bytes.len().min(WINDOW);
        self.bytes.drain(..self.bytes.len() - keep);
        self.done = keep;
        Ok(())
    }
}

impl<W: Write> Write for Gzip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = BATCH * BLOCK - (self.bytes.len() - self.done);
        let taken = bytes.len().min(room);
        self.bytes.extend_from_slice(&bytes[..taken]);
        if taken == room {
            self.compress(false)?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// One block, as a part of a stream that goes on unless it is the last.
fn deflate(block: &[u8], dictionary: &[u8], last: bool, level: u32) -> io::Result<Vec<u8>> {
    let mut compress = Compress::new(Compression::new(level), false);
    if !dictionary.is_empty() {
        compress.set_dictionary(dictionary)?;
    }
    let flush = if last { FlushCompress::Finish } else { FlushCompress::Sync };
    let mut out = Vec::with_capacity(block.len() / 2 + 1024);
    loop {
        let read = usize::try_from(compress.total_in()).unwrap_or(block.len());
        let status = compress.compress_vec(&block[read..], &mut out, flush)?;
        // A flush is complete once it has left room.
        let flushed = compress.total_in() == block.len() as u64 && out.len() < out.capacity();
        if status == Status::StreamEnd || !last && flushed {
            return Ok(out);
        }
        out.reserve(64 << 10);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// Bytes that can be compressed, but not to nothing.
    fn text(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 24
        };
        (0..length).map(|_| b"etaoin shrdlu\n"[(next() % 14) as usize]).collect()
    }

    fn packed(bytes: &[u8], threads: usize) -> Vec<u8> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut gzip = Gzip::new(Vec::new(), 6).unwrap();
            // In pieces of any size.
            for piece in bytes.chunks(70_001) {
                gzip.write_all(piece).unwrap();
            }
            gzip.finish().unwrap()
        })
    }

    #[test]
    fn what_comes_out_is_what_went_in_for_any_number_of_threads() {
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, BATCH * BLOCK, BATCH * BLOCK + 5, 2 * BATCH * BLOCK] {
            let bytes = text(length);
            let one = packed(&bytes, 1);
            assert_eq!(packed(&bytes, 3), one, "{length}");
            let mut back = Vec::new();
            // Not the reader of several members: there is one.
            flate2::read::GzDecoder::new(one.as_slice()).read_to_end(&mut back).unwrap();
            assert!(back == bytes, "{length}");
        }
    }

    #[test]
    fn blocks_cost_next_to_nothing() {
        let bytes = text(4 * BLOCK);
        let mut whole = flate2::write::GzEncoder::new(Vec::new(), Compression::new(6));
        whole.write_all(&bytes).unwrap();
        let whole = whole.finish().unwrap().len();
        let blocks = packed(&bytes, 2).len();
        assert!(blocks * 1000 <= whole * 1002, "{blocks} and {whole}");
    }
}
