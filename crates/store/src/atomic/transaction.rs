//! A set of changes that happens whole or not at all.
//!
//! Everything that can fail for want of space or permission is done first, on temporary files. Then the files are
//! renamed into place, side by side, each old file kept under a temporary name until all have succeeded. This
//! is all-or-nothing for errors and interrupts; it is not a journal, so a kill or a power cut between two renames
//! leaves some of them done, each whole.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use rayon::prelude::*;

use super::{
    AtomicFile, StoreError, copy,
    pending::{Note, pass},
    place::{Destination, Slot, parent},
    presence::builder,
};
use crate::near::near;

/// Changes that have been prepared and not yet made. Dropped without a commit it leaves nothing behind.
#[derive(Debug, Default)]
pub struct Transaction {
    changes: Vec<Prepared>,
    taken: BTreeSet<Destination>,
}

#[derive(Debug)]
enum Prepared {
    /// The new file waits under a temporary name, complete.
    Put { from: Source, slot: Box<Slot> },
    /// The file is there and shall go.
    Remove { path: PathBuf },
}

/// A whole file that waits for its place; nothing of it is open.
#[derive(Debug)]
pub(crate) struct Waiting {
    source: Source,
    slot: Slot,
    destination: Destination,
}

impl Waiting {
    pub(crate) fn new(source: Source, slot: Slot) -> Self {
        Self { source, destination: slot.destination(), slot }
    }
}

#[derive(Debug)]
pub(crate) enum Source {
    Temp(tempfile::TempPath, Note),
    Adopted(PathBuf),
}

impl Source {
    fn path(&self) -> &Path {
        match self {
            Self::Temp(path, _) => path,
            Self::Adopted(path) => path,
        }
    }
}

impl Transaction {
    /// A transaction without changes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file with these bytes; see [`Change::Write`](super::Change::Write).
    ///
    /// # Errors
    /// The destination is impossible or taken, or the bytes could not be written to a temporary file.
    pub fn write(&mut self, path: &Path, bytes: &[u8], mode: Option<u32>) -> Result<(), StoreError> {
        self.file(AtomicFile::create(path)?.filled(bytes, mode)?)
    }

    /// Adds a file that was written as a stream.
    ///
    /// # Errors
    /// The destination is taken, or the file's mode could not be set.
    pub fn file(&mut self, file: AtomicFile) -> Result<(), StoreError> {
        self.put(file.finish()?)
    }

    /// Adds a file that another program wrote: `from` is moved to `to`, with the mode it has. Both must be on one
    /// file system; see [`Staging`](super::Staging). After a failed commit `from` may be gone.
    ///
    /// # Errors
    /// The destination is impossible or taken.
    pub fn adopt(&mut self, from: &Path, to: &Path) -> Result<(), StoreError> {
        let _inside = pass();
        let slot = Slot::prepare(to)?;
        self.put(Waiting::new(Source::Adopted(from.to_owned()), slot))
    }

    /// Adds a removal; see [`Change::Remove`](super::Change::Remove).
    ///
    /// # Errors
    /// There is a directory at `path`, or the path is taken.
    pub fn remove(&mut self, path: &Path) -> Result<(), StoreError> {
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_dir() => {
                return Err(StoreError::NotAFile { path: path.to_owned() });
            }
            Ok(_) => {}
            Err(error) if is_absent(&error) => return Ok(()),
            Err(source) => {
                return Err(StoreError::Remove { path: path.to_owned(), source });
            }
        }
        self.take(Destination::new(path), path)?;
        self.changes.push(Prepared::Remove { path: path.to_owned() });
        Ok(())
    }

    /// Makes all the changes.
    ///
    /// # Errors
    /// The first rename or removal, in the order in which they were added, of those that failed. The others have been
    /// undone, and the temporary files and the
    /// directories made for them are gone, unless the error is [`StoreError::NotRestored`].
    pub fn commit(mut self) -> Result<(), StoreError> {
        let _inside = pass();
        // A lone change needs no way back: the rename itself is all or nothing.
        let lone = self.changes.len() == 1;
        let failed = AtomicBool::new(false);
        let make = |change: &Prepared| {
            if failed.load(Ordering::Relaxed) {
                return Ok(Undo::Nothing);
            }
            let made = match change {
                Prepared::Put { from, slot } => put(from.path(), slot, !lone),
                Prepared::Remove { path } => remove(path),
            };
            made.inspect_err(|_| failed.store(true, Ordering::Relaxed))
        };
        // No two of them are about one file, so they may be made in any order.
        let made: Vec<_> = self.changes.par_iter().map(make).collect();
        let mut done = Vec::with_capacity(made.len());
        let mut cause = None;
        for made in made {
            match made {
                Ok(undo) => done.push(undo),
                Err(error) => cause = cause.or(Some(error)),
            }
        }
        if let Some(cause) = cause {
            return Err(roll_back(done, cause));
        }
        done.into_par_iter().for_each(Undo::forget);
        for change in std::mem::take(&mut self.changes) {
            if let Prepared::Put { from, slot } = change {
                if let Source::Temp(temp, _note) = from {
                    // It has its final name already; dropping it would only look for the temporary one.
                    let _ = temp.keep();
                }
                slot.keep_dirs();
            }
        }
        Ok(())
    }

    /// Adds a file that waits for its place.
    pub(crate) fn put(&mut self, file: Waiting) -> Result<(), StoreError> {
        let Waiting { source: from, slot, destination } = file;
        self.take(destination, &slot.given)?;
        let slot = Box::new(slot);
        self.changes.push(Prepared::Put { from, slot });
        Ok(())
    }

    /// Notes that a destination has a change.
    fn take(&mut self, destination: Destination, given: &Path) -> Result<(), StoreError> {
        if self.taken.insert(destination) { Ok(()) } else { Err(StoreError::Twice { path: given.to_owned() }) }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // Innermost directories were made last and have to go first.
        while self.changes.pop().is_some() {}
    }
}

