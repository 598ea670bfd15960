//! The environment that decides where Go code is found, as plain data.
//!
//! It is made from a lookup function, so tests and `kgen -C` need not touch the process environment.
//! It refuses to run `go env`: the file that `go env -w` writes is read instead, as go itself does.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use store::seen;

use crate::path::clean;

/// The machine kgen runs on, in Go's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host {
    /// GOOS of the host.
    pub goos: &'static str,
    /// GOARCH of the host.
    pub goarch: &'static str,
}

impl Host {
    /// The host this binary was built for.
    #[must_use]
    pub fn current() -> Self {
        let goos = match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        };
        let little = cfg!(target_endian = "little");
        let goarch = match std::env::consts::ARCH {
            "x86" => "386",
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            "loongarch64" => "loong64",
            "powerpc64" if little => "ppc64le",
            "powerpc64" => "ppc64",
            "mips" if little => "mipsle",
            "mips64" if little => "mips64le",
            other => other,
        };
        Self { goos, goarch }
    }
}

/// GO111MODULE.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Go111Module {
    /// Unset or `auto`: modules wherever there is a go.mod, else GOPATH where the directory lies in one.
    #[default]
    Auto,
    /// Modules only.
    On,
    /// GOPATH only.
    Off,
}

/// GOWORK.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GoWork {
    /// Look for a go.work upwards.
    #[default]
    Find,
    /// `off`.
    Off,
    /// This file.
    File(PathBuf),
}

/// `-mod=` of GOFLAGS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModFlag {
    /// `-mod=mod`: the vendor directory is not used.
    Mod,
    /// `-mod=readonly`: the vendor directory is not used.
    ReadOnly,
    /// `-mod=vendor`: only the vendor directory is used.
    Vendor,
}

/// What the environment says.
#[derive(Clone, Debug)]
pub struct Env {
    /// The operating system to read files for.
    pub goos: String,
    /// The architecture to read files for.
    pub goarch: String,
    /// CGO_ENABLED, where it is set.
    pub cgo: Option<bool>,
    /// GOPATH, else `$HOME/go`.
    pub gopath: Vec<PathBuf>,
    /// GOMODCACHE, else `pkg/mod` in the first GOPATH; nothing where neither is known.
    pub gomodcache: Option<PathBuf>,
    /// GO111MODULE.
    pub go111module: Go111Module,
    /// `-mod=` of GOFLAGS.
    pub mod_flag: Option<ModFlag>,
    /// `-modfile=` of GOFLAGS: read in place of the main module's go.mod.
    pub modfile: Option<PathBuf>,
    /// `-tags=` of GOFLAGS and `goexperiment.…` of GOEXPERIMENT.
    pub tags: Vec<String>,
    /// GOWORK.
    pub gowork: GoWork,
    /// GOROOT as set; `off` means that the built-in table of the standard library is to be used.
    pub goroot_setting: Option<PathBuf>,
    /// The directories of PATH.
    pub path: Vec<PathBuf>,
    /// Where Go is usually installed, tried in this order; the last element of a path may end in `*`.
    pub usual_places: Vec<PathBuf>,
    goroot: OnceLock<Option<PathBuf>>,
}

