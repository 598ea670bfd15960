//! Takes what an earlier run built, as `<output>/build.json` says, instead of building.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Deserialize;

use crate::{Finding, Kind, Ledger, Platform, Product, Sha256, Step, StepCx, build::History};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Built;

/// What is needed of build.json.
#[derive(Deserialize)]
struct Manifest {
    version: String,
    binaries: Vec<Binary>,
}

#[derive(Deserialize)]
struct Binary {
    path: PathBuf,
    platform: Platform,
    #[serde(default)]
    groups: Vec<String>,
    digest: Sha256,
}

impl Step for Built {
    fn name(&self) -> &'static str {
        "built"
    }

    fn summary(&self) -> &'static str {
        "Takes the binaries that <output>/build.json lists, after making sure that they are of this commit and have not changed \
         since they were built. Nothing is compiled."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let path = cx.build.output.join("build.json");
        let shown = path.display();
        let bytes = std::fs::read(cx.project.at(&path))
            .with_context(|| format!("cannot read {shown}: build first, with `kgen build` or `kgen cross`"))?;
        let manifest: Manifest =
            serde_json::from_slice(&bytes).with_context(|| format!("{shown} is not what kgen writes; build again"))?;
        let version = cx.project.version.name();
        if manifest.version != version {
            let text = format!(
                "what is built is {}, and the tree is {version}: build again, with `kgen cross`",
                manifest.version
            );
            return Err(Finding(text).into());
        }
        let history = History::open(cx);
        let wanted = |binary: &Binary| cx.wanted.is_empty() || cx.wanted.contains_key(&binary.platform);
        let mut products = Vec::new();
        for Binary { path, platform, groups, digest } in manifest.binaries.into_iter().filter(wanted) {
            let full = cx.project.at(&path);
            let take = || Sha256::of_file(&full).with_context(|| format!("cannot read {}", path.display()));
            let there: Sha256 = history.of_file(&format!("sha256 {}", path.display()), &full, take)?;
            if there != digest {
                return Err(
                    Finding(format!("{} was changed after it had been built; build again", path.display())).into()
                );
            }
            let (platform, digest) = (Some(platform), Some(digest));
            products.push(Product { platform, groups, digest, ..Product::new(Kind::Binary, path) });
        }
        let nothing =
            |platform: &&Platform| !products.iter().any(|product| product.platform.as_ref() == Some(platform));
        if let Some(platform) = cx.wanted.keys().find(nothing) {
            return Err(Finding(format!(
                "nothing is built for {platform}; `kgen cross --platform {platform}` builds it"
            ))
            .into());
        }
        Ok(products)
    }
}
