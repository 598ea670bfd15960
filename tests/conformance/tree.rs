//! Folders of Go sources: copying them, and taking the generated files out of them.
#![expect(clippy::disallowed_methods, reason = "the test prepares scratch copies; nothing here is a product's output")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use walkdir::WalkDir;

/// Files by their path relative to some root.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Copies a folder. The module cache is read-only; the copy is not.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target)?;
        } else {
            write(&target, &std::fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// Writes one file, and the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Puts a finished folder in its place; whoever was there first wins.
pub(crate) fn move_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    match std::fs::rename(from, to) {
        Err(_) if to.is_dir() => Ok(std::fs::remove_dir_all(from)?),
        result => result.with_context(|| format!("cannot make {}", to.display())),
    }
}

/// The relative path of every file below `root`.
pub(crate) fn paths(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot walk {}", root.display()))?;
        if entry.file_type().is_file() {
            found.push(entry.path().strip_prefix(root)?.to_owned());
        }
    }
    Ok(found)
}

/// A path without `.` in it.
pub(crate) fn clean(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The files of this name below `root`. A root that does not exist holds none.
pub(crate) fn named(root: &Path, name: &str) -> anyhow::Result<Files> {
    let mut found = Files::new();
    if !root.exists() {
        return Ok(found);
    }
    for path in paths(root)? {
        if path.file_name().is_some_and(|last| last == name) {
            let bytes = std::fs::read(root.join(&path))?;
            found.insert(path, bytes);
        }
    }
    Ok(found)
}

/// Removes files, so that only a generator can bring them back.
pub(crate) fn remove(root: &Path, files: &Files) -> anyhow::Result<()> {
    for path in files.keys() {
        let path = root.join(path);
        std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}
