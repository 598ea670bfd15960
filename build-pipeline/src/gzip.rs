//! gzip, in blocks that are compressed side by side, and from pieces that were compressed before.
//!
//! Where blocks begin depends on nothing but the input, so the result is the same for any number of threads: one ordinary member
//! that every gzip reads. A [`Piece`] is a part of such a member that refers to nothing before it and ends at a byte, so it can
//! stand in any of them.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
};

use anyhow::ensure;
use libdeflater::{CompressionLvl, Compressor};
use store::atomic::AtomicFile;

use crate::{
    blocks::Blocks,
    deflate::{END, leave_open},
};

/// What is smaller than gzip(1) makes it at its default of 6, in blocks as we make them; one less was so by 0.2 percent only.
const LEVEL: i32 = 7;
/// How much of a block says whether compressing it is of any use.
const TASTE: usize = 64 << 10;
/// Changes whenever the same input comes to other bytes than before; it is part of what pieces are kept under.
pub(crate) const FORMAT: u32 = 1;

/// Magic, deflate, no flags, no time, no extra flags, unknown system: the same whatever it was made on.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// Compresses what is written to it to one member.
pub(crate) struct Gzip<W: Write>(Body<W>);

impl<W: Write> Gzip<W> {
    pub(crate) fn new(mut to: W) -> io::Result<Self> {
        to.write_all(&HEADER)?;
        Ok(Self(Body::new(to)))
    }

    /// Adds what has been compressed before.
    pub(crate) fn splice(&mut self, piece: &Piece, packed: impl Read) -> io::Result<()> {
        self.0.splice(piece, packed)
    }

    /// Ends the member.
    pub(crate) fn finish(self) -> io::Result<W> {
        let Body { blocks, crc, length } = self.0;
        let mut to = blocks.finish()?;
        to.write_all(&END)?;
        to.write_all(&crc.finalize().to_le_bytes())?;
        // Modulo 2^32, as the format has it.
        to.write_all(&length.to_le_bytes()[..4])?;
        Ok(to)
    }
}

impl<W: Write> Write for Gzip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What stands between a member's header and its end.
pub(crate) struct Body<W> {
    blocks: Blocks<W>,
    crc: crc32fast::Hasher,
    /// How much has been compressed in all, in bytes.
    length: u64,
}

impl<W: Write> Body<W> {
    fn new(to: W) -> Self {
        Self { blocks: Blocks::new(to, deflate), crc: crc32fast::Hasher::new(), length: 0 }
    }

    /// Adds what has been compressed before.
    pub(crate) fn splice(&mut self, piece: &Piece, packed: impl Read) -> io::Result<()> {
        let copied = io::copy(&mut packed.take(piece.packed), self.blocks.end()?)?;
        if copied != piece.packed {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.crc.combine(&crc32fast::Hasher::new_with_initial_len(piece.crc, piece.length));
        self.length += piece.length;
        Ok(())
    }
}

impl<W: Write> Write for Body<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.blocks.write(bytes)?;
        self.crc.update(&bytes[..taken]);
        self.length += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.blocks.flush()
    }
}

/// What a file comes to when it is compressed; on disk its bytes, then its length and its CRC-32.
#[derive(Debug)]
pub(crate) struct Piece {
    /// In bytes, before compression.
    length: u64,
    crc: u32,
    /// In bytes, compressed.
    packed: u64,
}

/// How many bytes of a piece's file are not the piece.
const TRAILER: u64 = 12;

impl Piece {
    /// Compresses what `fill` writes.
    pub(crate) fn write(
        to: AtomicFile,
        fill: impl FnOnce(&mut Body<BufWriter<AtomicFile>>) -> anyhow::Result<()>,
    ) -> anyhow::Result<AtomicFile> {
        let mut body = Body::new(BufWriter::with_capacity(1 << 20, to));
        fill(&mut body)?;
        let Body { blocks, crc, length } = body;
        let mut to = blocks.finish()?;
        to.write_all(&length.to_le_bytes())?;
        to.write_all(&crc.finalize().to_le_bytes())?;
        Ok(to.into_inner().map_err(io::IntoInnerError::into_error)?)
    }

