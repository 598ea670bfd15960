//! Packages that import each other in a circle, which Go does not compile and upstream's generators do not load.
//!
//! Only what has been loaded is looked at, and only what its files import: nothing is read for this.

use diag::{Code, Diagnostic, Span};
use gotypes::{Package, PackageId, Universe};
use rustc_hash::FxHashMap;

/// Packages that import each other.
pub static IMPORT_CYCLE: Code = Code {
    id: "load/import-cycle",
    summary: "packages import each other in a circle",
    explain: "Go compiles no package that imports itself, be it through others, and Kubernetes' generators refuse such \
              packages, too. The places are the imports that close the circle. Move what several of the packages need \
              into one that imports none of them, or let one of them do without the other.",
};

/// One finding for each import that closes a circle.
pub(crate) fn import_cycles(universe: &Universe) -> Vec<Diagnostic> {
    let mut search = Search { universe, states: FxHashMap::default(), way: Vec::new(), found: Vec::new() };
    for package in universe.packages() {
        search.visit(package);
    }
    search.found
}

struct Search<'u> {
    universe: &'u Universe,
    /// Whether all that a package imports has been seen; nothing for those not reached yet.
    states: FxHashMap<PackageId, bool>,
    /// From the first package to the one that is looked at, each importing the next.
    way: Vec<&'u Package>,
    found: Vec<Diagnostic>,
}

impl<'u> Search<'u> {
    fn visit(&mut self, package: &'u Package) {
        match self.states.get(&package.id()) {
            Some(true) => return,
            Some(false) => {
                let start = self.way.iter().position(|other| other.id() == package.id()).unwrap_or_default();
                self.found.extend(finding(&self.way[start..]));
                return;
            }
            None => {}
        }
        self.states.insert(package.id(), false);
        self.way.push(package);
        for id in package.imported() {
            if let Some(imported) = self.universe.loaded(id) {
                self.visit(imported);
            }
        }
        self.way.pop();
        self.states.insert(package.id(), true);
    }
}

/// The circle that `packages` make, told from the one whose import path comes first.
fn finding(packages: &[&Package]) -> Option<Diagnostic> {
    let first = (0..packages.len()).min_by_key(|&nth| &packages[nth].key)?;
    let circle: Vec<&Package> = packages.iter().cycle().skip(first).take(packages.len() + 1).copied().collect();
    let names: Vec<&str> = circle.iter().map(|package| package.path.as_str()).collect();
    let mut steps = circle.windows(2).filter_map(|pair| Some((pair[0], import_of(pair[0], pair[1])?)));
    let mut finding = Diagnostic::error(&IMPORT_CYCLE, format!("import cycle: {}", names.join(" imports ")))
        .at(steps.next()?.1)
        .help("Go does not compile this: move what they share into a package that imports none of them");
    for (importer, step) in steps {
        finding = finding.also(step, format!("in {}", importer.path));
    }
    Some(finding)
}

/// Where `package` imports `other`.
fn import_of(package: &Package, other: &Package) -> Option<Span> {
    let mut imports = package.files.iter().flat_map(|file| &file.imports);
    imports.find(|import| package.import(&import.path) == Some(other.id())).map(|import| import.span)
}
