//! What is kept from run to run: entries that are found by the digest of everything they depend on.
//!
//! An entry is one file, written beside and renamed, so concurrent runs and kills leave whole entries only. It begins with
//! the digest of the rest: what a disk has damaged counts as not there, and goes. The folder never grows beyond
//! [`LIMIT`]; what was not used for longest goes first. Whatever goes wrong in here costs time, never a wrong answer: nothing
//! fails, it only is not kept.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::atomic::{self, is_temporary};
use crate::hash::Digest;
use crate::seen::Moment;

/// How much a cache holds at most, in bytes.
pub const LIMIT: u64 = 256 << 20;

/// How the names of entries end.
const SUFFIX: &str = ".kept";
/// Tells backup programs that nothing here is worth their while (bford.info/cachedir).
const TAG: (&str, &str) = ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# The cache of kgen.\n");

/// A folder of entries.
#[derive(Clone, Debug)]
pub struct Cache {
    dir: PathBuf,
    limit: u64,
}

impl Cache {
    /// The cache in `dir`, which need not exist yet.
    #[must_use]
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), limit: LIMIT }
    }

    /// Where it is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// This moment by the clock of the file system; nothing where the folder cannot be written, and nothing can be kept.
    #[must_use]
    pub fn moment(&self) -> Option<Moment> {
        if !self.dir.is_dir() {
            fs::create_dir_all(&self.dir).ok()?;
            atomic::write(self.dir.join(TAG.0), TAG.1).ok()?;
        }
        let fresh = tempfile::tempfile_in(&self.dir).ok()?;
        (&fresh).write_all(b"\n").ok()?;
        Moment::of(&fresh.metadata().ok()?)
    }

    /// What was kept under a key.
    #[must_use]
    pub fn get(&self, key: &Digest) -> Option<Vec<u8>> {
        let path = self.path(key);
        let mut bytes = fs::read(&path).ok()?;
        let sound = bytes.split_first_chunk().is_some_and(|(digest, rest)| Digest::of(rest) == Digest::from(*digest));
        if !sound {
            let _ = fs::remove_file(&path);
            return None;
        }
        // When it was last used, for whoever has to make room.
        if let Ok(file) = File::options().append(true).open(&path) {
            let _ = file.set_modified(SystemTime::now());
        }
        bytes.drain(..32);
        Some(bytes)
    }

    /// Keeps `bytes` under a key, and makes room.
    pub fn put(&self, key: &Digest, bytes: &[u8]) {
        let entry = [Digest::of(bytes).as_bytes().as_slice(), bytes].concat();
        if entry.len() as u64 <= self.limit && atomic::write(self.path(key), entry).is_ok() {
            self.make_room();
        }
    }

    /// Removes the whole folder's entries; says how many there were and how many bytes they had.
    ///
    /// # Errors
    /// What cannot be removed.
    pub fn clear(&self) -> std::io::Result<(usize, u64)> {
        let entries = self.entries();
        for (path, ..) in &entries {
            match fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok((entries.len(), entries.iter().map(|(_, size, _)| size).sum()))
    }

    fn path(&self, key: &Digest) -> PathBuf {
        self.dir.join(format!("{key}{SUFFIX}"))
    }

    /// The entries and what killed runs have left, with sizes and times of last use.
    fn entries(&self) -> Vec<(PathBuf, u64, SystemTime)> {
        let Ok(entries) = fs::read_dir(&self.dir) else { return Vec::new() };
        let entry = |entry: fs::DirEntry| {
            let name = entry.file_name();
            let name = name.to_str()?;
            if !name.ends_with(SUFFIX) && !is_temporary(name) {
                return None;
            }
            let data = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((entry.path(), data.len(), data.modified().unwrap_or(SystemTime::UNIX_EPOCH)))
        };
        entries.flatten().filter_map(entry).collect()
    }

    fn make_room(&self) {
        let mut entries = self.entries();
        let mut size: u64 = entries.iter().map(|(_, size, _)| size).sum();
        entries.sort_by_key(|&(_, _, used)| used);
        for (path, bytes, _) in entries {
            if size <= self.limit {
                break;
            }
            if fs::remove_file(path).is_ok() {
                size -= bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_and_what_is_damaged_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::at(dir.path().join("deep/cache"));
        let key = Digest::of(b"key");
        assert!(cache.moment().is_some());
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"kept");
        assert_eq!(cache.get(&key), Some(b"kept".to_vec()));
        let entry = cache.path(&key);
        let whole = fs::read(&entry).unwrap();
        for damaged in [&whole[..whole.len() - 1], b"", b"short", &[whole.as_slice(), b"x"].concat()] {
            atomic::write(&entry, damaged).unwrap();
            assert_eq!(cache.get(&key), None);
            assert!(!entry.exists());
        }
    }

    #[test]
    fn the_folder_stays_within_its_limit() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache { limit: 1000, ..Cache::at(dir.path()) };
        let keys: Vec<Digest> = (0..4_u8).map(|nth| Digest::of(&[nth])).collect();
        for (nth, key) in keys.iter().enumerate() {
            cache.put(key, &[0; 300]);
            let used = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(nth as u64);
            if let Ok(file) = File::options().append(true).open(cache.path(key)) {
                file.set_modified(used).unwrap();
            }
        }
        assert_eq!(cache.get(&keys[0]), None, "the oldest goes");
        assert!(cache.get(&keys[3]).is_some());
        cache.put(&Digest::of(b"too long"), &[0; 2000]);
        assert!(cache.get(&keys[3]).is_some(), "what cannot be kept takes nobody's place");
        assert_eq!(cache.clear().unwrap().0, 3);
        assert!(cache.entries().is_empty());
    }
}
