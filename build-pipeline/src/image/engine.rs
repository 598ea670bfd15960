//! The same images by a container engine, from a Dockerfile: for those who want its layers, or its caches.

use std::fmt::Write as _;

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use store::atomic::{Staging, Transaction, same_file};

use super::{Recipe, output};
use crate::{
    Engine, Finding, Kind, Ledger, Product, StepCx,
    config::Base,
    exec::Command,
    pack::{Content, Members},
    product::Sums,
};

/// Has the engine build and save the images of the programs that were built.
pub(crate) fn build(cx: &StepCx<'_>, engine: Engine, done: &Ledger) -> anyhow::Result<Vec<Product>> {
    let mut products = Vec::new();
    for (config, tag, recipes) in super::planned(cx, done)? {
        for recipe in &recipes {
            let (path, reference) = output::archive_of(cx, config.name(), &tag, recipe.platform);
            let product = Product {
                platform: Some(recipe.platform.clone()),
                reference: Some(reference.clone()),
                ..Product::new(Kind::Image, path)
            };
            let sums = one(cx, engine, recipe, &reference, &product)
                .with_context(|| format!("image {} for {}", config.name(), recipe.platform))?;
            products.push(product.summed(sums));
        }
    }
    Ok(products)
}

fn one(
    cx: &StepCx<'_>,
    engine: Engine,
    recipe: &Recipe<'_>,
    reference: &str,
    product: &Product,
) -> anyhow::Result<Option<Sums>> {
    let program = engine.program();
    let run = |arguments: &[&str]| {
        let outcome = cx.exec.run(&Command::action(program, &cx.project.root).args(arguments))?;
        let what = format!("{program} {}", arguments[0]);
        if outcome.success() { Ok(()) } else { Err(anyhow::Error::from(outcome.into_failure(&what))) }
    };
    let text = dockerfile(cx, recipe)?;
    if cx.exec.dry() {
        run(&["build", "--platform", &recipe.platform.to_string(), "--tag", reference, "…"])?;
        return Ok(None);
    }
    let staging = Staging::inside(cx.project.at(&cx.build.local()))?;
    let (context, archive) = (staging.path().join("context"), staging.path().join("image.tar"));
    for (name, member) in recipe.layers.iter().flat_map(Members::iter) {
        if let Content::File { path, .. } = &member.content {
            same_file(path, &context.join("rootfs").join(name))?;
        }
    }
    store::atomic::write(context.join("Dockerfile"), text)?;
    let (context, archive) = (context.to_string_lossy(), archive.to_string_lossy());
    let platform = recipe.platform.to_string();
    if let Base::DockerArchive(file) = &recipe.config.base {
        run(&["load", "--input", &cx.project.at(file).to_string_lossy()])?;
    }
    run(&["build", "--quiet", "--platform", &platform, "--tag", reference, &context])?;
    run(&["save", "--output", &archive, reference])?;
    let mut transaction = Transaction::new();
    transaction.adopt(archive.as_ref().as_ref(), &cx.project.at(&product.path))?;
    transaction.commit()?;
    Ok(Some(Sums::of_file(&cx.project.at(&product.path))?))
}

/// What the engine is told.
fn dockerfile(cx: &StepCx<'_>, recipe: &Recipe<'_>) -> anyhow::Result<String> {
    let config = recipe.config;
    if config.capabilities.is_some() {
        let text =
            format!("the image {}: an engine cannot give capabilities to files; leave out --engine", config.name());
        return Err(Finding(text).into());
    }
    let base = match &config.base {
        Base::Scratch => "scratch".to_owned(),
        Base::Reference(name) => name.clone(),
        Base::DockerArchive(file) => super::docker_archive::only_name(&cx.project.at(file))?,
        Base::Layout(..) => {
            let text = format!(
                "the image {}: an engine cannot read the layout {}; leave out --engine",
                config.name(),
                config.base
            );
            return Err(Finding(text).into());
        }
    };
    // A variable's mark would be taken for one.
    let quoted = |text: &str| Value::from(text).to_string().replace('$', "\\$");
    let mut text = format!("FROM {base}\nCOPY rootfs/ /\n");
    for (name, value) in &config.env {
        writeln!(text, "ENV {name}={}", quoted(value))?;
    }
    for (name, value) in &config.labels {
        writeln!(text, "LABEL {}={}", quoted(name), quoted(value))?;
    }
    for (word, value) in [("USER", &config.user), ("WORKDIR", &config.workdir)] {
        if let Some(value) = value {
            ensure!(!value.contains('\n'), "`{value}` has more than one line");
            writeln!(text, "{word} {value}")?;
        }
    }
    writeln!(text, "ENTRYPOINT {}", json!(super::entrypoint(config)?))?;
    if let Some(cmd) = &config.cmd {
        writeln!(text, "CMD {}", json!(cmd))?;
    }
    Ok(text)
}
