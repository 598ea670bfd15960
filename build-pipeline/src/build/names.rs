//! From the words by which users name what is to be built to targets.
//!
//! A word is a directory from the module's root (`cmd/server`, `./cmd/server`), an import path, a pattern (`./cmd/...`), the
//! name of a program, the name of a group in kgen.toml, or one of the first two with the name of a test binary behind it
//! (`test/e2e/e2e.test`), as in Kubernetes' `WHAT`. Only names and patterns have to be looked up among the commands of the
//! module; what that depends on is remembered, so that the go tool is asked again only after something has changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::Path,
};

use anyhow::{Context as _, bail};
use serde::Deserialize;
use store::seen;

use super::{Class, History};
use crate::{Event, Group, Platform, StepCx, project::is_major_version};

/// What a binary is made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    /// The package as the go tool is given it: `./cmd/server`, or an import path.
    pub(crate) package: String,
    /// Whether it is the package's test binary.
    pub(crate) test: bool,
    /// What the binary is called, without what a platform adds to it.
    pub(crate) file: String,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let package = self.package.trim_start_matches("./");
        if self.test { write!(f, "{package}/{}", self.file) } else { f.write_str(package) }
    }
}

impl Target {
    /// What the binary is called on a platform.
    pub(super) fn file_on(&self, platform: &Platform) -> String {
        format!("{}{}", self.file, platform.exe_suffix())
    }

    fn program(package: String, cx: &StepCx<'_>) -> Self {
        let import_path = import_path(&package, &cx.project.module);
        Self { file: program_name(&import_path).to_owned(), package, test: false }
    }
}

/// What a word turns out to be.
enum Word {
    Target(Target),
    /// To be looked for among the commands of the module.
    Sought(String),
}

/// The targets for each platform, sorted, each once.
pub(super) fn resolve<'a>(cx: &StepCx<'a>, history: &History) -> anyhow::Result<Vec<(&'a Platform, Vec<Target>)>> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    let mut unknown: Vec<&str> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut resolved = Vec::new();
    for (platform, words) in cx.wanted {
        let words = expand(words, cx);
        let mut targets = BTreeSet::new();
        let mut sought = Vec::new();
        for word in &words {
            match read(word, cx) {
                Word::Target(target) => drop(targets.insert(target)),
                Word::Sought(name) => sought.push((*word, name)),
            }
        }
        if words.is_empty() || !sought.is_empty() {
            let commands = history.commands(cx, platform, || commands_of(cx, platform))?;
            all.extend(commands.iter().cloned());
            if words.is_empty() {
                targets.extend(commands.iter().map(|package| Target::program(package.clone(), cx)));
            }
            for (word, name) in sought {
                let before = targets.len();
                let named = commands.iter().filter(|package| is_named(&name, &cx.project.module, package));
                targets.extend(named.map(|package| Target::program(package.clone(), cx)));
                if targets.len() > before {
                    known.insert(word);
                } else {
                    unknown.push(word);
                }
            }
        }
        resolved.push((platform, targets.into_iter().collect::<Vec<_>>()));
    }
    unknown.retain(|word| !known.contains(word));
    if let Some(word) = unknown.first() {
        let words = all.iter().map(|package| import_path(package, &cx.project.module)).collect::<Vec<_>>().join(", ");
        bail!("there is no command `{word}` to build; the commands are {words}");
    }
    if resolved.iter().all(|(_, targets)| targets.is_empty()) {
        bail!("there is nothing to build: the module {} has no main package", cx.project.module);
    }
    for (platform, targets) in &resolved {
        if targets.is_empty() {
            cx.observer.event(Event::Noted { text: &format!("nothing to build for {platform}") });
        }
        no_two_alike(targets, platform, cx)?;
    }
    Ok(resolved)
}

/// The words, with the targets of a group in place of its name; no words are the targets of all groups.
fn expand<'a>(words: &'a [String], cx: &StepCx<'a>) -> Vec<&'a str> {
    let groups = &cx.build.groups;
    if words.is_empty() {
        return groups.iter().flat_map(|group| &group.targets).map(String::as_str).collect();
    }
    let group = |word: &str| groups.iter().find(|group| group.name == *word);
    let of_word = |word: &'a String| match group(word) {
        Some(group) => group.targets.iter().map(String::as_str).collect(),
        None => vec![word.as_str()],
    };
    words.iter().flat_map(of_word).collect()
}

/// The groups of kgen.toml that name the target.
pub(super) fn groups<'a>(target: &'a Target, cx: &'a StepCx<'_>) -> impl Iterator<Item = &'a Group> {
    let means = move |word: &String| match read(word, cx) {
        Word::Target(other) => other == *target,
        Word::Sought(name) => !target.test && is_named(&name, &cx.project.module, &target.package),
    };
    cx.build.groups.iter().filter(move |group| group.targets.iter().any(means))
}

/// What a word is, as far as the directories tell.
fn read(word: &str, cx: &StepCx<'_>) -> Word {
    let clean = word.trim_start_matches("./").trim_end_matches('/');
    let below_module = clean.strip_prefix(&cx.project.module).and_then(|rest| match rest.strip_prefix('/') {
        None if rest.is_empty() => Some("."),
        below => below,
    });
    let clean = match below_module.unwrap_or(clean) {
        "" => ".",
        clean => clean,
    };
    if clean.contains("...") {
        return Word::Sought(clean.to_owned());
    }
    if let Some((package, file)) = clean.rsplit_once('/').filter(|(_, file)| file.ends_with(".test"))
        && let Some(package) = package_of(package, cx)
    {
        return Word::Target(Target { package, test: true, file: file.to_owned() });
    }
    let of_program = || package_of(&format!("cmd/{clean}"), cx).filter(|_| !clean.contains('/'));
    match package_of(clean, cx).or_else(of_program) {
        Some(package) => Word::Target(Target::program(package, cx)),
        None => Word::Sought(clean.to_owned()),
    }
}