impl Env {
    /// The environment that `lookup` gives for variable names, on `host`.
    #[must_use]
    pub fn new(lookup: &dyn Fn(&str) -> Option<String>, host: Host) -> Self {
        let set = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let file = config_file(&set, host);
        let get =
            |name: &str| set(name).or_else(|| file.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()));
        let home = set(if host.goos == "windows" { "USERPROFILE" } else { "HOME" });
        let gopath: Vec<PathBuf> = match get("GOPATH") {
            Some(list) => {
                std::env::split_paths(&list).filter(|path| path.is_absolute()).map(|path| clean(&path)).collect()
            }
            None => home.iter().map(|home| Path::new(home).join("go")).collect(),
        };
        let gomodcache =
            get("GOMODCACHE").map(|path| clean(Path::new(&path))).or_else(|| Some(gopath.first()?.join("pkg/mod")));
        let flags = Flags::parse(get("GOFLAGS").as_deref().unwrap_or_default());
        let mut tags = flags.tags;
        if let Some(list) = get("GOEXPERIMENT") {
            tags.extend(
                list.split(',')
                    .filter(|name| !name.is_empty() && !name.starts_with("no"))
                    .map(|name| format!("goexperiment.{name}")),
            );
        }
        Self {
            goos: get("GOOS").unwrap_or_else(|| host.goos.to_owned()),
            goarch: get("GOARCH").unwrap_or_else(|| host.goarch.to_owned()),
            cgo: get("CGO_ENABLED").map(|value| value == "1"),
            gopath,
            gomodcache,
            go111module: match get("GO111MODULE").as_deref() {
                Some("on") => Go111Module::On,
                Some("off") => Go111Module::Off,
                _ => Go111Module::Auto,
            },
            mod_flag: flags.mod_flag,
            modfile: flags.modfile,
            tags,
            gowork: match get("GOWORK").as_deref() {
                None | Some("auto") => GoWork::Find,
                Some("off") => GoWork::Off,
                Some(path) => GoWork::File(clean(Path::new(path))),
            },
            goroot_setting: get("GOROOT").map(PathBuf::from),
            path: set("PATH").iter().flat_map(std::env::split_paths).collect(),
            usual_places: usual_places(home.as_deref()),
            goroot: OnceLock::new(),
        }
    }

    /// The environment of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::new(&|name| std::env::var(name).ok(), Host::current())
    }

    /// The root of a Go installation with the source of its library: GOROOT, else the `go` on PATH followed
    /// through its links, else the usual places. Looked for at the first call.
    pub fn goroot(&self) -> Option<&Path> {
        self.goroot.get_or_init(|| self.find_goroot()).as_deref()
    }

    fn find_goroot(&self) -> Option<PathBuf> {
        if let Some(root) = &self.goroot_setting {
            if root.as_os_str() == "off" {
                return None;
            }
            if is_goroot(root) {
                return Some(clean(root));
            }
        }
        let name = if cfg!(windows) { "go.exe" } else { "go" };
        let on_path = self.path.iter().filter_map(|dir| {
            let go = seen::canonicalize(&dir.join(name)).ok()?;
            Some(go.parent()?.parent()?.to_path_buf())
        });
        let usual = self.usual_places.iter().flat_map(|place| expand_star(place));
        on_path.chain(usual).find(|root| is_goroot(root))
    }
}

/// A GOROOT whose library can be read; distributions may install go without it.
fn is_goroot(root: &Path) -> bool {
    seen::is_file(&root.join("src/time/time.go"))
}

fn usual_places(home: Option<&str>) -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = [
        "/usr/local/go",
        "/usr/lib/go",
        "/usr/lib/golang",
        "/usr/lib/go-*",
        "/usr/share/go",
        "/usr/share/go-*",
        "/opt/go",
        "/opt/homebrew/opt/go/libexec",
        "/usr/local/opt/go/libexec",
        "/home/linuxbrew/.linuxbrew/opt/go/libexec",
        "/snap/go/current",
        "C:\\Program Files\\Go",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    places.extend(home.iter().flat_map(|home| ["sdk/go*", ".go"].map(|rest| Path::new(home).join(rest))));
    places
}

/// The directories that a path with a final `*` stands for, the newest Go first.
fn expand_star(place: &Path) -> Vec<PathBuf> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let (Some(prefix), Some(parent)) = (name.strip_suffix('*'), place.parent()) else {
        return vec![place.to_path_buf()];
    };
    let Ok(entries) = seen::list(parent) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .into_iter()
        .filter_map(|entry| entry.name.into_string().ok())
        .filter(|name| name.starts_with(prefix))
        .collect();
    let numbers = |name: &str| -> Vec<u32> {
        name.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
    };
    names.sort_by(|a, b| numbers(b).cmp(&numbers(a)).then_with(|| a.cmp(b)));
    names.into_iter().map(|name| parent.join(name)).collect()
}

