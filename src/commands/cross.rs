//! `kgen cross`: every group of kgen.toml for every platform that it names.

use std::collections::BTreeSet;

use anyhow::bail;
use build_pipeline::{BUILD, Group, Images, Platform, Wanted};
use clap::Args as ClapArgs;

use super::Context;
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;
use crate::settings::Settings;

const EXAMPLES: &str = "\
Examples:
  kgen cross                          all groups, for all their platforms, in one run
  kgen cross server client            two of them
  kgen cross --platform linux/arm64   of each group's platforms, this one
  kgen cross --explain                print why what would be built, and the commands

Groups are tables of kgen.toml:
  [[build.group]]
  name = \"server\"
  targets = [\"./cmd/apiserver\", \"./cmd/controller\"]
  platforms = [\"linux/amd64\", \"linux/arm64\"]
  static = true

What stands in several groups is built once. A platform that no group has is an error; a group that has none of those asked for
is passed over. Without groups --platform says what all commands are built for.";

/// What is chosen of the groups of kgen.toml.
#[derive(Clone, Debug, ClapArgs)]
pub struct Choice {
    /// Groups [default: all]
    #[arg(value_name = "GROUP")]
    groups: Vec<String>,

    /// Only these platforms, as GOOS/GOARCH; repeatable [env: KUBE_BUILD_PLATFORMS]
    #[arg(long, value_name = "OS/ARCH", value_delimiter = ',')]
    platform: Vec<String>,
}

impl Choice {
    /// The platforms that were asked for; with `KUBE_FASTBUILD=true` and no others the Linux that is most like this machine.
    fn asked(&self, settings: &Settings) -> anyhow::Result<BTreeSet<Platform>> {
        let mut asked = pipeline::platforms(&self.platform, settings)?;
        if asked.is_empty() && pipeline::words(settings, "KUBE_FASTBUILD").eq(["true"]) {
            asked.insert(pipeline::linux_here()?);
        }
        Ok(asked)
    }

    /// Whether something less than everything was asked for.
    pub(super) fn is_partial(&self, settings: &Settings) -> bool {
        !self.groups.is_empty() || self.asked(settings).is_ok_and(|asked| !asked.is_empty())
    }

    /// What is to be built, with sentences about what is not. Where there are neither groups nor platforms, it is for `fallback`.
    ///
    /// # Errors
    /// No group, or no platform, is what was asked for.
    pub(super) fn wanted(
        &self,
        settings: &Settings,
        fallback: Option<Platform>,
    ) -> anyhow::Result<(Wanted, Vec<String>)> {
        let mut asked = self.asked(settings)?;
        let groups = chosen(&self.groups, &settings.config.build.groups)?;
        if groups.is_empty() && asked.is_empty() {
            asked.extend(fallback);
        }
        let mut notes = Vec::new();
        let wanted = wanted(&groups, &asked, &mut notes)?;
        Ok((wanted, notes))
    }
}

/// What the list of commands says of it.
pub const ABOUT: &str = "Build the groups of kgen.toml, each for all of its platforms";

/// The flags of `kgen cross`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,

    /// Build with the race detector
    #[arg(long)]
    race: bool,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the build.
///
/// # Errors
/// As the engine and the steps; no group, or no platform, is what was asked for.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    let (wanted, notes) = args.choice.wanted(&settings, None)?;
    args.flags.run(&settings, &Plan { race: args.race, notes: &notes, ..Plan::of(BUILD, &wanted, &Images::default()) })
}

/// The groups that were named, or all.
fn chosen<'a>(typed: &[String], groups: &'a [Group]) -> anyhow::Result<Vec<&'a Group>> {
    for name in typed {
        if !groups.iter().any(|group| group.name == *name) {
            let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
            match names.as_slice() {
                [] => bail!("there is no group `{name}`: kgen.toml has no [[build.group]]"),
                names => bail!("there is no group `{name}`; the groups are {}", names.join(", ")),
            }
        }
    }
    Ok(groups.iter().filter(|group| typed.is_empty() || typed.contains(&group.name)).collect())
}

/// What is built for which platform: of each group's platforms those that were asked for, if any were. (Kubernetes' scripts build
/// for the host where nothing is left of a group, and build what nobody supports without ever putting it in place.)
fn wanted(groups: &[&Group], asked: &BTreeSet<Platform>, notes: &mut Vec<String>) -> anyhow::Result<Wanted> {
    if groups.is_empty() {
        if asked.is_empty() {
            bail!("there is nothing to cross-build: kgen.toml has no [[build.group]], and no --platform is given");
        }
        return Ok(asked.iter().map(|platform| (platform.clone(), Vec::new())).collect());
    }
    let host = [Platform::host()];
    let of = |group: &Group| -> BTreeSet<Platform> {
        let own = if group.platforms.is_empty() { host.as_slice() } else { &group.platforms };
        own.iter().cloned().collect()
    };
    let all: BTreeSet<Platform> = groups.iter().flat_map(|group| of(group)).collect();
    if let Some(nobody) = asked.iter().find(|platform| !all.contains(platform)) {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        bail!("no group is built for {nobody}; their platforms are {}", all.join(", "));
    }
    let mut wanted = Wanted::new();
    for group in groups {
        let platforms: Vec<Platform> =
            of(group).into_iter().filter(|platform| asked.is_empty() || asked.contains(platform)).collect();
        if platforms.is_empty() {
            notes.push(format!("the group {} is passed over: it is built for none of these platforms", group.name));
        }
        for platform in platforms {
            let targets = wanted.entry(platform).or_default();
            targets
                .extend(group.targets.iter().filter(|target| !targets.contains(target)).cloned().collect::<Vec<_>>());
        }
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, targets: &[&str], platforms: &[&str]) -> Group {
        Group {
            name: name.to_owned(),
            targets: targets.iter().map(|&target| target.to_owned()).collect(),
            platforms: platforms.iter().map(|platform| platform.parse().unwrap()).collect(),
            linking: None,
            race: false,
        }
    }

    fn shown(groups: &[&Group], asked: &[&str]) -> anyhow::Result<(String, Vec<String>)> {
        let asked = asked.iter().map(|platform| platform.parse().unwrap()).collect();
        let mut notes = Vec::new();
        let wanted = wanted(groups, &asked, &mut notes)?;
        let each = wanted.iter().map(|(platform, targets)| format!("{platform}: {}", targets.join(" ")));
        Ok((each.collect::<Vec<_>>().join(" | "), notes))
    }

    #[test]
    fn platforms_are_those_of_the_groups_less_what_was_not_asked_for() {
        let server = group("server", &["api", "proxy"], &["linux/amd64", "linux/arm64"]);
        let node = group("node", &["proxy", "let"], &["linux/amd64", "windows/amd64"]);
        let groups = [&server, &node];
        let (all, _) = shown(&groups, &[]).unwrap();
        assert_eq!(all, "linux/amd64: api proxy let | linux/arm64: api proxy | windows/amd64: proxy let");
        let (some, notes) = shown(&groups, &["windows/amd64"]).unwrap();
        assert_eq!(some, "windows/amd64: proxy let");
        assert_eq!(notes, ["the group server is passed over: it is built for none of these platforms"]);
        let error = shown(&groups, &["darwin/arm64"]).unwrap_err().to_string();
        assert!(error.starts_with("no group is built for darwin/arm64; their platforms are linux/amd64, "), "{error}");
        assert_eq!(shown(&[], &["darwin/arm64"]).unwrap().0, "darwin/arm64: ");
        shown(&[], &[]).unwrap_err();
    }
}
