//! `kgen image`: container images of the commands, without a daemon.

use std::collections::BTreeSet;

use anyhow::bail;
use build_pipeline::{IMAGE, IMAGE_PUSH, ImageConfig, Platform, Wanted};
use clap::{Args as ClapArgs, ValueEnum};

use super::Context;
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;
use crate::settings::Settings;

const EXAMPLES: &str = "\
Examples:
  kgen image                            the images of kgen.toml, for all platforms of Linux that their programs are built for
  kgen image fleet-apiserver            one of them
  kgen image --platform linux/arm64     for one platform
  kgen image --push                     and send them to their registries, all platforms under one tag
  kgen image --offline                  with bases that are on this machine

Images are tables of kgen.toml:
  [[image]]
  binary = \"fleet-apiserver\"
  base = \"scratch\"                      or oci:DIR, docker-archive:FILE, or a reference by tag or digest
  name = \"registry.example.com/fleet-apiserver\"

Without any, `kgen image NAME` makes one of a command, on scratch. <output>/release-images/<arch>/<name>.tar is for `docker load`,
<output>/release-images/oci a layout with all of them. The tag is the version, with `_` for `+`. The same commit gives the same
bytes.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Make container images of commands, without a daemon";

/// The flags of `kgen image`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Images, by name or program [default: all of kgen.toml]
    #[arg(value_name = "IMAGE")]
    images: Vec<String>,

    /// Only these platforms, as GOOS/GOARCH; repeatable [env: KUBE_BUILD_PLATFORMS]
    #[arg(long, value_name = "OS/ARCH", value_delimiter = ',')]
    platform: Vec<String>,

    /// Send them to their registries
    #[arg(long, conflicts_with = "offline")]
    push: bool,

    /// Ask nothing of a network: bases have to be on this machine
    #[arg(long)]
    offline: bool,

    /// Have a container engine make them, from a Dockerfile that is written for it
    #[arg(long, value_name = "ENGINE", conflicts_with = "push")]
    engine: Option<Engine>,

    /// Push images of a tree that is not as its commit
    #[arg(long, requires = "push")]
    allow_dirty: bool,

    #[command(flatten)]
    flags: Flags,
}

/// The values of --engine.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Engine {
    Docker,
    Podman,
}

/// Runs the steps.
///
/// # Errors
/// As the engine and the steps; no image is what was asked for.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    let mut images = pipeline::images(&settings, args.offline)?;
    images.push = args.push;
    images.allow_dirty = args.allow_dirty;
    images.engine = args.engine.map(|engine| match engine {
        Engine::Docker => build_pipeline::Engine::Docker,
        Engine::Podman => build_pipeline::Engine::Podman,
    });
    images.tables = chosen(&args.images, images.tables)?;
    let wanted = wanted(&images.tables, &args.platform, &settings)?;
    let steps = if args.push { IMAGE_PUSH } else { IMAGE };
    args.flags.run(&settings, &Plan::of(steps, &wanted, &images))
}

/// The images that were named, or all.
fn chosen(typed: &[String], tables: Vec<ImageConfig>) -> anyhow::Result<Vec<ImageConfig>> {
    if typed.is_empty() {
        if tables.is_empty() {
            bail!("kgen.toml has no [[image]]; `kgen image NAME` makes one of a command");
        }
        return Ok(tables);
    }
    if tables.is_empty() {
        return Ok(typed.iter().map(|name| ImageConfig::of_program(name)).collect());
    }
    let called = |table: &ImageConfig, name: &str| {
        table.name() == name || table.name().ends_with(&format!("/{name}")) || table.programs().any(|one| one == name)
    };
    if let Some(name) = typed.iter().find(|name| !tables.iter().any(|table| called(table, name))) {
        let names: Vec<&str> = tables.iter().map(ImageConfig::name).collect();
        bail!("there is no image `{name}`; the images are {}", names.join(", "));
    }
    Ok(tables.into_iter().filter(|table| typed.iter().any(|name| called(table, name))).collect())
}

/// What has to be built for the images: their programs, for the platforms of the groups that hold them; without groups for the
/// Linux that is most like this machine.
fn wanted(tables: &[ImageConfig], typed: &[String], settings: &Settings) -> anyhow::Result<Wanted> {
    let asked = pipeline::platforms(typed, settings)?;
    let programs: BTreeSet<&str> = tables.iter().flat_map(ImageConfig::programs).collect();
    let mut wanted = Wanted::new();
    for program in programs {
        let holds = |target: &String| target.ends_with("...") || target.rsplit('/').next() == Some(program);
        let groups = settings.config.build.groups.iter().filter(|group| group.targets.iter().any(holds));
        let of_groups = groups.flat_map(|group| &group.platforms).filter(|platform| platform.os() == "linux");
        let mut platforms: BTreeSet<Platform> = of_groups.cloned().collect();
        if platforms.is_empty() {
            platforms.insert(pipeline::linux_here()?);
        }
        if !asked.is_empty() {
            platforms.clone_from(&asked);
        }
        for platform in platforms {
            wanted.entry(platform).or_default().push(program.to_owned());
        }
    }
    Ok(wanted)
}