/// The settings of `go env -w`.
fn config_file(set: &dyn Fn(&str) -> Option<String>, host: Host) -> Vec<(String, String)> {
    let path = match set("GOENV") {
        Some(off) if off == "off" => return Vec::new(),
        Some(path) => PathBuf::from(path),
        None => {
            let under = |name: &str, rest: &str| set(name).map(|value| Path::new(&value).join(rest));
            let dir = match host.goos {
                "windows" => under("APPDATA", ""),
                "darwin" | "ios" => under("HOME", "Library/Application Support"),
                _ => under("XDG_CONFIG_HOME", "").or_else(|| under("HOME", ".config")),
            };
            let Some(dir) = dir else { return Vec::new() };
            dir.join("go/env")
        }
    };
    // As in go, a file that is not there or cannot be read sets nothing.
    let Ok(text) = seen::read_to_string(&path) else {
        return Vec::new();
    };
    text.lines()
        .filter_map(|line| line.trim().split_once('='))
        .filter(|(key, _)| key.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// What matters here of GOFLAGS.
#[derive(Default)]
struct Flags {
    mod_flag: Option<ModFlag>,
    modfile: Option<PathBuf>,
    tags: Vec<String>,
}

impl Flags {
    fn parse(text: &str) -> Self {
        let mut flags = Self::default();
        for word in split_quoted(text) {
            let word = word.strip_prefix("--").or_else(|| word.strip_prefix('-')).unwrap_or(&word);
            match word.split_once('=') {
                Some(("mod", "mod")) => flags.mod_flag = Some(ModFlag::Mod),
                Some(("mod", "readonly")) => flags.mod_flag = Some(ModFlag::ReadOnly),
                Some(("mod", "vendor")) => flags.mod_flag = Some(ModFlag::Vendor),
                Some(("modfile", path)) => flags.modfile = Some(PathBuf::from(path)),
                Some(("tags", list)) => {
                    let separators = |letter: char| letter == ',' || letter.is_ascii_whitespace();
                    flags.tags = list.split(separators).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
                }
                _ => {}
            }
        }
        flags
    }
}

/// Words separated by blanks; a word may be in single or double quotes as a whole.
fn split_quoted(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' | '\'' => {
                let Some(end) = rest[1..].find(first) else {
                    break;
                };
                words.push(rest[1..=end].to_owned());
                end + 2
            }
            _ => {
                let end = rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
                words.push(rest[..end].to_owned());
                end
            }
        };
        rest = rest[end..].trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINUX: Host = Host { goos: "linux", goarch: "amd64" };

    fn env(pairs: &'static [(&'static str, &'static str)]) -> Env {
        let lookup = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Env::new(&lookup, LINUX)
    }

    #[test]
    fn defaults_come_from_home_and_host() {
        let env = env(&[("HOME", "/h")]);
        assert_eq!(env.gopath, [PathBuf::from("/h/go")]);
        assert_eq!(env.gomodcache.as_deref(), Some(Path::new("/h/go/pkg/mod")));
        assert_eq!((env.goos.as_str(), env.goarch.as_str(), env.cgo), ("linux", "amd64", None));
        assert_eq!((env.go111module, &env.gowork), (Go111Module::Auto, &GoWork::Find));
    }

    #[test]
    fn variables_win() {
        let env = env(&[
            ("GOPATH", "/a:/b"),
            ("GOOS", "windows"),
            ("GO111MODULE", "off"),
            ("GOFLAGS", "-v -mod=mod '-tags=a,b c' --modfile=other.mod"),
            ("GOWORK", "off"),
            ("CGO_ENABLED", "0"),
            ("GOEXPERIMENT", "arenas,noswissmap"),
        ]);
        assert_eq!(env.gopath, [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!(env.gomodcache.as_deref(), Some(Path::new("/a/pkg/mod")));
        assert_eq!((env.goos.as_str(), env.go111module, env.cgo), ("windows", Go111Module::Off, Some(false)));
        assert_eq!(env.mod_flag, Some(ModFlag::Mod));
        assert_eq!(env.modfile.as_deref(), Some(Path::new("other.mod")));
        assert_eq!(env.tags, ["a", "b", "c", "goexperiment.arenas"]);
        assert_eq!(env.gowork, GoWork::Off);
    }

    #[test]
    fn goroot_off_means_the_table() {
        assert_eq!(env(&[("GOROOT", "off")]).goroot(), None);
    }
}
