//! Reading, with a memory of what was seen.
//!
//! A run whose answer is to be kept ([`crate::cas`]) has to know everything that the answer depends on: not only the files
//! that were read, but also what was looked for and not there, what directories held, and where links led. So whoever
//! reads for such a run does it through this module. On a thread that a [`Witness`] watches, each look is noted as a
//! [`Sight`]; on any other thread nothing is noted, and the functions are those of `std`.
//!
//! Later, [`Sights::still_hold`] says whether one would see the same again. A file whose [`Mark`] is the same is the same
//! without being read; where the mark differs, or was too young to be trusted, the digest of its bytes decides.

mod file;
mod mark;
mod sights;

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::hash::Digest;
use crate::near::near;

pub use file::File;
pub use mark::{Mark, Moment};
pub use sights::{Sights, Verdict};

/// What a path is, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link; only of entries of a directory, which are not followed.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

impl From<fs::FileType> for Kind {
    fn from(kind: fs::FileType) -> Self {
        match () {
            () if kind.is_file() => Self::File,
            () if kind.is_dir() => Self::Directory,
            () if kind.is_symlink() => Self::Link,
            () => Self::Other,
        }
    }
}

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name.
    pub name: OsString,
    /// What it is; links are not followed.
    pub kind: Kind,
}

/// What was seen at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A file with these bytes; without a digest it was not read to its end.
    Content { mark: Option<Mark>, digest: Option<Digest> },
    /// A directory with these entries, by name.
    Entries { mark: Option<Mark>, entries: Vec<Entry> },
    /// What stands there, links followed; nothing: nothing that can be asked.
    Kind(Option<Kind>),
    /// Where it really is; nothing where that cannot be told.
    Real(Option<PathBuf>),
    /// What the system says of it: kind, size, mode and time of change of its contents.
    Meta(Option<(Kind, u64, u32, i64)>),
    /// Where the link leads; nothing where it is none.
    Link(Option<PathBuf>),
    /// There is no such file or directory to be read.
    Absent,
    /// It could not be read for another reason, which might not come again.
    Failed,
}

/// What a run itself has done at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It has put a file with bytes of this digest in place.
    Bytes(Digest),
    /// It has put a file in place of which nobody knows the digest; nothing of the run can be kept.
    Unknown,
    /// It has removed the file.
    Nothing,
}

/// What a run sees, from all the threads that it watches.
#[derive(Clone, Debug)]
pub struct Witness(Arc<Notes>);

#[derive(Debug)]
struct Notes {
    looks: Mutex<Vec<Vec<(PathBuf, What)>>>,
    written: Mutex<Vec<(PathBuf, Written)>>,
    moment: Moment,
}

thread_local! {
    static WATCHED: RefCell<Option<Watched>> = const { RefCell::new(None) };
}

/// A thread's own notes, which nobody has to wait for.
struct Watched {
    witness: Witness,
    looks: Vec<(PathBuf, What)>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let looks = std::mem::take(&mut self.looks);
        self.witness.0.looks.lock().unwrap_or_else(PoisonError::into_inner).push(looks);
    }
}

impl Witness {
    /// One who has seen nothing yet. Marks that are not well before `moment` are not trusted.
    #[must_use]
    pub fn new(moment: Moment) -> Self {
        Self(Arc::new(Notes { looks: Mutex::default(), written: Mutex::default(), moment }))
    }

    /// Watches the calling thread until [`Witness::leave`] or its end.
    pub fn watch(&self) {
        WATCHED.set(Some(Watched { witness: self.clone(), looks: Vec::new() }));
    }

    /// Watches the calling thread no longer, and takes up what it has seen.
    pub fn leave() {
        drop(WATCHED.take());
    }

    /// Who watches the calling thread.
    #[must_use]
    pub fn here() -> Option<Self> {
        WATCHED.with_borrow(|watched| watched.as_ref().map(|watched| watched.witness.clone()))
    }

