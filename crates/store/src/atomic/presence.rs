//! Temporary files that killed processes have left, and how to tell them from those of a live one.
//!
//! Whoever writes below a directory holds a shared lock on it, which the system takes away when the process ends,
//! however it ends. Who gets the directory for itself alone therefore knows that nobody is writing, and that what
//! lies about under temporary names is litter. Where the system cannot lock directories, nothing is removed.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::{TEMP_PREFIX, TEMP_SUFFIX, pending::is_pending};

/// How many characters stand between prefix and suffix of a temporary name.
const RANDOM: usize = 6;

/// Says, while it lives, that this process writes below a directory.
#[derive(Debug)]
pub struct Presence {
    // Held for its lock. Without one, others may take this process' temporary files for litter.
    _directory: Option<File>,
}

impl Presence {
    /// Enters `root`. If nobody else is there, those of `litter` that have temporary names are removed first.
    ///
    /// All processes that write to a tree must name the same `root`.
    #[must_use = "the presence ends when it is dropped"]
    pub fn enter(root: &Path, litter: &[PathBuf]) -> Self {
        let Ok(directory) = File::open(root) else { return Self { _directory: None } };
        if !litter.is_empty() && directory.try_lock().is_ok() {
            for path in litter.iter().filter(|path| is_litter(path)) {
                // What cannot be removed hides from Go, git and kgen as it did before.
                let _ =
                    if path.is_dir() && !path.is_symlink() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            }
            let _ = directory.unlock();
        }
        // Another process removes litter within this time; somebody who holds the lock for longer, such as flock(1)
        // around this very process, keeps others from removing anything.
        let locked = (0..100).any(|_| {
            let locked = directory.try_lock_shared().is_ok();
            if !locked {
                thread::sleep(Duration::from_millis(1));
            }
            locked
        });
        Self { _directory: locked.then_some(directory) }
    }
}

/// Whether a file or directory that nobody else is writing may go.
fn is_litter(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_temporary(&name.to_string_lossy())) && !is_pending(path)
}

/// Whether a name is one that this crate gives to unfinished files and directories.
#[must_use]
pub fn is_temporary(name: &str) -> bool {
    name.strip_prefix(TEMP_PREFIX)
        .and_then(|rest| rest.strip_suffix(TEMP_SUFFIX))
        .is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What lies in `dir` itself under temporary names.
#[must_use]
pub fn temporaries_in(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| is_temporary(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect()
}

/// Makes temporary files and directories.
pub(crate) fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMP_PREFIX).suffix(TEMP_SUFFIX).rand_bytes(RANDOM);
    builder
}
