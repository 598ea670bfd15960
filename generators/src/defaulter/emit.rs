//! Writes planned functions; decides nothing.

use genkit::code::Code;
use genkit::imports::Imports;
use genkit::namer;
use genkit::view::View;
use gotypes::{Stop, TypeId};

use super::functions::{Call, OBJECT};
use super::tree::{Access, MarkerDefault, Node, Pointers, Reference, Set, Test, Text};

/// The package of `Scheme`.
const RUNTIME: &str = "k8s.io/apimachinery/pkg/runtime";

/// A function literal stays on one line if its body takes no more bytes (gofmt's 100 less those of its signature).
const ONE_LINE: usize = 79;

/// Names of the variables of loops within loops.
const INDEXES: &str = "ijklmnop";
/// Names of what they run over.
const LOCALS: &str = "abcdefgh";

/// How many loops within each other have names.
pub(super) const MAX_LOOPS: usize = INDEXES.len();

/// Writes one file's functions.
pub(super) struct Emitter<'a> {
    pub(super) view: View<'a>,
    /// The import path of the file's package.
    pub(super) own: &'a str,
    pub(super) imports: Imports,
    pub(super) code: Code,
    /// The packages of the standard library that goimports adds.
    pub(super) added: Vec<&'static str>,
    /// Whether it is goimports that adds them.
    pub(super) imports_fixed: bool,
}

