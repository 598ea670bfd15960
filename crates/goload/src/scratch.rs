//! Memory into which files are read to be looked at, and which serves again and again.
//!
//! Most files of a tree are looked at and forgotten. To ask the system for memory for each of them would take longer than
//! to read them.

use std::cell::Cell;
use std::io::{self, ErrorKind, Read as _};
use std::ops::Range;
use std::path::Path;

use store::seen;

/// The memory of a thread, and how much of it holds something.
#[derive(Default)]
pub(crate) struct Scratch {
    bytes: Vec<u8>,
    filled: usize,
}

/// How much is asked for at a time; most files are shorter.
const PIECE: usize = 64 << 10;
/// What a thread begins with.
const ROOM: usize = 512 << 10;
/// What a thread keeps; what takes more gives it back.
const KEPT: usize = 4 << 20;

thread_local! {
    static SCRATCH: Cell<Scratch> = const { Cell::new(Scratch { bytes: Vec::new(), filled: 0 }) };
}

impl Scratch {
    /// This thread's memory, empty. Whoever asks for it a second time before it is given back gets another one.
    pub(crate) fn take() -> Self {
        Self { filled: 0, ..SCRATCH.take() }
    }

    /// Gives it back for the next one.
    pub(crate) fn give_back(self) {
        if self.bytes.len() <= KEPT {
            SCRATCH.set(self);
        }
    }

    /// Adds a whole file; says where it is.
    pub(crate) fn read(&mut self, path: &Path) -> io::Result<Range<usize>> {
        let start = self.filled;
        self.fill(&mut seen::open(path)?, usize::MAX)?;
        Ok(start..self.filled)
    }

    /// Adds what comes next in a file until there are `enough` bytes; says whether the file ended before.
    pub(crate) fn fill(&mut self, file: &mut seen::File, enough: usize) -> io::Result<bool> {
        while self.filled < enough {
            let wanted = self.filled + PIECE;
            if self.bytes.capacity() == 0 {
                // Room that nobody touches costs nothing, and few threads will ever have to move to more.
                self.bytes.reserve_exact(ROOM);
            }
            if self.bytes.len() < wanted {
                self.bytes.resize(wanted, 0);
            }
            match file.read(&mut self.bytes[self.filled..]) {
                Ok(0) => return Ok(true),
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Forgets what there is but for the last `kept` bytes.
    pub(crate) fn keep(&mut self, kept: usize) {
        self.bytes.copy_within(self.filled - kept..self.filled, 0);
        self.filled = kept;
    }

    /// All that there is.
    pub(crate) fn all(&self) -> &[u8] {
        &self.bytes[..self.filled]
    }

    /// What was read there.
    pub(crate) fn bytes(&self, range: Range<usize>) -> &[u8] {
        &self.bytes[range]
    }
}

#[cfg(test)]
mod tests {
    use super::{PIECE, Scratch};

    #[test]
    fn files_follow_each_other() {
        let dir = tempfile::tempdir().unwrap();
        let contents = [vec![b'a'; 3], Vec::new(), vec![b'b'; PIECE], vec![b'c'; 2 * PIECE + 1]];
        let mut scratch = Scratch::take();
        let mut ranges = Vec::new();
        for (nth, content) in contents.iter().enumerate() {
            let path = dir.path().join(nth.to_string());
            store::atomic::write(&path, content).unwrap();
            ranges.push(scratch.read(&path).unwrap());
        }
        for (range, content) in ranges.into_iter().zip(&contents) {
            assert_eq!(scratch.bytes(range), content);
        }
        assert!(scratch.read(&dir.path().join("none")).is_err());
        scratch.give_back();
        let mut again = Scratch::take();
        assert_eq!(again.read(&dir.path().join("0")).unwrap(), 0..3);
    }
}
