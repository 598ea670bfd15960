//! Container images, made without a daemon.
//!
//! ```text
//! [[image]] × platform ─► base ─► layers ─► configuration ─► manifest ─► index ─► archives, layout, registry
//!                         base    crate::pack        manifest                      output    registry
//! ```
//!
//! All of it is *blobs*, kept by digest in one directory (`blobs`); what is shipped is written from them. A layer has
//! no time, owner or order of its own, so a commit's images are the same bytes wherever they are made.

mod base;
mod blobs;
mod docker_archive;
mod elf;
mod engine;
mod manifest;
mod output;
mod registry;

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

use anyhow::{Context as _, bail, ensure};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) use engine::build as build_by;
pub(crate) use output::write;
pub(crate) use registry::push;

use crate::{
    Event, Finding, ImageConfig, ImageFormat, Kind, Ledger, Platform, Product, Sha256, StepCx,
    build::History,
    config::Base,
    gzip,
    pack::{self, Content, Member, Members, Pieces},
    product::Tee,
    reference::is_tag,
};
use base::Found;
use blobs::Blobs;
use manifest::{CONFIG, Descriptor, ImagePlatform, Index, LAYER, LAYER_GZIP, MANIFEST, Manifest};

/// An image that is to be made for one platform.
struct Recipe<'a> {
    config: &'a ImageConfig,
    platform: &'a Platform,
    /// What it holds above its base, from the bottom up.
    layers: Vec<Members>,
}

/// An image for all of its platforms.
pub(crate) struct Image<'a> {
    name: &'a str,
    tag: String,
    made: Vec<Made>,
}

/// An image for one platform.
struct Made {
    platform: Platform,
    /// With its own layers as they are: for archives that nobody but an engine of this machine reads, and which compressing
    /// would only make slow.
    plain: Option<Descriptor>,
    /// The same with its own layers compressed: for registries, and what is like them.
    packed: Option<Descriptor>,
    /// Its own layers by what they are without compression.
    layers: BTreeMap<Sha256, Members>,
}

/// What a layer is without compression.
#[derive(Clone, Serialize, Deserialize)]
struct Layer {
    diff_id: Sha256,
    /// In bytes.
    size: u64,
}

/// The directory of blobs.
fn blobs(cx: &StepCx<'_>) -> Blobs {
    Blobs::at(cx.project.at(&cx.build.local()).join("blobs"))
}

/// Makes the images of the programs that were built.
pub(crate) fn make<'a>(cx: &StepCx<'a>, done: &'a Ledger) -> anyhow::Result<Vec<Image<'a>>> {
    let (blobs, history, pieces) = (blobs(cx), History::open(cx), Pieces::of(cx));
    let mut images = Vec::new();
    for (config, tag, recipes) in planned(cx, done)? {
        let one = |recipe: Recipe<'_>| {
            let failed = || format!("image {} for {}", config.name(), recipe.platform);
            let platform = recipe.platform.clone();
            if cx.exec.dry() {
                return Ok(Made { platform, plain: None, packed: None, layers: BTreeMap::new() });
            }
            one(cx, &blobs, &history, &pieces, &recipe).with_context(failed)
        };
        let made = recipes.into_par_iter().map(one).collect::<anyhow::Result<Vec<_>>>()?;
        images.push(Image { name: config.name(), tag, made });
    }
    Ok(images)
}