impl Emitter<'_> {
    /// The function that makes the defaulters known.
    pub(super) fn register(&mut self, roots: &[TypeId]) -> Result<(), Stop> {
        self.code.line("// RegisterDefaults adds defaulters functions to the given scheme.");
        self.code.line("// Public to allow building arbitrary schemes.");
        self.code.line("// All generated defaulters are covering - they call all nested defaulters.");
        let scheme = self.qualified(RUNTIME, "Scheme");
        self.code.open(format_args!("func RegisterDefaults(scheme *{scheme}) error {{"));
        for &root in roots {
            let ty = self.name(root)?;
            let body = format!("{OBJECT}{}(obj.(*{ty}))", self.view.name(root)?.name);
            let start = format!("scheme.AddTypeDefaultingFunc(&{ty}{{}}, func(obj interface{{}}) {{");
            if body.len() <= ONE_LINE {
                self.code.line(format_args!("{start} {body} }})"));
            } else {
                self.code.open(start);
                self.code.line(body);
                self.code.close("})");
            }
        }
        self.code.line("return nil");
        self.code.close("}");
        Ok(())
    }

    /// A root's function.
    pub(super) fn defaulter(&mut self, root: TypeId, tree: &Node) -> Result<(), Stop> {
        let mut references = Vec::new();
        tree.references(&mut references);
        for reference in references {
            self.imports.name(&reference.package);
        }
        self.code.blank();
        let ty = self.name(root)?;
        self.code.open(format_args!("func {OBJECT}{}(in *{ty}) {{", self.view.name(root)?.name));
        self.node(tree, "in", 0, None)?;
        self.code.close("}");
        Ok(())
    }

    /// What is done for the value that `above`, if there is one, has in `place`.
    fn node(&mut self, node: &Node, place: &str, depth: usize, above: Option<&Node>) -> Result<(), Stop> {
        let place = match &node.field {
            Some(field) => format!("{place}.{field}"),
            None => place.to_owned(),
        };
        let pointer = node.pointer && node.access != Access::Index;
        let guarded = pointer && above.is_some();
        if guarded {
            self.code.open(format_args!("if {place} != nil {{"));
        }
        let index = INDEXES.get(depth..=depth).unwrap_or_default();
        match node.access {
            Access::Index => {
                let local = LOCALS.get(depth..=depth).unwrap_or_default();
                self.code.open(format_args!("for {index} := range {place} {{"));
                if !node.default_only {
                    let address = if node.pointer { "" } else { "&" };
                    self.code.line(format_args!("{local} := {address}{place}[{index}]"));
                }
                self.default(node, &format!("{place}[{index}]"), None, pointer)?;
                self.calls(node, local);
                for child in &node.children {
                    self.node(child, local, depth + 1, Some(node))?;
                }
                self.code.close("}");
            }
            Access::Key => {
                if node.default.is_some() {
                    let field = above.and_then(|above| above.field.as_deref()).unwrap_or_default();
                    let index = format!("{index}_{field}");
                    self.code.open(format_args!("for {index} := range {place} {{"));
                    self.default(node, &format!("{place}[{index}]"), Some(&format!("{index}_default")), pointer)?;
                    self.code.close("}");
                }
            }
            Access::Direct => {
                self.default(node, &place, None, pointer)?;
                self.calls(node, &if pointer { place.clone() } else { format!("&{place}") });
                for child in &node.children {
                    self.node(child, &place, depth, Some(node))?;
                }
            }
        }
        if guarded {
            self.code.close("}");
        }
        Ok(())
    }

    fn calls(&mut self, node: &Node, argument: &str) {
        for Call { package, name } in &node.calls {
            let function = self.qualified(package, name);
            self.code.line(format_args!("{function}({argument})"));
        }
    }

    /// Sets the default of the value in `place`; what cannot be addressed goes through a `temporary` variable.
    fn default(&mut self, node: &Node, place: &str, temporary: Option<&str>, pointer: bool) -> Result<(), Stop> {
        let Some(MarkerDefault { test, set }) = &node.default else { return Ok(()) };
        match test {
            Test::Reflect => {
                let reflect = self.standard("reflect", "ValueOf");
                self.code.open(format_args!("if {reflect}({place}).IsZero() {{"));
            }
            Test::Nil => self.code.open(format_args!("if {place} == nil {{")),
            Test::Equals(zero) => self.code.open(format_args!("if {place} == {} {{", zero.as_go())),
        }
        match set {
            Set::Assign(literal) => self.code.line(format_args!("{place} = {literal}")),
            Set::Convert(ty, reference) => {
                let ty = self.name(*ty)?;
                let constant = self.reference(reference);
                self.code.line(format_args!("{place} = {ty}({constant})"));
            }
            Set::Unmarshal(text) => self.unmarshal(text, place, temporary, pointer),
            Set::Pointers(pointers) => self.pointers(pointers, place)?,
        }
        self.code.close("}");
        Ok(())
    }

    fn unmarshal(&mut self, text: &Text, place: &str, temporary: Option<&str>, pointer: bool) {
        let text = match text {
            Text::Literal(literal) => literal.to_string(),
            // Within the quotes the constant is nothing but text: its package counts as imported, not as used.
            Text::Reference(Reference { package, name, .. }) => match self.imports.name(package) {
                "" => name.to_string(),
                alias => format!("{alias}.{name}"),
            },
        };
        let target = match temporary {
            Some(temporary) => format!("&{temporary}"),
            None if pointer => place.to_owned(),
            None => format!("&{place}"),
        };
        if let Some(temporary) = temporary {
            self.code.line(format_args!("{temporary} := {place}"));
        }
        let unmarshal = self.standard("encoding/json", "Unmarshal");
        self.code.open(format_args!("if err := {unmarshal}([]byte(`{text}`), {target}); err != nil {{"));
        self.code.line("panic(err)");
        self.code.close("}");
        if let Some(temporary) = temporary {
            self.code.line(format_args!("{place} = {temporary}"));
        }
    }

    fn pointers(&mut self, pointers: &Pointers, place: &str) -> Result<(), Stop> {
        let Pointers { base, value, casts, last_in_variable } = pointers;
        let depth = casts.len();
        let base = self.name(*base)?;
        match value {
            Text::Literal(literal) => self.code.line(format_args!("var ptrVar{depth} {base} = {literal}")),
            Text::Reference(reference) => {
                let constant = self.reference(reference);
                self.code.line(format_args!("ptrVar{depth} := {base}({constant})"));
            }
        }
        for (cast, number) in casts.iter().zip((1..=depth).rev()) {
            let pointer = match cast {
                Some(ty) => format!("(*{})(&ptrVar{number})", self.name(*ty)?),
                None => format!("&ptrVar{number}"),
            };
            if number > 1 || *last_in_variable {
                self.code.line(format_args!("ptrVar{} := {pointer}", number - 1));
            } else {
                self.code.line(format_args!("{place} = {pointer}"));
            }
        }
        if *last_in_variable {
            self.code.line(format_args!("{place} = ptrVar0"));
        }
        Ok(())
    }

    /// A name of the standard library: goimports adds the package, or it is imported as any other.
    fn standard(&mut self, package: &'static str, name: &str) -> String {
        if !self.imports_fixed {
            return self.qualified(package, name);
        }
        if !self.added.contains(&package) {
            self.added.push(package);
        }
        format!("{}.{name}", package.rsplit('/').next().unwrap_or_default())
    }

    fn reference(&mut self, reference: &Reference) -> String {
        if reference.package.is_empty() {
            return reference.name.to_string();
        }
        self.qualified(&reference.package, &reference.name)
    }

    fn qualified(&mut self, package: &str, name: &str) -> String {
        self.imports.note_use(package, name);
        let alias = self.imports.name(package);
        if package == self.own { name.to_owned() } else { format!("{alias}.{name}") }
    }

    fn name(&mut self, ty: TypeId) -> Result<String, Stop> {
        namer::raw(self.view, ty, self.own, &mut self.imports, self.code.depth())
    }
}
