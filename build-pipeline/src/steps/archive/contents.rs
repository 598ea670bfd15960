//! Which archives there are, and what is in them: one for each group and platform, or those of `[[release.archive]]`.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use rayon::prelude::*;

use crate::{
    ArchiveConfig, FileSet, Finding, Kind, Ledger, Platform, Product, StepCx,
    config::Format,
    exec::Command,
    pack::{self, Member, Members},
};

/// An archive that is to be made.
pub(super) struct Planned<'a> {
    /// What it is called after the project's name.
    name: Option<&'a str>,
    pub(super) group: Option<String>,
    pub(super) platform: Option<Platform>,
    /// The names of its programs.
    programs: Vec<String>,
    /// Its table, where it has one.
    table: Option<&'a ArchiveConfig>,
}

/// The archives of a run, in the order in which they are made.
pub(super) fn plan<'a>(cx: &StepCx<'a>, done: &'a Ledger) -> anyhow::Result<Vec<Planned<'a>>> {
    if cx.release.archives.is_empty() {
        return Ok(of_groups(done));
    }
    let mut all = Vec::new();
    for table in &cx.release.archives {
        let name = Some(table.name.as_str()).filter(|name| !name.is_empty());
        let planned = |platform: Option<Platform>, programs| Planned {
            name,
            group: table.group.clone(),
            platform,
            programs,
            table: Some(table),
        };
        if table.group.is_none() && table.binaries.is_empty() {
            all.push(planned(None, Vec::new()));
            continue;
        }
        if let Some(group) = &table.group
            && !cx.build.groups.iter().any(|there| there.name == *group)
        {
            return Err(Finding(format!("the archive {}: there is no group `{group}`", table.name)).into());
        }
        let is_of = |product: &Product| match &table.group {
            Some(group) => product.groups.contains(group),
            None => table.binaries.iter().any(|program| is_program(product, program)),
        };
        let platforms: BTreeSet<&Platform> = done
            .of(Kind::Binary)
            .filter(|product| is_of(product))
            .filter_map(|product| product.platform.as_ref())
            .collect();
        for platform in platforms {
            let here = done.of(Kind::Binary).filter(|product| product.platform.as_ref() == Some(platform));
            let own = here.filter(|product| is_of(product)).filter_map(file_name);
            let others = table.binaries.iter().map(|program| format!("{program}{}", platform.exe_suffix()));
            let programs: BTreeSet<String> = own.chain(others).collect();
            all.push(planned(Some(platform.clone()), programs.into_iter().collect()));
        }
    }
    Ok(all)
}

/// One archive for each group and platform.
fn of_groups(done: &Ledger) -> Vec<Planned<'_>> {
    let mut packs: BTreeSet<(Option<&str>, &Platform)> = BTreeSet::new();
    for binary in done.of(Kind::Binary) {
        let Some(platform) = &binary.platform else { continue };
        if binary.groups.is_empty() {
            packs.insert((None, platform));
        }
        packs.extend(binary.groups.iter().map(|group| (Some(group.as_str()), platform)));
    }
    let planned = |(group, platform): (Option<&'_ str>, &Platform)| {
        let is_of = |product: &&Product| match group {
            Some(group) => product.groups.iter().any(|one| one == group),
            None => product.groups.is_empty(),
        };
        let here = done.of(Kind::Binary).filter(|product| product.platform.as_ref() == Some(platform));
        here.filter(is_of).filter_map(file_name).collect()
    };
    let made = packs.into_iter().map(|(group, platform)| Planned {
        name: group,
        group: group.map(str::to_owned),
        platform: Some(platform.clone()),
        programs: planned((group, platform)),
        table: None,
    });
    made.collect()
}

fn file_name(product: &Product) -> Option<String> {
    Some(product.path.file_name()?.to_str()?.to_owned())
}

fn is_program(product: &Product, name: &str) -> bool {
    product.path.file_stem().and_then(|stem| stem.to_str()) == Some(name)
        || product.path.file_name().and_then(|file| file.to_str()) == Some(name)
}

