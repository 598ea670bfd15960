//! Writes the checksums of what the run ships, in the format of sha256sum(1).
//!
//! Archives of earlier runs that still lie in the directory are not listed: the file is about this run.

use std::{collections::BTreeMap, fmt::Write as _};

use anyhow::Context as _;

use crate::{Kind, Ledger, Product, Reason, Sha256, Step, StepCx};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checksums;

impl Step for Checksums {
    fn name(&self) -> &'static str {
        "checksums"
    }

    fn summary(&self) -> &'static str {
        "Writes <output>/release-tars/SHA256SUMS over the archives of this run, sorted by name; \
         `sha256sum -c SHA256SUMS` checks them."
    }

    fn skip(&self, _cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let none = done.of(Kind::Archive).next().is_none();
        none.then(|| Reason("no archives were made".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let path = cx.build.output.join("release-tars").join("SHA256SUMS");
        let product =
            |digest| Product { kind: Kind::Checksums, path: path.clone(), platform: None, groups: Vec::new(), digest };
        if cx.exec.dry() {
            return Ok(vec![product(None)]);
        }
        let mut sums = BTreeMap::new();
        for archive in done.of(Kind::Archive) {
            let file = archive.path.file_name().and_then(|name| name.to_str()).context("an archive has no name")?;
            let digest = archive.digest.with_context(|| format!("{file} has no digest"))?;
            sums.insert(file, digest);
        }
        let mut text = String::new();
        for (file, digest) in sums {
            writeln!(text, "{digest}  {file}")?;
        }
        store::atomic::write(cx.project.at(&path), &text)?;
        Ok(vec![product(Some(Sha256::of(text.as_bytes())))])
    }
}
