//! What a repository says about how its files were generated: the files themselves, and the scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use generators::REGISTRY;

use crate::engine::GENERATED_BY;

/// What was found. Paths are relative to the root.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Generated files of kgen's generators, by path.
    pub committed: Vec<Committed>,
    /// Files that look like accepted violations of API rules.
    pub exceptions: Vec<PathBuf>,
    /// Files that look like headers, with their text.
    pub headers: Vec<(PathBuf, String)>,
    /// Flags in scripts that decide what is generated, each with its values, whose order may matter.
    pub flags: BTreeMap<&'static str, Vec<String>>,
}

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Where it is.
    pub path: PathBuf,
    /// The generator's name.
    pub generator: &'static str,
    /// What stands between its build constraints and the line that says who wrote it.
    pub header: String,
    /// The tag that hides it from generators, where there is one.
    pub build_tag: Option<String>,
    /// The packages that a file of definitions speaks of.
    pub describes: BTreeSet<String>,
}

impl Committed {
    /// Whether it is a file of openapi that holds definitions, not model names.
    #[must_use]
    pub fn holds_definitions(&self) -> bool {
        !self.describes.is_empty()
    }
}

/// The flags that are looked for; spelt as in kgen.toml.
const FLAGS: [&str; 5] = ["extra-peer-dirs", "extra-peer-dir", "extra-dirs", "base-peer-dirs", "bounding-dirs"];

/// How much of a file is looked at to see whether it was generated.
const HEAD: usize = 8 << 10;
/// Scripts are short.
const LONGEST: u64 = 1 << 20;

/// Looks through the tree at `root`.
#[must_use]
pub fn gather(root: &Path) -> Facts {
    let mut facts = Facts::default();
    enter(root, Path::new(""), &mut facts);
    facts.committed.sort_by(|left, right| left.path.cmp(&right.path));
    facts.exceptions.sort();
    facts.headers.sort();
    facts
}

fn enter(root: &Path, below: &Path, facts: &mut Facts) {
    // What cannot be read is no part of the repository.
    let Ok(entries) = fs::read_dir(root.join(below)) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = below.join(&*name);
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            if !name.starts_with('.') && !matches!(&*name, "vendor" | "testdata" | "_output" | "node_modules") {
                enter(root, &path, facts);
            }
        } else if kind.is_file() {
            look(root, path, &name, facts);
        }
    }
}

fn look(root: &Path, path: PathBuf, name: &str, facts: &mut Facts) {
    let full = root.join(&path);
    let text = || fs::read(&full).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let short = || fs::metadata(&full).is_ok_and(|data| data.len() <= LONGEST);
    if name.ends_with(".go") && !name.ends_with("_test.go") {
        let text = text();
        let head = text.get(..HEAD).unwrap_or(&text);
        if let Some(committed) = generated(&path, head, &text) {
            facts.committed.push(committed);
        } else {
            text.lines().filter(|line| line.starts_with("//go:generate ")).for_each(|line| flags(line, facts));
        }
    } else if name.contains("boilerplate") && short() {
        facts.headers.push((path, text()));
    } else if name.contains("violation") && short() {
        facts.exceptions.push(path);
    } else if (name.starts_with("Makefile") || name.ends_with(".mk") || name.ends_with(".sh") || !name.contains('.'))
        && short()
    {
        // A flag may stand on the line after a backslash.
        flags(&text().replace("\\\n", " "), facts);
    }
}

/// The file as one of kgen's generators has written it, if one has.
fn generated(path: &Path, head: &str, text: &str) -> Option<Committed> {
    let (before, line) = head.split_once(GENERATED_BY)?;
    let tool = line.split_once(". DO NOT EDIT.")?.0;
    let info = REGISTRY.iter().map(|entry| entry.info).find(|info| info.tool == tool)?;
    let constrained = before.starts_with("//go:build ") || before.starts_with("// +build ");
    let (constraint, header) = match before.split_once("\n\n").filter(|_| constrained) {
        Some((constraint, header)) => (Some(constraint), header),
        None => (None, before),
    };
    let build_tag = constraint.and_then(|constraint| {
        let tag = constraint.lines().next()?.rsplit([' ', '!']).next()?;
        Some(tag.to_owned())
    });
    let describes = if text.contains("OpenAPIDefinition{\n") { described(text) } else { BTreeSet::new() };
    Some(Committed {
        path: path.to_path_buf(),
        generator: info.name,
        header: header.trim_end().to_owned(),
        build_tag,
        describes,
    })
}