/// The images that this run makes, with their tags.
fn planned<'a>(cx: &StepCx<'a>, done: &'a Ledger) -> anyhow::Result<Vec<(&'a ImageConfig, String, Vec<Recipe<'a>>)>> {
    let mut planned = Vec::new();
    let mut names = BTreeSet::new();
    for config in &cx.images.tables {
        let recipes = recipes(cx, config, done)?;
        if recipes.is_empty() {
            continue;
        }
        let file = file_of(config.name());
        if !names.insert(file) {
            let text = format!("two images would be written as {file}.tar; give one of them another `name`");
            return Err(Finding(text).into());
        }
        match tag_of(cx, config) {
            Ok(tag) => planned.push((config, tag, recipes)),
            Err(error) if cx.images.quick => {
                let text = format!("no image is made: {error}");
                cx.observer.event(Event::Noted { text: &text });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(planned)
}

/// The last part of an image's name.
fn file_of(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The version, as a tag is written.
fn tag_of(cx: &StepCx<'_>, config: &ImageConfig) -> anyhow::Result<String> {
    if let Some(tag) = &config.tag {
        return Ok(tag.clone());
    }
    let Some(version) = &cx.project.version.git_version else {
        let text = format!(
            "the image {} has no version to be tagged with: no tag of git's leads to this commit; make one, or set `tag` of the \
             [[image]] or KUBE_GIT_VERSION",
            config.name()
        );
        return Err(Finding(text).into());
    };
    // A tag has no `+`.
    let tag = version.replacen('+', "_", 1);
    ensure!(
        is_tag(&tag),
        "the version {version} cannot be an image's tag; set `tag` of the [[image]] {}",
        config.name()
    );
    Ok(tag)
}

/// What an image is made of, for each platform for which all of its programs were built.
fn recipes<'a>(cx: &StepCx<'a>, config: &'a ImageConfig, done: &'a Ledger) -> anyhow::Result<Vec<Recipe<'a>>> {
    let programs: Vec<&str> = config.programs().collect();
    let built = |platform: &Platform, program: &str| {
        let of = |product: &&Product| {
            let name = product.path.file_name().and_then(|name| name.to_str());
            product.platform.as_ref() == Some(platform) && name == Some(program)
        };
        done.of(Kind::Binary).find(of).cloned()
    };
    let mut recipes = Vec::new();
    // Images of other systems need bases that are theirs, and nothing that is built here runs on scratch there.
    let built_for: BTreeSet<&Platform> =
        done.of(Kind::Binary).filter_map(|product| product.platform.as_ref()).collect();
    for platform in built_for.into_iter().filter(|platform| platform.os() == "linux") {
        let found: Vec<Option<Product>> = programs.iter().map(|program| built(platform, program)).collect();
        if found.iter().any(Option::is_none) {
            continue;
        }
        let mut layers = Vec::new();
        let mut files = Members::new();
        for (path, from) in &config.files {
            files.insert(path.clone(), Member::within(&cx.project.root, from)?);
        }
        if !files.is_empty() {
            layers.push(files);
        }
        for product in found.into_iter().flatten() {
            let name = product.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let digest = match product.digest {
                Some(digest) => digest,
                None if cx.exec.dry() => Sha256::of(b""),
                None => bail!("{} has no digest", product.path.display()),
            };
            let member = Member::file(cx.project.at(&product.path), digest, 0o755);
            let member = Member { capabilities: config.capabilities, ..member };
            layers.push(Members::from([(format!("{}/{name}", config.directory), member)]));
        }
        if config.base == Base::Scratch {
            layers.iter_mut().for_each(pack::add_directories);
        }
        recipes.push(Recipe { config, platform, layers });
    }
    if recipes.is_empty() {
        let programs = programs.join(" and ");
        let any = done.of(Kind::Binary).any(|product| product.platform.as_ref().is_some_and(|one| one.os() == "linux"));
        if any && !cx.images.partial {
            let text = format!(
                "the image {} needs {programs} for a platform of Linux, which nothing here builds: is it the name of a command, \
                 and in a [[build.group]]?",
                config.name()
            );
            return Err(Finding(text).into());
        }
        let text = format!("the image {} is passed over: {programs} is not built for Linux here", config.name());
        cx.observer.event(Event::Noted { text: &text });
    }
    Ok(recipes)
}

/// Makes an image for one platform.
fn one(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    pieces: &Pieces,
    recipe: &Recipe<'_>,
) -> anyhow::Result<Made> {
    let Recipe { config, platform, layers } = recipe;
    if config.base == Base::Scratch {
        warn_of_loaders(cx, recipe);
    }
    let Found { config: base, layers: below, origin } = base::find(cx, blobs, history, &config.base, platform)?;
    let plain = layers.iter().map(|members| measured(cx, history, members)).collect::<anyhow::Result<Vec<_>>>()?;
    let document = configuration(cx, config, platform, base, &plain)?;
    let document = blobs.put(&document, CONFIG)?;
    let below: Vec<Descriptor> = below.into_iter().map(Descriptor::in_oci_words).collect();
    let annotations = origin.map_or_else(BTreeMap::new, |(name, digest)| {
        let digest = format!("sha256:{digest}");
        BTreeMap::from([(manifest::BASE_NAME.to_owned(), name), (manifest::BASE_DIGEST.to_owned(), digest)])
    });
    let manifest = |own: Vec<Descriptor>| {
        let all = below.iter().cloned().chain(own).collect();
        let manifest = blobs.put(&Manifest::of(document.clone(), all, annotations.clone()), MANIFEST)?;
        anyhow::Ok(Descriptor { platform: Some(ImagePlatform::of(platform)), ..manifest })
    };
    let formats = &cx.release.images;
    let is_packed = cx.images.push || formats.iter().any(|format| *format != ImageFormat::DockerArchive);
    let packed = match is_packed {
        true => {
            let own = layers.iter().map(|members| packed(cx, blobs, history, pieces, members));
            Some(manifest(own.collect::<anyhow::Result<_>>()?)?)
        }
        false => None,
    };
    let as_it_is = |Layer { diff_id, size }: &Layer| blobs::of(LAYER, *diff_id, *size);
    let is_plain = formats.contains(&ImageFormat::DockerArchive);
    let of_plain = is_plain.then(|| manifest(plain.iter().map(as_it_is).collect())).transpose()?;
    let layers = plain.into_iter().map(|layer| layer.diff_id).zip(layers.iter().cloned()).collect();
    Ok(Made { platform: (*platform).clone(), plain: of_plain, packed, layers })
}

/// Says which programs cannot be started where there is nothing but what the image holds.
fn warn_of_loaders(cx: &StepCx<'_>, recipe: &Recipe<'_>) {
    for (name, member) in recipe.layers.iter().flatten() {
        if let Content::File { path, .. } = &member.content
            && elf::needs_loader(path).unwrap_or(false)
        {
            let text = format!(
                "/{name} for {} needs a loader, and scratch has none: build it with `static = true` in its [[build.group]], or \
                 name another base",
                recipe.platform
            );
            cx.observer.event(Event::Noted { text: &text });
        }
    }
}

/// What a layer is without compression.
fn measured(cx: &StepCx<'_>, history: &History, members: &Members) -> anyhow::Result<Layer> {
    history.recalled(
        &format!("layer {}", pack::recipe(cx, members)),
        |_| true,
        || {
            let (size, diff_id) = pack::tar(cx, members, Tee::new(Count(0)))?.finish();
            Ok(Layer { diff_id, size: size.0 })
        },
    )
}

/// Compresses a layer, unless it was compressed before.
fn packed(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    pieces: &Pieces,
    members: &Members,
) -> anyhow::Result<Descriptor> {
    let name = format!("compressed layer {} {}", gzip::FORMAT, pack::recipe(cx, members));
    history.recalled(
        &name,
        |layer| blobs.has(layer),
        || blobs.end(pack::tar_gz(cx, pieces, members, blobs.begin()?)?, LAYER_GZIP),
    )
}

/// Counts what is written to it.
struct Count(u64);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is started in an image.
fn entrypoint(config: &ImageConfig) -> anyhow::Result<Vec<String>> {
    match &config.entrypoint {
        Some(given) => Ok(given.clone()),
        None => {
            let first = config.programs().next().context("an image needs a program")?;
            Ok(vec![format!("/{}/{first}", config.directory)])
        }
    }
}

/// The configuration: that of the base, and what stands above it.
fn configuration(
    cx: &StepCx<'_>,
    config: &ImageConfig,
    platform: &Platform,
    base: Value,
    layers: &[Layer],
) -> anyhow::Result<Value> {
    let mut document = match base {
        Value::Object(base) => base,
        _ => bail!("the base's configuration is not an object"),
    };
    let created = &cx.project.version.build_date;
    let of = ImagePlatform::of(platform);
    document.insert("architecture".into(), of.architecture.into());
    document.insert("os".into(), of.os.into());
    if let Some(variant) = of.variant {
        document.insert("variant".into(), variant.into());
    }
    document.insert("created".into(), created.clone().into());

    let run = document.entry("config").or_insert_with(|| json!({}));
    let run = run.as_object_mut().context("the base's `config` is not an object")?;
    let entrypoint = entrypoint(config)?;
    // Another entrypoint makes nothing of the base's arguments.
    run.remove("Cmd");
    run.remove("Entrypoint");
    if !entrypoint.is_empty() {
        run.insert("Entrypoint".into(), entrypoint.into());
    }
    if let Some(cmd) = &config.cmd {
        run.insert("Cmd".into(), cmd.clone().into());
    }
    for (key, value) in [("User", &config.user), ("WorkingDir", &config.workdir)] {
        if let Some(value) = value {
            run.insert(key.into(), value.clone().into());
        }
    }
    let variables = run.remove("Env").unwrap_or_else(|| json!([]));
    let variables = variables.as_array().cloned().unwrap_or_default();
    let mut variables: Vec<String> = variables.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
    let has_path = variables.iter().any(|one| one.starts_with("PATH=")) || config.env.contains_key("PATH");
    if !has_path {
        // What engines set where nothing is said.
        variables.push("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin".to_owned());
    }
    for (name, value) in &config.env {
        variables.retain(|one| one.split('=').next() != Some(name));
        variables.push(format!("{name}={value}"));
    }
    run.insert("Env".into(), variables.into());
    if !config.labels.is_empty() {
        let labels = run.entry("Labels").or_insert_with(|| json!({}));
        if !labels.is_object() {
            *labels = json!({});
        }
        if let Some(labels) = labels.as_object_mut() {
            labels.extend(config.labels.iter().map(|(name, value)| (name.clone(), value.clone().into())));
        }
    }

    let history = document.entry("history").or_insert_with(|| json!([]));
    let history = history.as_array_mut().context("the base's `history` is not a list")?;
    history.extend(layers.iter().map(|_| json!({ "created": created, "created_by": "kgen image" })));
    let rootfs = document.entry("rootfs").or_insert_with(|| json!({ "type": "layers", "diff_ids": [] }));
    let below =
        rootfs.get_mut("diff_ids").and_then(Value::as_array_mut).context("the base has no `rootfs.diff_ids`")?;
    below.extend(layers.iter().map(|layer| Value::from(format!("sha256:{}", layer.diff_id))));
    Ok(Value::Object(document))
}

impl Image<'_> {
    /// What it is called, with its tag.
    fn reference(&self) -> String {
        format!("{}:{}", self.name, self.tag)
    }

    /// The list of its platforms.
    fn index(&self) -> Index {
        Index::of(self.made.iter().filter_map(|made| made.packed.clone()).collect())
    }
}
