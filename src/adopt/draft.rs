//! A kgen.toml that is tried: what it would say, and its text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::compat::Version;

/// What would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// `compat`, where the default is not it.
    pub compat: Option<Version>,
    /// `header`, where the default is not it.
    pub header: Option<PathBuf>,
    /// `packages`, where discovery does not find all.
    pub packages: Vec<String>,
    /// File names by generator, where they are not the usual ones.
    pub files: BTreeMap<&'static str, String>,
    /// Lists of flags by generator and key.
    pub lists: BTreeMap<(&'static str, &'static str), Vec<String>>,
    /// `[[codegen.openapi]]` tables.
    pub openapi: Vec<Table>,
}

/// A `[[codegen.openapi]]` table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What is described.
    pub packages: Vec<String>,
    /// Where the definitions go; nothing: there are model names only.
    pub output_dir: Option<PathBuf>,
    /// The name of the file, where it is not the usual one.
    pub output_file: Option<String>,
    /// The accepted violations.
    pub exceptions: Option<PathBuf>,
    /// The name of the files with model names.
    pub model_names: Option<String>,
}

impl Draft {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::from("# Written by `kgen init`; see docs/configuration.md.\n[codegen]\n");
        let mut general = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {value}");
            }
        };
        general("compat", self.compat.map(|version| quoted(&version.to_string())));
        general("header", self.header.as_ref().map(|path| quoted(&path.to_string_lossy())));
        general("packages", (!self.packages.is_empty()).then(|| list(&self.packages)));
        let names = self.files.keys().chain(self.lists.keys().map(|(generator, _)| generator));
        let names: std::collections::BTreeSet<_> = names.filter(|name| **name != "openapi").collect();
        for name in names {
            let _ = writeln!(out, "\n[codegen.{name}]");
            if let Some(file) = self.files.get(name) {
                let _ = writeln!(out, "output-file = {}", quoted(file));
            }
            for ((_, key), values) in self.lists.iter().filter(|((generator, _), _)| generator == name) {
                let _ = writeln!(out, "{key} = {}", list(values));
            }
        }
        for table in &self.openapi {
            let _ = writeln!(out, "\n[[codegen.openapi]]\npackages = {}", list(&table.packages));
            let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
            let values = [
                ("output-dir", path(&table.output_dir)),
                ("output-file", table.output_file.clone()),
                ("exceptions", path(&table.exceptions)),
                ("output-model-name-file", table.model_names.clone()),
            ];
            for (key, value) in values {
                if let Some(value) = value {
                    let _ = writeln!(out, "{key} = {}", quoted(&value));
                }
            }
        }
        out
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// On one line if it fits there.
fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    let line = format!("[{}]", values.join(", "));
    if line.len() <= 100 { line } else { format!("[\n    {},\n]", values.join(",\n    ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_is_meant() {
        let mut draft = Draft { packages: vec!["./...".to_owned()], ..Draft::default() };
        let peers =
            ["example.com/a/long/path/of/a/package", "example.com/another/long/path/of/a/package", "example.com/b"];
        draft.lists.insert(("conversion", "extra-peer-dirs"), peers.map(str::to_owned).to_vec());
        draft.files.insert("deepcopy", "copies.go".to_owned());
        draft.openapi.push(Table {
            packages: vec!["./...".to_owned()],
            output_dir: Some("a".into()),
            ..Table::default()
        });
        let config = crate::config::parse(draft.text().as_bytes(), std::path::Path::new("kgen.toml"));
        let codegen = config.map_err(|rejected| rejected.diagnostics).unwrap().codegen;
        assert_eq!(codegen.packages, Some(draft.packages));
        assert_eq!(codegen.conversion.extra_peer_dirs, peers);
        assert_eq!(codegen.deepcopy.output_file.as_deref(), Some("copies.go"));
        assert_eq!(codegen.openapi.len(), 1);
    }
}
