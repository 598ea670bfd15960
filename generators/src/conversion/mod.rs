//! conversion: `Convert_<a>_To_<b>` functions between types of one name in two packages, as conversion-gen writes them.
//!
//! `tags` reads the markers, `peers` finds the packages that take part, `manual` the functions written by hand. `planner`
//! decides which functions a file holds, `fields`, `elements` and `values` what they do, `memory_layout` what may be taken
//! for what; `emit` writes. `gaps` says what is missing, `stubs` how that begins. Rules are those of code-generator's
//! `cmd/conversion-gen`.

mod codes;
mod elements;
mod emit;
mod fields;
mod gaps;
mod manual;
mod memory_layout;
mod names;
mod peers;
mod plan;
mod planner;
mod stubs;
mod subject;
mod tags;
mod values;

use std::sync::Arc;

use diag::{Diagnostic, Severity};
use genkit::code::Code;
use genkit::compat::Profile;
use genkit::draft::{Draft, whole_clause};
use genkit::generator::{Cx, Decided, Generator, Info, MarkerInfo, Output, Place, Scans, Target, Targets};
use genkit::imports::Imports;
use genkit::trouble::Trouble;
use gotypes::{PackageId, Universe};
use rustc_hash::FxHashSet;
use serde::Deserialize;

use manual::Functions;
use memory_layout::Memory;
use peers::{BASE_PEERS, Round, Task};
use plan::FilePlan;
use planner::Planner;
use subject::{Named, Types};

/// What the generator is.
pub static INFO: Info = Info {
    name: "conversion",
    tool: "conversion-gen",
    summary: "Convert_ functions between the types of two packages, and their registration",
    explain: "A package asks with `+k8s:conversion-gen=<peer package>` in doc.go. For every exported struct that has a \
              namesake in a peer package, functions convert one into the other and back, field by field, or by taking \
              the memory of one for the other where both have the same layout. Functions written by hand, \
              `Convert_<a>_A_To_<b>_B(in *A, out *B, s conversion.Scope) error`, are called and registered. The package \
              needs a variable localSchemeBuilder of type *runtime.SchemeBuilder.",
    default_file: "zz_generated.conversion.go",
    needle: "+k8s:conversion-gen",
    asks: &[manual::PREFIX],
    markers: &[
        MarkerInfo {
            key: tags::ENABLED,
            places: &[Place::Package, Place::Type, Place::Field],
            values: "an import path, repeatable, or false (in doc.go); false (above a type or a field)",
            help: "in doc.go, convert to and from the types of that package, with `false` only what types ask for \
                   themselves; above a type or a field, leave it out",
        },
        MarkerInfo {
            key: tags::EXTERNAL_TYPES,
            places: &[Place::Package],
            values: "an import path",
            help: "the types to convert are in that package; the functions are written here",
        },
        MarkerInfo {
            key: tags::EXPLICIT_FROM,
            places: &[Place::Type],
            values: "net/url.Values",
            help: "also write a function that makes the type of the values of a query",
        },
        MarkerInfo {
            key: tags::FUNCTION,
            places: &[Place::Function],
            values: "copy-only or drop",
            help: "above a function written by hand: it does no more than an assignment, and need not be called; or \
                   fields of these types are left out",
        },
    ],
    codes: codes::ALL,
};

/// The options: `[codegen.conversion]` in kgen.toml, and the flags of `kgen conversion`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Conversion {
    /// Name of the file to write in each package, with or without `.go`.
    pub output_file: Option<String>,
    /// Packages that are peers of every package, behind those of its markers; without it, apimachinery's meta/v1,
    /// conversion and runtime.
    pub base_peer_dirs: Option<Vec<String>>,
    /// More packages that are peers of every package.
    pub extra_peer_dirs: Vec<String>,
    /// Packages in which functions are looked for, and no peers; up to 0.29.
    pub extra_dirs: Vec<String>,
    /// Nothing is taken for anything else in memory.
    pub skip_unsafe: bool,
}

impl Conversion {
    fn base_peers(&self) -> Vec<String> {
        match &self.base_peer_dirs {
            Some(paths) => paths.clone(),
            None => BASE_PEERS.map(str::to_owned).into(),
        }
    }
}

/// What upstream decides once for a run, in the order of the packages.
#[derive(Debug)]
struct Shared {
    tasks: Vec<Task>,
    functions: Functions,
    /// The types that these functions convert, as far as only what they are made of tells them from others.
    named: Named,
    by_capitals: bool,
    /// The plans of all tasks, where each depends on those before.
    plans: Option<Vec<FilePlan>>,
}

/// What was decided about one target.
#[derive(Debug)]
struct Decision {
    shared: Arc<Shared>,
    /// Which of the tasks it is.
    nth: usize,
}

impl Generator for Conversion {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn scans(&self, universe: &Universe, profile: &Profile, inputs: &[PackageId]) -> Scans {
        let mut scans = Scans::default();
        // What is wrong is told with the targets.
        let round = Round::new(universe, profile, inputs, self, &mut Vec::new(), &mut scans.pending);
        scans.packages = round.scanned;
        scans.packages.extend(round.tasks.iter().map(|task| task.types));
        scans
    }

