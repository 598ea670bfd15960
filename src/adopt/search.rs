//! Tries drafts until all committed files come out as they are, or no change makes more of them do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use generators::REGISTRY;

use super::draft::{Draft, Table};
use super::facts::{Committed, Facts};
use crate::compat::Version;

/// What a draft comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// The files that come out as they are; relative to the root, as are all others.
    pub same: BTreeSet<PathBuf>,
    /// The files that do not, or that nobody committed, or that nothing makes, each with why.
    pub wrong: BTreeMap<PathBuf, &'static str>,
    /// What is wrong with the sources.
    pub errors: Vec<String>,
}

impl Trial {
    /// How good it is: more is better.
    fn rank(&self, facts: &Facts) -> (usize, usize, usize) {
        let covered = facts.committed.iter().filter(|file| self.same.contains(&file.path)).count();
        (covered, usize::MAX - self.wrong.len(), usize::MAX - self.errors.len())
    }

    fn is_clean(&self, facts: &Facts) -> bool {
        self.wrong.is_empty()
            && self.errors.is_empty()
            && facts.committed.iter().all(|file| self.same.contains(&file.path))
    }
}

/// What the search ends with.
#[derive(Clone, Debug)]
pub struct Found {
    /// What to write.
    pub draft: Draft,
    /// A header file to write beside it, with its text.
    pub header: Option<(PathBuf, String)>,
    /// What it comes to.
    pub trial: Trial,
}

/// A way to try a draft, with a header text where its file is not there yet.
type Try<'a> = &'a mut dyn FnMut(&Draft, Option<&str>) -> anyhow::Result<Trial>;

/// Where a header goes that no file holds.
const HEADER: &str = "hack/boilerplate.go.txt";

/// Finds the draft.
///
/// # Errors
/// As trying it: where the tree cannot be read.
pub fn search(facts: &Facts, default: Version, attempt: Try<'_>) -> anyhow::Result<Found> {
    let (header, header_text) = header(facts);
    let draft = Draft {
        header: header.clone(),
        packages: Vec::new(),
        files: file_names(facts),
        openapi: tables(facts),
        ..Draft::default()
    };
    let mut search = Search { facts, attempt, header: header_text.clone(), best: (draft, Trial::default()) };
    search.best.1 = search.run(&search.best.0.clone())?;

    search.place_in_packages()?;
    search.flags()?;
    search.releases(default)?;
    // What another release mends may have hidden what a flag does.
    search.flags()?;
    search.exceptions();
    let (draft, trial) = search.best;
    let header = header_text.and_then(|text| Some((draft.header.clone()?, text)));
    Ok(Found { draft, header, trial })
}

struct Search<'a> {
    facts: &'a Facts,
    attempt: Try<'a>,
    header: Option<String>,
    best: (Draft, Trial),
}

impl Search<'_> {
    fn run(&mut self, draft: &Draft) -> anyhow::Result<Trial> {
        (self.attempt)(draft, self.header.as_deref())
    }

    fn is_done(&self) -> bool {
        self.best.1.is_clean(self.facts)
    }

    /// Takes the draft if it is better than the best one so far.
    fn offer(&mut self, draft: Draft) -> anyhow::Result<()> {
        // A draft that cannot be run is none.
        if let Ok(trial) = self.run(&draft)
            && trial.rank(self.facts) > self.best.1.rank(self.facts)
        {
            self.best = (draft, trial);
        }
        Ok(())
    }

    /// Names the packages of committed files that discovery does not come to.
    fn place_in_packages(&mut self) -> anyhow::Result<()> {
        let beside = |file: &&Committed| file.generator != "openapi";
        let (same, wrong) = (&self.best.1.same, &self.best.1.wrong);
        let missed =
            |file: &&Committed| !same.contains(&file.path) && wrong.get(&file.path).is_none_or(|why| *why == LEFT_OUT);
        let folders: BTreeSet<String> =
            self.facts.committed.iter().filter(beside).filter(missed).filter_map(folder).collect();
        if folders.is_empty() || self.is_done() {
            return Ok(());
        }
        let packages = std::iter::once("./...".to_owned()).chain(folders).collect();
        self.offer(Draft { packages, ..self.best.0.clone() })
    }

    /// Tries all releases, the nearest to the one that the repository asks for first.
    fn releases(&mut self, default: Version) -> anyhow::Result<()> {
        let mut releases: Vec<Version> = Version::all().collect();
        releases.sort_by_key(|version| version.minor().abs_diff(default.minor()));
        for version in releases {
            if self.is_done() {
                break;
            }
            let compat = (version != default).then_some(version);
            self.offer(Draft { compat, ..self.best.0.clone() })?;
        }
        Ok(())
    }

    /// Tries the flags of scripts, each by itself.
    fn flags(&mut self) -> anyhow::Result<()> {
        let takers: [(&str, &[&'static str]); 4] = [
            ("extra-peer-dirs", &["conversion", "defaulter"]),
            ("extra-dirs", &["conversion"]),
            ("base-peer-dirs", &["conversion"]),
            ("bounding-dirs", &["deepcopy"]),
        ];
        for (flag, generators) in takers {
            let Some((key, values)) = self.facts.flags.get_key_value(flag) else { continue };
            for &generator in generators.iter().filter(|_| !values.is_empty()) {
                if self.is_done() {
                    return Ok(());
                }
                let mut draft = self.best.0.clone();
                draft.lists.insert((generator, key), values.clone());
                self.offer(draft)?;
            }
        }
        Ok(())
    }

    /// Gives each table of definitions the accepted violations that fit.
    fn exceptions(&mut self) {
        for nth in 0..self.best.0.openapi.len() {
            let own = self.best.0.openapi[nth].output_dir.clone().unwrap_or_default();
            let mut candidates: Vec<&PathBuf> = self.facts.exceptions.iter().collect();
            candidates.sort_by_key(|path| std::cmp::Reverse(shared_words(path, &own)));
            candidates.retain(|path| self.facts.exceptions.len() == 1 || shared_words(path, &own) > 0);
            for path in candidates {
                let mut draft = self.best.0.clone();
                draft.openapi[nth].exceptions = Some(path.clone());
                // That there are fewer findings with a file than without cannot be seen where none is compared.
                if let Ok(trial) = self.run(&draft)
                    && (trial.is_clean(self.facts) || trial == self.best.1)
                {
                    self.best = (draft, trial);
                    break;
                }
            }
        }
    }
}

/// How many words of a file's name stand in a directory's path: `api_violations.list` is about `pkg/api`.
fn shared_words(file: &Path, dir: &Path) -> usize {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 2);
        words.map(str::to_ascii_lowercase).collect()
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    words(&name).intersection(&words(&dir.to_string_lossy())).count()
}

