//! What images stand on: nothing, an image on this machine, or one of a registry.
//!
//! The network comes last: a base of a registry is looked for in the archives and layouts of `[registry]`, in the container
//! engine of this machine and among what was pulled before, and only then in its mirrors and where its name says.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    blobs::Blobs,
    docker_archive,
    manifest::{Descriptor, IMAGE_NAME, Index, Manifest, REF_NAME},
    registry,
};
use crate::{
    Platform, Sha256, StepCx,
    build::History,
    config::Base,
    exec::{Command, ExecError},
    reference::Reference,
};

/// A base whose blobs are all there.
pub(super) struct Found {
    /// Its configuration.
    pub(super) config: Value,
    /// Its layers, from the bottom up.
    pub(super) layers: Vec<Descriptor>,
    /// The name that it goes by elsewhere, and its digest there.
    pub(super) origin: Option<(String, Sha256)>,
}

/// An image of a registry as it was found there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Pulled {
    /// What its name stood for: a manifest, or a list of them.
    pub(super) top: Sha256,
    /// The manifest for the platform.
    pub(super) manifest: Descriptor,
}

/// There is no image of that name.
#[derive(Debug, thiserror::Error)]
#[error("it has no image of that name")]
pub(super) struct NotThere;

/// Finds a base.
pub(super) fn find(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    base: &Base,
    platform: &Platform,
) -> anyhow::Result<Found> {
    let found = match base {
        Base::Scratch => Found { config: json!({}), layers: Vec::new(), origin: None },
        Base::Layout(dir, tag) => {
            let called = |one: &Descriptor| tag.is_none() || one.annotations.get(REF_NAME) == tag.as_ref();
            in_layout(blobs, &cx.project.at(dir), called, platform).with_context(|| format!("the base {base}"))?
        }
        Base::DockerArchive(file) => docker_archive::read(blobs, history, &cx.project.at(file), None)
            .with_context(|| format!("the base {base}"))?,
        Base::Reference(name) => of_registry(cx, blobs, history, name, platform)?,
    };
    let said = |key: &str| found.config.get(key).and_then(Value::as_str).unwrap_or("any");
    ensure!(fits(&found, platform), "the base {base} is an image for {}/{}", said("os"), said("architecture"));
    Ok(found)
}

/// An image that `manifest` describes, and whose blobs are all there.
pub(super) fn of_manifest(blobs: &Blobs, manifest: &Descriptor) -> anyhow::Result<Found> {
    let Manifest { config, layers, .. } = blobs.read(&manifest.digest)?;
    if let Some(strange) = layers.iter().find(|layer| !layer.is_layer()) {
        bail!("it has a layer of the kind {}", strange.media_type);
    }
    Ok(Found { config: blobs.read(&config.digest)?, layers, origin: None })
}

/// Whether all blobs of an image are there.
fn is_whole(blobs: &Blobs, manifest: &Descriptor) -> bool {
    let whole = |Manifest { config, layers, .. }| blobs.has(&config) && layers.iter().all(|layer| blobs.has(layer));
    blobs.has(manifest) && blobs.read(&manifest.digest).is_ok_and(whole)
}

/// Takes an image out of an OCI layout, the first of those that are `called` so.
fn in_layout(
    blobs: &Blobs,
    dir: &Path,
    called: impl Fn(&Descriptor) -> bool,
    platform: &Platform,
) -> anyhow::Result<Found> {
    let path = dir.join("index.json");
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let index: Index = serde_json::from_slice(&bytes).with_context(|| format!("{} is no index", path.display()))?;
    let named: Vec<Descriptor> = index.manifests.iter().filter(|one| called(one)).cloned().collect();
    if named.is_empty() {
        return Err(NotThere.into());
    }
    let take = |blob: &Descriptor| {
        if blobs.has(blob) {
            return Ok(());
        }
        let path = dir.join("blobs/sha256").join(blob.digest.to_string());
        let mut file = std::fs::File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
        blobs.take(blob, &mut file).with_context(|| format!("{} is not what its name says", path.display()))
    };
    let mut at = pick(&Index::of(named), platform)?;
    while at.is_index() {
        take(&at)?;
        at = pick(&blobs.read(&at.digest)?, platform)?;
    }
    take(&at)?;
    let Manifest { config, layers, .. } = blobs.read(&at.digest)?;
    take(&config)?;
    layers.iter().try_for_each(take)?;
    of_manifest(blobs, &at)
}

pub(super) fn pick(index: &Index, platform: &Platform) -> anyhow::Result<Descriptor> {
    let picked = index.pick(platform).map_err(|there| anyhow::anyhow!("it is not for {platform}, but for {there}"));
    Ok(picked?.clone())
}