/// The packages of the types in the map of a file of definitions: `"path.Type":`, or `alias.Type{}.OpenAPIModelName():`.
fn described(text: &str) -> BTreeSet<String> {
    let mut imports = BTreeMap::new();
    let mut found = BTreeSet::new();
    for line in text.lines().take_while(|line| *line != "}") {
        if let Some(entry) = line.strip_prefix("\t\t") {
            let path = match entry.strip_prefix('"') {
                Some(name) => name.split_once("\":").and_then(|(name, _)| name.rsplit_once('.')).map(|(path, _)| path),
                None => entry.split_once('.').and_then(|(alias, _)| imports.get(alias).copied()),
            };
            found.extend(path.map(str::to_owned));
        } else if let Some((alias, path)) = line.strip_prefix('\t').and_then(|line| line.split_once(' ')) {
            imports.insert(alias, path.trim_matches('"'));
        }
    }
    found
}

/// Takes up the flags of a text whose values are plain words, and variables named like them: a Makefile says
/// `EXTRA_PEER_DIRS := a,b` far from the call.
fn flags(text: &str, facts: &mut Facts) {
    for line in text.lines() {
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.trim_end_matches(['?', ':', '+', ' ', '\t']).trim_start().trim_start_matches("export ");
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        // Kubernetes' own Makefile calls the values of this flag packages.
        let name = name.to_ascii_lowercase().replace('_', "-").replace("-peer-pkgs", "-peer-dirs");
        if let Some(known) = FLAGS.into_iter().find(|known| name.ends_with(known)) {
            take_up(known, value.trim(), facts);
        }
    }
    let mut words = text.split_whitespace().map(|word| word.trim_matches(['"', '\'', '(', ')', ',', ';']));
    while let Some(word) = words.next() {
        let Some(flag) = word.strip_prefix("--") else { continue };
        let (name, value) = match flag.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (flag, None),
        };
        if let Some(known) = FLAGS.into_iter().find(|known| *known == name) {
            take_up(known, value.or_else(|| words.next()).unwrap_or_default(), facts);
        }
    }
}

fn take_up(known: &'static str, value: &str, facts: &mut Facts) {
    let plain =
        |value: &&str| !value.is_empty() && !value.contains(['$', '`', '{', '*', '(', '"']) && !value.starts_with('-');
    let known = if known == "extra-peer-dir" { "extra-peer-dirs" } else { known };
    let values = value.trim_matches(['"', '\'']).split([',', ' ']).filter(plain);
    let known = facts.flags.entry(known).or_default();
    for value in values {
        if !known.iter().any(|other| other == value) {
            known.push(value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_tags_of_generated_files() {
        let text = "//go:build !ignore_autogenerated\n// +build !ignore_autogenerated\n\n/*\nOurs.\n*/\n\n\
                    // Code generated by deepcopy-gen. DO NOT EDIT.\n\npackage x\n";
        let found = generated(Path::new("x/zz.go"), text, text).unwrap();
        assert_eq!(found.header, "/*\nOurs.\n*/");
        assert_eq!(found.build_tag.as_deref(), Some("ignore_autogenerated"));
        assert_eq!(found.generator, "deepcopy");
        let text = "// Code generated by stringer. DO NOT EDIT.\n\npackage x\n";
        assert_eq!(generated(Path::new("x.go"), text, text), None);
    }

    #[test]
    fn flags_of_scripts() {
        let mut facts = Facts::default();
        flags("conversion-gen --extra-peer-dirs=a/b,c --bounding-dirs \"x\" --extra-dirs \"${all}\" -v 1", &mut facts);
        flags("kube::codegen::gen_helpers --extra-peer-dir d ./pkg", &mut facts);
        let peers: Vec<_> = facts.flags["extra-peer-dirs"].iter().collect();
        assert_eq!(peers, ["a/b", "c", "d"]);
        assert_eq!(facts.flags["bounding-dirs"].len(), 1);
        assert!(facts.flags["extra-dirs"].is_empty());
        flags("CONVERSION_EXTRA_PEER_PKGS := e/f g", &mut facts);
        assert!(facts.flags["extra-peer-dirs"].contains(&"e/f".to_owned()));
    }
}
