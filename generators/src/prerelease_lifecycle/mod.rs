//! prerelease-lifecycle: methods that say in which release an API was introduced, is deprecated, replaced and removed, as
//! prerelease-lifecycle-gen writes them.
//!
//! `tags` reads the markers, `plan` decides which methods a type gets, `emit` writes them. Rules are those of
//! code-generator's `cmd/prerelease-lifecycle-gen`.

mod codes;
mod emit;
mod plan;
mod tags;

use diag::{Diagnostic, Severity};
use genkit::draft::{Draft, package_clause};
use genkit::generator::{Cx, Decided, Generator, Info, MarkerInfo, Output, Place, Target, Targets, note};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::defined_types;
use gotypes::PackageId;
use serde::Deserialize;

use plan::Planner;

/// What the generator is.
pub static INFO: Info = Info {
    name: "prerelease-lifecycle",
    tool: "prerelease-lifecycle-gen",
    summary: "APILifecycleIntroduced, …Deprecated, …Replacement and …Removed methods",
    explain: "For every exported struct that embeds TypeMeta, in a package that asks for it in doc.go, writes methods that \
              say in which release the API came, from which on it is deprecated, what replaces it, and from which on it is \
              gone. Where no marker says otherwise an API is deprecated three minors after it came and removed three \
              minors later; from 0.31 on that holds for prereleases only, not for packages named v1, v2 and so on. Methods \
              written by hand are left alone.",
    default_file: "zz_generated.prerelease-lifecycle.go",
    needle: "+k8s:prerelease-lifecycle-gen",
    asks: &[plan::PREFIX],
    markers: &[
        MarkerInfo {
            key: tags::ENABLED,
            places: &[Place::Package],
            values: "true or false",
            help: "generate for the package, or not",
        },
        MarkerInfo {
            key: tags::INTRODUCED,
            places: &[Place::Type],
            values: "major.minor",
            help: "the release in which the API came; every type that embeds TypeMeta needs it",
        },
        MarkerInfo {
            key: tags::DEPRECATED,
            places: &[Place::Type],
            values: "major.minor",
            help: "the release from which on the API is deprecated",
        },
        MarkerInfo {
            key: tags::REMOVED,
            places: &[Place::Type],
            values: "major.minor",
            help: "the release from which on the API is not served any more",
        },
        MarkerInfo {
            key: tags::REPLACEMENT,
            places: &[Place::Type],
            values: "group,version,Kind; the group of the core API is empty",
            help: "what to use instead",
        },
    ],
    codes: codes::ALL,
};

/// The options: `[codegen.prerelease-lifecycle]` in kgen.toml, and the flags of `kgen prerelease-lifecycle`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct PrereleaseLifecycle {
    /// Name of the file to write in each package, with or without `.go`.
    pub output_file: Option<String>,
}

impl Generator for PrereleaseLifecycle {
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
                Ok(target) => out.targets.extend(target),
                Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
            }
        }
        out
    }

    fn look_ahead(&self, cx: Cx<'_>, target: &Target) {
        for decl in defined_types(cx.universe, target.package) {
            if !is_private(cx.universe.decl_name(decl)) {
                // Asked for what it loads; the answer comes when the file is made.
                let _ = cx.view().kind(cx.universe.named(decl));
            }
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

impl PrereleaseLifecycle {
    /// The file of a package, if it asks for one.
    fn target(
        &self,
        cx: Cx<'_>,
        package: PackageId,
        findings: &mut Vec<Diagnostic>,
    ) -> Result<Option<Target>, Trouble> {
        let said = tags::of_package(cx, package)?;
        if said.is_none() {
            findings.extend(tags::unheard(cx, package)?);
        }
        let why = format!("+{} in doc.go", tags::ENABLED);
        Ok((said == Some(true)).then(|| Target {
            package,
            file: INFO.file_name(self.output_file.as_deref()),
            why,
            decided: Decided::default(),
        }))
    }
}

/// Plans and writes one file; upstream writes it even if there is nothing in it.
fn generate(cx: Cx<'_>, target: &Target, out: &mut Output) -> Result<Option<Draft>, Trouble> {
    let package = cx.universe.package(target.package)?;
    let planner = Planner::new(cx, &package.path);
    let mut plans = Vec::new();
    for decl in defined_types(cx.universe, target.package) {
        match planner.plan(decl, &mut out.diagnostics) {
            Ok(plan) => plans.extend(plan),
            Err(Trouble::Finding(finding)) => out.diagnostics.push(*finding),
            Err(Trouble::Stop(stop)) => {
                let span = cx.universe.spec(decl).ok().map(|(_, _, spec)| spec.name.span);
                note(stop, span, &mut out.diagnostics, &mut out.pending);
            }
        }
    }
    if out.pending || out.diagnostics.iter().any(|found| found.severity == Severity::Error) {
        return Ok(None);
    }
    // `A[T]` sorts behind `AB`: by the whole name, not by that of the declaration.
    plans.sort_by(|left, right| left.name.cmp(&right.name));
    let (imports, body) = emit::file(&plans, &package.path, cx.profile.imports_fixed);
    Ok(Some(Draft {
        tool: INFO.tool,
        remark: "",
        package: package_clause(&package.path, &package.name),
        imports,
        body,
    }))
}