impl Planned<'_> {
    pub(super) fn formats<'b>(&'b self, cx: &StepCx<'b>) -> &'b [Format] {
        match (self.table.map(|table| table.formats.as_slice()), &self.platform) {
            (Some(formats), _) if !formats.is_empty() => formats,
            (_, Some(platform)) => cx.release.formats_for(platform),
            (_, None) => cx.release.formats_for(&Platform::host()),
        }
    }

    pub(super) fn path(&self, cx: &StepCx<'_>, format: Format) -> PathBuf {
        let platform = self.platform.as_ref().map(|platform| [platform.os(), platform.arch()]);
        let parts = [Some(cx.project.name.as_str()), self.name].into_iter().flatten();
        let file = parts.chain(platform.into_iter().flatten()).collect::<Vec<_>>().join("-");
        let extension: &str = format.into();
        cx.build.output.join("release-tars").join(format!("{file}.{extension}"))
    }

    /// What it holds. `made` are the archives above it.
    pub(super) fn members(&self, cx: &StepCx<'_>, done: &Ledger, made: &[Product]) -> anyhow::Result<Members> {
        let mut own = Members::new();
        let directory = self.table.map_or("bin", |table| &table.directory);
        for file in &self.programs {
            let is_it =
                |product: &&Product| product.platform == self.platform && file_name(product).as_ref() == Some(file);
            let Some(binary) = done.of(Kind::Binary).find(is_it) else {
                let platform = self.platform.as_ref().map(ToString::to_string).unwrap_or_default();
                let name = self.name.unwrap_or_default();
                return Err(
                    Finding(format!("the archive {name} needs {file}, which is not built for {platform}")).into()
                );
            };
            let digest = binary.digest.with_context(|| format!("{file} has no digest"))?;
            let member = Member::file(cx.project.at(&binary.path), digest, 0o755);
            insert(&mut own, format!("{directory}/{file}"), member)?;
            if self.table.is_some_and(|table| table.images) {
                self.add_image(cx, done, &mut own, &format!("{directory}/{file}"), file)?;
            }
        }
        match self.table {
            None => {
                for from in &cx.release.files {
                    let set = FileSet { from: from.clone(), to: None, only: Vec::new(), except: Vec::new() };
                    add(cx, &mut own, &set).with_context(|| format!("`files` of [release]: {from}"))?;
                }
            }
            Some(table) => self.add_table(cx, table, made, &mut own)?,
        }
        let top = &cx.project.name;
        let mut members: Members = own.into_iter().map(|(name, member)| (format!("{top}/{name}"), member)).collect();
        pack::add_directories(&mut members);
        Ok(members)
    }

    /// Adds the image of a program, if it has one.
    fn add_image(
        &self,
        cx: &StepCx<'_>,
        done: &Ledger,
        own: &mut Members,
        at: &str,
        program: &str,
    ) -> anyhow::Result<()> {
        let is_it = |product: &&Product| {
            product.platform == self.platform
                && product.path.file_stem().and_then(|stem| stem.to_str()) == Some(program)
        };
        let Some(image) = done.of(Kind::Image).find(is_it) else { return Ok(()) };
        let digest = image.digest.with_context(|| format!("{} has no digest", image.path.display()))?;
        insert(own, format!("{at}.tar"), Member::file(cx.project.at(&image.path), digest, 0o644))?;
        let tag = image.reference.as_deref().and_then(|name| name.rsplit(':').next()).unwrap_or_default();
        insert(own, format!("{at}.docker_tag"), Member::text(format!("{tag}\n")))
    }

    /// Adds what the table names besides programs.
    fn add_table(
        &self,
        cx: &StepCx<'_>,
        table: &ArchiveConfig,
        made: &[Product],
        own: &mut Members,
    ) -> anyhow::Result<()> {
        let of = || format!("the archive {}", table.name);
        if table.sources {
            sources(cx, own).with_context(of)?;
        }
        for set in &table.files {
            add(cx, own, set).with_context(of)?;
        }
        for (path, text) in &table.texts {
            insert(own, path.clone(), Member::text(text.replace("{version}", cx.project.version.name())))?;
        }
        for path in &table.directories {
            own.entry(path.clone()).or_insert_with(Member::directory);
        }
        for (path, name) in &table.archives {
            let name = Some(name.as_str()).filter(|name| !name.is_empty());
            let other = Planned { name, group: None, platform: None, programs: Vec::new(), table: None };
            let is_it = |product: &&Product| product.path == other.path(cx, Format::TarGz);
            let Some(archive) = made.iter().find(is_it) else {
                let name = name.unwrap_or_default();
                return Err(Finding(format!("{}: there is no archive `{name}` above it", of())).into());
            };
            let digest = archive.digest.with_context(|| format!("{} has no digest", archive.path.display()))?;
            insert(own, path.clone(), Member::file(cx.project.at(&archive.path), digest, 0o644))?;
        }
        Ok(())
    }
}

/// Adds a member where there is none.
fn insert(members: &mut Members, name: String, member: Member) -> anyhow::Result<()> {
    if members.contains_key(&name) {
        return Err(Finding(format!("two files would be {name} in one archive")).into());
    }
    members.insert(name, member);
    Ok(())
}

