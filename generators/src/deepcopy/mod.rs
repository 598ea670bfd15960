//! deepcopy: `DeepCopyInto`, `DeepCopy` and `DeepCopy<Interface>` methods, as deepcopy-gen writes them.
//!
//! `tags` reads the markers, `plan` decides what each type's methods do, `emit` writes them. Rules
//! are those of code-generator's `cmd/deepcopy-gen` (gengo's `examples/deepcopy-gen` up to 0.29).

mod codes;
mod emit;
mod plan;
mod planner;
mod tags;

use diag::Diagnostic;
use genkit::code::Code;
use genkit::draft::{Draft, package_clause};
use genkit::generator::{Cx, Decided, Generator, Info, MarkerInfo, Output, Place, Target, Targets, note};
use genkit::imports::Imports;
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::defined_types;
use gotypes::{DeclId, PackageId};
use memchr::memmem;
use serde::Deserialize;

use planner::Planner;
use tags::TypeTags;

/// What the generator is.
pub static INFO: Info = Info {
    name: "deepcopy",
    tool: "deepcopy-gen",
    summary: "DeepCopyInto, DeepCopy and DeepCopy<Interface> methods",
    explain: "For every exported struct, and every named map or slice, of a package that asks for it, writes \
              methods that copy a value with everything it refers to. A package asks with \
              `+k8s:deepcopy-gen=package` in doc.go; without that, single types ask with \
              `+k8s:deepcopy-gen=true`. Methods written by hand are left alone and called.",
    default_file: "zz_generated.deepcopy.go",
    needle: "+k8s:deepcopy-gen",
    asks: &["DeepCopy"],
    markers: &[
        MarkerInfo {
            key: tags::ENABLED,
            places: &[Place::Package, Place::Type],
            values: "package (in doc.go); true or false (above a type)",
            help: "in doc.go, generate for every type of the package; above a type, generate or leave out that type",
        },
        MarkerInfo {
            key: tags::INTERFACES,
            places: &[Place::Type],
            values: "import/path.Interface, several separated by commas; repeatable",
            help: "also write a DeepCopy<Interface> method that returns the copy as that interface",
        },
        MarkerInfo {
            key: tags::NONPOINTER,
            places: &[Place::Type],
            values: "true or false",
            help: "give the DeepCopy<Interface> methods a value receiver",
        },
    ],
    codes: codes::ALL,
};

/// The options: `[codegen.deepcopy]` in kgen.toml, and the flags of `kgen deepcopy`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deepcopy {
    /// Name of the file to write in each package, with or without `.go`.
    pub output_file: Option<String>,
    /// Accepted as upstream's flag; it never had an effect on the output.
    pub bounding_dirs: Vec<String>,
}

impl Generator for Deepcopy {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn decides_each_alone(&self) -> bool {
        true
    }

    fn targets(&self, cx: Cx<'_>) -> Targets {
        let mut out = Targets::default();
        for &package in cx.requested {
            match self.target(cx, package, &mut out.diagnostics) {
                Ok(Some(target)) => out.targets.push(target),
                Ok(None) => {}
                Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
            }
        }
        out
    }

    fn look_ahead(&self, cx: Cx<'_>, target: &Target) {
        if matches!(tags::of_package(cx, target.package), Ok(Some(_))) {
            Planner::new(cx).waits(sure(cx, target.package));
        }
    }

    fn generate(&self, cx: Cx<'_>, target: &Target) -> Output {
        let mut out = Output::default();
        match generate(cx, target, &mut out) {
            Ok(draft) => out.draft = draft,
            Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
        }
        out
    }
}