/// How one change is taken back.
enum Undo {
    /// The old file waits at `backup`.
    Restore { path: PathBuf, backup: PathBuf },
    /// There was no old file.
    Delete { path: PathBuf },
    /// Nothing was changed, or nobody will ask.
    Nothing,
}

impl Undo {
    fn run(&self) -> Result<(), (&Path, io::Error)> {
        match self {
            Self::Restore { path, backup } => rename(backup, path).map_err(|e| (path.as_path(), e)),
            Self::Delete { path } => fs::remove_file(path).map_err(|e| (path.as_path(), e)),
            Self::Nothing => Ok(()),
        }
    }

    /// The change stays: the old file goes.
    fn forget(self) {
        if let Self::Restore { backup, .. } = self {
            // The changes are made; a backup that cannot be deleted is litter, not a failure.
            let _ = fs::remove_file(backup);
        }
    }
}

fn roll_back(done: Vec<Undo>, cause: StoreError) -> StoreError {
    let mut result = cause;
    for undo in done.iter().rev() {
        if let Err((path, source)) = undo.run() {
            result = StoreError::NotRestored { path: path.to_owned(), cause: Box::new(result), source };
        }
    }
    result
}

fn put(from: &Path, slot: &Slot, with_undo: bool) -> Result<Undo, StoreError> {
    let failed = |source| StoreError::Replace { path: slot.given.clone(), source };
    let undo = if !with_undo {
        Undo::Nothing
    } else if slot.old.is_some() {
        Undo::Restore { path: slot.real.clone(), backup: second_name(&slot.real).map_err(failed)? }
    } else {
        Undo::Delete { path: slot.real.clone() }
    };
    match rename(from, &slot.real) {
        Ok(()) => Ok(undo),
        Err(error) => {
            undo.forget();
            Err(failed(error))
        }
    }
}

fn remove(path: &Path) -> Result<Undo, StoreError> {
    let failed = |source| StoreError::Remove { path: path.to_owned(), source };
    // Moving it aside needs no other permission than removing it does, and can be taken back.
    let backup = free_name(path, |backup| rename_new(path, backup)).map_err(failed)?;
    Ok(Undo::Restore { path: path.to_owned(), backup })
}

/// Gives the file at `path` a second, temporary name: a hard link, or a copy where there are none.
fn second_name(path: &Path) -> io::Result<PathBuf> {
    match free_name(path, |backup| fs::hard_link(path, backup)) {
        Ok(backup) => Ok(backup),
        Err(_) => {
            let mut temp = builder().tempfile_in(parent(path))?;
            copy(path, temp.as_file_mut())?;
            fs::set_permissions(temp.path(), fs::metadata(path)?.permissions())?;
            let (_, backup) = temp.keep().map_err(|error| error.error)?;
            Ok(backup)
        }
    }
}

/// A temporary name beside `path` at which `make` succeeds; names that are taken are passed over.
fn free_name(path: &Path, mut make: impl FnMut(&Path) -> io::Result<()>) -> io::Result<PathBuf> {
    builder().make_in(parent(path), |name| make(name))?.into_temp_path().keep().map_err(|error| error.error)
}

/// A rename that does not replace: what is at `to` already is passed over by [`free_name`].
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    rename(from, to)
}

/// Absent, or below something that is not a directory: either way there is no such file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[expect(clippy::disallowed_methods, reason = "this is the atomic writer that everything else goes through")]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(near(from), near(to))
}
