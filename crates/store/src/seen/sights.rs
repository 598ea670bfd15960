//! All that a run has seen, as something that can be kept and looked at again.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Entry, Kind, Mark, Moment, What, Written, mark};
use crate::hash::Digest;
use crate::near::near;

/// What was seen at how many paths.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sights(Vec<Sight>);

/// One of them: by path, then by what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sight {
    /// How many bytes of the path are those of the path before.
    shared: u32,
    rest: Vec<u8>,
    seen: Seen,
}

/// As [`What`], in the form that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Seen {
    Content { mark: Option<[u8; 16]>, digest: [u8; 32] },
    Entries { mark: Option<[u8; 16]>, digest: [u8; 32] },
    Kind(Option<u8>),
    Real(Option<Vec<u8>>),
    Meta(Option<(u8, u64, u32, i64)>),
    Link(Option<Vec<u8>>),
    Absent,
}

/// What a second look says.
#[derive(Debug)]
pub enum Verdict {
    /// All is as it was.
    Same,
    /// All is as it was, but it took reading to know; these are the sights by which the next look is quicker.
    SameAfterReading(Sights),
    /// Something differs.
    Changed,
}

impl Sights {
    /// What `looks` come to once `written` has been put in place; nothing where that cannot be said.
    pub(super) fn of(mut looks: Vec<(PathBuf, What)>, written: Vec<(PathBuf, Written)>) -> Option<Self> {
        looks.par_sort_unstable_by(|left, right| {
            key(&left.0, question(&left.1)).cmp(&key(&right.0, question(&right.1)))
        });
        let mut seen: Vec<(PathBuf, What)> = Vec::with_capacity(looks.len());
        for (path, what) in looks {
            match seen.last_mut() {
                Some((before, known)) if question(known) == question(&what) && *before == path => known.join(what)?,
                _ => seen.push((path, what)),
            }
        }
        for (path, written) in written {
            let digest = match written {
                Written::Bytes(digest) => Some(digest),
                Written::Nothing => None,
                Written::Unknown => return None,
            };
            take_up(&mut seen, path, digest);
        }
        let kept: Option<Vec<(PathBuf, Seen)>> =
            seen.into_iter().map(|(path, what)| Some((path, keep(what)?))).collect();
        packed(kept?.into_iter()).map(Self)
    }

