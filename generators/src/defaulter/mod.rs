//! defaulter: `RegisterDefaults` and `SetObjectDefaults_<Type>` functions, as defaulter-gen writes them.
//!
//! `tags` reads the markers, `functions` is the table of hand-written functions, `roots` decides which types of a package get
//! a function, `reach` where there is anything to do at all, `plan` what is done there, and `defaults` how the defaults of
//! markers are set; `emit` writes. Rules are those of code-generator's `cmd/defaulter-gen` (gengo's `examples/defaulter-gen`
//! up to 0.29).

mod codes;
mod defaults;
mod emit;
mod functions;
mod json;
mod literal;
mod names;
mod plan;
mod reach;
mod references;
mod roots;
mod tags;
mod tree;

use std::sync::Arc;

use diag::Diagnostic;
use genkit::code::Code;
use genkit::compat::Profile;
use genkit::draft::{Draft, whole_clause};
use genkit::generator::{Cx, Decided, Generator, Info, MarkerInfo, Output, Place, Scans, Target, Targets, note};
use genkit::imports::Imports;
use genkit::trouble::Trouble;
use gotypes::{PackageId, Stop, TypeId, Universe};
use serde::Deserialize;

use functions::Table;
use plan::Planner;
use roots::Roots;
use tags::Tags;

/// What the generator is.
pub static INFO: Info = Info {
    name: "defaulter",
    tool: "defaulter-gen",
    summary: "RegisterDefaults and SetObjectDefaults_<Type> functions",
    explain: "For every root type of a package writes a function that sets the defaults of a value and of all that is in it: \
              it calls the SetDefaults_<Type> functions written by hand, and sets what +default markers say. Roots are the \
              structs with a field that doc.go names, as in `+k8s:defaulter-gen=TypeMeta`, for which there is anything \
              to do. RegisterDefaults makes these functions known to a runtime.Scheme.",
    default_file: "zz_generated.defaults.go",
    needle: "+k8s:defaulter-gen=",
    asks: &[functions::BASE, functions::OBJECT],
    markers: &[
        MarkerInfo {
            key: tags::ENABLED,
            places: &[Place::Package, Place::Type, Place::Function],
            values: "the name of a field, repeatable (in doc.go); true or false (above a type); covers (above a function)",
            help: "in doc.go, make every struct with that field a root; in a comment of its own above a type's comment, make \
                   that type a root or none; above SetDefaults_<Type>, do not look at what is in the type",
        },
        MarkerInfo {
            key: tags::INPUT,
            places: &[Place::Package],
            values: "an import path",
            help: "take the types from that package",
        },
        MarkerInfo {
            key: tags::DEFAULT,
            places: &[Place::Field, Place::Type],
            values: "JSON, or ref(Constant) or ref(import/path.Constant) from 0.29 on",
            help: "set this where the field, or a value of the type, is not set",
        },
    ],
    codes: codes::ALL,
};

/// The options: `[codegen.defaulter]` in kgen.toml, and the flags of `kgen defaulter`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Defaulter {
    /// Name of the file to write in each package, with or without `.go`.
    pub output_file: Option<String>,
    /// Import paths of packages whose functions count besides those of the packages asked for.
    pub extra_peer_dirs: Vec<String>,
}

/// What was decided about a package.
struct Package {
    /// The functions of all packages of the run.
    table: Arc<Table>,
    /// The types that get a function, by name.
    roots: Vec<TypeId>,
    /// What is wrong on the way to choosing these, be it in a tree that is not written.
    findings: Vec<Diagnostic>,
}

impl Generator for Defaulter {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn scans(&self, universe: &Universe, profile: &Profile, inputs: &[PackageId]) -> Scans {
        let mut scans = Scans::default();
        let tags = Tags { universe, profile };
        let named = inputs.iter().filter_map(|&input| {
            let tags = tags.of_package(input).ok()?;
            // Until there was a rule for all generators, the package was loaded for nothing.
            tags.input.filter(|_| tags.active || !profile.package_opt_out).map(|(path, _)| path)
        });
        for path in named.chain(self.peers()) {
            match universe.package_at(&path).and_then(|id| universe.package(id)) {
                Ok(package) => scans.packages.push(package.id()),
                Err(stop) => scans.pending |= stop == Stop::Pending,
            }
        }
        scans
    }

