//! Patterns to packages, and the packages of a tree that carry markers.
//!
//! Patterns mean what they mean to `go list`. Discovery has kgen's own rule on top: it enters the modules that the
//! tree itself brings in, and `_x` directories below the first level where they hold generated code. A file that
//! is read on the way is handed on, never read twice.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use memchr::memmem;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;
use store::seen;

use crate::build_constraint::Context;
use crate::directories::Directories;
use crate::error::{LoadError, NotFound};
use crate::locator::{Located, Locator};
use crate::package::{Member, PackageFiles, includes, list_known, read, select};
use crate::path::{absolute, below, join_import};
use crate::pattern::{Pattern, matches};
use crate::scratch::Scratch;
use crate::start::Start;
use crate::walk::{Visit, Walked, walk};

/// What to look through.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// The whole tree, by kgen's rule.
    Tree,
    /// These patterns, relative to a directory.
    Patterns(&'a [String], &'a Path),
}

/// A package with its files.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its place.
    pub located: Arc<Located>,
    /// Its files.
    pub files: PackageFiles,
    /// Whether it was named as such, not found by a pattern with `...` or by discovery.
    pub named: bool,
}

/// A test of a file's bytes.
type Wanted<'a> = &'a (dyn Fn(&[u8]) -> bool + Sync);

