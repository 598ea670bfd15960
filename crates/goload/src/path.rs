//! Lexical work on paths, as Go's `path` and `path/filepath` do it.
//!
//! Nothing here touches the disk.

use std::path::{Component, Path, PathBuf};

/// Removes `.` and resolves `..` by name, without following links.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match out.components().next_back() {
                Some(Component::Normal(_)) => {
                    out.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                Some(Component::ParentDir | Component::CurDir) | None => out.push(".."),
            },
            other => out.push(other),
        }
    }
    if out.as_os_str().is_empty() {
        out.push(".");
    }
    out
}

/// `path` below `base`, both cleaned; an absolute `path` stays as it is.
pub fn absolute(base: &Path, path: &Path) -> PathBuf {
    clean(&base.join(path))
}

/// The slash-separated rest of `dir` below `root`; empty where they are equal.
pub(crate) fn below(root: &Path, dir: &Path) -> Option<String> {
    let rest = dir.strip_prefix(root).ok()?;
    let mut out = String::new();
    for component in rest.components() {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(&component.as_os_str().to_string_lossy());
    }
    Some(out)
}

/// The directory `rest` (slash-separated, may be empty) below `dir`, without a final separator.
pub(crate) fn join_dir(dir: &Path, rest: &str) -> PathBuf {
    // `join("")` would add a separator, which paths do not compare by but which would be shown.
    if rest.is_empty() { dir.to_path_buf() } else { dir.join(rest) }
}

/// Import path `base` with the slash-separated `rest` below it.
pub(crate) fn join_import(base: &str, rest: &str) -> String {
    match (base.is_empty(), rest.is_empty()) {
        (_, true) => base.to_owned(),
        (true, _) => rest.to_owned(),
        _ => format!("{base}/{rest}"),
    }
}

/// The rest of `path` below the import path `prefix`; an empty `prefix` holds everything.
pub(crate) fn import_below<'a>(prefix: &str, path: &'a str) -> Option<&'a str> {
    if prefix.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(prefix)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// `path`, then its parents, by slashes: `a/b/c`, `a/b`, `a`.
pub(crate) fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rfind('/').map(|at| &path[..at]))
}

/// The import path that names and imports use: everything behind the first `/vendor/`.
pub(crate) fn canonical_import(path: &str) -> &str {
    const VENDOR: &str = "/vendor/";
    path.find(VENDOR).map_or(path, |at| &path[at + VENDOR.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning() {
        for (from, to) in [("/a/./b/../c", "/a/c"), ("../x/..", ".."), ("/..", "/"), ("a/..", "."), ("./a//b/", "a/b")]
        {
            assert_eq!(clean(Path::new(from)), Path::new(to), "{from}");
        }
    }

    #[test]
    fn no_final_separator() {
        assert_eq!(join_dir(Path::new("/a"), "").as_os_str(), "/a");
        assert_eq!(join_dir(Path::new("/a"), "b/c").as_os_str(), "/a/b/c");
    }

    #[test]
    fn import_paths() {
        assert_eq!(prefixes("a/b/c").collect::<Vec<_>>(), ["a/b/c", "a/b", "a"]);
        assert_eq!(import_below("a/b", "a/b/c"), Some("c"));
        assert_eq!(import_below("a/b", "a/bc"), None);
        assert_eq!(canonical_import("k8s.io/kubernetes/vendor/k8s.io/api/vendor/x"), "k8s.io/api/vendor/x");
        assert_eq!(canonical_import("vendor/golang.org/x/net"), "vendor/golang.org/x/net");
        assert_eq!(below(Path::new("/a"), Path::new("/a/b/c")).as_deref(), Some("b/c"));
    }
}
