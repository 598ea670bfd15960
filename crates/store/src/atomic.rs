//! Atomic writes: one file ([`write()`], [`AtomicFile`]) or a whole set of changes ([`Transaction`], [`apply`]).
//!
//! A new file's bytes go to a temporary file in the directory of its destination, and a rename puts it in place: a
//! reader sees the old file or the new one, never half of one. The replaced file's mode and owner are kept. A
//! destination that is a symbolic link keeps being one: the file that it points to is replaced.
//!
//! What this refuses: to replace anything that is not a regular file (a directory, `/dev/null`, a pipe), and to take
//! two changes for one path. It keeps nobody out: of two processes that write one file, the last rename wins, whole.
//!
//! A process that is interrupted calls [`abandon`] and leaves nothing behind. One that is killed may leave hidden
//! files or directories with names from [`TEMP_PREFIX`] to [`TEMP_SUFFIX`]; nothing reads them, and a later
//! [`Presence`] removes them.

mod pending;
mod place;
mod presence;
mod transaction;

use pending::{Kind, Note, pass};
use rayon::prelude::*;
use std::{
    fs::{self, File},
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

pub use pending::{Abandoned, abandon};
pub use place::create_dirs;
use place::{Slot, parent};
use presence::builder;
pub use presence::{Presence, is_temporary, temporaries_in};
pub use transaction::Transaction;
use transaction::{Source, Waiting};

/// How the names of temporary files and directories start. Go, git-ignore patterns for dot files and kgen's own walk
/// all pass over such names.
pub const TEMP_PREFIX: &str = ".kgen-";

/// How they end, so that no file of the user's is taken for one.
pub const TEMP_SUFFIX: &str = ".tmp";

/// One change to the tree, for [`apply`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The file at `path` shall hold `bytes`; its directories are created. Without a `mode` it keeps the mode it has,
    /// or gets the usual one for new files (0666 less the umask). Elsewhere than on Unix `mode` is ignored.
    Write {
        /// The destination.
        path: PathBuf,
        /// The whole contents.
        bytes: Vec<u8>,
        /// Permission bits, taken literally (the umask does not apply).
        mode: Option<u32>,
    },
    /// There shall be no file at `path`. Nothing happens when there is none; a link is removed, not its target.
    Remove {
        /// The file to remove.
        path: PathBuf,
    },
}

impl Change {
    /// The file that it is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Write { path, .. } | Self::Remove { path } => path,
        }
    }
}

/// Makes all `changes` or none: see [`Transaction::commit`]. The new files are written side by side.
///
/// # Errors
/// The first change that failed; the tree is then as it was before.
pub fn apply(changes: &[Change]) -> Result<(), StoreError> {
    apply_with(changes, Vec::new())
}

/// The same together with `files`, which have all of their bytes already.
///
/// # Errors
/// As [`apply`].
pub fn apply_with(changes: &[Change], files: Vec<AtomicFile>) -> Result<(), StoreError> {
    let begin = |change: &Change| match change {
        Change::Write { path, bytes, mode } => match Slot::look(path)? {
            slot if slot.has_directory() => fill(slot, bytes, *mode).map(Begun::Filled),
            slot => Ok(Begun::Waits(slot)),
        },
        Change::Remove { .. } => Ok(Begun::Removal),
    };
    let mut begun: Vec<Result<Begun, StoreError>> = changes.par_iter().map(begin).collect();
    // One after the other, so that those made last can go first.
    let mut dirs = place::MadeDirs::default();
    for begun in &mut begun {
        let _inside = pass();
        if let Ok(Begun::Waits(slot)) = begun
            && let Err(error) = dirs.make_for(slot)
        {
            *begun = Err(error);
        }
    }
    let written: Vec<Result<Option<Waiting>, StoreError>> = changes
        .par_iter()
        .zip(begun)
        .map(|(change, begun)| match (change, begun?) {
            (Change::Write { bytes, mode, .. }, Begun::Waits(slot)) => fill(slot, bytes, *mode).map(Some),
            (_, Begun::Filled(file)) => Ok(Some(file)),
            _ => Ok(None),
        })
        .collect();
    let mut transaction = Transaction::new();
    for (change, file) in changes.iter().zip(written) {
        match file? {
            Some(file) => transaction.put(file)?,
            None => transaction.remove(change.path())?,
        }
    }
    for file in files {
        transaction.file(file)?;
    }
    transaction.commit()?;
    dirs.keep();
    Ok(())
}

