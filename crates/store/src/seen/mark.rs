//! What tells that a file has changed without reading it.
//!
//! The time of the last change of status (`ctime`) is the system's: no program can set it back, as `touch` and `tar` set
//! the time of modification. Two changes within one tick of the clock have the same time, though, so a mark is trusted
//! only if it is older than the look by a margin, as git trusts its index.

use std::fs::Metadata;

use super::Kind;

/// Stands for device, inode, size, mode and both times of change of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(pub(super) [u8; 16]);

/// A moment by the clock that file systems go by, in nanoseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Moment(i128);

/// For times without fractions of a millisecond: two seconds, the coarsest that a file system has (FAT).
const COARSE: i128 = 2_000_000_000;
/// For others, which come from the clock that the system looks at on every tick; there are at least 100 in a second.
const FINE: i128 = 50_000_000;

impl Moment {
    /// The moment of the last change of a file that has just been made: the system's clock, whatever this process is told
    /// that the time is.
    #[must_use]
    pub fn of(fresh: &Metadata) -> Option<Self> {
        of(fresh).map(|(_, changed)| Self(changed))
    }

    /// How long after a change its mark is trusted on all but the coarsest file systems.
    pub const SETTLES_IN: std::time::Duration = std::time::Duration::from_millis(60);

    pub(super) fn is_well_after(&self, changed: i128) -> bool {
        let margin = if changed % 1_000_000 == 0 { COARSE } else { FINE };
        changed + margin < self.0
    }
}

/// The mark of a file and the moment of its last change.
#[cfg(unix)]
pub(super) fn of(data: &Metadata) -> Option<(Mark, i128)> {
    use std::os::unix::fs::MetadataExt as _;
    let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    let (modified, changed) =
        (nanoseconds(data.mtime(), data.mtime_nsec()), nanoseconds(data.ctime(), data.ctime_nsec()));
    let mut hasher = blake3::Hasher::new();
    for number in [data.dev(), data.ino(), data.size(), data.mode().into()] {
        hasher.update(&number.to_le_bytes());
    }
    hasher.update(&modified.to_le_bytes()).update(&changed.to_le_bytes());
    let mut mark = [0; 16];
    mark.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Some((Mark(mark), modified.max(changed)))
}

/// Elsewhere no time can be trusted, and contents decide.
#[cfg(not(unix))]
pub(super) fn of(_: &Metadata) -> Option<(Mark, i128)> {
    None
}

/// Kind, size, mode and time of modification in seconds.
#[cfg(unix)]
pub(super) fn described(data: &Metadata) -> (Kind, u64, u32, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (data.file_type().into(), data.size(), data.mode(), data.mtime())
}

/// Kind, size, whether it can be written, and time of modification in seconds.
#[cfg(not(unix))]
pub(super) fn described(data: &Metadata) -> (Kind, u64, u32, i64) {
    let since = data.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let seconds = since.map_or(0, |since| since.as_secs() as i64);
    (data.file_type().into(), data.len(), data.permissions().readonly().into(), seconds)
}