    /// The piece in a file that [`Piece::write`] has written, and its bytes.
    pub(crate) fn open(mut file: File) -> anyhow::Result<(Self, File)> {
        use std::io::{Seek as _, SeekFrom};
        let packed = file.metadata()?.len().checked_sub(TRAILER);
        ensure!(packed.is_some(), "the file is too short");
        let packed = packed.unwrap_or_default();
        let mut trailer = [0; TRAILER as usize];
        file.seek(SeekFrom::Start(packed))?;
        file.read_exact(&mut trailer)?;
        file.seek(SeekFrom::Start(0))?;
        let (mut length, mut crc) = ([0; 8], [0; 4]);
        length.copy_from_slice(&trailer[..8]);
        crc.copy_from_slice(&trailer[8..]);
        Ok((Self { length: u64::from_le_bytes(length), crc: u32::from_le_bytes(crc), packed }, file))
    }

    /// In bytes, before compression.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }
}

/// One block, as a part of a stream that goes on. What is compressed already is stored.
fn deflate(block: &[u8]) -> io::Result<Vec<u8>> {
    let taste = &block[..block.len().min(TASTE)];
    let stored = taste.len() == TASTE && compressed(taste, 1)?.len() * 100 >= TASTE * 98;
    let mut stream = compressed(block, if stored { 0 } else { LEVEL })?;
    leave_open(&mut stream)?;
    Ok(stream)
}

fn compressed(bytes: &[u8], level: i32) -> io::Result<Vec<u8>> {
    let level = CompressionLvl::new(level).map_err(|_| io::ErrorKind::InvalidInput)?;
    let mut compressor = Compressor::new(level);
    let mut out = vec![0; compressor.deflate_compress_bound(bytes.len())];
    let length = compressor.deflate_compress(bytes, &mut out).map_err(io::Error::other)?;
    out.truncate(length);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::{BATCH, BLOCK};

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
            let mut gzip = Gzip::new(Vec::new()).unwrap();
            // In pieces of any size.
            for piece in bytes.chunks(70_001) {
                gzip.write_all(piece).unwrap();
            }
            gzip.finish().unwrap()
        })
    }

    #[test]
    fn what_comes_out_is_what_went_in_for_any_number_of_threads() {
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, BATCH * BLOCK, BATCH * BLOCK + 5] {
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
    fn it_is_no_larger_than_what_one_thread_makes_at_the_usual_level() {
        let bytes = text(4 * BLOCK);
        let mut whole = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        whole.write_all(&bytes).unwrap();
        let whole = whole.finish().unwrap().len();
        let blocks = packed(&bytes, 2).len();
        assert!(blocks <= whole, "{blocks} and {whole}");
    }

    #[test]
    fn pieces_stand_in_any_member() {
        let dir = tempfile::tempdir().unwrap();
        let whole = [text(BLOCK + 7), Vec::new(), text(300)];
        let mut gzip = Gzip::new(Vec::new()).unwrap();
        let mut expected = Vec::new();
        for (nth, bytes) in whole.iter().enumerate() {
            let at = dir.path().join(nth.to_string());
            let fill = |body: &mut Body<_>| Ok(body.write_all(bytes)?);
            Piece::write(AtomicFile::create(&at).unwrap(), fill).unwrap().commit().unwrap();
            let (piece, packed) = Piece::open(File::open(&at).unwrap()).unwrap();
            assert_eq!(piece.length(), bytes.len() as u64);
            gzip.write_all(b"between").unwrap();
            gzip.splice(&piece, packed).unwrap();
            expected.extend_from_slice(b"between");
            expected.extend_from_slice(bytes);
        }
        let mut back = Vec::new();
        // The reader compares length and CRC.
        flate2::read::GzDecoder::new(gzip.finish().unwrap().as_slice()).read_to_end(&mut back).unwrap();
        assert!(back == expected);
    }

    #[test]
    fn what_cannot_be_compressed_is_stored() {
        let mut state = 1_u64;
        let mut noise = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        let bytes: Vec<u8> = (0..BLOCK).map(|_| noise()).collect();
        let packed = packed(&bytes, 2).len();
        assert!(packed > BLOCK && packed < BLOCK + 4096, "{packed}");
    }
}
