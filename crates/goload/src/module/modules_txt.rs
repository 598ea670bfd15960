//! vendor/modules.txt: which module each vendored package came from.
//!
//! As in go, lines that make no sense are left aside; consistency with go.mod is not judged here.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::gomod::{ReplaceTarget, replace};
use super::version::{ModuleVersion, is_canonical};

/// A module that was vendored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendoredModule {
    /// Path and version as required; the version is empty for a line that replaces all versions only.
    pub path: SmolStr,
    /// The version that was required.
    pub version: SmolStr,
    /// What replaced it.
    pub replacement: Option<ReplaceTarget>,
    /// Whether the main module's go.mod names it.
    pub explicit: bool,
    /// Its `go` line.
    pub go: Option<SmolStr>,
}

/// The whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModulesTxt {
    /// Whether `go work vendor` wrote it.
    pub workspace: bool,
    /// The modules that packages came from, in order.
    pub modules: Vec<VendoredModule>,
    /// For each package the number of its module.
    pub packages: FxHashMap<SmolStr, usize>,
}

impl ModulesTxt {
    /// Reads the file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut out = Self::default();
        let mut current: Option<usize> = None;
        for (nth, line) in text.lines().enumerate() {
            if let Some(annotations) = line.strip_prefix("## ") {
                let mut entries = annotations.split(';').map(str::trim);
                match current {
                    None if nth == 0 => out.workspace = entries.any(|entry| entry == "workspace"),
                    None => {}
                    Some(module) => {
                        for entry in entries {
                            if entry == "explicit" {
                                out.modules[module].explicit = true;
                            }
                            if let Some(go) = entry.strip_prefix("go ") {
                                out.modules[module].go = Some(go.trim().into());
                            }
                        }
                    }
                }
            } else if let Some(line) = line.strip_prefix("# ") {
                let words: Vec<&str> = line.split_whitespace().collect();
                let target = words.contains(&"=>").then(|| replace(&words)).flatten().map(|(_, _, target)| target);
                current = match words.as_slice() {
                    [path, version, ..] if is_canonical(version) => {
                        out.modules.push(VendoredModule {
                            path: (*path).into(),
                            version: (*version).into(),
                            replacement: target,
                            ..VendoredModule::default()
                        });
                        Some(out.modules.len() - 1)
                    }
                    // `# path => target` replaces all versions. Go up to 1.16 put it before the packages of the module
                    // that the lines above name.
                    [path, "=>", ..] => match current {
                        Some(module) if out.modules[module].path == *path => current,
                        _ => {
                            out.modules.push(VendoredModule {
                                path: (*path).into(),
                                replacement: target,
                                ..VendoredModule::default()
                            });
                            Some(out.modules.len() - 1)
                        }
                    },
                    _ => None,
                };
            } else if let (Some(module), false) = (current, line.is_empty() || line.contains(char::is_whitespace)) {
                out.packages.insert(line.into(), module);
            }
        }
        out
    }

    /// The module that a vendored package came from.
    #[must_use]
    pub fn module_of(&self, package: &str) -> Option<&VendoredModule> {
        self.packages.get(package).map(|&nth| &self.modules[nth])
    }

    /// The module `path`, with the version that was required.
    #[must_use]
    pub fn module(&self, path: &str) -> Option<ModuleVersion> {
        let named = self.modules.iter().filter(|module| module.path == path);
        let module = named.min_by_key(|module| module.version.is_empty())?;
        Some(ModuleVersion { path: module.path.clone(), version: module.version.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_packages() {
        let text = "# example.com/a v1.0.0\n## explicit; go 1.17\nexample.com/a\nexample.com/a/b\n\
                    # k8s.io/api v0.0.0 => ./staging/src/k8s.io/api\n## explicit\nk8s.io/api/core/v1\n\
                    # example.com/c v1.0.0 => example.com/d v1.1.0\nexample.com/c\n\
                    # k8s.io/api => ./staging/src/k8s.io/api\n\
                    # example.com/old v0.0.0 => ./old\n## explicit\n# example.com/old => ./old\n\
                    example.com/old/pkg\n";
        let file = ModulesTxt::parse(text);
        assert!(!file.workspace);
        assert_eq!((file.modules.len(), file.packages.len()), (5, 5));
        let old = file.module_of("example.com/old/pkg").unwrap();
        assert_eq!((old.path.as_str(), old.version.as_str()), ("example.com/old", "v0.0.0"));
        assert_eq!(file.module_of("example.com/a/b").unwrap().go.as_deref(), Some("1.17"));
        let api = file.module_of("k8s.io/api/core/v1").unwrap();
        assert_eq!(api.replacement, Some(ReplaceTarget::Directory("./staging/src/k8s.io/api".to_owned())));
        assert!(api.explicit);
        assert!(ModulesTxt::parse("## workspace\n# a v1.0.0\n").workspace);
    }
}
