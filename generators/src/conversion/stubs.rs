//! How the functions begin that somebody has to write: a file to paste from.

use genkit::code::Code;
use genkit::generator::Stubs;
use genkit::imports::{self, Imports};
use genkit::namer;
use gotypes::{Package, Stop};
use rustc_hash::FxHashSet;

use super::gaps::{Gap, Lack};
use super::manual::Functions;
use super::names;
use super::peers::{SCOPE, Task};
use super::plan::{FilePlan, FunctionPlan};
use super::subject::{Pair, Subject, Types};

/// The stubs of a package; `None` where nothing is missing.
pub(super) fn write(
    types: &Types<'_>,
    task: &Task,
    package: &Package,
    plan: &FilePlan,
    functions: &Functions,
) -> Result<Option<Stubs>, Stop> {
    let mut writer =
        Writer { types, own: &package.path, imports: Imports::new(&package.path, true, true), code: Code::new() };
    let mut written = FxHashSet::default();
    for function in &plan.functions {
        if !function.public && functions.of(function.pair).is_none() && written.insert(function.pair.key()) {
            writer.outer(function)?;
        }
        for pair in function.gaps.iter().filter_map(Gap::wanted) {
            if written.insert(pair.key()) {
                writer.inner(pair)?;
            }
        }
    }
    if writer.code.is_empty() {
        return Ok(None);
    }
    let clause = format!("package {}\n\n{}\n", package.name, imports::block(&writer.imports.lines()));
    Ok(Some(Stubs { package: task.package, text: clause + &writer.code.into_text() }))
}

struct Writer<'a, 't> {
    types: &'t Types<'a>,
    own: &'t str,
    imports: Imports,
    code: Code,
}

impl Writer<'_, '_> {
    /// The function around a generated one that leaves fields out.
    fn outer(&mut self, function: &FunctionPlan) -> Result<(), Stop> {
        let Ok(name) = names::convert(self.types, function.pair) else { return Ok(()) };
        self.head(&name, function.pair)?;
        self.code.open(format_args!("if err := auto{name}(in, out, s); err != nil {{"));
        self.code.line("return err");
        self.code.close("}");
        for gap in &function.gaps {
            match &gap.lack {
                Lack::Peer => self.code.line(format_args!("// in.{} has no counterpart.", gap.field)),
                Lack::Read => self.code.line(format_args!("// in.{} is private to its package.", gap.field)),
                Lack::Set => self.code.line(format_args!("// out.{} is private to its package.", gap.field)),
                Lack::Kind(_) => {
                    self.code.line(format_args!("// in.{0} and out.{0} are of different kinds.", gap.field))
                }
                Lack::Function(_)
                | Lack::Keys(_)
                | Lack::Cast { .. }
                | Lack::Value(_)
                | Lack::Type
                | Lack::Swapped(..) => {}
            }
        }
        self.code.line("return nil");
        self.code.close("}");
        Ok(())
    }

    /// A function that a generated one would call, if its types can be named.
    fn inner(&mut self, pair: Pair) -> Result<(), Stop> {
        let Ok(name) = names::convert(self.types, pair) else { return Ok(()) };
        self.head(&name, pair)?;
        let errors = self.imports.name("errors").to_owned();
        self.code.line(format_args!("return {errors}.New(\"{name} is not written yet\")"));
        self.code.close("}");
        Ok(())
    }

    fn head(&mut self, name: &str, pair: Pair) -> Result<(), Stop> {
        if !self.code.is_empty() {
            self.code.blank();
        }
        let (from, to) = (self.name(pair.from)?, self.name(pair.to)?);
        let scope = self.imports.name(SCOPE).to_owned();
        self.code.line(format_args!("// {name} is written by hand."));
        self.code.open(format_args!("func {name}(in *{from}, out *{to}, s {scope}.Scope) error {{"));
        Ok(())
    }

    fn name(&mut self, subject: Subject) -> Result<String, Stop> {
        namer::raw(self.types.view, subject.named(), self.own, &mut self.imports, 0)
    }
}
