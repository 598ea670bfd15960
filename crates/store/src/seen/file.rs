//! A file that is read piece by piece, and its digest on the way.

use std::fs;
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};

use super::{What, Witness, failed, is_watched, mark, note};
use crate::hash::Digest;
use crate::near::near;

/// An open file.
#[derive(Debug)]
pub struct File {
    inner: fs::File,
    trace: Option<Box<Trace>>,
}

/// What will be noted of it.
#[derive(Debug)]
struct Trace {
    path: PathBuf,
    mark: Option<(mark::Mark, i128)>,
    hasher: blake3::Hasher,
    ended: bool,
}

impl File {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let opened = fs::File::open(near(path));
        if let Err(error) = &opened {
            note(path, |_| failed(error));
        }
        let inner = opened?;
        let trace = is_watched().then(|| {
            let mark = inner.metadata().ok().and_then(|data| mark::of(&data));
            Box::new(Trace { path: path.to_path_buf(), mark, hasher: blake3::Hasher::new(), ended: false })
        });
        Ok(Self { inner, trace })
    }

    /// Goes back to the beginning.
    ///
    /// # Errors
    /// As `std::io::Seek::rewind`.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.inner.rewind()?;
        if let Some(trace) = &mut self.trace {
            trace.hasher.reset();
            trace.ended = false;
        }
        Ok(())
    }
}

impl Read for File {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        if let Some(trace) = &mut self.trace {
            trace.hasher.update(&bytes[..read]);
            trace.ended |= read == 0 && !bytes.is_empty();
        }
        Ok(read)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let Some(trace) = self.trace.take() else { return };
        let Trace { path, mark, hasher, ended } = *trace;
        let digest = ended.then(|| Digest::from(*hasher.finalize().as_bytes()));
        note(&path, |witness: &Witness| What::Content { mark: witness.trusted(mark), digest });
    }
}
