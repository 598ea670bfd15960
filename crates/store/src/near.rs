//! Paths as the system is asked for them.
//!
//! The system looks up each directory on the way, at each call. Below the directory that the process stands in, which does
//! not change, nobody needs to go the way from the root.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

static HERE: OnceLock<PathBuf> = OnceLock::new();

/// Notes the directory that the process stands in, as the system says it. Only the first call counts.
pub fn stand(here: PathBuf) {
    HERE.get_or_init(|| here);
}

/// `path`, from where the process stands if it lies below.
pub(crate) fn near(path: &Path) -> &Path {
    HERE.get().and_then(|here| below(here, path)).unwrap_or(path)
}

#[cfg(unix)]
fn below<'p>(here: &Path, path: &'p Path) -> Option<&'p Path> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let rest = path.as_os_str().as_bytes().strip_prefix(here.as_os_str().as_bytes())?.strip_prefix(b"/")?;
    // Of `/` nothing would be saved, and a second slash would begin another way from the root.
    (!rest.is_empty() && rest[0] != b'/' && here.parent().is_some()).then(|| Path::new(OsStr::from_bytes(rest)))
}

#[cfg(not(unix))]
fn below<'p>(_here: &Path, _path: &'p Path) -> Option<&'p Path> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_is_near() {
        let from = |here: &str, path: &'static str| below(Path::new(here), Path::new(path)).and_then(Path::to_str);
        assert_eq!(from("/a/b", "/a/b/c/d.go"), Some("c/d.go"));
        assert_eq!(from("/a/b", "/a/b/../c"), Some("../c"));
        for far in ["/a/b", "/a/b/", "/a/b//c", "/a/bc", "/a", "a/b/c", ""] {
            assert_eq!(from("/a/b", far), None, "{far}");
        }
        assert_eq!(from("/", "/a"), None);
    }
}
