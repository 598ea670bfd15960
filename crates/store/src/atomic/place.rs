//! Where a file goes: the real destination behind links, the directories on the way, what is there already.
//!
//! It prepares and undoes directories; it never touches the destination itself.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use super::{
    StoreError,
    pending::{Kind, Note, pass},
    presence, set_mode,
};

/// A destination that has been looked at and whose directory exists.
///
/// Directories that were made for it are removed again when it is dropped, unless [`Slot::keep_dirs`] was called.
#[derive(Debug)]
pub(crate) struct Slot {
    /// The path as the caller named it, for messages.
    pub(crate) given: PathBuf,
    /// The path with links followed: what a rename may replace.
    pub(crate) real: PathBuf,
    /// What is there now.
    pub(crate) old: Option<Metadata>,
    made: MadeDirs,
}

impl Slot {
    pub(crate) fn prepare(given: &Path) -> Result<Self, StoreError> {
        let failed = |source| StoreError::Write { path: given.to_owned(), source };
        let real = follow_links(given).map_err(failed)?;
        let old = match fs::symlink_metadata(&real) {
            Ok(meta) if meta.is_file() => Some(meta),
            Ok(_) => {
                return Err(StoreError::NotAFile { path: given.to_owned() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let mut made = MadeDirs::default();
        made.make(parent(&real))?;
        Ok(Self { given: given.to_owned(), real, old, made })
    }

    /// A temporary file beside the destination. It has the mode that any new file gets.
    pub(crate) fn temp_file(&self) -> Result<tempfile::NamedTempFile, StoreError> {
        #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no permissions to ask for"))]
        let mut builder = presence::builder();
        #[cfg(unix)]
        {
            // The umask still applies: this is what `open` does for any other program.
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder.tempfile_in(parent(&self.real)).map_err(|source| StoreError::Write { path: self.given.clone(), source })
    }

    /// Gives the file at `temp` the wanted mode, or the owner and the mode of the file that it will replace.
    pub(crate) fn dress(&self, temp: &Path, mode: Option<u32>) -> Result<(), StoreError> {
        #[cfg(unix)]
        let old_mode = {
            use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
            if let Some(old) = &self.old {
                // Only root may give files away; for anyone else the file simply becomes the writer's.
                let _ = chown(temp, Some(old.uid()), Some(old.gid()));
            }
            self.old.as_ref().map(|old| old.permissions().mode() & 0o7777)
        };
        #[cfg(not(unix))]
        let old_mode = None;
        match mode.or(old_mode) {
            Some(mode) => set_mode(temp, mode).map_err(|source| StoreError::Write { path: self.given.clone(), source }),
            None => Ok(()),
        }
    }

    pub(crate) fn keep_dirs(mut self) {
        self.made.keep();
    }
}

/// Whether the directory that the file at `given` will lie in is there.
pub(crate) fn has_directory(given: &Path) -> bool {
    follow_links(given).is_ok_and(|real| parent(&real).is_dir())
}

/// Makes `path` and the directories above it.
///
/// # Errors
/// The system refused one of them; those that were made on the way are removed again.
pub fn create_dirs(path: impl AsRef<Path>) -> Result<(), StoreError> {
    let _inside = pass();
    make_dirs(path.as_ref())
}

/// The same inside the gate.
pub(crate) fn make_dirs(path: &Path) -> Result<(), StoreError> {
    let mut made = MadeDirs::default();
    made.make(path)?;
    made.keep();
    Ok(())
}

/// Directories that did not exist before, outermost first; removed on drop as far as they are still empty.
#[derive(Debug, Default)]
pub(crate) struct MadeDirs(Vec<(PathBuf, Note)>);

impl MadeDirs {
    /// Makes the directory that the file at `given` will lie in. Where that fails, so will [`Slot::prepare`], which
    /// says why.
    pub(crate) fn make_for(&mut self, given: &Path) {
        if let Ok(real) = follow_links(given) {
            let _ = self.make(parent(&real));
        }
    }

    /// They stay.
    pub(crate) fn keep(&mut self) {
        self.0.clear();
    }

    fn make(&mut self, path: &Path) -> Result<(), StoreError> {
        if path.is_dir() {
            return Ok(());
        }
        let mut missing: Vec<&Path> =
            path.ancestors().take_while(|dir| !dir.as_os_str().is_empty() && !dir.is_dir()).collect();
        while let Some(dir) = missing.pop() {
            match fs::create_dir(dir) {
                Ok(()) => self.0.push((dir.to_owned(), Note::new(dir, Kind::EmptyDir))),
                // Another process, or an earlier change of this transaction, was quicker.
                Err(_) if dir.is_dir() => {}
                Err(source) => {
                    return Err(StoreError::CreateDir { path: dir.to_owned(), source });
                }
            }
        }
        Ok(())
    }
}

impl Drop for MadeDirs {
    fn drop(&mut self) {
        while let Some((dir, _note)) = self.0.pop() {
            // A directory that something else has put a file into stays.
            let _ = fs::remove_dir(dir);
        }
    }
}

/// The directory of `path`, in a form that can be opened.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// Follows `path` while it is a link, also one that points to nothing yet.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut real = path.to_owned();
    // 40 is the system's own limit for a chain of links.
    for _ in 0..40 {
        match fs::read_link(&real) {
            Ok(target) => real = parent(&real).join(target),
            Err(_) => return Ok(real),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "too many levels of symbolic links"))
}
