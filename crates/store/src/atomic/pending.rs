//! What this process has put on disk and not finished, so that an interrupt can take it back.
//!
//! Two things keep an interrupt from cutting anything in half. A gate: whoever makes or renames something passes it
//! and stays inside until that is done, and [`abandon`] closes it for good. And a list of what waits under a temporary
//! name, or was made only to hold such a thing. Nothing here knows of signals.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

static GATE: RwLock<()> = RwLock::new(());
/// By the bytes of the paths: a directory comes before what lies in it, and paths compare part by part.
static PENDING: Mutex<BTreeMap<OsString, Kind>> = Mutex::new(BTreeMap::new());

/// What is to go if the process is interrupted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A file.
    File,
    /// A directory, if nothing is in it by then.
    EmptyDir,
    /// A directory with all that is in it.
    Tree,
}

/// Passes the gate. While the guard lives, an interrupt waits; it must not be asked for twice by one thread.
pub(crate) fn pass() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

/// One line of the list, struck out when it is dropped.
#[derive(Debug)]
pub(crate) struct Note(OsString);

impl Note {
    /// Writes down what has just been made, inside the gate.
    pub(crate) fn new(path: &Path, kind: Kind) -> Self {
        list().insert(path.into(), kind);
        Self(path.into())
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        list().remove(&self.0);
    }
}

/// Whether this process has not finished what is at `path`.
pub(crate) fn is_pending(path: &Path) -> bool {
    list().contains_key(path.as_os_str())
}

/// For a process that is about to end: waits until no change is half made, removes everything that is unfinished, and
/// lets nothing be begun as long as the guard lives. A thread that wants to write then waits for ever.
#[must_use = "dropping the guard opens the gate again"]
#[derive(Debug)]
pub struct Abandoned {
    _closed: RwLockWriteGuard<'static, ()>,
}

/// See [`Abandoned`]. What cannot be removed stays; there is nobody left to tell.
pub fn abandon() -> Abandoned {
    let closed = GATE.write().unwrap_or_else(PoisonError::into_inner);
    // What lies in a directory comes before the directory.
    for (path, kind) in list().iter().rev() {
        let _ = match kind {
            Kind::File => fs::remove_file(path),
            Kind::EmptyDir => fs::remove_dir(path),
            Kind::Tree => fs::remove_dir_all(path),
        };
    }
    Abandoned { _closed: closed }
}

fn list() -> MutexGuard<'static, BTreeMap<OsString, Kind>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}