    fn targets(&self, cx: Cx<'_>) -> Targets {
        let mut out = Targets::default();
        if cx.requested.is_empty() {
            return out;
        }
        let mut table = Table::default();
        let peers = self.loaded_peers(cx, &mut out);
        let mut decided = Vec::new();
        for &package in cx.requested {
            for &scanned in std::iter::once(&package).chain(&peers) {
                match table.scan(cx, scanned) {
                    Ok(troubles) => {
                        troubles.into_iter().for_each(|trouble| trouble.note(&mut out.diagnostics, &mut out.pending))
                    }
                    Err(stop) => note(stop, None, &mut out.diagnostics, &mut out.pending),
                }
            }
            match roots::decide(cx, &table, package, &mut out.diagnostics) {
                Ok(Some(roots)) => decided.push((package, roots)),
                Ok(None) => {}
                Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
            }
        }
        let table = Arc::new(table);
        for (package, Roots { types, findings, why }) in decided {
            let decided = Decided::new(Package { table: table.clone(), roots: types, findings });
            out.targets.push(Target { package, file: INFO.file_name(self.output_file.as_deref()), why, decided });
        }
        out
    }

    /// Which roots are promoted hangs on all that they lead to: there is nothing left to be foreseen.
    fn look_ahead(&self, _cx: Cx<'_>, _target: &Target) {}

    fn generate(&self, cx: Cx<'_>, target: &Target) -> Output {
        let mut out = Output::default();
        match generate(cx, target, &mut out) {
            Ok(draft) => out.draft = draft,
            Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
        }
        out
    }
}

impl Defaulter {
    /// The import paths of the peers; who names one below a vendor directory means the package itself.
    fn peers(&self) -> impl Iterator<Item = String> {
        self.extra_peer_dirs
            .iter()
            .filter(|peer| !peer.is_empty())
            .map(|peer| peer.split_once("/vendor/").map_or(peer.as_str(), |(_, path)| path).to_owned())
    }

    fn loaded_peers(&self, cx: Cx<'_>, out: &mut Targets) -> Vec<PackageId> {
        let mut peers = Vec::new();
        for path in self.peers() {
            match cx.universe.package_at(&path).and_then(|id| cx.universe.package(id)) {
                Ok(package) => peers.push(package.id()),
                Err(Stop::Pending) => out.pending = true,
                Err(Stop::Unresolved(why)) => {
                    let message = format!("the peer {path} cannot be loaded: {}", why.message);
                    let help = why.help.unwrap_or_else(|| "--extra-peer-dirs takes import paths".to_owned());
                    out.diagnostics.push(Diagnostic::error(&codes::NO_SUCH_PACKAGE, message).help(help));
                }
            }
        }
        peers
    }
}

/// Plans and writes one file.
fn generate(cx: Cx<'_>, target: &Target, out: &mut Output) -> Result<Option<Draft>, Trouble> {
    let package = cx.universe.package(target.package)?;
    let Some(Package { table, roots, findings: wrong }) = target.decided.get() else { return Ok(None) };
    let planner = Planner::new(cx, table, &package.path);
    planner.reach(roots);
    planner.assume(roots)?;
    let mut trees = Vec::new();
    for &root in roots {
        if let Some(tree) = planner.root(root)? {
            if tree.has_loops(emit::MAX_LOOPS) {
                out.diagnostics.push(roots::too_deep(cx, root)?);
            }
            references::check(cx, target.package, &tree, out)?;
            trees.push((root, tree));
        }
    }
    let (findings, pending) = planner.take_findings();
    out.diagnostics.extend(findings);
    let hidden = wrong.iter().filter(|wrong| !out.diagnostics.contains(wrong)).cloned().collect::<Vec<_>>();
    out.diagnostics.extend(hidden);
    out.pending |= pending;
    if out.pending || out.diagnostics.iter().any(|found| found.severity == diag::Severity::Error) {
        return Ok(None);
    }
    let mut emitter = emit::Emitter {
        view: cx.view(),
        own: &package.path,
        imports: Imports::new(&package.path, cx.profile.defaulter_tracks_own_package, cx.profile.avoids_local_leaf)
            .fixed(cx.profile.imports_fixed),
        code: Code::new(),
        added: Vec::new(),
        imports_fixed: cx.profile.imports_fixed,
    };
    emitter.register(roots)?;
    for (root, tree) in &trees {
        emitter.defaulter(*root, tree)?;
    }
    if let Some(path) = emitter.imports.nameless() {
        return Err(Diagnostic::error(&codes::NO_IMPORT_NAME, format!("no name is left for the import of {path}"))
            .help(format!("rename {}, whose name is in the way, or leave out what needs {path}", package.path))
            .into());
    }
    Ok(Some(Draft {
        tool: INFO.tool,
        remark: "",
        package: whole_clause(&package.path, &package.name),
        imports: emitter.imports.lines_with(&emitter.added),
        body: emitter.code.into_text(),
    }))
}