    /// The paths, one for each sight; nothing where what was kept makes no sense.
    fn paths(&self) -> Option<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> = Vec::with_capacity(self.0.len());
        let mut path: Vec<u8> = Vec::new();
        for sight in &self.0 {
            if sight.shared as usize > path.len() {
                return None;
            }
            path.truncate(sight.shared as usize);
            path.extend(&sight.rest);
            paths.push(path_of(&path)?);
        }
        Some(paths)
    }

    /// Those at paths that `keep` takes.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Path) -> bool) -> Self {
        let seen = self.paths().unwrap_or_default().into_iter().zip(self.0.iter().map(|sight| &sight.seen));
        Self(packed(seen.filter(|(path, _)| keep(path)).map(|(path, seen)| (path, seen.clone()))).unwrap_or_default())
    }

    /// These and others; what was seen at one path by both is looked at twice.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        let mut seen: Vec<(PathBuf, Seen)> = Vec::new();
        for Self(sights) in [self, others] {
            let paths = Self(sights.clone()).paths().unwrap_or_default();
            seen.extend(paths.into_iter().zip(sights.into_iter().map(|sight| sight.seen)));
        }
        Self(packed(seen.into_iter()).unwrap_or_default())
    }

    /// The first path, in the order of their bytes, at which something else is seen now; nothing if all is the same.
    #[must_use]
    pub fn first_change(&self, moment: Moment) -> Option<PathBuf> {
        let mut seen = self.paths()?.into_iter().zip(&self.0);
        seen.find(|(path, sight)| sight.seen.look(path, moment).is_none()).map(|(path, _)| path)
    }

    /// The digest of what was seen, marks left out; what lies below `root` goes by its path from there.
    #[must_use]
    pub fn digest_below(&self, root: &Path) -> Digest {
        let mut text = Vec::new();
        for (path, sight) in self.paths().unwrap_or_default().iter().zip(&self.0) {
            let below = path.strip_prefix(root);
            // What is not there around the root is as little of the root as the places where it was looked for.
            if below.is_err() && sight.seen == Seen::Absent {
                continue;
            }
            let path = below.unwrap_or(path);
            text.extend(path.as_os_str().as_encoded_bytes());
            text.push(0);
            match &sight.seen {
                Seen::Content { digest, .. } | Seen::Entries { digest, .. } => text.extend(digest),
                Seen::Meta(_) => {}
                other => text.extend(format!("{other:?}").bytes()),
            }
        }
        Digest::of(&text)
    }

    /// Looks again, on all threads of the pool that it is called on; `moment` is that of this look.
    #[must_use]
    pub fn still_hold(&self, moment: Moment) -> Verdict {
        let Some(paths) = self.paths() else { return Verdict::Changed };
        let changed = AtomicBool::new(false);
        let look = |(sight, path): (&Sight, &PathBuf)| -> Option<Option<Seen>> {
            if changed.load(Ordering::Relaxed) {
                return None;
            }
            let answer = sight.seen.look(path, moment);
            if answer.is_none() {
                changed.store(true, Ordering::Relaxed);
            }
            answer
        };
        // In long pieces: a look takes a microsecond.
        let answers: Option<Vec<Option<Seen>>> = self.0.par_iter().zip(&paths).with_min_len(64).map(look).collect();
        match answers {
            None => Verdict::Changed,
            Some(answers) if answers.iter().all(Option::is_none) => Verdict::Same,
            Some(answers) => {
                let mut sights = self.clone();
                for (sight, seen) in sights.0.iter_mut().zip(answers) {
                    sight.seen = seen.unwrap_or_else(|| sight.seen.clone());
                }
                Verdict::SameAfterReading(sights)
            }
        }
    }
}

/// In the form that is kept: each path by what it does not share with the one before.
fn packed(seen: impl Iterator<Item = (PathBuf, Seen)>) -> Option<Vec<Sight>> {
    let mut before: Vec<u8> = Vec::new();
    seen.map(|(path, seen)| {
        let bytes = bytes_of(&path)?;
        let shared = before.iter().zip(&bytes).take_while(|(left, right)| left == right).count();
        let sight = Sight { shared: shared as u32, rest: bytes[shared..].to_vec(), seen };
        before = bytes;
        Some(sight)
    })
    .collect()
}

impl Seen {
    /// Nothing if something else is seen now; else what to keep instead, if anything.
    fn look(&self, path: &Path, moment: Moment) -> Option<Option<Self>> {
        let same = |same: bool| same.then_some(None);
        match self {
            Self::Content { mark, digest } => {
                let data = fs::metadata(near(path)).ok()?;
                let (now, changed) = mark::of(&data).unzip();
                if mark.is_some() && *mark == now.map(|mark: Mark| mark.0) {
                    return Some(None);
                }
                if !data.is_file() || Digest::of_reader(fs::File::open(path).ok()?).ok()?.as_bytes() != digest {
                    return None;
                }
                let trusted = now.filter(|_| changed.is_some_and(|changed| moment.is_well_after(changed)));
                Some(trusted.map(|mark| Self::Content { mark: Some(mark.0), digest: *digest }))
            }
            Self::Entries { mark, digest } => {
                let data = fs::metadata(near(path)).ok()?;
                let (now, changed) = mark::of(&data).unzip();
                if mark.is_some() && *mark == now.map(|mark: Mark| mark.0) {
                    return Some(None);
                }
                let mut entries = super::list(path).ok()?;
                entries.sort_unstable();
                if digest_of(&entries)?.as_bytes() != digest {
                    return None;
                }
                let trusted = now.filter(|_| changed.is_some_and(|changed| moment.is_well_after(changed)));
                Some(trusted.map(|mark| Self::Entries { mark: Some(mark.0), digest: *digest }))
            }
            Self::Kind(kind) => same(super::kind(path).map(number) == *kind),
            Self::Real(real) => same(fs::canonicalize(path).ok().and_then(|path| bytes_of(&path)) == *real),
            Self::Link(target) => same(fs::read_link(path).ok().and_then(|path| bytes_of(&path)) == *target),
            Self::Meta(meta) => {
                let now = fs::metadata(near(path)).ok().map(|data| mark::described(&data));
                same(now.map(|(kind, size, mode, time)| (number(kind), size, mode, time)) == *meta)
            }
            Self::Absent => {
                same(fs::metadata(near(path)).is_err_and(|error| matches!(super::failed(&error), What::Absent)))
            }
        }
    }
}

