//! Which files are assets: go-bindata's walk, with its rules for links and prefixes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use diag::Diagnostic;
use regex::bytes::Regex;

use super::path::{absolute, base, clean, directory, join};
use super::{Bindata, Disk, FindError, Kind, Meta, codes};
use crate::go_regexp;

/// A file that is an asset.
#[derive(Debug)]
pub(super) struct Found {
    /// Its absolute path.
    pub(super) path: String,
    /// What programs call it.
    pub(super) name: String,
}

/// Finds the assets, in upstream's order.
pub(super) fn find(
    options: &Bindata,
    disk: &dyn Disk,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Found>, FindError> {
    let mut ignore = Vec::new();
    for pattern in &options.ignore {
        match go_regexp::compile(pattern) {
            Ok(compiled) => ignore.push(compiled),
            Err(why) => diagnostics.push(
                Diagnostic::error(&codes::BAD_EXPRESSION, format!("{pattern:?} is no regular expression of Go: {why}"))
                    .help("mend `ignore`: its expressions are those of Go's regexp package"),
            ),
        }
    }
    let here = options.base.to_string_lossy().into_owned();
    let prefix = options.prefix.as_deref().filter(|prefix| !prefix.is_empty()).map(|prefix| absolute(&here, prefix));
    let output = options.output_path();
    let real_output = output.to_str().and_then(|path| disk.real(path).ok());
    let mut walk = Walk {
        disk,
        here,
        prefix,
        ignore,
        outputs: real_output.into_iter().chain([output]).collect(),
        visited: HashSet::new(),
        within: Vec::new(),
        found: Vec::new(),
        diagnostics,
    };
    for input in &options.inputs {
        let (dir, recursive) = match input.strip_suffix("/...") {
            Some(dir) => (clean(dir), true),
            None => (clean(input), false),
        };
        walk.enter(&dir, recursive)?;
    }
    Ok(walk.found)
}

struct Walk<'a> {
    disk: &'a dyn Disk,
    /// Where relative paths begin.
    here: String,
    /// Absolute.
    prefix: Option<String>,
    ignore: Vec<Regex>,
    /// The file to be written, as it is named and as it is.
    outputs: Vec<PathBuf>,
    /// What upstream has been at, by the path that it has for it.
    visited: HashSet<String>,
    /// The directories that are being listed, without links.
    within: Vec<PathBuf>,
    found: Vec<Found>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    /// Takes in a file or directory, which was named or found, by the path that upstream has for it.
    fn enter(&mut self, dir: &str, recursive: bool) -> Result<(), FindError> {
        // With a prefix all is done by absolute paths.
        let path = if self.prefix.is_some() { absolute(&self.here, dir) } else { dir.to_owned() };
        let meta = self.ask(&path, |disk, path| disk.stat(path))?;
        if meta.kind != Kind::Directory {
            let real = self.ask(&path, |disk, path| disk.real(path)).ok();
            return self.entry(dir, &directory(&path), base(&path), meta, real.as_deref(), recursive);
        }
        let real = self.ask(&path, |disk, path| disk.real(path))?;
        if self.within.contains(&real) {
            let finding =
                Diagnostic::error(&codes::LINK_CYCLE, format!("{path} leads back to a directory that holds it"));
            self.diagnostics.push(finding.help("remove the link, or leave it out with `ignore`"));
            return Ok(());
        }
        self.visited.insert(path.clone());
        let mut entries = self.ask(&path, |disk, path| disk.list(path))?;
        entries.sort_by(|(left, _), (right, _)| left.as_bytes().cmp(right.as_bytes()));
        self.within.push(real.clone());
        for (name, meta) in entries {
            self.entry(dir, &path, &name, meta, Some(&real.join(&name)), recursive)?;
        }
        self.within.pop();
        Ok(())
    }

    /// Takes in the entry `name` of the directory `path`, which upstream's walk knows as `dir`; without links it is `real`,
    /// unless it is a link itself.
    fn entry(
        &mut self,
        dir: &str,
        path: &str,
        name: &str,
        meta: Meta,
        real: Option<&Path>,
        recursive: bool,
    ) -> Result<(), FindError> {
        let own = join(path, name);
        if self.ignore.iter().any(|expression| expression.is_match(own.as_bytes())) {
            return Ok(());
        }
        match meta.kind {
            Kind::Directory => {
                if recursive {
                    self.visited.insert(own);
                    let below = join(dir, name);
                    self.inside(&below, recursive);
                }
                return Ok(());
            }
            Kind::Link => {
                let target = self.ask(&own, |disk, path| disk.read_link(path))?;
                let target = if target.starts_with('/') { target } else { absolute(&self.here, &join(path, &target)) };
                if self.visited.insert(target) {
                    self.inside(&own, recursive);
                }
                return Ok(());
            }
            Kind::Other => {
                let finding = Diagnostic::error(&codes::NOT_A_FILE, format!("{own} is neither a file nor a directory"));
                self.diagnostics.push(finding.help("leave it out with `ignore`"));
                return Ok(());
            }
            Kind::File => {}
        }
        let whole = absolute(&self.here, &own);
        let is = |output: &PathBuf| output.as_os_str() == whole.as_str() || Some(output.as_path()) == real;
        if self.outputs.iter().any(is) {
            let message = format!("{own} is the file to be written, and none of its own assets");
            self.diagnostics.push(Diagnostic::new(&codes::OWN_OUTPUT, diag::Severity::Note, message));
            return Ok(());
        }
        let cut = own.strip_prefix(self.prefix.as_deref().unwrap_or_default());
        let called = cut.map_or_else(|| join(dir, name), str::to_owned);
        let called = called.strip_prefix('/').unwrap_or(&called).to_owned();
        self.found.push(Found { path: whole, name: called });
        Ok(())
    }

    /// As [`Walk::enter`] for what was found: upstream would pass over what is wrong with it.
    fn inside(&mut self, dir: &str, recursive: bool) {
        let depth = self.within.len();
        if let Err(FindError { path, source }) = self.enter(dir, recursive) {
            self.within.truncate(depth);
            let finding = Diagnostic::error(&codes::UNREADABLE, format!("cannot read {path}: {source}"));
            self.diagnostics.push(finding.help("give yourself the permission to, or leave it out with `ignore`"));
        }
    }

    fn ask<T>(&self, path: &str, question: impl Fn(&dyn Disk, &str) -> std::io::Result<T>) -> Result<T, FindError> {
        question(self.disk, &absolute(&self.here, path)).map_err(|source| FindError { path: path.to_owned(), source })
    }
}
