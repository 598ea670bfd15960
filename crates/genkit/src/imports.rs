//! Which import gets which name, and the layout of the import block.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

/// Names imports in the order in which they are first used (gengo's `DefaultImportTracker`).
#[derive(Clone, Debug)]
pub struct Imports {
    names: FxHashMap<SmolStr, String>,
    taken: FxHashMap<String, SmolStr>,
    order: Vec<SmolStr>,
    own: SmolStr,
    own_is_local: bool,
    avoided: Option<SmolStr>,
    nameless: Option<SmolStr>,
    /// The packages of which an exported name is used, where all others are left out.
    used: Option<FxHashSet<SmolStr>>,
}

impl Imports {
    /// A tracker for a file of the package `own`. With `own_is_local` the package itself is never
    /// registered; else it takes up an alias as any other, and only its line is left out. With
    /// `avoid_leaf` the last element of its path is no alias.
    #[must_use]
    pub fn new(own: &str, own_is_local: bool, avoid_leaf: bool) -> Self {
        let leaf = own.rsplit('/').next().unwrap_or_default();
        Self {
            names: FxHashMap::default(),
            taken: FxHashMap::default(),
            order: Vec::new(),
            own: own.into(),
            own_is_local,
            avoided: avoid_leaf.then(|| leaf.into()),
            nameless: None,
            used: None,
        }
    }

    /// The alias of the package at `path`, which is registered if it is new. The package itself
    /// has none where it is local.
    pub fn name(&mut self, path: &str) -> &str {
        if path.is_empty() || (self.own_is_local && path == self.own) {
            return "";
        }
        if !self.names.contains_key(path) {
            let name = self.free_name(path).unwrap_or_else(|| {
                self.nameless.get_or_insert_with(|| path.into());
                String::new()
            });
            self.taken.insert(name.clone(), path.into());
            self.names.insert(path.into(), name);
            self.order.push(path.into());
        }
        &self.names[path]
    }

    /// Leaves out the packages of which only names are used that are not exported: goimports sees no use in them.
    #[must_use]
    pub fn fixed(mut self, fixed: bool) -> Self {
        self.used = fixed.then(FxHashSet::default);
        self
    }

    /// Notes that `name` of the package at `path` is used.
    pub fn note_use(&mut self, path: &str, name: &str) {
        if let Some(used) = &mut self.used
            && name.starts_with(char::is_uppercase)
        {
            used.insert(path.into());
        }
    }

    /// The first package for which no alias was left. Upstream panics at it.
    #[must_use]
    pub fn nameless(&self) -> Option<&str> {
        self.nameless.as_deref()
    }

    /// The shortest tail of the path that is free, with its elements joined; none if not even the whole path is.
    fn free_name(&self, path: &str) -> Option<String> {
        let elements: Vec<&str> = path.split('/').collect();
        let name = (0..elements.len()).rev().find_map(|first| {
            let mut name = elements[first..].concat();
            name.retain(|c| !matches!(c, '_' | '.' | '-'));
            let avoided = self.avoided.as_ref().is_some_and(|leaf| *leaf == name);
            (!avoided && !self.taken.contains_key(&name)).then_some(name)
        })?;
        Some(if is_keyword(&name) { format!("_{name}") } else { name })
    }

    /// `(alias, path)` of every package but the file's own, in the order of the import block, with those of `added` that
    /// no line gives their name: goimports adds packages of the standard library that are missing, without alias.
    #[must_use]
    pub fn lines_with(&self, added: &[&str]) -> Vec<(String, SmolStr)> {
        let mut lines = self.lines();
        for path in added {
            let name = path.rsplit('/').next().unwrap_or_default();
            if !lines.iter().any(|(alias, _)| alias == name) {
                lines.push((String::new(), (*path).into()));
            }
        }
        sort(&mut lines);
        lines
    }

    /// `(alias, path)` of every package but the file's own, in the order of the import block.
    #[must_use]
    pub fn lines(&self) -> Vec<(String, SmolStr)> {
        let mut lines: Vec<_> = self
            .order
            .iter()
            .filter(|path| **path != self.own && self.used.as_ref().is_none_or(|used| used.contains(*path)))
            .map(|path| (self.names[path].clone(), path.clone()))
            .collect();
        sort(&mut lines);
        lines
    }
}

fn sort(lines: &mut [(String, SmolStr)]) {
    lines.sort_by(|(_, left), (_, right)| (group(left), left).cmp(&(group(right), right)));
}

/// The import block in goimports' layout: groups by kind of path, sorted by path, in parentheses. Empty for no imports.
/// A line without alias is one that goimports has added; the only one of a file gets no parentheses from it.
#[must_use]
pub fn block(lines: &[(String, SmolStr)]) -> String {
    let Some(first) = lines.first() else { return String::new() };
    if let [(alias, path)] = lines
        && alias.is_empty()
    {
        return format!("import \"{path}\"\n");
    }
    let mut out = String::from("import (\n");
    let mut last = group(&first.1);
    for (alias, path) in lines {
        if group(path) != last {
            last = group(path);
            out.push('\n');
        }
        let blank = if alias.is_empty() { "" } else { " " };
        out.push_str(&format!("\t{alias}{blank}\"{path}\"\n"));
    }
    out.push_str(")\n");
    out
}

/// goimports' groups: no dot in the first element, a dot, `appengine`.
fn group(path: &str) -> u8 {
    let first = path.split('/').next().unwrap_or_default();
    if path.starts_with("appengine") { 2 } else { u8::from(first.contains('.')) }
}

/// Whether `word` is a keyword of Go.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "break"
            | "case"
            | "chan"
            | "const"
            | "continue"
            | "default"
            | "defer"
            | "else"
            | "fallthrough"
            | "for"
            | "func"
            | "go"
            | "goto"
            | "if"
            | "import"
            | "interface"
            | "map"
            | "package"
            | "range"
            | "return"
            | "select"
            | "struct"
            | "switch"
            | "type"
            | "var"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_come_first_served() {
        let mut imports = Imports::new("k8s.io/api/core/v1", false, false);
        assert_eq!(imports.name("k8s.io/api/core/v1"), "v1");
        assert_eq!(imports.name("k8s.io/apimachinery/pkg/apis/meta/v1"), "metav1");
        assert_eq!(imports.name("example.com/a-b/go"), "_go");
        assert_eq!(imports.name("time"), "time");
        let lines = imports.lines();
        assert_eq!(
            block(&lines),
            "import (\n\ttime \"time\"\n\n\t_go \"example.com/a-b/go\"\n\tmetav1 \"k8s.io/apimachinery/pkg/apis/meta/v1\"\n)\n"
        );
    }

    #[test]
    fn local_leaf_is_avoided() {
        let mut imports = Imports::new("example.com/apis/core/v1", true, true);
        assert_eq!(imports.name("example.com/apis/core/v1"), "");
        assert_eq!(imports.name("example.com/api/core/v1"), "corev1");
    }
}
