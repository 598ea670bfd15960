//! openapi: `GetOpenAPIDefinitions` with the schemas of the types of many packages, as kube-openapi's openapi-gen writes it.

mod codes;
mod described;
mod json;
mod literal;
mod model_name;
mod report;
mod rules;

use std::path::{Path, PathBuf};

use codes::Trouble;
use genkit::generator::{
    Cx, Decided, Generator, Info, MarkerInfo, Output, OutputPackage, Place, Report, Target, Targets,
};
use gotypes::PackageId;
use serde::Deserialize;

/// What the generator is.
pub static INFO: Info = Info {
    name: "openapi",
    tool: "openapi-gen",
    summary: "GetOpenAPIDefinitions with the schemas of types",
    explain: "Writes one package with a function that returns the OpenAPI definitions of all structs that ask for it, by \
              `+k8s:openapi-gen=true` in doc.go or above the type, in all packages of a [[codegen.openapi]] table. Names, \
              required fields, formats, defaults, enums and validation come from the struct tags and the markers of \
              fields. Types with OpenAPISchemaType and OpenAPISchemaFormat, OpenAPIDefinition or OpenAPIV3Definition \
              methods describe themselves. A report lists what breaks the rules of API names and lists.",
    default_file: "zz_generated.openapi.go",
    needle: "+k8s:openapi-gen",
    asks: &[],
    markers: &[
        MarkerInfo {
            key: described::ENABLED,
            places: &[Place::Package, Place::Type, Place::Field],
            values: "true or false; x-kubernetes-<name>:<value> (above a type or a field)",
            help: "include all types of the package, or this one; leave out this type or field; add an extension",
        },
        MarkerInfo {
            key: model_name::PACKAGE,
            places: &[Place::Package, Place::Type],
            values: "the reversed host and the path of the package, as in io.k8s.api.core.v1",
            help: "know the types, or this one, by model names with this prefix; from 0.35 on",
        },
    ],
    codes: codes::ALL,
};

/// The options: a `[[codegen.openapi]]` table in kgen.toml, and the flags of `kgen openapi`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Openapi {
    /// Patterns of the packages to describe; without, the packages that the user asks for.
    pub packages: Option<Vec<String>>,
    /// Import path of the package to write.
    pub output_pkg: Option<String>,
    /// Its directory.
    pub output_dir: Option<PathBuf>,
    /// Name of the file to write, with or without `.go`.
    pub output_file: Option<String>,
    /// Where the API rule violations go.
    pub report: Option<PathBuf>,
    /// The violations that are accepted.
    pub exceptions: Option<PathBuf>,
    /// Whether they become those that there are.
    #[serde(skip)]
    pub update_exceptions: bool,
    /// Name of the files with model names; without, there are none.
    pub output_model_name_file: Option<String>,
    /// Packages in which no such file is written.
    pub readonly_pkg: Vec<String>,
}

impl Openapi {
    /// Takes relative paths as relative to `base`.
    pub fn anchor(&mut self, base: &Path) {
        let paths = [&mut self.output_dir, &mut self.report, &mut self.exceptions];
        for path in paths.into_iter().flatten().filter(|path| path.as_os_str() != "-") {
            *path = base.join(&*path);
        }
    }

    fn file_name(&self) -> String {
        let name = self.output_file.as_deref().unwrap_or(INFO.default_file);
        if name.ends_with(".go") { name.to_owned() } else { format!("{name}.go") }
    }
}

/// What a target is.
enum Made {
    /// The file in the output package.
    Definitions,
    /// A file with model names.
    ModelNames,
}

impl Generator for Openapi {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn inputs(&self) -> Option<&[String]> {
        self.packages.as_deref()
    }

    fn output(&self) -> Option<OutputPackage> {
        Some(OutputPackage { path: self.output_pkg.clone(), dir: self.output_dir.clone() })
    }

    fn companion(&self) -> Option<&Path> {
        self.exceptions.as_deref()
    }

    fn targets(&self, cx: Cx<'_>) -> Targets {
        let mut out = Targets::default();
        if let Some(package) = cx.output.filter(|_| !cx.requested.is_empty()) {
            let why = format!("{} packages", cx.requested.len());
            out.targets.push(Target { package, file: self.file_name(), why, decided: Decided::new(Made::Definitions) });
        }
        for &package in cx.requested {
            let Some(file) = self.model_name_file(cx, package) else { continue };
            match model_name::of_file(cx, package) {
                Ok(Some(types)) => {
                    let why = format!("{} model names", types.len());
                    out.targets.push(Target { package, file, why, decided: Decided::new(Made::ModelNames) });
                }
                Ok(None) => {}
                Err(trouble) => trouble.note(&mut out.diagnostics, &mut out.pending),
            }
        }
        out
    }

    fn look_ahead(&self, _cx: Cx<'_>, _target: &Target) {}

    fn generate(&self, cx: Cx<'_>, target: &Target) -> Output {
        let mut out = Output::default();
        let made = match target.decided.get() {
            Some(Made::ModelNames) => model_name::write(cx, target).map(|draft| out.draft = draft),
            Some(Made::Definitions) => self.definitions(cx, &mut out),
            None => Ok(()),
        };
        if let Err(trouble) = made {
            trouble.note(&mut out.diagnostics, &mut out.pending);
        }
        out
    }
}

impl Openapi {
    fn definitions(&self, cx: Cx<'_>, out: &mut Output) -> Result<(), Trouble> {
        self.report(cx, out)
    }

    /// Reports the API rule violations, and compares them with those that are accepted.
    fn report(&self, cx: Cx<'_>, out: &mut Output) -> Result<(), Trouble> {
        let types = described::types(cx)?;
        let violations = rules::violations(cx.view(), &types, |ty, field| described::lines(cx, ty, field))?;
        let text = report::text(&violations);
        match (&self.exceptions, cx.companion) {
            (Some(path), _) if self.update_exceptions => {
                out.reports.push(Report { path: path.clone(), text: text.clone() });
            }
            (Some(_), Some(exceptions)) => out.diagnostics.extend(report::compare(&violations, exceptions)),
            _ => {}
        }
        out.reports.extend(self.report.as_ref().map(|path| Report { path: path.clone(), text }));
        Ok(())
    }

    /// The name of the file with model names, of a package that may have one.
    fn model_name_file(&self, cx: Cx<'_>, package: PackageId) -> Option<String> {
        let name = self.output_model_name_file.as_deref().filter(|_| cx.profile.model_names)?;
        let readonly = self.readonly_pkg.iter().any(|path| path == cx.universe.path(package));
        (!readonly).then(|| if name.ends_with(".go") { name.to_owned() } else { format!("{name}.go") })
    }
}