/// How far a change is.
enum Begun {
    /// The new file has all of its bytes.
    Filled(Waiting),
    /// Its directory is not there yet.
    Waits(Slot),
    /// There is nothing to be done before.
    Removal,
}

/// Writes a file's bytes to a temporary one beside its destination, whose directory is there.
fn fill(slot: Slot, bytes: &[u8], mode: Option<u32>) -> Result<Waiting, StoreError> {
    AtomicFile::at(slot)?.filled(bytes, mode)?.finish()
}

/// Writes one file, creating its directories.
///
/// # Errors
/// What the system refused; the file is then as it was before.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<(), StoreError> {
    AtomicFile::create(path)?.filled(bytes.as_ref(), None)?.commit()
}

/// Makes `link` a symbolic link to `target`, creating its directories. Another link is replaced; the same one is left alone.
///
/// # Errors
/// What the system refused; something that is no link stands at `link`. What was there is then as it was before.
pub fn link(link: &Path, target: &Path) -> Result<(), StoreError> {
    let _inside = pass();
    match fs::symlink_metadata(link) {
        Ok(data) if !data.is_symlink() => return Err(StoreError::NotAFile { path: link.to_owned() }),
        Ok(_) if fs::read_link(link).is_ok_and(|there| there == target) => return Ok(()),
        _ => {}
    }
    create_dirs(parent(link))?;
    let failed = |source| StoreError::Replace { path: link.to_owned(), source };
    let made = builder().make_in(parent(link), |path| symlink(target, path)).map_err(failed)?;
    let path = made.into_temp_path();
    path.persist(link).map_err(|error| failed(error.error))
}

/// Makes `path` the same file as `existing`, creating its directories; a copy where the file system has no hard links.
///
/// # Errors
/// What the system refused; what was at `path` is then as it was before.
pub fn same_file(existing: &Path, path: &Path) -> Result<(), StoreError> {
    let _inside = pass();
    create_dirs(parent(path))?;
    let failed = |source| StoreError::Replace { path: path.to_owned(), source };
    let made = builder()
        .make_in(parent(path), |temp| fs::hard_link(existing, temp).or_else(|_| fs::copy(existing, temp).map(drop)));
    let temp = made.map_err(failed)?.into_temp_path();
    temp.persist(path).map_err(|error| failed(error.error))
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(target, link)
}

/// A file that is written piece by piece and appears at its destination on [`AtomicFile::commit`].
///
/// Dropped without a commit it leaves nothing behind.
#[derive(Debug)]
pub struct AtomicFile {
    temp: tempfile::NamedTempFile,
    note: Note,
    slot: Slot,
    mode: Option<u32>,
}

impl AtomicFile {
    /// Opens a temporary file beside `path`, creating its directories.
    ///
    /// # Errors
    /// `path` is not a place for a regular file, or the system refused the directory or the file.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let _inside = pass();
        Self::beside(Slot::prepare(path.as_ref())?)
    }

    /// The same at a place whose directory is there.
    fn at(slot: Slot) -> Result<Self, StoreError> {
        let _inside = pass();
        Self::beside(slot)
    }

    /// The same inside the gate.
    fn beside(slot: Slot) -> Result<Self, StoreError> {
        let temp = slot.temp_file()?;
        let note = Note::new(temp.path(), Kind::File);
        Ok(Self { temp, note, slot, mode: None })
    }

    /// Gives it all of its bytes.
    pub(crate) fn filled(mut self, bytes: &[u8], mode: Option<u32>) -> Result<Self, StoreError> {
        self.write_all(bytes).map_err(|source| StoreError::Write { path: self.slot.given.clone(), source })?;
        Ok(Self { mode, ..self })
    }

    /// Asks for these permission bits instead of the replaced file's.
    #[must_use]
    pub fn mode(mut self, mode: u32) -> Self {
        self.mode = Some(mode);
        self
    }

    /// The destination as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.slot.given
    }

    /// Puts the file at its destination.
    ///
    /// # Errors
    /// What the system refused; the destination is then as it was before.
    pub fn commit(self) -> Result<(), StoreError> {
        let _inside = pass();
        let Self { temp, note: _note, slot, mode } = self;
        slot.dress(temp.path(), mode)?;
        match temp.into_temp_path().persist(&slot.real) {
            Ok(()) => {
                slot.keep_dirs();
                Ok(())
            }
            Err(error) => Err(StoreError::Replace { path: slot.given.clone(), source: error.error }),
        }
    }

    /// As [`AtomicFile::commit`], after the bytes have reached the disk: for what must survive a power cut.
    ///
    /// # Errors
    /// As [`AtomicFile::commit`].
    pub fn commit_synced(self) -> Result<(), StoreError> {
        self.temp.as_file().sync_all().map_err(|source| StoreError::Write { path: self.slot.given.clone(), source })?;
        self.commit()
    }

    /// Closes the file, which has all of its bytes, and gives it its mode.
    pub(crate) fn finish(self) -> Result<Waiting, StoreError> {
        let Self { temp, note, slot, mode } = self;
        let temp = temp.into_temp_path();
        let _inside = pass();
        slot.dress(&temp, mode)?;
        Ok(Waiting::new(Source::Temp(temp, note), slot))
    }
}