/// The package as the go tool is to be given it: what stands in a directory of the module, or what looks like the import path of
/// another, whose first element has a dot.
fn package_of(path: &str, cx: &StepCx<'_>) -> Option<String> {
    let dir = cx.project.at(Path::new(path));
    let has_code = || seen::list(&dir).is_ok_and(|entries| entries.iter().any(|entry| is_go(&entry.name)));
    if has_code() {
        // With modules, what is vendored goes by its own name.
        let vendored = path.strip_prefix("vendor/").filter(|_| !cx.go.in_gopath());
        return Some(match (vendored, path) {
            (Some(path), _) => path.to_owned(),
            (None, ".") => path.to_owned(),
            (None, _) => format!("./{path}"),
        });
    }
    let first = path.split('/').next().unwrap_or(path);
    (path.contains('/') && !first.starts_with('.') && first.contains('.')).then(|| path.to_owned())
}

fn is_go(name: &std::ffi::OsStr) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "go")
}

/// Whether `word` means the command in `package`: by its directory or import path, with `...` for anything, or by the program's
/// name alone.
fn is_named(word: &str, module: &str, package: &str) -> bool {
    let from_root = package.trim_start_matches("./");
    let import_path = import_path(package, module);
    if word.contains("...") {
        return matches(word, from_root) || matches(word, &import_path);
    }
    [from_root, &import_path, program_name(&import_path)].contains(&word)
}

/// Whether a path matches a pattern of the go tool: `...` is any text, and `/...` at the end also none.
fn matches(pattern: &str, path: &str) -> bool {
    if let Some(above) = pattern.strip_suffix("/...")
        && matches(above, path)
    {
        return true;
    }
    let Some((before, after)) = pattern.split_once("...") else {
        return pattern == path;
    };
    let Some(rest) = path.strip_prefix(before) else {
        return false;
    };
    (0..=rest.len()).any(|at| rest.is_char_boundary(at) && matches(after, &rest[at..]))
}

fn import_path(package: &str, module: &str) -> String {
    match package.strip_prefix("./") {
        Some(below) => format!("{module}/{below}"),
        None if package == "." => module.to_owned(),
        None => package.to_owned(),
    }
}

/// The name that the go tool gives to the program of a package, without what a platform adds to it.
fn program_name(import_path: &str) -> &str {
    let mut elements = import_path.rsplit('/');
    let last = elements.next().unwrap_or(import_path);
    match elements.next() {
        Some(before) if is_major_version(last) => before,
        _ => last,
    }
}

/// Two targets cannot have one file.
fn no_two_alike(targets: &[Target], platform: &Platform, cx: &StepCx<'_>) -> anyhow::Result<()> {
    let mut by_file = BTreeMap::new();
    for target in targets {
        if let Some(other) = by_file.insert(target.file.as_str(), target) {
            let path = |target: &Target| import_path(&target.package, &cx.project.module);
            bail!(
                "{} and {} would both be called {}; rename the directory of one of them",
                path(other),
                path(target),
                target.file_on(platform)
            );
        }
    }
    Ok(())
}

/// What `go list` says of a package.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Listed {
    import_path: String,
    name: String,
    go_files: Vec<String>,
    cgo_files: Vec<String>,
}

/// The module's commands on a platform, as packages are given to the go tool. Which there are depends on the platform, since
/// build constraints do.
fn commands_of(cx: &StepCx<'_>, platform: &Platform) -> anyhow::Result<Vec<String>> {
    // Broken packages are listed too (-e) and then explained by the build, in the compiler's words.
    let mut command = cx.go.query().args(["list", "-e", "-find", "-json=ImportPath,Name,GoFiles,CgoFiles", "./..."]);
    command.env.extend(Class::default().env(cx, platform));
    let outcome = cx.exec.run(&command)?;
    if !outcome.success() {
        return Err(outcome.into_failure("go list").into());
    }
    let module = &cx.project.module;
    let mut commands = Vec::new();
    for package in serde_json::Deserializer::from_slice(&outcome.stdout).into_iter() {
        let package: Listed = package.context("cannot read what `go list` printed")?;
        // A package without a name has a file that does not even say which package it is in.
        let main = matches!(package.name.as_str(), "main" | "");
        let built = !package.go_files.is_empty() || !package.cgo_files.is_empty();
        let below = package.import_path.strip_prefix(module.as_str());
        if let Some(below) = below.filter(|_| main && built) {
            commands.push(if below.is_empty() { ".".to_owned() } else { format!(".{below}") });
        }
    }
    Ok(commands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programs() {
        assert_eq!(program_name("example.com/m/cmd/tool"), "tool");
        assert_eq!(program_name("example.com/tool/v3"), "tool");
        assert_eq!(program_name("example.com/m/cmd/v1"), "v1");
        assert_eq!(program_name("tool"), "tool");
    }

    #[test]
    fn commands_are_named_in_several_ways() {
        let (module, tool) = ("example.com/m", "./cmd/tool");
        for word in ["cmd/tool", "tool", "...", "cmd/...", "cmd/t...l", ".../tool", "example.com/m/...", "cmd/tool/..."]
        {
            assert!(is_named(word, module, tool), "{word}");
        }
        for word in [".", "", "cmd", "tools", "cmd/to", "cm/...", "example.com/m", "cmd/tool/x", ".../tools"] {
            assert!(!is_named(word, module, tool), "{word}");
        }
        assert!(is_named(".", module, ".") && is_named("m", module, "."));
    }
}