/// What of a directory is the package that is looked for, if it is.
type Look<'a> = &'a (dyn Fn(&Visit<'_>) -> Result<Option<PackageFiles>, LoadError> + Sync);

impl Locator {
    /// The packages that patterns mean, in the order of the patterns and by import path within one. As `go list`: a
    /// pattern with `...` matches only what has files for the platform. Directories with nothing but tests are left
    /// out, too.
    ///
    /// # Errors
    ///
    /// A package that is named has no place, a directory cannot be read, or a pattern matches nothing.
    pub fn expand(&self, patterns: &[String], cwd: &Path) -> Result<Vec<Arc<Located>>, LoadError> {
        let context = Context::new(&self.env, &[]);
        let mut out = Vec::new();
        let mut seen = FxHashSet::default();
        for text in patterns {
            let pattern = Pattern::new(text);
            let mut found = if pattern.is_wild() {
                self.walk_pattern(pattern, cwd, &|visit| Ok(is_package(visit, &context)?.then_some(())))?
                    .into_iter()
                    .map(|(located, ())| located)
                    .collect()
            } else {
                vec![self.named(pattern, cwd)?]
            };
            if found.is_empty() {
                return Err(self.no_match(pattern));
            }
            found.retain(|located: &Arc<Located>| seen.insert(located.import_path.clone()));
            out.append(&mut found);
        }
        Ok(out)
    }

    /// The packages of `scope` with a file for which `wanted` is true (also one that build constraints leave out), and
    /// those that are named, with their files already read; by import path. A pattern with `...` that matches nothing
    /// is no error here.
    ///
    /// # Errors
    ///
    /// As [`Locator::expand`]; also where a file cannot be read.
    pub fn discover(&self, scope: Scope<'_>, context: &Context, wanted: Wanted<'_>) -> Result<Vec<Found>, LoadError> {
        self.discover_with(scope, context, &|visit| marked(visit, context, wanted, &self.directories))
    }

    /// As [`Locator::discover`] once more in the same context, where whatever is wanted was wanted before, too, and is one
    /// of the words that the context asks for: where the first call has been, nothing is read.
    ///
    /// # Errors
    ///
    /// As [`Locator::discover`].
    pub fn discover_again(
        &self,
        scope: Scope<'_>,
        context: &Context,
        wanted: Wanted<'_>,
    ) -> Result<Vec<Found>, LoadError> {
        self.discover_with(scope, context, &|visit| match self.directories.found(visit.dir) {
            Some(found) => Ok(found.filter(|files| {
                // A file whose bytes were not kept holds none of the words.
                files.files.iter().chain(&files.ignored).any(|file| wanted(&file.bytes))
            })),
            None => marked(visit, context, wanted, &self.directories),
        })
    }

    fn discover_with(&self, scope: Scope<'_>, context: &Context, look: Look<'_>) -> Result<Vec<Found>, LoadError> {
        let mut out = match scope {
            Scope::Tree => self.discover_tree(look)?,
            Scope::Patterns(patterns, cwd) => {
                let found = |text: &String| self.discover_pattern(Pattern::new(text), cwd, context, look);
                let found: Vec<_> = patterns.par_iter().with_max_len(1).map(found).collect();
                // The first pattern that fails is the one to speak of.
                found.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
            }
        };
        // A package that is named and found as well counts as named.
        out.sort_by(|a, b| (&a.located.import_path, !a.named).cmp(&(&b.located.import_path, !b.named)));
        out.dedup_by(|a, b| a.located.import_path == b.located.import_path);
        Ok(out)
    }

    fn discover_pattern(
        &self,
        pattern: Pattern<'_>,
        cwd: &Path,
        context: &Context,
        look: Look<'_>,
    ) -> Result<Vec<Found>, LoadError> {
        if !pattern.is_wild() {
            let located = self.named(pattern, cwd)?;
            let files = list_known(&self.directories, &located.dir, context)?;
            return Ok(vec![Found { located, files, named: true }]);
        }
        let found = self.walk_pattern(pattern, cwd, look)?;
        Ok(found.into_iter().map(|(located, files)| Found { located, files, named: false }).collect())
    }

    /// Whether `pattern`, relative to `cwd`, means the package.
    pub fn pattern_matches(&self, pattern: &str, cwd: &Path, located: &Located) -> bool {
        let pattern = Pattern::new(pattern);
        if !pattern.is_directory() {
            return matches(pattern.text(), &located.import_path) || matches(pattern.text(), &located.canonical);
        }
        let root = absolute(cwd, Path::new(pattern.root()));
        match below(&root, &located.dir) {
            Some(rest) if pattern.is_wild() => matches(&pattern.relative(), &dotted(&rest)),
            Some(rest) => rest.is_empty(),
            None => false,
        }
    }

    /// The package that a pattern without `...` names.
    fn named(&self, pattern: Pattern<'_>, cwd: &Path) -> Result<Arc<Located>, NotFound> {
        let dir = || absolute(cwd, Path::new(pattern.text()));
        if !pattern.is_directory() {
            return self.locate(pattern.text(), None).or_else(|not_found| {
                let dir = dir();
                // `pkg/apis` for `./pkg/apis`: go refuses it, but what else could be meant?
                if self.directories.hold_go_files(&dir) { self.locate_dir(&dir) } else { Err(not_found) }
            });
        }
        let dir = dir();
        if !seen::is_dir(&dir) {
            return Err(NotFound::NoSuchDirectory { dir });
        }
        if !self.directories.hold_go_files(&dir) {
            return Err(NotFound::NoGoFiles { dir });
        }
        self.locate_dir(&dir)
    }

    /// Walks what a pattern with `...` can match; gives what `visit` says of each match, by import path.
    fn walk_pattern<T: Send>(
        &self,
        pattern: Pattern<'_>,
        cwd: &Path,
        visit: &(dyn Fn(&Visit<'_>) -> Result<Option<T>, LoadError> + Sync),
    ) -> Result<Vec<(Arc<Located>, T)>, LoadError> {
        let relative = pattern.relative();
        let mut out = Vec::new();
        // Packages that match, wanted or not, and the modules that the walk has stopped at.
        let matched = AtomicBool::new(false);
        let mut stops = Vec::new();
        for Start { dir, import, rest, rules } in self.starts(pattern, cwd)? {
            let Walked { found, modules } = walk(&dir, import.as_deref(), &rules, &self.directories, &|seen| {
                let below = join_import(&rest, &below(&dir, seen.dir).unwrap_or_default());
                if seen.import.is_none() || !matches(&relative, &dotted(&below)) {
                    return Ok(None);
                }
                if !seen.listing.go.is_empty() {
                    matched.store(true, Ordering::Relaxed);
                }
                Ok(visit(seen)?.map(|found| (seen.dir.to_path_buf(), found)))
            })?;
            for (dir, found) in found {
                out.push((self.locate_dir(&dir)?, found));
            }
            stops.extend(modules);
        }
        if pattern.is_directory() && !matched.into_inner() && !stops.is_empty() {
            return Err(self.only_modules(pattern, cwd, stops));
        }
        out.sort_by(|(a, _), (b, _)| a.import_path.cmp(&b.import_path));
        out.dedup_by(|(a, _), (b, _)| a.import_path == b.import_path);
        Ok(out)
    }

    fn no_match(&self, pattern: Pattern<'_>) -> LoadError {
        match self.not_downloaded(pattern) {
            Some(not_found) => not_found.into(),
            None => LoadError::NoMatch { pattern: pattern.text().to_owned() },
        }
    }

    /// What to say of a pattern below which there are other modules only.
    fn only_modules(&self, pattern: Pattern<'_>, cwd: &Path, mut modules: Vec<PathBuf>) -> LoadError {
        modules.sort();
        let first = modules[0].clone();
        let name = below(cwd, &first).map_or_else(|| first.display().to_string(), |rest| dotted(&rest));
        let instead = match self.locate_dir(&first) {
            Ok(_) => format!("{name}/..."),
            Err(_) => format!("-C {name} ./..."),
        };
        LoadError::OnlyModules { pattern: pattern.text().to_owned(), name, modules, instead }
    }

    fn discover_tree(&self, look: Look<'_>) -> Result<Vec<Found>, LoadError> {
        let mut out = Vec::new();
        for Start { dir, import, rules, .. } in self.tree_starts() {
            let Walked { found, .. } =
                walk(&dir, import.as_deref(), &rules, &self.directories, &|visit| visit_tree(visit, look))?;
            let proven: FxHashSet<&PathBuf> =
                found.iter().filter(|item| item.generated).filter_map(|item| item.underscored.as_ref()).collect();
            for item in &found {
                let kept = item.underscored.as_ref().is_none_or(|dir| proven.contains(dir));
                if let (true, Some(files)) = (kept, &item.files) {
                    let located = self.locate_dir(&files.dir)?;
                    out.push(Found { located, files: files.clone(), named: false });
                }
            }
        }
        Ok(out)
    }
}

/// Whether a file of the directory belongs to a package on the platform; files are read until one does.
fn is_package(visit: &Visit<'_>, context: &Context) -> Result<bool, LoadError> {
    for name in visit.listing.go.iter().filter(|name| context.name_matches(name)) {
        if includes(context, &gosyn::header(&read(visit.dir, name.clone())?.bytes)).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What discovery learns from one directory.
struct Item {
    files: Option<PackageFiles>,
    underscored: Option<PathBuf>,
    /// Whether it holds a file that a generator wrote.
    generated: bool,
}

fn visit_tree(visit: &Visit<'_>, look: Look<'_>) -> Result<Option<Item>, LoadError> {
    if visit.import.is_none() || visit.listing.go.is_empty() {
        return Ok(None);
    }
    let files = look(visit)?;
    // Below a directory of this kind few files are looked at twice.
    let generated = visit.underscored.is_some() && {
        let mut generated = false;
        for name in &visit.listing.go {
            generated |= is_generated(&read(visit.dir, name.clone())?.bytes);
        }
        generated
    };
    if !generated && files.is_none() {
        return Ok(None);
    }
    Ok(Some(Item { files, underscored: visit.underscored.map(Path::to_path_buf), generated }))
}

/// The package, if a file in its directory is wanted, be it one that build constraints leave out. Most directories are
/// out after a test that needs no look at build constraints.
fn marked(
    visit: &Visit<'_>,
    context: &Context,
    wanted: Wanted<'_>,
    directories: &Directories,
) -> Result<Option<PackageFiles>, LoadError> {
    let members = members(visit, context, wanted)?;
    let found = members.map(|members| select(visit.dir, members, visit.listing)).transpose()?;
    directories.take_down(visit.dir, found.clone());
    Ok(found)
}

/// The Go files of a directory, if one of them is wanted.
fn members(visit: &Visit<'_>, context: &Context, wanted: Wanted<'_>) -> Result<Option<Vec<Member>>, LoadError> {
    let mut scratch = Scratch::take();
    let mut read = Vec::with_capacity(visit.listing.go.len());
    let mut any = false;
    for name in &visit.listing.go {
        let path = visit.dir.join(name);
        let range = scratch.read(&path).map_err(|error| LoadError::io(path, error))?;
        // One is enough.
        any = any || wanted(scratch.bytes(range.clone()));
        read.push((name, range));
    }
    let member = |(name, range): (&SmolStr, Range<usize>)| Member::of(visit.dir, name, scratch.bytes(range), context);
    let members = any.then(|| read.into_iter().map(member).collect());
    scratch.give_back();
    Ok(members)
}

/// Whether a line says `// Code generated by <x>-gen. DO NOT EDIT.`
fn is_generated(text: &[u8]) -> bool {
    const START: &[u8] = b"// Code generated by ";
    const END: &[u8] = b"-gen. DO NOT EDIT.";
    memmem::find_iter(text, START).any(|at| {
        let rest = &text[at + START.len()..];
        let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
        (at == 0 || text[at - 1] == b'\n') && line.trim_ascii_end().ends_with(END)
    })
}

/// `./a/b` of `a/b`, `.` of the empty path.
fn dotted(rest: &str) -> String {
    if rest.is_empty() { ".".to_owned() } else { format!("./{rest}") }
}

#[cfg(test)]
mod tests {
    use super::is_generated;

    #[test]
    fn generated_header() {
        assert!(is_generated(b"/* x */\n// Code generated by deepcopy-gen. DO NOT EDIT.\n\npackage x\n"));
        assert!(!is_generated(b"// Code generated by protoc-gen-gogo. DO NOT EDIT.\n// source: x"));
        assert!(!is_generated(b"x // Code generated by deepcopy-gen. DO NOT EDIT.\n"));
    }
}