    fn targets(&self, cx: Cx<'_>) -> Targets {
        let mut out = Targets::default();
        let Some(shared) = self.decide(cx, &mut out.diagnostics, &mut out.pending) else { return out };
        let shared = Arc::new(shared);
        let target = |(nth, task): (usize, &Task)| Target {
            package: task.package,
            file: INFO.file_name(self.output_file.as_deref()),
            why: task.why.clone(),
            decided: Decided::new(Decision { shared: shared.clone(), nth }),
        };
        out.targets = shared.tasks.iter().enumerate().map(target).collect();
        out
    }

    fn look_ahead(&self, cx: Cx<'_>, target: &Target) {
        if let Some(Decision { shared, nth }) = target.decided.get()
            && shared.plans.is_none()
        {
            planner::waits(cx, &shared.tasks[*nth]);
        }
    }

    fn generate(&self, cx: Cx<'_>, target: &Target) -> Output {
        let mut out = Output::default();
        let Some(Decision { shared, nth }) = target.decided.get() else { return out };
        let types = Types::new(cx.view(), shared.named.clone());
        let fresh;
        let plan = match shared.plans.as_ref().and_then(|plans| plans.get(*nth)) {
            Some(plan) => plan,
            None => {
                fresh = plan_file(cx, &types, shared, *nth, &mut self.memory(cx, &shared.functions));
                &fresh
            }
        };
        out.diagnostics.extend(plan.diagnostics.iter().cloned());
        out.pending = plan.pending;
        let broken = |found: &Diagnostic| found.severity == Severity::Error;
        if out.pending || out.diagnostics.iter().any(broken) {
            return out;
        }
        match write(cx, &types, shared, &shared.tasks[*nth], plan, &mut out) {
            Ok(()) => {}
            Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
        }
        out
    }
}

impl Conversion {
    /// Decides what spans packages; `None` where a package has to be loaded first.
    fn decide(&self, cx: Cx<'_>, diagnostics: &mut Vec<Diagnostic>, pending: &mut bool) -> Option<Shared> {
        let round = Round::new(cx.universe, cx.profile, cx.requested, self, diagnostics, pending);
        let types = Types::new(cx.view(), Named::default());
        let functions = Functions::scan(cx, &types, &round.scanned, diagnostics, pending);
        let named = types.met();
        let in_order = cx.profile.layout_cycles_kept;
        if in_order {
            for task in &round.tasks {
                *pending |= planner::waits(cx, task);
            }
        }
        if *pending {
            return None;
        }
        let by_capitals = cx.profile.orders_by_capitals || round.external;
        let mut shared = Shared { tasks: round.tasks, functions, named, by_capitals, plans: None };
        if in_order {
            let mut memory = self.memory(cx, &shared.functions);
            let plan = |nth| plan_file(cx, &types, &shared, nth, &mut memory);
            let plans: Vec<FilePlan> = (0..shared.tasks.len()).map(plan).collect();
            *pending |= plans.iter().any(|plan| plan.pending);
            if *pending {
                return None;
            }
            shared.plans = Some(plans);
        }
        Some(shared)
    }

    /// What is known of memory layouts before anything has been asked; `None` where nobody asks.
    fn memory(&self, cx: Cx<'_>, functions: &Functions) -> Option<Memory> {
        (!self.skip_unsafe).then(|| Memory::new(functions.apart(), cx.profile.layout_cycles_kept))
    }
}

fn plan_file<'a>(cx: Cx<'a>, types: &Types<'a>, shared: &Shared, nth: usize, memory: &mut Option<Memory>) -> FilePlan {
    let planner = Planner {
        cx,
        types,
        functions: &shared.functions,
        task: &shared.tasks[nth],
        memory: memory.as_mut(),
        skipped: FxHashSet::default(),
        told: FxHashSet::default(),
        plan: FilePlan::default(),
    };
    planner.file(shared.by_capitals)
}

fn write(
    cx: Cx<'_>,
    types: &Types<'_>,
    shared: &Shared,
    task: &Task,
    plan: &FilePlan,
    out: &mut Output,
) -> Result<(), Trouble> {
    let package = cx.universe.package(task.package)?;
    let own = cx.profile.conversion_tracks_own_package;
    let mut emitter = emit::Emitter {
        types,
        own: &package.path,
        imports: Imports::new(&package.path, own, cx.profile.avoids_local_leaf).fixed(cx.profile.imports_fixed),
        code: Code::new(),
    };
    emitter.file(plan)?;
    if let Some(path) = emitter.imports.nameless() {
        return Err(Diagnostic::error(&codes::NO_IMPORT_NAME, format!("no name is left for the import of {path}"))
            .help(format!("rename {}, whose name is in the way, or leave out what needs {path}", package.path))
            .into());
    }
    for function in &plan.functions {
        let by_hand = shared.functions.of(function.pair).is_some();
        out.diagnostics.extend(gaps::findings(types, function, by_hand)?);
    }
    out.stubs = stubs::write(types, task, package, plan, &shared.functions)?;
    out.draft = Some(Draft {
        tool: INFO.tool,
        remark: "",
        package: whole_clause(&package.path, &package.name),
        imports: emitter.imports.lines(),
        body: emitter.code.into_text(),
    });
    Ok(())
}