/// Why a committed file is wrong that nothing makes.
pub const LEFT_OUT: &str = "left over: nothing asks for it";

fn folder(file: &Committed) -> Option<String> {
    let folder = file.path.parent()?;
    let shown = folder.to_string_lossy();
    Some(if shown.is_empty() { ".".to_owned() } else { format!("./{shown}") })
}

/// The header that most files bear: the file that holds it, and its text where no file does. Nothing where kgen finds it.
fn header(facts: &Facts) -> (Option<PathBuf>, Option<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for file in &facts.committed {
        *counts.entry(&file.header).or_default() += 1;
    }
    let Some((&text, _)) = counts.iter().max_by_key(|(_, count)| **count) else { return (None, None) };
    let usual = ["hack/boilerplate/boilerplate.generatego.txt", HEADER].map(Path::new);
    if text.is_empty() {
        // Without a word, kgen takes one of the usual files.
        let found = facts.headers.iter().any(|(path, _)| usual.contains(&path.as_path()));
        return (found.then(|| PathBuf::from("/dev/null")), None);
    }
    let holds = |(_, own): &&(PathBuf, String)| is_header(own, text);
    if let Some((path, _)) = facts.headers.iter().find(holds) {
        return (Some(path.clone()), None);
    }
    let taken = facts.headers.iter().any(|(path, _)| path.as_path() == Path::new(HEADER));
    let path = if taken { "hack/boilerplate.kgen.go.txt" } else { HEADER };
    (Some(path.into()), Some(format!("{text}\n")))
}

/// Whether a file's text, its YEAR replaced by any year, is a header.
fn is_header(own: &str, text: &str) -> bool {
    let own = own.trim_end();
    if !own.contains("YEAR") {
        return own == text;
    }
    let mut rest = text;
    for (nth, part) in own.split("YEAR").enumerate() {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        rest = if nth == 0 { rest } else { &rest[digits.min(4)..] };
        match rest.strip_prefix(part) {
            Some(more) => rest = more,
            None => return false,
        }
    }
    rest.is_empty()
}

/// The names of files that are not the usual ones.
fn file_names(facts: &Facts) -> BTreeMap<&'static str, String> {
    let mut names: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
    for file in facts.committed.iter().filter(|file| file.generator != "openapi") {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        *names.entry(file.generator).or_default().entry(name).or_default() += 1;
    }
    let usual = |generator: &str| {
        REGISTRY.iter().find(|entry| entry.info.name == generator).map(|entry| entry.info.default_file)
    };
    let most =
        |counts: BTreeMap<String, usize>| counts.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name);
    let names = names.into_iter().filter_map(|(generator, counts)| Some((generator, most(counts)?)));
    names.filter(|(generator, name)| usual(generator) != Some(name.as_str())).collect()
}

/// A table for each file of definitions, and one for model names where there is none.
fn tables(facts: &Facts) -> Vec<Table> {
    let of_openapi = || facts.committed.iter().filter(|file| file.generator == "openapi");
    let name = |file: &Committed| file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let usual = REGISTRY.iter().find(|entry| entry.info.name == "openapi").map(|entry| entry.info.default_file);
    let mut tables: Vec<Table> = of_openapi()
        .filter(|file| file.holds_definitions())
        .map(|file| Table {
            packages: file.describes.iter().cloned().collect(),
            output_dir: file
                .path
                .parent()
                .map(|dir| if dir.as_os_str().is_empty() { ".".into() } else { dir.to_path_buf() }),
            output_file: Some(name(file)).filter(|name| Some(name.as_str()) != usual),
            ..Table::default()
        })
        .collect();
    let model_names: BTreeSet<String> = of_openapi().filter(|file| !file.holds_definitions()).map(name).collect();
    for model_names in model_names {
        let packages = vec!["./...".to_owned()];
        tables.push(Table { packages, model_names: Some(model_names), ..Table::default() });
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_with_a_year() {
        assert!(is_header("// Ours.\n", "// Ours."));
        assert!(is_header("// Copyright YEAR Us.\n", "// Copyright 2021 Us."));
        assert!(!is_header("// Copyright YEAR Us.\n", "// Copyright 2021 Them."));
    }
}
