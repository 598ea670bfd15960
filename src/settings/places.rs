//! Where upstream's tools up to 0.29 write and look: below the source directory of a GOPATH, by import path.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use goload::{Env, Host, project_in_gopath};

use super::{Surroundings, lexically_clean, upwards};
use crate::cli::upstream::Called;

/// The boilerplate that comes with code-generator.
const BOILERPLATE: &str = "k8s.io/code-generator/hack/boilerplate.go.txt";

/// The directories of a run under the name of such a tool (gengo, `args` and `generator/execute.go`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The source directory of the first GOPATH.
    sources: PathBuf,
    /// `--output-base`, else the same.
    base: PathBuf,
    /// `--trim-path-prefix`.
    trim: Option<String>,
    /// The directory that relative paths start from.
    cwd: PathBuf,
    /// The project around `cwd` that GOPATH links to.
    linked: Option<PathBuf>,
}

impl Places {
    pub(super) fn new(called: &Called, cwd: &Path, surroundings: &Surroundings) -> Self {
        let variable = |name: &str| surroundings.env.get(OsStr::new(name))?.to_str().map(str::to_owned);
        let gopath = Env::new(&variable, Host::current()).gopath;
        let sources = gopath.first().map_or_else(PathBuf::new, |gopath| gopath.join("src"));
        let project = project_in_gopath(cwd, &gopath[..gopath.len().min(1)]).map(|(project, _)| project);
        let linked = project.filter(|project| !project.starts_with(&sources));
        let base = called.output_base.as_ref().map_or_else(|| sources.clone(), PathBuf::from);
        let trim = called.trim_path_prefix.clone();
        Self { sources, base: lexically_clean(&base), trim, cwd: cwd.to_path_buf(), linked }
    }

    /// The directory for the files of the package `path`, which lies in `dir` if it is there. A vendored package, and one
    /// that is a link into the tree, has its place where it lies.
    #[must_use]
    pub fn of(&self, path: &str, dir: Option<&Path>) -> PathBuf {
        let root = self.cwd.join(&self.base);
        // What GOPATH links to is reached through it, but its directories are spelt as they are.
        let linked = self.linked.as_deref().filter(|_| root == self.sources);
        let inside = |dir: &Path, root: &Path| dir.strip_prefix(root).is_ok_and(|rest| rest.ends_with(path));
        let lies = |dir: &&Path| inside(dir, &root) || linked.is_some_and(|linked| inside(dir, linked));
        if let Some(dir) = dir.filter(lies).filter(|_| self.trim.is_none()) {
            return dir.to_path_buf();
        }
        let mut place = self.base.join(path);
        if let Some(trim) = &self.trim {
            let prefix = format!("{}/", trim.strip_suffix('/').unwrap_or(trim));
            if let Some(rest) = place.to_str().and_then(|place| place.strip_prefix(&prefix)) {
                place = PathBuf::from(rest);
            }
        }
        lexically_clean(&self.cwd.join(place))
    }

    /// The boilerplate where none is named: that of the code-generator which the project has vendored, as it is for a tool
    /// built from there, else of the one in GOPATH.
    pub(super) fn header(&self) -> Option<PathBuf> {
        let vendor = |folder: &Path| folder.join("vendor").join(BOILERPLATE);
        let vendored = upwards(&self.cwd, |folder| vendor(folder).is_file()).map(|folder| vendor(&folder));
        vendored.or_else(|| Some(self.sources.join(BOILERPLATE)).filter(|path| path.is_file()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(base: &str, trim: Option<&str>) -> Places {
        let (sources, base) = (PathBuf::from("/go/src"), PathBuf::from(base));
        Places { sources, base, trim: trim.map(str::to_owned), cwd: PathBuf::from("/repo"), linked: None }
    }

    #[test]
    fn import_paths_below_a_root() {
        let dir = Some(Path::new("/repo/api"));
        assert_eq!(places("out", None).of("example.com/m/api", dir), Path::new("/repo/out/example.com/m/api"));
        assert_eq!(places("/o", None).of("example.com/m/api", None), Path::new("/o/example.com/m/api"));
        assert_eq!(places("", Some("example.com/m")).of("example.com/m/api", dir), Path::new("/repo/api"));
        assert_eq!(places("/o", Some("/o/example.com/")).of("example.com/m/api", dir), Path::new("/repo/m/api"));
        assert_eq!(places("/o", Some("m")).of("example.com/m/api", dir), Path::new("/o/example.com/m/api"));
    }

    #[test]
    fn what_a_link_in_gopath_leads_to_stays_there() {
        let linked = Places { linked: Some("/repo".into()), ..places("/go/src", None) };
        let staged = Path::new("/repo/staging/src/k8s.io/api/v1");
        assert_eq!(linked.of("k8s.io/api/v1", Some(staged)), staged);
        assert_eq!(
            linked.of("example.com/m/api", Some(Path::new("/repo/api"))),
            Path::new("/go/src/example.com/m/api")
        );
    }

    #[test]
    fn what_lies_below_the_root_stays_there() {
        for dir in
            ["/go/src/k8s.io/api/v1", "/go/src/x.io/y/vendor/k8s.io/api/v1", "/go/src/x.io/staging/k8s.io/api/v1"]
        {
            assert_eq!(places("/go/src", None).of("k8s.io/api/v1", Some(Path::new(dir))), Path::new(dir));
        }
        let elsewhere = Some(Path::new("/go/src/other/notk8s.io/api/v1"));
        assert_eq!(places("/go/src", None).of("k8s.io/api/v1", elsewhere), Path::new("/go/src/k8s.io/api/v1"));
    }
}
