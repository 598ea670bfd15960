//! What is saved in a tree, batch by batch.
//!
//! Every directory is watched by itself, so that what nobody writes Go in (`.git`, `_output`) costs nothing. An editor that
//! writes a new file and renames it over the old one shows the name of the old one like any other.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A save is over when nothing has come for so long …
const QUIET: Duration = Duration::from_millis(3);
/// … or when it has gone on for so long.
const PATIENCE: Duration = Duration::from_millis(30);

/// Who watches a tree.
pub struct Watching {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// What is of interest besides Go files and what decides where Go code is found.
    also: Vec<PathBuf>,
}

impl Watching {
    /// Watches `roots`, and what is below them; in `also` any file counts: directories, or files outside.
    ///
    /// # Errors
    /// The system refuses: usually there are more directories than it watches for one user.
    pub fn new(roots: &[PathBuf], also: Vec<PathBuf>) -> anyhow::Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender).context("files cannot be watched here")?;
        let mut watching = Self { watcher, events, also };
        for root in roots {
            watching.enter(root, &mut BTreeSet::new())?;
        }
        for path in watching.also.clone() {
            let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
            if let Some(folder) = folder.filter(|folder| !roots.iter().any(|root| folder.starts_with(root))) {
                watching.enter(folder, &mut BTreeSet::new())?;
            }
        }
        Ok(watching)
    }

    /// Watches a directory and those below it; what is in them counts as saved.
    fn enter(&mut self, dir: &Path, saved: &mut BTreeSet<PathBuf>) -> anyhow::Result<()> {
        self.watcher.watch(dir, RecursiveMode::NonRecursive).with_context(|| {
            let hint = "on Linux: sysctl fs.inotify.max_user_watches";
            format!("{} cannot be watched; there may be too many directories ({hint})", dir.display())
        })?;
        // It may be gone again.
        let Ok(entries) = fs::read_dir(dir) else { return Ok(()) };
        for entry in entries.flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && is_entered(&entry.file_name()) => self.enter(&path, saved)?,
                Ok(kind) if !kind.is_dir() => {
                    saved.insert(path);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Waits for the next save; gives the paths of files. With `patience`, no longer than that.
    ///
    /// # Errors
    /// As [`Watching::new`], of a directory that is new.
    pub fn next(&mut self, patience: Option<Duration>) -> anyhow::Result<Option<BTreeSet<PathBuf>>> {
        let asked = Instant::now();
        loop {
            let first = match patience {
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(patience) => self.events.recv_timeout(patience.saturating_sub(asked.elapsed())),
            };
            let first = match first {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!("nobody watches the files any more"),
            };
            let begun = Instant::now();
            let mut saved = BTreeSet::new();
            self.take(first, &mut saved)?;
            if saved.is_empty() {
                continue;
            }
            while begun.elapsed() < PATIENCE {
                match self.events.recv_timeout(QUIET) {
                    Ok(event) => self.take(event, &mut saved)?,
                    Err(_) => break,
                }
            }
            return Ok(Some(saved));
        }
    }

    fn take(&mut self, event: notify::Result<Event>, saved: &mut BTreeSet<PathBuf>) -> anyhow::Result<()> {
        let Ok(event) = event else { return Ok(()) };
        // Events were lost: whatever there is may have been saved.
        if event.need_rescan() {
            saved.insert(PathBuf::new());
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return Ok(());
        }
        for path in event.paths {
            if matches!(event.kind, EventKind::Create(_) | EventKind::Modify(notify::event::ModifyKind::Name(_)))
                && path.is_dir()
            {
                let mut inside = BTreeSet::new();
                if path.file_name().is_some_and(is_entered) {
                    self.enter(&path, &mut inside)?;
                }
                saved.extend(inside.into_iter().filter(|path| self.matters(path)));
            } else if self.matters(&path) {
                saved.insert(path);
            }
        }
        Ok(())
    }

    /// Whether something may be generated from the file, or otherwise because of it.
    fn matters(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if store::atomic::is_temporary(name) {
            return false;
        }
        let go = name.ends_with(".go") && !name.starts_with(['.', '_']) && !name.ends_with("_test.go");
        let decides = matches!(name, "go.mod" | "go.work" | "modules.txt" | crate::config::FILE);
        go || decides || self.also.iter().any(|also| path.starts_with(also))
    }
}

/// Whether a directory of this name is watched.
fn is_entered(name: &OsStr) -> bool {
    !name.as_encoded_bytes().starts_with(b".") && name != "_output" && name != "node_modules"
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test saves files as editors do")]
mod tests {
    use super::*;

    fn names(saved: Option<BTreeSet<PathBuf>>) -> Vec<String> {
        saved.unwrap_or_default().iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn saves_of_all_kinds_are_seen_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("a/.git")).unwrap();
        fs::write(root.join("a/types.go"), "package a\n").unwrap();
        let mut watching = Watching::new(std::slice::from_ref(&root), vec![root.join("header.txt")]).unwrap();
        let patience = Some(Duration::from_secs(5));

        fs::write(root.join("a/types.go"), "package a // more\n").unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["types.go"]);
        fs::write(root.join("a/types.go~"), "package a // renamed\n").unwrap();
        fs::rename(root.join("a/types.go~"), root.join("a/types.go")).unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["types.go"]);
        fs::write(root.join("header.txt"), "// Ours.\n").unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["header.txt"]);
        fs::create_dir(root.join("b")).unwrap();
        fs::write(root.join("b/doc.go"), "package b\n").unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["doc.go"]);
        fs::write(root.join("b/more.go"), "package b\n").unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["more.go"]);
        fs::remove_file(root.join("b/more.go")).unwrap();
        assert_eq!(names(watching.next(patience).unwrap()), ["more.go"]);

        fs::write(root.join("a/.git/x.go"), "").unwrap();
        fs::write(root.join("a/notes.md"), "").unwrap();
        fs::write(root.join("a/types_test.go"), "").unwrap();
        fs::read(root.join("a/types.go")).unwrap();
        assert_eq!(names(watching.next(Some(Duration::from_millis(200))).unwrap()), [""; 0]);
    }
}
