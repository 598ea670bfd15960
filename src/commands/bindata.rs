//! `kgen bindata`: files as Go source.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args as ClapArgs, ValueEnum};
use generators::Tables;
use generators::bindata::{Bindata, Layout as Laid};

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen bindata                                   every [[codegen.bindata]] table of kgen.toml
  kgen bindata translations/... -o pkg/generated/bindata.go --pkg generated
  kgen bindata web/static/... --prefix web --fs --nometadata
  kgen bindata --migrate embed > data/assets.go  the same functions without bindata
  kgen bindata data/... --ignore '\\.md$' --layout 3.1.1 --check

Inputs are directories, dir/... with what is below them, or files. Without --nometadata the file holds the modes and
times of what it holds, which differ from checkout to checkout. The file itself is never one of its assets.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write other files into a Go file, as go-bindata does";

/// The flags of `kgen bindata`.
///
/// Writes a Go file that holds other files, as go-bindata does, with the functions Asset, MustAsset, AssetInfo,
/// AssetNames, AssetDir, RestoreAsset and RestoreAssets. Inputs and options come from the [[codegen.bindata]] tables of
/// kgen.toml, or with inputs on the command line from there alone.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Directories, dir/... or files [default: those of the [[codegen.bindata]] tables]
    #[arg(value_name = "INPUT")]
    inputs: Vec<String>,

    #[command(flatten)]
    output: Output,

    /// The file to write [default: bindata.go]
    #[arg(short, long = "output", value_name = "FILE")]
    o: Option<PathBuf>,

    /// Its package [default: main]
    #[arg(long, value_name = "NAME")]
    pkg: Option<String>,

    /// The release of go-bindata whose bytes to produce [default: 3.1.3]
    #[arg(long, value_enum, value_name = "VERSION")]
    layout: Option<Layout>,

    /// What to cut off the front of paths
    #[arg(long, value_name = "PATH")]
    prefix: Option<String>,

    /// Leave out paths in which a regular expression of Go finds something; may be repeated
    #[arg(long, value_name = "REGEXP")]
    ignore: Vec<String>,

    /// Do not compress the assets
    #[arg(long)]
    nocompress: bool,

    /// Hand out the program's own memory instead of a copy
    #[arg(long)]
    nomemcopy: bool,

    /// Keep neither sizes nor modes nor times: the file is the same in every checkout
    #[arg(long)]
    nometadata: bool,

    /// The permission bits of all assets; octal with a 0 in front
    #[arg(long, value_name = "BITS", value_parser = bits)]
    mode: Option<u32>,

    /// The time of all assets, in seconds since 1970
    #[arg(long, value_name = "SECONDS")]
    modtime: Option<i64>,

    /// Also write AssetFile, an http.FileSystem
    #[arg(long)]
    fs: bool,

    /// Format the file as `gofmt -s` does (that of Go 1.19 and newer)
    #[arg(long)]
    gofmt_s: bool,

    /// Hold no assets, but read them from where they are
    #[arg(long)]
    debug: bool,

    /// The same below a variable rootDir, which the package has to have
    #[arg(long)]
    dev: bool,

    /// A build constraint for the file, in the syntax of `// +build`
    #[arg(long, value_name = "TAGS")]
    tags: Option<String>,

    /// Print the same functions over //go:embed, and write nothing
    #[arg(long, value_enum, value_name = "TO", conflicts_with_all = ["check", "stdout"])]
    migrate: Option<Migration>,

    /// Treat warnings as errors [env: KGEN_STRICT]
    #[arg(long)]
    strict: bool,
}

/// What bindata can be left for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Migration {
    /// A file with //go:embed, which the Go compiler fills
    Embed,
}

/// The releases of go-bindata that lay the file out differently.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Layout {
    /// The original by Jim Teeuwen, as Debian packages it
    #[value(name = "3.1.0")]
    V310,
    /// The one of Kubernetes up to 1.21
    #[value(name = "3.1.1")]
    V311,
    /// With another first line
    #[value(name = "3.1.2")]
    V312,
    /// The last of the third series
    #[value(name = "3.1.3")]
    V313,
}

/// A number as Go's flags take it.
fn bits(text: &str) -> Result<u32, String> {
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0b" | "0B") => (&text[2..], 2),
        Some("0o" | "0O") => (&text[2..], 8),
        _ if text.len() > 1 && text.starts_with('0') => (&text[1..], 8),
        _ => (text, 10),
    };
    u32::from_str_radix(digits, radix).map_err(|error| error.to_string())
}

impl Args {
    /// Lays the flags over the tables. Inputs that are typed make a table of their own.
    fn lay(&self, tables: &mut Tables) {
        if !self.inputs.is_empty() {
            tables.bindata = vec![Bindata { inputs: self.inputs.clone(), ..Bindata::default() }];
        }
        for table in &mut tables.bindata {
            let Self { o, pkg, prefix, mode, modtime, tags, .. } = self.clone();
            table.output = o.unwrap_or_else(|| table.output.clone());
            table.package = pkg.unwrap_or_else(|| table.package.clone());
            table.prefix = prefix.or(table.prefix.take());
            table.mode = mode.unwrap_or(table.mode);
            table.modtime = modtime.unwrap_or(table.modtime);
            table.tags = tags.or(table.tags.take());
            table.ignore.extend(self.ignore.iter().cloned());
            table.compress &= !self.nocompress;
            table.memcopy &= !self.nomemcopy;
            table.metadata &= !self.nometadata;
            table.fs |= self.fs;
            table.gofmt_s |= self.gofmt_s;
            table.debug |= self.debug;
            table.dev |= self.dev;
            table.layout = match self.layout {
                None => table.layout,
                Some(Layout::V310) => Laid::V310,
                Some(Layout::V311) => Laid::V311,
                Some(Layout::V312) => Laid::V312,
                Some(Layout::V313) => Laid::V313,
            };
        }
    }
}

/// Runs the generator.
///
/// # Errors
/// As the engine; where no input is named, or one output for several tables.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let generate = Generate { strict: args.strict, ..Generate::default() };
    let settings = cx.settings(&Wish {
        remedy: "bindata",
        generators: Generators::One(generators::bindata::NAME),
        generate: Some(&generate),
        mode: Mode::typed(&args.output),
        options: Some(&|tables| args.lay(tables)),
        ..Wish::default()
    })?;
    match settings.tables().bindata.as_slice() {
        [] => bail!("no input is named\nname directories or files, or write a [[codegen.bindata]] table in kgen.toml"),
        [_, _, ..] if args.o.is_some() => {
            bail!("there are several [[codegen.bindata]] tables, and one output\nname the inputs that it is for")
        }
        [_, _, ..] if args.migrate.is_some() => {
            bail!(
                "there are several [[codegen.bindata]] tables, and one file is printed\nname the inputs that it is for"
            )
        }
        _ => match args.migrate {
            Some(Migration::Embed) => crate::engine::embedded(&settings),
            None => super::generate(&settings),
        },
    }
}
