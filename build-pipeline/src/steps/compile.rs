//! Compiles every command of the module, with one call of the go tool.
//!
//! The binaries do not depend on where or when they are built: `-trimpath` takes directories out, `-buildid=` what is
//! derived from them, and `-buildvcs=false` the state of the work tree, which would differ between two builds of one
//! commit as soon as an untracked file lies about; the version is stamped by linker flags instead. `GOFLAGS`,
//! `CGO_ENABLED` and the rest of Go's environment are left to the go tool.
//!
//! The linker writes into a staging directory, and the binaries are moved into place together: a failed build
//! changes no binary. Nothing here decides that a binary is up to date, so all are linked anew.

use std::{
    collections::BTreeMap,
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
        "Compiles every main package of the module for the host, in one `go build`, into \
         <output>/local/bin/<os>/<arch>/, with the version stamped in. The same commit gives the same bytes, in any \
         directory. GOLDFLAGS replaces the default linker flags `-s -w -buildid=`; GOGCFLAGS is passed to the compiler."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let commands = commands_of(cx)?;
        let scratch = cx.build.output.join("local");
        let bin = scratch.join("bin").join(cx.platform.os()).join(cx.platform.arch());
        let product = |file: &str, digest| Product {
            kind: Kind::Binary,
            path: bin.join(file),
            platform: Some(cx.platform.clone()),
            digest,
        };
        let packages: Vec<&str> = commands.values().map(String::as_str).collect();
        if cx.exec.dry() {
            go_build(cx, &cx.project.at(&bin), &packages)?;
            return Ok(commands.keys().map(|file| product(file, None)).collect());
        }

        // The same file system as the destination, so that moving is renaming.
        let staging = Staging::inside(cx.project.at(&scratch))?;
        go_build(cx, staging.path(), &packages)?;
        let mut products = Vec::new();
        let mut transaction = Transaction::new();
        for file in commands.keys() {
            let made = staging.path().join(file);
            let digest = Sha256::of_file(&made).with_context(|| format!("`go build` has not made {file}"))?;
            let product = product(file, Some(digest));
            transaction.adopt(&made, &cx.project.at(&product.path))?;
            products.push(product);
        }
        transaction.commit()?;
        Ok(products)
    }
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

/// The module's commands: file name to import path.
fn commands_of(cx: &StepCx<'_>) -> anyhow::Result<BTreeMap<String, String>> {
    // Broken packages are listed too (-e) and then explained by the build, in the compiler's words.
    let command = go(cx, Command::query("go", &cx.project.root)).args([
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
    let mut commands = BTreeMap::new();
    for package in serde_json::Deserializer::from_slice(&outcome.stdout).into_iter() {
        let package: Listed = package.context("cannot read what `go list` printed")?;
        let ours = package.module.is_some_and(|module| module.path == cx.project.module);
        // A package without a name has a file that does not even say which package it is in.
        let main = matches!(package.name.as_str(), "main" | "");
        let built = !package.go_files.is_empty() || !package.cgo_files.is_empty();
        if !(ours && main && built) {
            continue;
        }
        let file = file_name(&package.import_path, cx.platform);
        if let Some(other) = commands.get(&file) {
            bail!(
                "{other} and {} would both be called {file}; rename the directory of one of them",
                package.import_path
            );
        }
        commands.insert(file, package.import_path);
    }
    if commands.is_empty() {
        bail!("there is nothing to build: the module {} has no main package", cx.project.module);
    }
    Ok(commands)
}

fn go_build(cx: &StepCx<'_>, into: &Path, packages: &[&str]) -> anyhow::Result<()> {
    let linker = cx.exec.env("GOLDFLAGS").unwrap_or_else(|| "-s -w -buildid=".to_owned());
    let stamp = cx.project.version.ldflags(&cx.build.version_packages);
    let mut command = go(cx, Command::action("go", &cx.project.root)).args(["build", "-trimpath", "-buildvcs=false"]);
    if let Some(compiler) = cx.exec.env("GOGCFLAGS").filter(|flags| !flags.is_empty()) {
        command = command.args(["-gcflags", &compiler]);
    }
    // The slash makes it a directory for the go tool.
    let mut directory = PathBuf::from(into).into_os_string();
    directory.push("/");
    let command = command.args(["-ldflags", format!("{linker} {stamp}").trim(), "-o"]).args([directory]).args(packages);
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
fn go(cx: &StepCx<'_>, command: Command) -> Command {
    command.env("GOOS", cx.platform.os()).env("GOARCH", cx.platform.arch())
}

/// The name that the go tool gives to the program of a package.
fn file_name(import_path: &str, platform: &Platform) -> String {
    let mut elements = import_path.rsplit('/');
    let last = elements.next().unwrap_or(import_path);
    let name = match elements.next() {
        Some(before) if is_major_version(last) => before,
        _ => last,
    };
    format!("{name}{}", platform.exe_suffix())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programs() {
        let (linux, windows) = ("linux/amd64".parse().unwrap(), "windows/amd64".parse().unwrap());
        assert_eq!(file_name("example.com/m/cmd/tool", &linux), "tool");
        assert_eq!(file_name("example.com/tool/v3", &linux), "tool");
        assert_eq!(file_name("example.com/m/cmd/v1", &linux), "v1");
        assert_eq!(file_name("tool", &windows), "tool.exe");
    }
}