impl Seek for AtomicFile {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.temp.as_file_mut().seek(to)
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temp.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temp.as_file_mut().flush()
    }
}

/// A temporary directory that another program may fill, and whose files a [`Transaction`] then moves into place.
///
/// It goes away, with what is left in it, when it is dropped.
#[derive(Debug)]
pub struct Staging {
    dir: tempfile::TempDir,
    _note: Note,
    _presence: Presence,
}

impl Staging {
    /// A new empty directory inside `parent`, which is created; it must be on the destinations' file system. What
    /// killed processes have left in `parent` is removed.
    ///
    /// # Errors
    /// The system refused a directory.
    pub fn inside(parent: impl AsRef<Path>) -> Result<Self, StoreError> {
        let parent = parent.as_ref();
        let _inside = pass();
        place::make_dirs(parent)?;
        let presence = Presence::enter(parent, &temporaries_in(parent));
        let dir = presence::builder()
            .tempdir_in(parent)
            .map_err(|source| StoreError::CreateDir { path: parent.to_owned(), source })?;
        Ok(Self { _note: Note::new(dir.path(), Kind::Tree), dir, _presence: presence })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.dir.path()
    }
}

/// What failed, where, and what the system said. The system's words are the error's [source](std::error::Error::source).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A directory could not be made.
    #[error("cannot create the directory {}", path.display())]
    CreateDir {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes could not be written (the disk is full, the directory is read-only).
    #[error("cannot write {}", path.display())]
    Write {
        /// The destination.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes were written, but could not take the destination's place.
    #[error("cannot replace {}", path.display())]
    Replace {
        /// The destination.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be removed.
    #[error("cannot remove {}", path.display())]
    Remove {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The destination is a directory, a device or a pipe.
    #[error("{} is not a regular file", path.display())]
    NotAFile {
        /// The destination.
        path: PathBuf,
    },
    /// Two changes of one transaction are for the same file.
    #[error("{} is written or removed twice in one run", path.display())]
    Twice {
        /// The file.
        path: PathBuf,
    },
    /// A change failed, and so did undoing an earlier one: the tree is neither as before nor as wanted.
    #[error("{cause}; and {} could not be restored", path.display())]
    NotRestored {
        /// The file that is not what it was.
        path: PathBuf,
        /// What failed first.
        cause: Box<StoreError>,
        /// What the system said about restoring.
        source: io::Error,
    },
}

impl StoreError {
    /// The path that the error is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::CreateDir { path, .. }
            | Self::Write { path, .. }
            | Self::Replace { path, .. }
            | Self::Remove { path, .. }
            | Self::NotAFile { path }
            | Self::Twice { path }
            | Self::NotRestored { path, .. } => path,
        }
    }

    /// What the system said, where it was the system that refused.
    #[must_use]
    pub fn io(&self) -> Option<&io::Error> {
        match self {
            Self::CreateDir { source, .. }
            | Self::Write { source, .. }
            | Self::Replace { source, .. }
            | Self::Remove { source, .. }
            | Self::NotRestored { source, .. } => Some(source),
            Self::NotAFile { .. } | Self::Twice { .. } => None,
        }
    }
}

/// Gives `path` the permission bits `mode`; elsewhere than on Unix it does nothing.
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}

/// A copy of `file` at `to`, for file systems without hard links.
fn copy(from: &Path, to: &mut File) -> io::Result<()> {
    io::copy(&mut File::open(from)?, to).map(drop)
}

#[cfg(test)]
mod tests;