/// Adds files of the project.
fn add(cx: &StepCx<'_>, members: &mut Members, set: &FileSet) -> anyhow::Result<()> {
    let (dir, last) = set.from.rsplit_once('/').unwrap_or(("", &set.from));
    let mut found: Vec<(String, String)> = Vec::new();
    if last.contains('*') {
        for name in names_in(cx, dir)?.into_iter().filter(|name| matches(last, name)) {
            let path = if dir.is_empty() { name.clone() } else { format!("{dir}/{name}") };
            let to = set.to.as_ref().map_or_else(|| path.clone(), |to| below(to, &name));
            walk(cx, set, &path, &to, &mut found)?;
        }
    } else {
        let to = set.to.clone().unwrap_or_else(|| set.from.clone());
        walk(cx, set, &set.from, to.trim_matches('/'), &mut found)?;
    }
    read(cx, members, &found)
}

/// A name in a directory of an archive, which may be its top.
fn below(dir: &str, name: &str) -> String {
    match dir.trim_matches('/') {
        "" | "." => name.to_owned(),
        dir => format!("{dir}/{name}"),
    }
}

/// Finds the files at a path, with what they are called in the archive.
fn walk(cx: &StepCx<'_>, set: &FileSet, path: &str, to: &str, found: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let name = path.rsplit('/').next().unwrap_or(path);
    if set.except.iter().any(|pattern| matches(pattern, name)) {
        return Ok(());
    }
    let full = cx.project.at(Path::new(path));
    if full.symlink_metadata().with_context(|| format!("cannot read {path}"))?.is_dir() {
        for name in names_in(cx, path)? {
            walk(cx, set, &format!("{path}/{name}"), &below(to, &name), found)?;
        }
        return Ok(());
    }
    if set.only.is_empty() || set.only.iter().any(|pattern| matches(pattern, name)) {
        found.push((path.to_owned(), to.to_owned()));
    }
    Ok(())
}

/// Adds files by their paths in the project and in the archive.
fn read(cx: &StepCx<'_>, members: &mut Members, files: &[(String, String)]) -> anyhow::Result<()> {
    let member = |(path, to): &(String, String)| Ok((to.clone(), Member::as_it_is(&cx.project.root, Path::new(path))?));
    let read: Vec<(String, Member)> = files.par_iter().map(member).collect::<anyhow::Result<_>>()?;
    read.into_iter().try_for_each(|(to, member)| insert(members, to, member))
}

/// Adds all sources of the project: what git knows of, or else everything but what is hidden or made.
fn sources(cx: &StepCx<'_>, members: &mut Members) -> anyhow::Result<()> {
    let ask = Command::query("git", &cx.project.root).args(["ls-files", "-z", "--cached"]);
    let said = cx.exec.run(&ask).ok().filter(|outcome| outcome.success() && !outcome.stdout.is_empty());
    let mut found = Vec::new();
    if let Some(outcome) = said {
        let names = String::from_utf8(outcome.stdout).context("git names a file that is no text")?;
        // What is deleted, but not committed so, is still listed.
        let there = |name: &&str| !name.is_empty() && cx.project.at(Path::new(name)).symlink_metadata().is_ok();
        found.extend(names.split('\0').filter(there).map(|name| (name.to_owned(), name.to_owned())));
    } else {
        let hidden = [".git*", "_*", ".config*", ".gsutil*"].map(str::to_owned).into();
        let set = FileSet { from: String::new(), to: None, only: Vec::new(), except: hidden };
        let everything = FileSet { except: Vec::new(), ..set.clone() };
        for name in names_in(cx, "")? {
            let hidden = set.except.iter().any(|pattern| matches(pattern, &name));
            if !hidden && Path::new(&name) != cx.build.output {
                walk(cx, &everything, &name, &name, &mut found)?;
            }
        }
    }
    read(cx, members, &found)
}

/// The names in a directory of the project, in order.
fn names_in(cx: &StepCx<'_>, dir: &str) -> anyhow::Result<Vec<String>> {
    let failed = || format!("cannot read {}", if dir.is_empty() { "the project's root" } else { dir });
    let mut names = Vec::new();
    for entry in std::fs::read_dir(cx.project.at(Path::new(dir))).with_context(failed)? {
        match entry.with_context(failed)?.file_name().into_string() {
            Ok(name) => names.push(name),
            Err(name) => bail!("{} is no text", name.display()),
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether a name is as a pattern says, in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, rest)) => {
            let Some(name) = name.strip_prefix(head) else { return false };
            (0..=name.len()).any(|at| name.is_char_boundary(at) && matches(rest, &name[at..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, name, fits) in [
            ("LICENSE*", "LICENSE", true),
            ("LICENSE*", "LICENSE.md", true),
            ("LICENSE*", "UNLICENSE", false),
            ("*demo*", "a-demo.yaml", true),
            ("*.yaml", "a.yaml.in", false),
            ("*.yaml*", "a.yaml.in", true),
            ("a", "a", true),
            ("*é", "é", true),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
    }
}
