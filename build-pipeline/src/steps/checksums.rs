//! Writes the checksums of what the run ships, in the format of sha256sum(1) and sha512sum(1), and a list of it for programs.
//!
//! What earlier runs left in the directories is not listed: the files are about this run. Most digests were taken while what
//! they are of was written.

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use rayon::prelude::*;
use serde::Serialize;

use crate::{Kind, Ledger, Product, Reason, Sha512, Step, StepCx, build::History, product::Sums};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checksums;

/// `<output>/artifacts.json`.
#[derive(Serialize)]
struct Artifacts<'a> {
    schema_version: u32,
    name: &'a str,
    version: &'a str,
    commit: Option<&'a str>,
    date: &'a str,
    artifacts: Vec<&'a Product>,
}

impl Step for Checksums {
    fn name(&self) -> &'static str {
        "checksums"
    }

    fn summary(&self) -> &'static str {
        "Writes SHA256SUMS and SHA512SUMS over the archives of this run into <output>/release-tars, and over its images into \
         <output>/release-images, sorted by name; `sha256sum -c SHA256SUMS` checks them. <output>/artifacts.json lists all that \
         was made, with digests, for other programs."
    }

    fn skip(&self, _cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let none = shipped(done).next().is_none();
        none.then(|| Reason("no archives or images were made".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let (history, mut products, mut summed) = (History::open(cx), Vec::new(), Vec::new());
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(cx.limits.jobs).build().context("cannot start threads")?;
        for (kind, directory) in [(Kind::Archive, "release-tars"), (Kind::Image, "release-images")] {
            let dir = cx.build.output.join(directory);
            let files: Vec<Product> = done.of(kind).cloned().collect();
            if files.is_empty() {
                continue;
            }
            let files = pool.install(|| complete(cx, &history, files))?;
            products.push(list(cx, &dir, "SHA256SUMS", &files, |product| product.digest)?);
            products.push(list(cx, &dir, "SHA512SUMS", &files, |product| product.sha512)?);
            summed.extend(files);
        }
        let others = done.products().iter().filter(|product| !matches!(product.kind, Kind::Archive | Kind::Image));
        let version = &cx.project.version;
        let artifacts = Artifacts {
            schema_version: 1,
            name: &cx.project.name,
            version: version.name(),
            commit: version.git_commit.as_deref(),
            date: &version.build_date,
            artifacts: others.chain(&summed).chain(&products).collect(),
        };
        let text = serde_json::to_string_pretty(&artifacts)? + "\n";
        products.push(written(cx, Kind::Manifest, cx.build.output.join("artifacts.json"), &text)?);
        Ok(products)
    }
}

/// What has sums.
fn shipped(done: &Ledger) -> impl Iterator<Item = &Product> {
    done.of(Kind::Archive).chain(done.of(Kind::Image))
}

/// The same files with both digests. Of what is large one of them was not taken while it was written.
fn complete(cx: &StepCx<'_>, history: &History, files: Vec<Product>) -> anyhow::Result<Vec<Product>> {
    let complete = |product: Product| {
        if cx.exec.dry() || product.sha512.is_some() {
            return Ok(product);
        }
        let full = cx.project.at(&product.path);
        let failed = || format!("cannot read {}", product.path.display());
        let name = format!("sha512 {}", product.path.display());
        let take = || Sha512::of_file(&full).with_context(failed);
        let sha512 = Some(history.of_file(&name, &full, take)?);
        Ok(Product { sha512, ..product })
    };
    files.into_par_iter().map(complete).collect()
}

/// Writes the sums of one kind over the files below a directory.
fn list<D: Display>(
    cx: &StepCx<'_>,
    dir: &Path,
    name: &str,
    files: &[Product],
    digest: impl Fn(&Product) -> Option<D>,
) -> anyhow::Result<Product> {
    let mut sums = BTreeMap::new();
    if !cx.exec.dry() {
        for product in files {
            let file = product.path.strip_prefix(dir).unwrap_or(&product.path).to_string_lossy().replace('\\', "/");
            let digest = digest(product).with_context(|| format!("{file} has no digest"))?;
            sums.insert(file, digest);
        }
    }
    let mut text = String::new();
    for (file, digest) in sums {
        writeln!(text, "{digest}  {file}")?;
    }
    written(cx, Kind::Checksums, dir.join(name), &text)
}

fn written(cx: &StepCx<'_>, kind: Kind, path: PathBuf, text: &str) -> anyhow::Result<Product> {
    let product = Product::new(kind, path);
    if cx.exec.dry() {
        return Ok(product);
    }
    let full = cx.project.at(&product.path);
    if !std::fs::read(&full).is_ok_and(|there| there == text.as_bytes()) {
        store::atomic::write(full, text)?;
    }
    Ok(product.summed(Some(Sums::of(text.as_bytes()))))
}
