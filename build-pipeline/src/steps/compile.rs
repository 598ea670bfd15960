//! Compiles commands of the module, with one call of the go tool per platform.
//!
//! The binaries do not depend on where or when they are built: `-trimpath` takes directories out, `-buildid=` what is
//! derived from them, and `-buildvcs=false` the state of the work tree, which would differ between two builds of one
//! commit as soon as an untracked file lies about; the version is stamped by linker flags instead. `GOFLAGS`,
//! `CGO_ENABLED` and the rest of Go's environment are left to the go tool.
//!
//! The linker writes into a staging directory, and the binaries are moved into place together: a failed build
//! changes no binary, of no platform. Nothing here decides that a binary is up to date, so all are linked anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use serde::Deserialize;
use store::atomic::{Staging, Transaction};

use crate::{Event, Kind, Ledger, Platform, Product, Sha256, Step, StepCx, exec::Command, project::is_major_version};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Compile;

impl Step for Compile {
    fn name(&self) -> &'static str {
        "compile"
    }

    fn summary(&self) -> &'static str {
        "Compiles the main packages of the module, all or those that were named, in one `go build` per platform, into \
         <output>/local/bin/<os>/<arch>/, with the version stamped in. The same commit gives the same bytes, in any \
         directory. GOLDFLAGS replaces the default linker flags `-s -w -buildid=`; GOGCFLAGS is passed to the compiler."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let builds = builds_of(cx)?;
        let scratch = cx.build.output.join("local");
        let product = |build: &Build<'_>, file: &str, digest| Product {
            kind: Kind::Binary,
            path: build.below(&scratch.join("bin")).join(file),
            platform: Some(build.platform.clone()),
            digest,
        };
        let mut products = Vec::new();
        if cx.exec.dry() {
            for build in &builds {
                go_build(cx, build, &cx.project.at(&build.below(&scratch.join("bin"))))?;
                products.extend(build.commands.keys().map(|file| product(build, file, None)));
            }
            return Ok(products);
        }

        // The same file system as the destination, so that moving is renaming.
        let staging = Staging::inside(cx.project.at(&scratch))?;
        for build in &builds {
            go_build(cx, build, &build.below(staging.path()))?;
        }
        let mut transaction = Transaction::new();
        for build in &builds {
            for file in build.commands.keys() {
                let made = build.below(staging.path()).join(file);
                let digest = Sha256::of_file(&made).with_context(|| format!("`go build` has not made {file}"))?;
                let product = product(build, file, Some(digest));
                transaction.adopt(&made, &cx.project.at(&product.path))?;
                products.push(product);
            }
        }
        transaction.commit()?;
        Ok(products)
    }
}

/// One call of `go build`.
struct Build<'a> {
    platform: &'a Platform,
    /// File name to import path.
    commands: BTreeMap<String, String>,
}

impl Build<'_> {
    /// The platform's directory below `root`.
    fn below(&self, root: &Path) -> PathBuf {
        root.join(self.platform.os()).join(self.platform.arch())
    }
}

/// What is to be built, platform by platform; never empty. Which commands there are depends on the platform, since
/// build constraints do.
fn builds_of<'a>(cx: &StepCx<'a>) -> anyhow::Result<Vec<Build<'a>>> {
    let mut all = BTreeSet::new();
    let mut builds = Vec::new();
    let mut unknown: Vec<&String> = cx.targets.iter().collect();
    for platform in cx.platforms {
        let mut paths = commands_of(cx, platform)?;
        all.extend(paths.iter().cloned());
        unknown.retain(|target| !paths.iter().any(|path| is_named(target, &cx.project.module, path)));
        let wanted = |path: &String| cx.targets.iter().any(|target| is_named(target, &cx.project.module, path));
        paths.retain(|path| cx.targets.is_empty() || wanted(path));
        if paths.is_empty() {
            let text = format!("nothing to build for {platform}");
            cx.observer.event(Event::Said { step: Compile.name(), text: &text });
        } else {
            builds.push(Build { platform, commands: by_file(paths, platform)? });
        }
    }
    if all.is_empty() {
        bail!("there is nothing to build: the module {} has no main package", cx.project.module);
    }
    if let Some(target) = unknown.first() {
        let all: Vec<String> = all.into_iter().collect();
        bail!("there is no command `{target}` to build; the commands are {}", all.join(", "));
    }
    Ok(builds)
}

