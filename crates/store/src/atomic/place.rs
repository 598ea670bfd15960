//! Where a file goes: the real destination behind links, the directories on the way, what is there already.
//!
//! It prepares and undoes directories; it never touches the destination itself.

use std::{
    ffi::OsString,
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use super::{
    StoreError,
    pending::{Kind, Note, pass},
    presence, set_mode,
};
use crate::near::near;

/// A destination that has been looked at.
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
    /// The directory that it lies in, if there is one yet.
    directory: Option<Directory>,
    made: MadeDirs,
}

/// A file by what two ways to name it have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Destination {
    directory: Directory,
    name: OsString,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Directory {
    /// The file system and the number it has there.
    #[cfg(unix)]
    Inode(u64, u64),
    /// Its path, without links as far as they can be followed.
    Path(PathBuf),
}

impl Directory {
    /// The directory at a path, if there is one.
    fn at(path: &Path) -> Option<Self> {
        let data = fs::metadata(near(path)).ok().filter(Metadata::is_dir)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            Some(Self::Inode(data.dev(), data.ino()))
        }
        #[cfg(not(unix))]
        {
            let _ = data;
            Some(Self::path(path))
        }
    }

    fn path(path: &Path) -> Self {
        Self::Path(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}

impl Destination {
    pub(crate) fn new(path: &Path) -> Self {
        Self::within(Directory::at(parent(path)), path)
    }

    fn within(directory: Option<Directory>, path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_owned();
        Self { directory: directory.unwrap_or_else(|| Directory::path(parent(path))), name }
    }
}

impl Slot {
    /// A destination whose directory is there, or has been made.
    pub(crate) fn prepare(given: &Path) -> Result<Self, StoreError> {
        let mut slot = Self::look(given)?;
        if !slot.has_directory() {
            slot.made.make(parent(&slot.real))?;
        }
        Ok(slot)
    }

    /// Looks at a destination; its directory need not be there.
    pub(crate) fn look(given: &Path) -> Result<Self, StoreError> {
        let failed = |source| StoreError::Write { path: given.to_owned(), source };
        let mut real = given.to_owned();
        // 40 is the system's own limit for a chain of links.
        for _ in 0..40 {
            let old = match fs::symlink_metadata(near(&real)) {
                Ok(data) if data.is_symlink() => {
                    real = parent(&real).join(fs::read_link(&real).map_err(failed)?);
                    continue;
                }
                Ok(data) if data.is_file() => Some(data),
                Ok(_) => return Err(StoreError::NotAFile { path: given.to_owned() }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(failed(error)),
            };
            let directory = Directory::at(parent(&real));
            return Ok(Self { given: given.to_owned(), real, old, directory, made: MadeDirs::default() });
        }
        Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "too many levels of symbolic links")))
    }

    pub(crate) fn has_directory(&self) -> bool {
        self.directory.is_some()
    }

    pub(crate) fn destination(&self) -> Destination {
        Destination::within(self.directory.clone().or_else(|| Directory::at(parent(&self.real))), &self.real)
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
    /// Makes the directory that a file will lie in.
    pub(crate) fn make_for(&mut self, slot: &Slot) -> Result<(), StoreError> {
        self.make(parent(&slot.real))
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
