//! The rules of the house that no compiler checks: who may import whom, what files may hold and be called.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support::root;

/// Which members of the workspace each member may import. The reasons are in docs/architecture.md.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("store", &[]),
    ("gosyn", &["diag"]),
    ("gotypes", &["gosyn", "diag"]),
    ("goload", &["gotypes", "gosyn", "diag", "store"]),
    ("genkit", &["gotypes", "gosyn", "diag"]),
    ("generators", &["genkit", "gotypes", "gosyn", "diag"]),
    ("build-pipeline", &["diag", "store"]),
    ("kgen", &["diag", "store", "gosyn", "gotypes", "goload", "genkit", "generators", "build-pipeline"]),
];

/// Crates that open files, sockets or processes, take many threads, or tie code to one grammar or front end: prefix of
/// the name, and the members that may use them.
const RESERVED: &[(&str, &[&str])] = &[
    ("tree-sitter", &["gosyn"]),
    ("clap", &["kgen"]),
    ("rayon", &["goload", "store", "build-pipeline", "kgen"]),
    ("walkdir", &["goload"]),
    ("ignore", &["goload"]),
    ("tempfile", &["store"]),
    ("memmap", &["store"]),
    ("tokio", &["build-pipeline"]),
    ("oci-client", &["build-pipeline"]),
    ("reqwest", &["build-pipeline"]),
    ("ureq", &["build-pipeline"]),
];

/// Names that say nothing about what a file is for.
const BANNED_NAMES: &[&str] = &["utils", "util", "helpers", "common", "misc", "errors"];

fn manifest(folder: &Path) -> toml::Table {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The folders of the workspace's members, with their manifests.
fn members() -> Vec<(PathBuf, toml::Table)> {
    let named = manifest(root())["workspace"]["default-members"].as_array().cloned().unwrap_or_default();
    named
        .iter()
        .filter_map(|member| member.as_str())
        .map(|member| {
            let folder = root().join(member);
            let manifest = manifest(&folder);
            (folder, manifest)
        })
        .collect()
}

/// The text files below `folder`, in order, without what is built or belongs to Go programmers.
fn files(folder: &Path, extensions: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !path.is_symlink() {
                if !["target", ".git", "_output", "testdata", "examples"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|end| extensions.iter().any(|one| end == *one))
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[test]
fn members_import_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (_, manifest) in members() {
        let name = manifest["package"]["name"].as_str().unwrap_or_default().to_owned();
        let Some(allowed) = table.get(name.as_str()) else {
            wrong.push(format!("{name} is not in the table"));
            continue;
        };
        let dependencies = ["dependencies", "build-dependencies"]
            .iter()
            .filter_map(|kind| manifest.get(*kind)?.as_table())
            .flat_map(toml::Table::keys);
        for dependency in dependencies {
            if table.contains_key(dependency.as_str()) && !allowed.contains(&dependency.as_str()) {
                wrong.push(format!("{name} must not import {dependency}"));
            }
            for (prefix, users) in RESERVED {
                if dependency.starts_with(prefix) && !users.contains(&name.as_str()) {
                    wrong.push(format!("{name} must not use {dependency}"));
                }
            }
        }
        seen.insert(name);
    }
    wrong.extend(table.keys().filter(|name| !seen.contains(**name)).map(|name| format!("{name} is no default member")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    for (folder, manifest) in members() {
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        assert_eq!(lints, Some(true), "{}", shown(&folder));
    }
}

#[test]
fn the_grammar_is_named_only_where_syntax_is_lowered() {
    let word = concat!("tree", "_sitter");
    let folders = ["src", "crates", "generators", "build-pipeline", "tests"];
    let named: Vec<String> = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder), &["rs"]))
        .filter(|(_, text)| text.contains(word))
        .map(|(path, _)| shown(&path))
        .filter(|path| !path.starts_with("crates/gosyn/src/lower"))
        .collect();
    assert!(named.is_empty(), "{word} is named in {named:#?}");
}

/// What the answer of a run depends on is seen through `store::seen`, or the answer could be kept for too long.
#[test]
fn what_a_run_depends_on_is_seen() {
    let past_the_witness = [
        "fs::read(",
        "fs::read_to_string(",
        "fs::read_dir(",
        "fs::metadata(",
        "fs::canonicalize(",
        "fs::read_link(",
        "File::open(",
        ".is_dir()",
        ".is_file()",
        ".exists()",
        ".is_symlink()",
        ".canonicalize()",
    ];
    // Of metadata and of an entry of a directory, the cache's own look at itself, and the words of an error: none is kept.
    let allowed = ["kind.is_", "meta.is_", "fs::metadata(&program)", "seen::", "Self::Io {"];
    for folder in ["crates/goload/src", "src/engine"] {
        for (path, text) in files(&root().join(folder), &["rs"]) {
            let own = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (nth, line) in own.lines().enumerate() {
                let past = past_the_witness.iter().any(|call| line.contains(call))
                    && !allowed.iter().any(|word| line.contains(word));
                let replayed = path.ends_with("cache.rs") && line.contains("settings.stand.join");
                assert!(!past || replayed, "{}:{}: {line}", shown(&path), nth + 1);
            }
        }
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent: Vec<String> = files(root(), &["rs"])
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!") && !text.starts_with("#![no_main]"))
        .map(|(path, _)| shown(&path))
        .collect();
    assert!(silent.is_empty(), "no //! at the head of {silent:#?}");
}

#[test]
fn names_of_files_say_something() {
    let banned: Vec<String> = files(root(), &["rs"])
        .into_iter()
        .map(|(path, _)| shown(&path))
        .filter(|path| path.split('/').any(|part| BANNED_NAMES.contains(&part.strip_suffix(".rs").unwrap_or(part))))
        .collect();
    assert!(banned.is_empty(), "{banned:#?}");
}

#[test]
fn nothing_is_left_for_later_and_nothing_names_a_machine() {
    let later = concat!("TO", "DO");
    let mut homes = vec![concat!("/ro", "ot/").to_owned(), concat!("/Us", "ers/").to_owned()];
    homes.push(format!("{}/", root().display()));
    homes.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| format!("{home}/")));
    let mut wrong = Vec::new();
    for (path, text) in files(root(), &["rs", "md", "toml", "sh", "yml", "yaml", "snap"]) {
        for (nth, line) in text.lines().enumerate() {
            if line.contains(later) || homes.iter().any(|home| line.contains(home.as_str())) {
                wrong.push(format!("{}:{}: {}", shown(&path), nth + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn everything_with_a_name_is_explained() {
    let topics = kgen::explain::topics();
    let mut names = BTreeSet::new();
    for topic in &topics {
        assert!(!topic.summary.trim().is_empty(), "{} has no summary", topic.name);
        assert!(names.insert((topic.kind, topic.name.to_lowercase())), "{} is named twice", topic.name);
    }
    for code in kgen::explain::codes() {
        let (area, rest) = code.id.split_once('/').unwrap_or_default();
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(plain(area) && plain(rest), "{} is not of the form area/what-is-wrong", code.id);
        assert!(!code.explain.trim().is_empty(), "{} has no explanation", code.id);
    }
}

#[test]
fn every_generator_has_fixtures() {
    for entry in generators::REGISTRY {
        let folder = root().join("testdata").join(entry.info.name);
        let cases = std::fs::read_dir(&folder).map_or(0, Iterator::count);
        assert!(cases > 0, "{} has no cases in {}", entry.info.name, shown(&folder));
    }
}