impl Deepcopy {
    /// Whether a package gets a file, by its marker or by those of its types.
    fn target(
        &self,
        cx: Cx<'_>,
        package: PackageId,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Option<Target>, Trouble> {
        let file = INFO.file_name(self.output_file.as_deref());
        if let Some(marker) = tags::of_package(cx, package)? {
            return Ok(match marker {
                tags::PackageMode::All => Some(Target {
                    package,
                    file,
                    why: "+k8s:deepcopy-gen=package in doc.go".to_owned(),
                    decided: Decided::default(),
                }),
                tags::PackageMode::Off => None,
            });
        }
        let types = defined_types(cx.universe, package);
        if cx.profile.package_opt_out {
            // From 0.37 on a package in which no type asks is passed over before its markers are found to be wrong.
            let mut active = false;
            for &decl in &types {
                active |= TypeTags::of(cx, decl)?.speaks_up();
            }
            if !active {
                return Ok(None);
            }
        }
        let mut asking = None;
        let planner = Planner::new(cx);
        for decl in types {
            let Some(enabled) = TypeTags::of(cx, decl)?.enabled()? else { continue };
            match enabled.value.as_str() {
                "true" => {}
                "false" => continue,
                _ => {
                    diagnostics.push(enabled.unknown_value(cx, decl));
                    continue;
                }
            }
            if !planner.copyable(decl)? {
                diagnostics.push(planner.not_copyable(decl, &enabled)?);
            }
            asking.get_or_insert(decl);
        }
        Ok(asking.map(|decl| Target {
            package,
            file,
            why: format!("+k8s:deepcopy-gen=true on type {}", cx.universe.decl_name(decl)),
            decided: Decided::default(),
        }))
    }
}

/// Types that are surely looked at where the package asks for all: exported ones in files in which no type opts out.
fn sure(cx: Cx<'_>, package: PackageId) -> impl Iterator<Item = DeclId> {
    let files = cx.universe.loaded(package).into_iter().flat_map(|loaded| &loaded.files);
    let opts_out = memmem::Finder::new("k8s:deepcopy-gen=false");
    files
        .filter(move |file| !file.types.is_empty() && opts_out.find(&file.source).is_none())
        .flat_map(|file| &file.types)
        .filter(|spec| !spec.alias && !is_private(&spec.name.name))
        .map(move |spec| cx.universe.decl_id(package, &spec.name.name))
}

/// Whether a package declares a type with parameters.
fn has_generic(cx: Cx<'_>, package: PackageId) -> bool {
    let Some(loaded) = cx.universe.loaded(package) else { return false };
    loaded.files.iter().flat_map(|file| &file.types).any(|spec| !spec.params.is_empty())
}

/// Plans and writes one file.
fn generate(cx: Cx<'_>, target: &Target, out: &mut Output) -> Result<Option<Draft>, Trouble> {
    let package = cx.universe.package(target.package)?;
    let all = tags::of_package(cx, target.package)?.is_some();
    let planner = Planner::new(cx);
    let failed = |decl: DeclId, trouble: Trouble, out: &mut Output| match trouble {
        Trouble::Finding(finding) => out.diagnostics.push(*finding),
        Trouble::Stop(stop) => {
            let span = cx.universe.spec(decl).ok().map(|(_, _, spec)| spec.name.span);
            note(stop, span, &mut out.diagnostics, &mut out.pending);
        }
    };
    let mut candidates = Vec::new();
    for decl in defined_types(cx.universe, target.package) {
        match planner.candidate(decl, all) {
            Ok(candidate) => candidates.extend(candidate),
            Err(trouble) => failed(decl, trouble, out),
        }
    }
    let mut copyable = !candidates.is_empty();
    out.pending |= planner.waits(candidates.iter().map(|candidate| candidate.decl));
    if out.pending {
        return Ok(None);
    }
    let mut plans = Vec::new();
    for candidate in &candidates {
        match planner.plan(candidate, &mut out.diagnostics) {
            Ok(plan) => plans.push(plan),
            Err(trouble) => failed(candidate.decl, trouble, out),
        }
    }
    if out.pending || out.diagnostics.iter().any(|found| found.severity == diag::Severity::Error) {
        return Ok(None);
    }
    let generic = has_generic(cx, target.package);
    if generic {
        // Asked for in any case: upstream walks all instances, be there an end to them or not.
        let collections = cx.view().instances.collections(cx.universe, target.package)?;
        for &ty in collections.iter().filter(|_| all) {
            let plan = planner.plan_instance(ty)?;
            copyable |= plan.is_some();
            plans.extend(plan);
        }
    }
    if !copyable && !cx.profile.writes_empty_files {
        return Ok(None);
    }
    let mut emitter = emit::Emitter {
        view: cx.view(),
        own: &package.path,
        imports: Imports::new(&package.path, cx.profile.deepcopy_tracks_own_package, cx.profile.avoids_local_leaf)
            .fixed(cx.profile.imports_fixed),
        code: Code::new(),
        receiver: None,
    };
    if generic {
        let view = cx.view();
        // `A[int]` sorts behind `AB`: by the whole name, not by that of the declaration.
        let mut named = Vec::new();
        for plan in plans {
            named.push((view.name(plan.ty)?.name, plan));
        }
        named.sort_by(|(left, _), (right, _)| left.cmp(right));
        plans = named.into_iter().map(|(_, plan)| plan).collect();
    }
    for plan in &plans {
        emitter.type_methods(plan)?;
    }
    if let Some(path) = emitter.imports.nameless() {
        return Err(Diagnostic::error(&codes::NO_IMPORT_NAME, format!("no name is left for the import of {path}"))
            .help(format!("rename {}, whose name is in the way, or leave out what needs {path}", package.path))
            .into());
    }
    Ok(Some(Draft {
        tool: INFO.tool,
        remark: "",
        package: package_clause(&package.path, &package.name),
        imports: emitter.imports.lines(),
        body: emitter.code.into_text(),
    }))
}