    /// Everything that the threads have seen which are watched no longer; nothing where it would not hold: something was
    /// seen in two ways, or could not be seen.
    #[must_use]
    pub fn sights(&self) -> Option<Sights> {
        let looks = std::mem::take(&mut *self.0.looks.lock().unwrap_or_else(PoisonError::into_inner));
        let written = std::mem::take(&mut *self.0.written.lock().unwrap_or_else(PoisonError::into_inner));
        Sights::of(looks.into_iter().flatten().collect(), written)
    }

    fn trusted(&self, mark: Option<(Mark, i128)>) -> Option<Mark> {
        let (mark, changed) = mark?;
        self.0.moment.is_well_after(changed).then_some(mark)
    }

    /// Notes what the run itself has done at a path.
    pub fn did(&self, path: &Path, written: Written) {
        self.0.written.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_path_buf(), written));
    }
}

/// Whether the calling thread is watched.
fn is_watched() -> bool {
    WATCHED.with_borrow(Option::is_some)
}

fn note(path: &Path, what: impl FnOnce(&Witness) -> What) {
    WATCHED.with_borrow_mut(|watched| {
        if let Some(watched) = watched {
            let what = what(&watched.witness);
            watched.looks.push((path.to_path_buf(), what));
        }
    });
}

fn failed(error: &io::Error) -> What {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => What::Absent,
        _ => What::Failed,
    }
}

/// Opens a file.
///
/// # Errors
/// As `std::fs::File::open`.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// The bytes of a file.
///
/// # Errors
/// As `std::fs::read`.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !is_watched() {
        return fs::read(near(path));
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut File::open(path)?, &mut bytes)?;
    Ok(bytes)
}

/// The text of a file.
///
/// # Errors
/// As `std::fs::read_to_string`.
pub fn read_to_string(path: &Path) -> io::Result<String> {
    let not_text = |_| io::Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8");
    String::from_utf8(read(path)?).map_err(not_text)
}

/// The entries of a directory, in no particular order.
///
/// # Errors
/// As `std::fs::read_dir`.
pub fn list(dir: &Path) -> io::Result<Vec<Entry>> {
    let watched = is_watched();
    // Before the entries are read: what comes between makes a mark that differs.
    let mark = if watched { fs::metadata(near(dir)).ok().and_then(|data| mark::of(&data)) } else { None };
    let list = || -> io::Result<Vec<Entry>> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            Ok(Entry { kind: entry.file_type()?.into(), name: entry.file_name() })
        };
        fs::read_dir(near(dir))?.map(entry).collect()
    };
    let listed = list();
    if watched {
        note(dir, |witness| match &listed {
            Ok(entries) => {
                let mut entries = entries.clone();
                entries.sort_unstable();
                What::Entries { mark: witness.trusted(mark), entries }
            }
            Err(error) => failed(error),
        });
    }
    listed
}

/// What stands at a path, links followed; nothing where there is nothing, or nobody may look.
#[must_use]
pub fn kind(path: &Path) -> Option<Kind> {
    let kind = fs::metadata(near(path)).ok().map(|data| data.file_type().into());
    note(path, |_| What::Kind(kind));
    kind
}

/// Whether a directory stands there.
#[must_use]
pub fn is_dir(path: &Path) -> bool {
    kind(path) == Some(Kind::Directory)
}

/// Whether a file stands there.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    kind(path) == Some(Kind::File)
}

/// Where a path really leads.
///
/// # Errors
/// As `std::fs::canonicalize`.
pub fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    let real = fs::canonicalize(path);
    note(path, |_| What::Real(real.as_ref().ok().cloned()));
    real
}

/// Where a link leads, as it says itself.
///
/// # Errors
/// As `std::fs::read_link`.
pub fn read_link(path: &Path) -> io::Result<PathBuf> {
    let target = fs::read_link(near(path));
    note(path, |_| What::Link(target.as_ref().ok().cloned()));
    target
}

/// What the system says of a file, links followed, where more than its kind matters.
///
/// # Errors
/// As `std::fs::metadata`.
pub fn metadata(path: &Path) -> io::Result<fs::Metadata> {
    let data = fs::metadata(near(path));
    note(path, |_| What::Meta(data.as_ref().ok().map(mark::described)));
    data
}
