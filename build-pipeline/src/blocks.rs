//! Compressing in blocks, side by side. Where they begin depends on nothing but the input, so what comes out is the same for any
//! number of threads.

use std::io::{self, Write};

use rayon::prelude::*;

/// How much is compressed at once. Blocks know nothing of each other: with a quarter of it archives of programs were a fifth of a
/// percent larger.
pub(crate) const BLOCK: usize = 4 << 20;
/// How many blocks wait for each other. Bytes do not depend on it.
pub(crate) const BATCH: usize = if cfg!(test) { 2 } else { 8 };

/// Compresses what is written to it, block by block.
pub(crate) struct Blocks<W> {
    to: W,
    /// What waits.
    waiting: Vec<u8>,
    compress: fn(&[u8]) -> io::Result<Vec<u8>>,
}

impl<W: Write> Blocks<W> {
    pub(crate) fn new(to: W, compress: fn(&[u8]) -> io::Result<Vec<u8>>) -> Self {
        Self { to, waiting: Vec::new(), compress }
    }

    /// Compresses what waits, and hands out where it has gone.
    pub(crate) fn end(&mut self) -> io::Result<&mut W> {
        let blocks = self.waiting.par_chunks(BLOCK).map(self.compress).collect::<io::Result<Vec<_>>>()?;
        blocks.iter().try_for_each(|block| self.to.write_all(block))?;
        self.waiting.clear();
        Ok(&mut self.to)
    }

    /// The same for the last time.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.end()?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Blocks<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = BATCH * BLOCK - self.waiting.len();
        let taken = bytes.len().min(room);
        self.waiting.extend_from_slice(&bytes[..taken]);
        if taken == room {
            self.end()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
