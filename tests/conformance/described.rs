//! Which packages a committed file of OpenAPI definitions speaks of: its own map of definitions says so.
//!
//! Kubernetes' scripts name them one by one, differently at every release; what the map names is what was named.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;

/// The import paths of the types in the map: `"path.Type":`, or `alias.Type{}.OpenAPIModelName():`.
pub(crate) fn packages(golden: &[u8]) -> anyhow::Result<Vec<String>> {
    let text = std::str::from_utf8(golden)?;
    let mut imports = BTreeMap::new();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if line == "}" {
            break;
        }
        if let Some(entry) = line.strip_prefix("\t\t") {
            let path = match entry.strip_prefix('"') {
                Some(name) => name.split_once("\":").and_then(|(name, _)| name.rsplit_once('.')).map(|(path, _)| path),
                None => entry.split_once('.').and_then(|(alias, _)| imports.get(alias).copied()),
            };
            found.insert(path.with_context(|| format!("{entry} names no type"))?.to_owned());
        } else if let Some((alias, path)) = line.strip_prefix('\t').and_then(|line| line.split_once(' ')) {
            imports.insert(alias, path.trim_matches('"'));
        }
    }
    Ok(found.into_iter().collect())
}
