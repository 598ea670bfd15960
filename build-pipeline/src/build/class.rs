//! How a binary is linked, and what that asks of the machine.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::{Path, PathBuf},
};

use anyhow::bail;

use super::names::{Target, groups};
use crate::{BuildConfig, Group, Platform, StepCx, exec::Exec};

/// Whether C code is linked in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Linking {
    /// As the go tool decides.
    #[default]
    Default,
    /// Never: `CGO_ENABLED=0`.
    Static,
    /// Always: `CGO_ENABLED=1`, with a C compiler for the platform.
    Dynamic,
}

/// What besides its package and platform makes a binary what it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Class {
    pub(crate) linking: Linking,
    /// With the race detector.
    pub(crate) race: bool,
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.linking {
            Linking::Default => "default",
            Linking::Static => "static",
            Linking::Dynamic => "dynamic",
        })?;
        if self.race { f.write_str(", race") } else { Ok(()) }
    }
}

impl Class {
    /// Decides in the order of Kubernetes' scripts: `KUBE_CGO_OVERRIDES`, the lists (here the groups of kgen.toml),
    /// `KUBE_STATIC_OVERRIDES`, and else as Go does. The race detector needs C, so it makes no static binary.
    pub(super) fn of(target: &Target, cx: &StepCx<'_>) -> Self {
        let named = |variable: &str| {
            let words = cx.exec.env(variable).unwrap_or_default();
            words.split_whitespace().any(|word| word == target.file)
        };
        let linking = if named("KUBE_CGO_OVERRIDES") {
            Linking::Dynamic
        } else {
            match groups(target, cx).find_map(|group| group.linking) {
                Some(true) => Linking::Static,
                Some(false) => Linking::Dynamic,
                None if named("KUBE_STATIC_OVERRIDES") => Linking::Static,
                None => Linking::Default,
            }
        };
        let wanted = cx.limits.race || groups(target, cx).any(|group| group.race);
        Self { linking, race: wanted && linking != Linking::Static }
    }

    /// The variables of the go tool that make it so on a platform.
    pub(super) fn env(&self, cx: &StepCx<'_>, platform: &Platform) -> BTreeMap<String, String> {
        let mut env = BTreeMap::from([
            ("GOOS".to_owned(), platform.os().to_owned()),
            ("GOARCH".to_owned(), platform.arch().to_owned()),
        ]);
        if self.linking == Linking::Static {
            env.insert("CGO_ENABLED".to_owned(), "0".to_owned());
            return env;
        }
        let given = cx.exec.env(&cc_variable(platform)).filter(|compiler| !compiler.is_empty());
        if self.needs_c() || given.is_some() {
            env.insert("CGO_ENABLED".to_owned(), "1".to_owned());
        }
        let usual = if self.needs_c() && *platform != Platform::host() { cross_compiler(platform) } else { None };
        if let Some(compiler) = given.or_else(|| usual.map(str::to_owned)) {
            env.insert("CC".to_owned(), compiler);
        }
        env
    }

    fn needs_c(&self) -> bool {
        self.linking == Linking::Dynamic || self.race
    }
}

/// Names every C compiler that is needed and not there, before anything is compiled: the go tool would say so deep in its
/// log, once for each package.
pub(crate) fn preflight<'a>(
    cx: &StepCx<'_>,
    builds: impl Iterator<Item = (&'a Platform, Class)>,
) -> anyhow::Result<()> {
    let mut missing = BTreeSet::new();
    for (platform, _) in builds.filter(|(_, class)| class.needs_c()) {
        let own = cx.go.toolchain(cx.project, cx.exec)?.var("CC");
        if let Err(what) = compiler(platform, own, cx.exec) {
            missing.insert(format!("{platform} needs {what}"));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!("C compilers are missing: {}", missing.into_iter().collect::<Vec<_>>().join("; "))
}

/// The C compilers that the groups of kgen.toml need, by platform, or what is not there; `own` is the one for this machine.
pub(crate) fn compilers(
    build: &BuildConfig,
    own: &str,
    exec: &dyn Exec,
) -> BTreeMap<Platform, Result<PathBuf, String>> {
    let host = [Platform::host()];
    let of = |group: &Group| if group.platforms.is_empty() { host.to_vec() } else { group.platforms.clone() };
    let with_c = build.groups.iter().filter(|group| group.linking == Some(false) || group.race);
    with_c.flat_map(of).map(|platform| (platform.clone(), compiler(&platform, own, exec))).collect()
}

/// Where the C compiler for a platform is, or what is needed instead; `own` is the one for this machine.
fn compiler(platform: &Platform, own: &str, exec: &dyn Exec) -> Result<PathBuf, String> {
    let variable = cc_variable(platform);
    let given = exec.env(&variable).filter(|compiler| !compiler.is_empty());
    let usual = if *platform == Platform::host() { Some(own) } else { cross_compiler(platform) };
    let Some(compiler) = given.or_else(|| usual.map(str::to_owned)) else {
        return Err(format!("a C compiler; name one with {variable}"));
    };
    let program = compiler.split_whitespace().next().unwrap_or_default();
    let missing = || format!("`{program}`; install it, or name another with {variable}");
    find_on_path(program, exec).ok_or_else(missing)
}

/// `KUBE_LINUX_ARM64_CC`.
fn cc_variable(platform: &Platform) -> String {
    format!("KUBE_{}_{}_CC", platform.os().to_uppercase(), platform.arch().to_uppercase())
}

/// The cross compilers of Kubernetes' build image, as Debian names them, and the one for Windows.
fn cross_compiler(platform: &Platform) -> Option<&'static str> {
    Some(match (platform.os(), platform.arch()) {
        ("linux", "amd64") => "x86_64-linux-gnu-gcc",
        ("linux", "arm") => "arm-linux-gnueabihf-gcc",
        ("linux", "arm64") => "aarch64-linux-gnu-gcc",
        ("linux", "ppc64le") => "powerpc64le-linux-gnu-gcc",
        ("linux", "s390x") => "s390x-linux-gnu-gcc",
        ("windows", "amd64") => "x86_64-w64-mingw32-gcc",
        _ => return None,
    })
}

/// Where a program is.
pub(super) fn find_on_path(program: &str, exec: &dyn Exec) -> Option<PathBuf> {
    if Path::new(program).components().count() > 1 {
        return Some(PathBuf::from(program)).filter(|path| path.is_file());
    }
    let path = exec.env("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|path| path.is_file())
}
