//! Selected versions: a folder `0.NN`, and each of its modules as a main module, against `go list -m all`.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, ensure};

use crate::Counts;
use crate::go::{Module, Settings, text};
use crate::tree;
use crate::versions::Version;

/// Compares what go and goload select.
pub(crate) fn compare(version: &Version, counts: &Counts) -> anyhow::Result<()> {
    let module = Module::of(version)?;
    selected(&module.dir, &version.name, &version.name, counts)?;
    let mut arguments = vec!["mod", "download", "-json"];
    arguments.extend(version.requirements.iter().map(|requirement| requirement.path.as_str()));
    for download in Settings::new().go_json(&module.dir, &arguments)? {
        let own = Module::empty(&version.name)?;
        for file in ["go.mod", "go.sum"] {
            // Modules without requirements have no go.sum.
            let bytes = std::fs::read(Path::new(text(&download, "Dir")).join(file)).unwrap_or_default();
            tree::write(&own.dir.join(file), &bytes)?;
        }
        selected(&own.dir, text(&download, "Path"), &version.name, counts)?;
    }
    Ok(())
}

fn selected(dir: &Path, name: &str, subject: &str, counts: &Counts) -> anyhow::Result<()> {
    let settings = Settings::new();
    let format = ["list", "-m", "-f", "{{.Path}} {{.Version}}", "all"];
    let go = settings.go(dir, &format).with_context(|| name.to_owned())?;
    let go: BTreeSet<String> = go.lines().map(|line| line.trim_end().to_owned()).collect();
    let list = settings.open(dir)?.build_list();
    let ours: BTreeSet<String> =
        list.iter().map(|module| format!("{} {}", module.path, module.version).trim_end().to_owned()).collect();
    ensure!(go.len() > 1, "{name} requires nothing");
    let differences: Vec<_> = go.symmetric_difference(&ours).collect();
    ensure!(differences.is_empty(), "{name}: go and goload select differently: {differences:?}");
    counts.add(subject, "build lists", 1);
    counts.add(subject, "selected versions", go.len());
    Ok(())
}