/// Whether `target` means the command of `import_path`: by that path, by the directory from the module's root, with
/// `/...` by what it lies below, or by the program's name alone.
fn is_named(target: &str, module: &str, import_path: &str) -> bool {
    let target = target.trim_start_matches("./").trim_end_matches('/');
    let from_root = import_path.strip_prefix(module).map_or(import_path, |rest| rest.trim_start_matches('/'));
    if matches!(target, "" | ".") {
        return from_root.is_empty();
    }
    if target == "..." {
        return true;
    }
    if let Some(above) = target.strip_suffix("/...") {
        let below = |path: &str| path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        return below(import_path) || below(from_root);
    }
    target == import_path || target == from_root || target == program_name(import_path)
}

/// What `go list` says of a package.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[derive(Default)]
struct Listed {
    import_path: String,
    name: String,
    go_files: Vec<String>,
    cgo_files: Vec<String>,
    module: Option<ListedModule>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListedModule {
    path: String,
}

/// The import paths of the module's commands, on a platform.
fn commands_of(cx: &StepCx<'_>, platform: &Platform) -> anyhow::Result<Vec<String>> {
    // Broken packages are listed too (-e) and then explained by the build, in the compiler's words.
    let command = go(platform, Command::query("go", &cx.project.root)).args([
        "list",
        "-e",
        "-find",
        "-json=ImportPath,Name,GoFiles,CgoFiles,Module",
        "./...",
    ]);
    let outcome = cx.exec.run(&command)?;
    if !outcome.success() {
        return Err(outcome.into_failure("go list").into());
    }
    let mut commands = Vec::new();
    for package in serde_json::Deserializer::from_slice(&outcome.stdout).into_iter() {
        let package: Listed = package.context("cannot read what `go list` printed")?;
        let ours = package.module.is_some_and(|module| module.path == cx.project.module);
        // A package without a name has a file that does not even say which package it is in.
        let main = matches!(package.name.as_str(), "main" | "");
        let built = !package.go_files.is_empty() || !package.cgo_files.is_empty();
        if ours && main && built {
            commands.push(package.import_path);
        }
    }
    Ok(commands)
}

/// Commands by the names of their files.
fn by_file(paths: Vec<String>, platform: &Platform) -> anyhow::Result<BTreeMap<String, String>> {
    let mut commands = BTreeMap::new();
    for path in paths {
        let file = format!("{}{}", program_name(&path), platform.exe_suffix());
        if let Some(other) = commands.get(&file) {
            bail!("{other} and {path} would both be called {file}; rename the directory of one of them");
        }
        commands.insert(file, path);
    }
    Ok(commands)
}

fn go_build(cx: &StepCx<'_>, build: &Build<'_>, into: &Path) -> anyhow::Result<()> {
    let linker = cx.exec.env("GOLDFLAGS").unwrap_or_else(|| "-s -w -buildid=".to_owned());
    let stamp = cx.project.version.ldflags(&cx.build.version_packages);
    let command = go(build.platform, Command::action("go", &cx.project.root));
    let mut command = command.args(["build", "-trimpath", "-buildvcs=false"]);
    if let Some(compiler) = cx.exec.env("GOGCFLAGS").filter(|flags| !flags.is_empty()) {
        command = command.args(["-gcflags", &compiler]);
    }
    // The slash makes it a directory for the go tool.
    let mut directory = PathBuf::from(into).into_os_string();
    directory.push("/");
    let command = command
        .args(["-ldflags", format!("{linker} {stamp}").trim(), "-o"])
        .args([directory])
        .args(build.commands.values());
    let outcome = cx.exec.run(&command)?;
    if !outcome.success() {
        return Err(outcome.into_failure("go build").into());
    }
    let said = outcome.said();
    if !said.is_empty() {
        cx.observer.event(Event::Said { step: Compile.name(), text: &said });
    }
    Ok(())
}

/// Which platform a call of the go tool is about; also for the host, since the environment may say otherwise.
fn go(platform: &Platform, command: Command) -> Command {
    command.env("GOOS", platform.os()).env("GOARCH", platform.arch())
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
    fn targets_are_named_in_several_ways() {
        let module = "example.com/m";
        let tool = "example.com/m/cmd/tool";
        for target in
            [tool, "cmd/tool", "./cmd/tool", "cmd/tool/", "tool", "./...", "...", "cmd/...", "example.com/m/..."]
        {
            assert!(is_named(target, module, tool), "{target}");
        }
        for target in [".", "", "cmd", "tools", "cmd/to", "cm/...", "example.com/m", "cmd/tool/x"] {
            assert!(!is_named(target, module, tool), "{target}");
        }
        assert!(is_named(".", module, module) && is_named("m", module, module));
    }
}
