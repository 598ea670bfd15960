//! Putting binaries in their places, all together, and saying what they are.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde::Serialize;
use store::{
    atomic::Transaction,
    seen::{Moment, Sights},
};

use super::{
    History, Item,
    history::{LARGE, Made},
    names,
    units::{self, Part},
};
use crate::{Event, Kind, Platform, Product, Sha256, StepCx};

/// What was built from what, for other programs: `<output>/build.json`.
#[derive(Serialize)]
struct Manifest<'a> {
    schema_version: u32,
    module: &'a str,
    version: &'a str,
    commit: Option<&'a str>,
    go: &'a str,
    binaries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: String,
    package: &'a str,
    platform: &'a Platform,
    groups: Vec<String>,
    linking: String,
    test: bool,
    /// In bytes.
    size: u64,
    digest: Sha256,
    /// What all of its sources come to; the same for the same sources in any directory. Nothing where that could not be seen.
    inputs: Option<String>,
    /// The arguments of the go tool, up to where the binary goes.
    arguments: Vec<String>,
}

/// The directory of a platform's binaries.
pub(super) fn bin(cx: &StepCx<'_>, platform: &Platform) -> PathBuf {
    cx.project.at(&bin_of(cx, platform))
}

fn bin_of(cx: &StepCx<'_>, platform: &Platform) -> PathBuf {
    cx.build.local().join("bin").join(platform.os()).join(platform.arch())
}

/// An item as a product.
pub(super) fn product(cx: &StepCx<'_>, item: &Item<'_>, digest: Option<Sha256>) -> Product {
    let path = bin_of(cx, item.platform).join(item.target.file_on(item.platform));
    Product {
        platform: Some(item.platform.clone()),
        groups: names::groups(&item.target, cx).map(|group| group.name.clone()).collect(),
        digest,
        ..Product::new(Kind::Binary, path)
    }
}

/// Moves what was built into place, and says what there is now of `items`: what was built and what was there.
pub(super) fn all(
    cx: &StepCx<'_>,
    history: &History,
    items: &[Item<'_>],
    built: Vec<(Part<'_>, PathBuf)>,
) -> anyhow::Result<Vec<Product>> {
    let mut transaction = Transaction::new();
    let mut new: BTreeMap<PathBuf, (Sha256, u64, Option<Sights>)> = BTreeMap::new();
    for (Part { item, inputs }, from) in built {
        let file = || format!("`go build` has not made {}", item.target.file);
        let digest = Sha256::of_file(&from).with_context(file)?;
        let size = from.metadata().with_context(file)?.len();
        let product = product(cx, item, Some(digest));
        transaction.adopt(&from, &cx.project.at(&product.path))?;
        new.insert(product.path, (digest, size, inputs));
    }
    transaction.commit()?;
    // So that the next run can trust the time stamps of what is large, and need not read it.
    if new.values().map(|(_, size, _)| size).sum::<u64>() >= LARGE {
        std::thread::sleep(Moment::SETTLES_IN);
    }

    let toolchain = cx.go.toolchain(cx.project, cx.exec)?;
    let mut products = Vec::new();
    let mut binaries = Vec::new();
    for item in items {
        let mut product = product(cx, item, None);
        let (digest, size, inputs) = match (new.remove(&product.path), &item.made) {
            (Some((digest, size, sights)), _) => {
                let at = cx.project.at(&product.path);
                let inputs = sights.as_ref().map(|sights| sights.digest_below(&cx.project.root).to_string());
                if let Some(sights) = sights {
                    history.keep(cx, item, sights, (&at, digest.into()));
                }
                (digest, size, inputs)
            }
            (None, Ok(Made { digest, size, inputs, .. })) => (Sha256::from(*digest), *size, Some(inputs.clone())),
            // Left out on this platform, or failed where the rest was to be built all the same.
            (None, Err(_)) => continue,
        };
        product.digest = Some(digest);
        binaries.push(Entry {
            path: product.path.to_string_lossy().replace('\\', "/"),
            package: &item.target.package,
            platform: item.platform,
            groups: product.groups.clone(),
            linking: item.class.to_string(),
            test: item.target.test,
            size,
            digest,
            inputs,
            arguments: units::arguments(cx, item.class, item.target.test),
        });
        products.push(product);
    }
    let version = &cx.project.version;
    let manifest = Manifest {
        schema_version: 1,
        module: &cx.project.module,
        version: version.name(),
        commit: version.git_commit.as_deref(),
        go: toolchain.version(),
        binaries,
    };
    write_if_other(&cx.project.at(&cx.build.output.join("build.json")), &manifest)?;
    link_to_host(cx, &products)?;
    Ok(products)
}

fn write_if_other(path: &Path, manifest: &Manifest<'_>) -> anyhow::Result<()> {
    let mut text = serde_json::to_string_pretty(manifest)?;
    text.push('\n');
    if std::fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    Ok(store::atomic::write(path, text)?)
}

/// `<output>/bin`, which leads to the binaries for this machine.
fn link_to_host(cx: &StepCx<'_>, products: &[Product]) -> anyhow::Result<()> {
    let host = Platform::host();
    if cfg!(windows) || !products.iter().any(|product| product.platform.as_ref() == Some(&host)) {
        return Ok(());
    }
    let link = cx.build.output.join("bin");
    let bin = bin_of(cx, &host);
    let target = match bin.strip_prefix(&cx.build.output) {
        Ok(below) => below.to_owned(),
        Err(_) => cx.project.at(&bin),
    };
    match store::atomic::link(&cx.project.at(&link), &target) {
        Err(store::StoreError::NotAFile { .. }) => {
            let text = format!("{} is a directory; it is left as it is", link.display());
            cx.observer.event(Event::Noted { text: &text });
            Ok(())
        }
        done => Ok(done?),
    }
}
