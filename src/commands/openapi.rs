//! `kgen openapi`: the OpenAPI generator alone.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args as ClapArgs, ValueEnum};
use generators::Tables;
use generators::openapi::{self, Document, Openapi};

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen openapi                                   every [[codegen.openapi]] table of kgen.toml
  kgen openapi --check                           write nothing; exit 1 and a diff if stale
  kgen openapi ./api/... k8s.io/apimachinery/pkg/apis/meta/v1 --output-pkg example.com/fleet/generated/openapi
  kgen openapi --report-filename api/violations.report
  kgen openapi --update-exceptions               accept the API rule violations that there are
  kgen openapi --format yaml                     print the definitions as an OpenAPI document

Markers: `+k8s:openapi-gen=true` in doc.go or above a type, `false` above a type or a field leaves it out.
`kgen explain openapi` says more.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write GetOpenAPIDefinitions of many packages into one, and the report of API rules";

/// The flags of `kgen openapi`.
///
/// Writes the function GetOpenAPIDefinitions that Kubernetes' openapi-gen writes, with the schemas of the types of all
/// packages, to zz_generated.openapi.go in the output package. Packages and output come from the [[codegen.openapi]]
/// tables of kgen.toml, or with --output-pkg or --output-dir from the command line alone.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
    #[command(flatten)]
    output: Output,

    /// Import path of the package to write; its directory is found by go.mod
    #[arg(short = 'p', long, alias = "output-package", value_name = "PKG")]
    output_pkg: Option<String>,

    /// Directory of the package to write; its import path is found by go.mod
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,

    /// Name of the file to write, with or without .go [default: zz_generated.openapi]
    #[arg(short = 'O', long, value_name = "NAME")]
    output_file: Option<String>,

    /// File for the API rule violations; - prints them
    #[arg(short, long, value_name = "FILE")]
    report_filename: Option<PathBuf>,

    /// Violations that are accepted: others are findings
    #[arg(long, value_name = "FILE")]
    exceptions: Option<PathBuf>,

    /// Write the violations that there are to the file of exceptions
    #[arg(long)]
    update_exceptions: bool,

    /// Also write a file of this name with OpenAPIModelName methods in each package that asks for it; from 0.35 on
    #[arg(long, value_name = "NAME")]
    output_model_name_file: Option<String>,

    /// Print the definitions as an OpenAPI document, and write nothing: no Go has to be compiled for it
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Format>,

    /// The version of OpenAPI that it is of
    #[arg(long, value_name = "VERSION", value_enum, default_value = "v3", requires = "format")]
    openapi_version: Version,

    /// Packages in which no such file is written
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    readonly_pkg: Vec<String>,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// JSON
    Json,
    /// YAML
    Yaml,
}

/// The version of OpenAPI.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Version {
    /// 2.0: the schemas are `definitions`
    V2,
    /// 3.0: the schemas are `components.schemas`
    V3,
}

impl Args {
    fn document(&self) -> Option<Document> {
        let format = match self.format? {
            Format::Json => openapi::Format::Json,
            Format::Yaml => openapi::Format::Yaml,
        };
        let version = match self.openapi_version {
            Version::V2 => openapi::Version::V2,
            Version::V3 => openapi::Version::V3,
        };
        Some(Document { format, version })
    }

    /// Lays the flags over the tables. An output that is typed makes a table of its own, for the packages that are typed.
    fn lay(&self, tables: &mut Tables) {
        let document = self.document();
        // A document that is printed needs no place, but packages are seen from somewhere.
        let anywhere = (document.is_some() && !self.generate.packages.is_empty()).then(|| PathBuf::from("."));
        if self.output_pkg.is_some() || self.output_dir.is_some() || anywhere.is_some() {
            let (output_pkg, output_dir) = (self.output_pkg.clone(), self.output_dir.clone());
            let output_dir = if output_pkg.is_some() { output_dir } else { output_dir.or(anywhere) };
            tables.openapi = vec![Openapi { output_pkg, output_dir, ..Openapi::default() }];
        }
        for table in &mut tables.openapi {
            let Self { output_file, report_filename, exceptions, output_model_name_file, .. } = self.clone();
            table.output_file = output_file.or(table.output_file.take());
            table.report = report_filename.or(table.report.take());
            table.exceptions = exceptions.or(table.exceptions.take());
            table.output_model_name_file = output_model_name_file.or(table.output_model_name_file.take());
            table.readonly_pkg.extend(self.readonly_pkg.iter().cloned());
            table.update_exceptions = self.update_exceptions;
            table.document = document;
        }
    }
}

/// Runs the generator.
///
/// # Errors
/// As the engine; where no output package is named.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "openapi",
        generators: Generators::One("openapi"),
        generate: Some(&args.generate),
        mode: Mode::typed(&args.output),
        options: Some(&|tables| args.lay(tables)),
        ..Wish::default()
    })?;
    let tables = &settings.tables().openapi;
    if tables.is_empty() {
        bail!("no output package is named\nname it with --output-pkg, or in a [[codegen.openapi]] table of kgen.toml");
    }
    if args.update_exceptions && tables.iter().any(|table| table.exceptions.is_none()) {
        bail!("--update-exceptions needs a file to write\nname it with --exceptions, or as `exceptions` in kgen.toml");
    }
    if args.format.is_some() && tables.len() > 1 {
        bail!(
            "there are several [[codegen.openapi]] tables, and a document is of one\nname the packages that it is about"
        );
    }
    super::generate(&settings)
}