/// What was asked at a path; absence answers the questions after bytes and entries alike.
fn question(what: &What) -> u8 {
    match what {
        What::Content { .. } | What::Entries { .. } | What::Absent | What::Failed => 0,
        What::Kind(_) => 1,
        What::Real(_) => 2,
        What::Meta(_) => 3,
        What::Link(_) => 4,
    }
}

/// What sights are sorted by: bytes, since paths compare part by part, which takes ten times as long.
fn key(path: &Path, question: u8) -> (&[u8], u8) {
    (path.as_os_str().as_encoded_bytes(), question)
}

impl What {
    /// Takes up what was seen at the same path once more; nothing where that was something else.
    fn join(&mut self, other: Self) -> Option<()> {
        match (&mut *self, other) {
            // One of two readers may have stopped before the end.
            (Self::Content { .. }, Self::Content { digest: None, .. }) => Some(()),
            (Self::Content { mark, digest }, Self::Content { mark: other, digest: whole })
                if digest.is_none() || *digest == whole =>
            {
                *digest = whole;
                *mark = mark.filter(|&mark| Some(mark) == other);
                Some(())
            }
            (Self::Entries { mark, entries }, Self::Entries { mark: other, entries: others }) if *entries == others => {
                *mark = mark.filter(|&mark| Some(mark) == other);
                Some(())
            }
            (known, other) => (*known == other).then_some(()),
        }
    }
}

/// Lays over what was seen that the run itself has written or removed a file.
fn take_up(seen: &mut Vec<(PathBuf, What)>, path: PathBuf, digest: Option<Digest>) {
    let find = |seen: &[(PathBuf, What)], path: &Path, asked: u8| {
        seen.binary_search_by(|(other, what)| key(other, question(what)).cmp(&key(path, asked)))
    };
    if let (Some(dir), Some(name)) = (path.parent(), path.file_name())
        && let Ok(at) = find(seen, dir, 0)
        && let What::Entries { mark, entries } = &mut seen[at].1
    {
        *mark = None;
        let at = entries.binary_search_by(|entry| entry.name.as_os_str().cmp(name));
        match (at, digest) {
            (Err(at), Some(_)) => entries.insert(at, Entry { name: OsString::from(name), kind: Kind::File }),
            (Ok(at), None) => drop(entries.remove(at)),
            _ => {}
        }
    }
    if let Ok(at) = find(seen, &path, 1) {
        seen[at].1 = What::Kind(digest.map(|_| Kind::File));
    }
    let what = match digest {
        Some(_) => What::Content { mark: None, digest },
        None => What::Absent,
    };
    match find(seen, &path, 0) {
        Ok(at) => seen[at].1 = what,
        Err(at) => seen.insert(at, (path, what)),
    }
}

/// In the form that is kept, if it would mean something later.
fn keep(what: What) -> Option<Seen> {
    let bytes = |path: Option<PathBuf>| match path {
        Some(path) => bytes_of(&path).map(Some),
        None => Some(None),
    };
    Some(match what {
        What::Content { mark, digest } => Seen::Content { mark: mark.map(|mark| mark.0), digest: *digest?.as_bytes() },
        What::Entries { mark, entries } => {
            Seen::Entries { mark: mark.map(|mark| mark.0), digest: *digest_of(&entries)?.as_bytes() }
        }
        What::Kind(kind) => Seen::Kind(kind.map(number)),
        What::Real(real) => Seen::Real(bytes(real)?),
        What::Link(target) => Seen::Link(bytes(target)?),
        What::Meta(meta) => Seen::Meta(meta.map(|(kind, size, mode, time)| (number(kind), size, mode, time))),
        What::Absent => Seen::Absent,
        What::Failed => return None,
    })
}

