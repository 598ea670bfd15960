//! What the tables of generators name by themselves: inputs, an output package, a text to read.

use std::io::ErrorKind;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use diag::SourceFile;
use genkit::generator::{Companion, Generator};
use goload::{Context, Found, Located, Locator, Scope, Session};
use gotypes::PackageId;
use memchr::memmem::Finder;
use store::seen;

use super::reconcile::Looked;
use super::{asks, excluded, explained};
use crate::settings::Settings;

/// What a generator's own patterns name, and of what they match the packages that hold its marker. Where the user asks
/// for some packages only, it takes part if one of its own is among them, and then with all.
pub(super) fn inputs(
    settings: &Settings,
    locator: &Locator,
    context: &Context,
    generator: &dyn Generator,
    needle: &Finder<'_>,
    looked: &[Looked],
) -> anyhow::Result<Vec<Found>> {
    let Some(patterns) = generator.inputs() else { return Ok(Vec::new()) };
    let wanted = |bytes: &[u8]| needle.find(bytes).is_some();
    let found =
        locator.discover_again(Scope::Patterns(patterns, &settings.root), context, &wanted).map_err(explained)?;
    let speaks = |found: &Found| found.named || found.files.files.iter().any(|file| asks(&file.bytes, needle));
    let found: Vec<Found> = found.into_iter().filter(|found| speaks(found) && !excluded(settings, found)).collect();
    let asked = |found: &Found| looked.iter().any(|looked| looked.is_at(&found.files.dir));
    Ok(if settings.patterns.is_empty() || found.iter().any(asked) { found } else { Vec::new() })
}

/// The package that a generator writes besides its inputs.
pub(super) fn output(
    settings: &Settings,
    locator: &Locator,
    session: &mut Session<'_>,
    generator: &dyn Generator,
) -> anyhow::Result<Option<PackageId>> {
    let Some(wanted) = generator.output() else { return Ok(None) };
    let name = generator.info().name;
    let place = match (wanted.path, wanted.dir) {
        (Some(path), Some(dir)) => Ok(Arc::new(Located::at(&path, dir))),
        (Some(path), None) => locator.destination(&path).or_else(|error| match &settings.places {
            Some(places) => Ok(Arc::new(Located::at(&path, places.of(&path, None)))),
            None => Err(error),
        }),
        (None, Some(dir)) => locator.locate_dir(&dir),
        (None, None) => {
            bail!("a [[codegen.{name}]] table names no output package: it needs `output-pkg` or `output-dir`")
        }
    };
    let place = place.map_err(|error| explained(error.into())).context("the output package has no place")?;
    let path = place.import_path.clone();
    let id = session.destination(place).map_err(explained)?;
    if !session.is_writable(id) {
        bail!("the output package {path} lies in the module cache, which is not written");
    }
    Ok(Some(id))
}

/// What a generator reads besides Go source; nothing where the file is not there.
pub(super) fn companion(
    settings: &Settings,
    session: &mut Session<'_>,
    generator: &dyn Generator,
) -> anyhow::Result<Option<Companion>> {
    let Some(path) = generator.companion() else { return Ok(None) };
    let shown = settings.shown(path);
    let text = match seen::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", shown.display())),
    };
    let file = session.sources.add(SourceFile::new(shown, text.as_bytes()));
    Ok(Some(Companion { file, text }))
}