/// An image of a registry, from wherever it can be had.
fn of_registry(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    name: &str,
    platform: &Platform,
) -> anyhow::Result<Found> {
    let reference: Reference = name.parse().map_err(anyhow::Error::msg)?;
    for archive in &cx.images.registry.local {
        let path = cx.project.at(archive);
        let found = if path.is_dir() {
            in_layout(blobs, &path, |one| is_called(one, &reference), platform)
        } else {
            docker_archive::read(blobs, history, &path, Some(&reference))
        };
        match found {
            Ok(found) if fits(&found, platform) => return Ok(found),
            Ok(_) => {}
            Err(error) if error.is::<NotThere>() => {}
            Err(error) => return Err(error.context(format!("`local` of [registry]: {}", archive.display()))),
        }
    }
    let key = format!("base {reference} for {platform}");
    let known: Option<Pulled> = history.answer(&key).filter(|known: &Pulled| is_whole(blobs, &known.manifest));
    if let Some(known) = &known
        && (cx.images.registry.offline || reference.digest.is_some())
    {
        return found(blobs, &reference, known);
    }
    if let Some(found) = in_engine(cx, blobs, history, &reference, platform)? {
        return Ok(found);
    }
    if cx.images.registry.offline {
        bail!(
            "the base {name} for {platform} is not on this machine, and --offline is set; {}",
            by_hand(name, platform)
        );
    }
    let pulled = registry::pull(cx, blobs, &reference, platform, known.as_ref());
    let pulled = pulled.with_context(|| format!("cannot pull the base {name}; {}", by_hand(name, platform)))?;
    history.keep_answer(&key, &pulled);
    found(blobs, &reference, &pulled)
}

fn found(blobs: &Blobs, reference: &Reference, pulled: &Pulled) -> anyhow::Result<Found> {
    let found = of_manifest(blobs, &pulled.manifest)?;
    let name = Reference { digest: None, ..reference.clone() }.to_string();
    Ok(Found { origin: Some((name, pulled.top)), ..found })
}

/// Whether an image is for a platform, as far as it says what it is for.
fn fits(found: &Found, platform: &Platform) -> bool {
    let said = |key: &str| found.config.get(key).and_then(Value::as_str);
    said("os").is_none_or(|os| os == platform.os()) && said("architecture").is_none_or(|arch| arch == platform.arch())
}

/// Whether an image of a layout has this name.
fn is_called(image: &Descriptor, reference: &Reference) -> bool {
    let names = [IMAGE_NAME, REF_NAME].into_iter().filter_map(|key| image.annotations.get(key));
    names.filter_map(|name| name.parse::<Reference>().ok()).any(|name| name.is_same(reference))
}

/// What a user can do where a base cannot be had.
fn by_hand(name: &str, platform: &Platform) -> String {
    format!(
        "load it by hand where there is a network with `docker pull --platform {platform} {name} && docker save -o base.tar \
         {name}`, and name base.tar in `local` of [registry]"
    )
}

/// An image that this machine's container engine has.
fn in_engine(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    reference: &Reference,
    platform: &Platform,
) -> anyhow::Result<Option<Found>> {
    let name = reference.to_string();
    let format = "{{.Id}} {{.Os}}/{{.Architecture}}";
    let program = cx.images.engine.unwrap_or_default().program();
    let ask = Command::query(program, &cx.project.root).args(["image", "inspect", "--format", format, &name]);
    let outcome = match cx.exec.run(&ask) {
        Ok(outcome) => outcome,
        // Nobody needs an engine.
        Err(ExecError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let said = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let Some((id, there)) = said.trim().split_once(' ').filter(|_| outcome.success()) else { return Ok(None) };
    if there != platform.to_string() {
        return Ok(None);
    }
    // An image's id in the engine is the digest of its configuration: it is exported once.
    let key = format!("engine's {id}");
    if let Some(manifest) = history.answer::<Descriptor>(&key).filter(|manifest| is_whole(blobs, manifest)) {
        return of_manifest(blobs, &manifest).map(Some);
    }
    let staging = store::atomic::Staging::inside(cx.project.at(&cx.build.local()))?;
    let archive = staging.path().join("base.tar");
    let save =
        Command::action(program, &cx.project.root).args(["image", "save", "--output"]).args([&archive]).args([&name]);
    let outcome = cx.exec.run(&save)?;
    if !outcome.success() {
        return Err(outcome.into_failure(&format!("{program} image save")).into());
    }
    // It holds this image alone, which has no tag where it was asked for by digest.
    let manifest = docker_archive::import(blobs, &archive, None)?;
    history.keep_answer(&key, &manifest);
    of_manifest(blobs, &manifest).map(Some)
}
