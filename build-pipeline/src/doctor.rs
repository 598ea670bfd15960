//! What a build needs of the machine, and what of it is there.

use std::path::Path;

use serde::Serialize;

use crate::{
    BuildConfig, Go, Platform, Project,
    build::{Bytes, compilers, memory_available},
    exec::{Command, Exec, remedy},
};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What it is.
    pub name: String,
    /// How it is.
    pub state: State,
    /// What was found, or what to do.
    pub text: String,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// There.
    Ok,
    /// Not there, and some builds can do without.
    Optional,
    /// Not there, and needed.
    Missing,
}

/// Looks at the machine with the eyes of a project. Nothing is changed.
#[must_use]
pub fn examine(project: &Project, build: &BuildConfig, go: &Go, exec: &dyn Exec) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut add = |name: &str, state: State, text: String| checks.push(Check { name: name.to_owned(), state, text });
    match go.toolchain(project, exec) {
        Err(error) => add("go", State::Missing, format!("{error:#}")),
        Ok(toolchain) => {
            let platforms: Vec<&Platform> = build.groups.iter().flat_map(|group| &group.platforms).collect();
            match go.check(project, platforms.into_iter(), exec) {
                Ok(()) => add("go", State::Ok, format!("{} in {}", toolchain.version(), toolchain.var("GOROOT"))),
                Err(error) => add("go", State::Missing, format!("{error:#}")),
            }
            if let Some(cache) = toolchain.module_cache() {
                let there = if cache.is_dir() { "" } else { ", not there yet" };
                add("module cache", State::Ok, format!("{}{there}", cache.display()));
            }
            add("build cache", State::Ok, toolchain.var("GOCACHE").to_owned());
        }
    }
    let version = |program: &str, args: &[&str]| {
        let outcome = exec.run(&Command::query(program, &project.root).args(args)).ok()?;
        let said = String::from_utf8_lossy(&outcome.stdout);
        outcome.success().then(|| said.lines().next().unwrap_or_default().trim().to_owned())
    };
    match version("git", &["--version"]) {
        Some(said) => add("git", State::Ok, said),
        None => add("git", State::Optional, format!("without it the version is not known; {}", remedy("git"))),
    }
    add("version", State::Ok, format!("{} of {}", project.version.name(), project.module));
    let own = go.toolchain(project, exec).map_or("gcc", |toolchain| toolchain.var("CC"));
    for (platform, compiler) in compilers(build, own, exec) {
        let name = format!("C compiler for {platform}");
        match compiler {
            Ok(path) => add(&name, State::Ok, path.display().to_string()),
            Err(what) => add(&name, State::Missing, format!("needs {what}")),
        }
    }
    let engines = ["docker", "podman"].into_iter().find_map(|engine| version(engine, &["--version"]));
    match engines {
        Some(said) => add("container engine", State::Ok, said),
        None => add("container engine", State::Optional, "neither docker nor podman; kgen builds without".to_owned()),
    }
    add("memory", State::Ok, format!("{} free", Bytes(memory_available())));
    if let Some(free) = free_space(&project.at(&build.output), &project.root) {
        let state = if free.0 < (1 << 30) { State::Missing } else { State::Ok };
        add("disk space", state, format!("{free} free for {}", build.output.display()));
    }
    checks
}

/// What is free where the outputs go.
#[cfg(unix)]
fn free_space(output: &Path, root: &Path) -> Option<Bytes> {
    let stat = rustix::fs::statvfs(output).or_else(|_| rustix::fs::statvfs(root)).ok()?;
    Some(Bytes(stat.f_bavail * stat.f_frsize))
}

#[cfg(not(unix))]
fn free_space(_output: &Path, _root: &Path) -> Option<Bytes> {
    None
}