const fn number(kind: Kind) -> u8 {
    match kind {
        Kind::File => 0,
        Kind::Directory => 1,
        Kind::Link => 2,
        Kind::Other => 3,
    }
}

/// The digest of entries that are sorted by name.
fn digest_of(entries: &[Entry]) -> Option<Digest> {
    let mut text = Vec::new();
    for entry in entries {
        text.extend(bytes_of(Path::new(&entry.name))?);
        text.extend([0, number(entry.kind)]);
    }
    Some(Digest::of(&text))
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(path.as_os_str().as_bytes().to_vec())
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    Some(path.to_str()?.as_bytes().to_vec())
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    Some(PathBuf::from(str::from_utf8(bytes).ok()?))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::atomic;
    use crate::cas::Cache;
    use crate::seen::{Witness, is_file, list, read};

    /// What a thread sees that reads a file, lists its folder and looks for one that is not there.
    fn look(folder: &Path, moment: Moment) -> Sights {
        let witness = Witness::new(moment);
        witness.watch();
        assert_eq!(read(&folder.join("a")).unwrap(), b"one");
        assert!(list(folder).unwrap().len() >= 2);
        assert!(!is_file(&folder.join("missing")));
        Witness::leave();
        witness.sights().unwrap()
    }

    #[test]
    #[cfg(unix)]
    fn old_files_are_known_by_their_marks_and_young_ones_by_their_bytes() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folder = folder.path();
        let moment = || Cache::at(elsewhere.path()).moment().unwrap();
        atomic::write(folder.join("a"), "one").unwrap();
        atomic::write(folder.join("b"), "two").unwrap();

        let marked = |sights: &Sights| {
            let mut seen = sights.0.iter().map(|sight| &sight.seen);
            seen.all(|seen| !matches!(seen, Seen::Content { mark: None, .. } | Seen::Entries { mark: None, .. }))
        };
        let young = look(folder, moment());
        assert!(!marked(&young), "a young mark is none");
        assert!(matches!(young.still_hold(moment()), Verdict::Same));
        thread::sleep(Duration::from_millis(2100));
        let Verdict::SameAfterReading(old) = young.still_hold(moment()) else { panic!("what is old has a mark") };
        assert!(marked(&old));
        assert!(matches!(old.still_hold(moment()), Verdict::Same));
        assert!(marked(&look(folder, moment())));

        // The same bytes written again, other bytes of the same length, a new neighbour, and what was not there.
        atomic::write(folder.join("a"), "one").unwrap();
        assert!(matches!(old.still_hold(moment()), Verdict::Same));
        atomic::write(folder.join("a"), "eno").unwrap();
        assert!(matches!(old.still_hold(moment()), Verdict::Changed));
        atomic::write(folder.join("a"), "one").unwrap();
        atomic::write(folder.join("c"), "").unwrap();
        assert!(matches!(old.still_hold(moment()), Verdict::Changed));
        std::fs::remove_file(folder.join("c")).unwrap();
        assert!(matches!(old.still_hold(moment()), Verdict::Same));
        atomic::write(folder.join("missing"), "").unwrap();
        assert!(matches!(old.still_hold(moment()), Verdict::Changed));
    }

    #[test]
    fn what_was_seen_in_two_ways_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let witness = Witness::new(Cache::at(folder.path()).moment().unwrap());
        witness.watch();
        for text in ["one", "two"] {
            atomic::write(&path, text).unwrap();
            assert_eq!(read(&path).unwrap(), text.as_bytes());
        }
        Witness::leave();
        assert!(witness.sights().is_none());
    }
}
