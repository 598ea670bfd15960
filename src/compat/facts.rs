//! Reads what `decide` looks at: go.mod files and the scripts below hack/.
//!
//! Only modules of k8s.io are kept, and a file that cannot be read counts as absent: the default of a flag must never
//! make a run fail. The loader reports what is wrong with a go.mod later.

use std::fs;
use std::path::{Path, PathBuf};

use goload::module::{GoMod, GoWorkFile, ReplaceTarget};

use super::{Facts, Requirement};

/// Depth to which tools/ and hack/ are searched.
const DEPTH: usize = 4;
/// Scripts longer than this are data.
const LONGEST: u64 = 1 << 20;

/// Reads the facts of the module in `module`, whose repository starts at `repository`.
#[must_use]
pub fn read(module: &Path, repository: &Path) -> Facts {
    let mut facts = Facts { main: requirements_of(&module.join("go.mod")), ..Facts::default() };
    if !module.join("go.mod").is_file() {
        facts.main = of_workspace(module);
    }
    let mut bases = vec![module];
    if repository != module {
        bases.push(repository);
    }
    for base in bases {
        let mut files = Vec::new();
        for folder in ["tools", "hack"] {
            collect(&base.join(folder), DEPTH, &mut files);
        }
        files.sort();
        for file in files {
            let shown = file.strip_prefix(base).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            if file.file_name().is_some_and(|name| name == "go.mod") {
                facts.tools.push((shown, requirements_of(&file)));
            } else if shown.starts_with("hack/") {
                facts
                    .scripts
                    .extend(installs_in(&file).into_iter().map(|(line, version)| (format!("{shown}:{line}"), version)));
            }
        }
    }
    facts
}

/// The requirements of the modules that a go.work brings together, in its order.
fn of_workspace(folder: &Path) -> Vec<Requirement> {
    let Ok(text) = fs::read(folder.join("go.work")) else { return Vec::new() };
    let (work, _) = GoWorkFile::parse(&text);
    work.uses.iter().flat_map(|used| requirements_of(&folder.join(&used.value).join("go.mod"))).collect()
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() && depth > 0 && !entry.file_name().to_string_lossy().starts_with('.') {
            collect(&path, depth - 1, files);
        } else if kind.is_file() && is_interesting(&path) {
            files.push(path);
        }
    }
}

fn is_interesting(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name == "go.mod" || name == "Makefile" || !name.contains('.') || name.ends_with(".sh") || name.ends_with(".mk")
}

fn requirements_of(path: &Path) -> Vec<Requirement> {
    fs::read_to_string(path).map(|text| requirements(&text)).unwrap_or_default()
}

/// The k8s.io requirements of a go.mod, with its replacements applied.
fn requirements(text: &str) -> Vec<Requirement> {
    let (file, _) = GoMod::parse(text.as_bytes());
    let required = file.require.iter().filter(|require| require.module.path.starts_with("k8s.io/"));
    required
        .map(|require| {
            let replaced = file.replace.iter().rev().find(|replace| {
                replace.path == require.module.path
                    && replace.version.as_ref().is_none_or(|version| *version == require.module.version)
            });
            let version = match replaced.map(|replace| &replace.target) {
                Some(ReplaceTarget::Module(module)) => module.version.to_string(),
                Some(ReplaceTarget::Directory(_)) => String::new(),
                None => require.module.version.to_string(),
            };
            Requirement { module: require.module.path.to_string(), version }
        })
        .collect()
}

/// Lines that name `k8s.io/code-generator…@VERSION`.
fn installs_in(path: &Path) -> Vec<(usize, String)> {
    if fs::metadata(path).map_or(true, |data| data.len() > LONGEST) {
        return Vec::new();
    }
    let Ok(bytes) = fs::read(path) else { return Vec::new() };
    installs(&String::from_utf8_lossy(&bytes))
}

fn installs(text: &str) -> Vec<(usize, String)> {
    let of_line = |line: &str| {
        let at = line.find("k8s.io/code-generator")?;
        let word = line[at..].split_whitespace().next()?;
        let (_, version) = word.split_once('@')?;
        Some(version.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned())
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with('#'))
        .filter_map(|(at, line)| Some((at + 1, of_line(line)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_with_blocks_comments_and_replacements() {
        let text = "module example.com/x\n\nrequire k8s.io/api v0.30.0 // indirect\nrequire (\n\tk8s.io/apimachinery v0.0.0\n\
                    \tk8s.io/code-generator v0.29.1\n\tgithub.com/x/y v1.0.0\n)\n\
                    replace k8s.io/apimachinery => ./staging/apimachinery\n\
                    replace (\n\tk8s.io/code-generator v0.29.1 => k8s.io/code-generator v0.31.2\n)\n";
        let shown: Vec<String> =
            requirements(text).iter().map(|found| format!("{} {}", found.module, found.version)).collect();
        assert_eq!(shown, ["k8s.io/api v0.30.0", "k8s.io/apimachinery ", "k8s.io/code-generator v0.31.2"]);
    }

    #[test]
    fn a_workspace_asks_for_what_its_modules_ask_for() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| store::atomic::write(folder.path().join(name), text).unwrap();
        write("go.work", "go 1.24\n\nuse (\n\t./a\n\t./b\n)\n");
        write("a/go.mod", "module a\n");
        write("b/go.mod", "module b\n\nrequire k8s.io/api v0.34.1\n");
        let found = read(folder.path(), folder.path()).main;
        assert_eq!(found, [Requirement { module: "k8s.io/api".to_owned(), version: "v0.34.1".to_owned() }]);
    }

    #[test]
    fn versions_in_scripts() {
        let text = "#!/bin/bash\n# k8s.io/code-generator/cmd/deepcopy-gen@v0.1.0\n\
                    GOBIN=x go install k8s.io/code-generator/cmd/{deepcopy-gen,defaulter-gen}@v0.30.1\n\
                    go run \"k8s.io/code-generator/cmd/conversion-gen@v0.32.0\" ./...\ncd k8s.io/code-generator\n";
        assert_eq!(installs(text), [(3, "v0.30.1".to_owned()), (4, "v0.32.0".to_owned())]);
    }
}
