//! From condensed text to the declarations of a file: the only place that names tree-sitter.
//!
//! The whole text is parsed at once. If that meets an error, every declaration is parsed on its
//! own, so that the parser's attempt to go on after an error cannot swallow the next declaration.

mod declarations;
mod expressions;
mod kinds;
mod mistakes;
mod types;

use std::cell::RefCell;

use diag::{Diagnostic, FileId, Span};
use smol_str::SmolStr;
use tree_sitter::{Node, Parser, Tree, TreeCursor};

use crate::ast::{ConstGroup, FuncDecl, Ident, Import, TypeSpec, VarSpec};
use crate::scan::{Condensed, TOO_DEEP, UNBALANCED};
use kinds::{GO, Kind, kind};

pub(crate) use mistakes::UNEXPECTED;

/// The declarations of a file, by sort.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    pub(crate) package: Option<Ident>,
    pub(crate) imports: Vec<Import>,
    pub(crate) types: Vec<TypeSpec>,
    pub(crate) funcs: Vec<FuncDecl>,
    pub(crate) consts: Vec<ConstGroup>,
    pub(crate) vars: Vec<VarSpec>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Ranges of the original in which the first mistake has been reported.
    pub(crate) explained: Vec<(u32, u32)>,
}

/// Types and expressions inside each other beyond this are refused.
const MAX_DEPTH: usize = 200;

thread_local! {
    /// Making a parser allocates; each thread makes one.
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

/// Parses condensed text and nothing else.
fn tree(text: &[u8]) -> Option<Tree> {
    PARSER.with_borrow_mut(|slot| {
        if slot.is_none() {
            let mut parser = Parser::new();
            // It fails only if the two crates do not fit together; then nothing can be read.
            parser.set_language(&GO).ok()?;
            *slot = Some(parser);
        }
        slot.as_mut()?.parse(text, None)
    })
}

/// Parses condensed text and returns the number of nodes.
pub(crate) fn count_nodes(text: &[u8]) -> usize {
    tree(text).map_or(0, |tree| tree.root_node().descendant_count())
}

/// Reads the declarations of a condensed file.
pub(crate) fn lower(file: FileId, source: &[u8], condensed: &mut Condensed) -> Declarations {
    let mut found = std::mem::take(&mut condensed.found);
    if condensed.text.trim_ascii().is_empty() {
        return found;
    }
    declarations(file, source, condensed, &mut found);
    // What the scanner has read itself came first.
    let start = |names: &[Ident]| names.first().map(|name| name.span.start);
    found.imports.sort_by_key(|import| import.span.start);
    found.types.sort_by_key(|spec| spec.span.start);
    found.vars.sort_by_key(|spec| start(&spec.names));
    found.consts.sort_by_key(|group| group.specs.first().and_then(|spec| start(&spec.names)));
    found
}

/// Reads what is in the condensed text.
fn declarations(file: FileId, source: &[u8], condensed: &Condensed, found: &mut Declarations) {
    let Some(tree) = tree(&condensed.text) else {
        return;
    };
    let unbalanced: Vec<u32> = condensed
        .diagnostics
        .iter()
        .filter(|known| known.code == &UNBALANCED)
        .filter_map(|known| known.primary.as_ref().map(|label| label.span.start))
        .collect();
    if !tree.root_node().has_error() && unbalanced.is_empty() {
        Lower::new(file, source, condensed, &tree, 0, found).file();
        return;
    }
    drop(tree);
    let starts = &condensed.declarations;
    for (nth, &start) in starts.iter().enumerate() {
        let start = start as usize;
        let end = starts.get(nth + 1).map_or(condensed.text.len(), |&next| next as usize);
        if condensed.text[start..end].trim_ascii().is_empty() {
            // The scanner has cut it out.
            continue;
        }
        if let Some(tree) = self::tree(&condensed.text[start..end]) {
            // The scanner closes brackets, and then the parser sees nothing wrong.
            let range = condensed.segments.start(start)..=condensed.segments.end(end);
            let broken = tree.root_node().has_error() || unbalanced.iter().any(|at| range.contains(at));
            let mut lower = Lower::new(file, source, condensed, &tree, start, found);
            if broken {
                lower.errors(tree.root_node());
            }
            lower.file();
        }
    }
}

/// Walks one tree. Every method finds the cursor on its node and leaves it there.
struct Lower<'t> {
    file: FileId,
    source: &'t [u8],
    condensed: &'t Condensed,
    /// Where the tree's text starts in the condensed text.
    base: usize,
    cursor: TreeCursor<'t>,
    depth: usize,
    found: &'t mut Declarations,
}

impl<'t> Lower<'t> {
    fn new(
        file: FileId,
        source: &'t [u8],
        condensed: &'t Condensed,
        tree: &'t Tree,
        base: usize,
        found: &'t mut Declarations,
    ) -> Self {
        Self { file, source, condensed, base, cursor: tree.walk(), depth: 0, found }
    }

    fn node(&self) -> Node<'t> {
        self.cursor.node()
    }

    fn kind(&self) -> Kind {
        kind(self.cursor.node())
    }

    /// Calls `visit` on each child.
    fn each(&mut self, mut visit: impl FnMut(&mut Self, Kind)) {
        if self.cursor.goto_first_child() {
            loop {
                let kind = self.kind();
                visit(self, kind);
                if !self.cursor.goto_next_sibling() {
                    break;
                }
            }
            self.cursor.goto_parent();
        }
    }

    /// The place of the node in the original.
    fn span(&self) -> Span {
        let node = self.cursor.node();
        let start = self.condensed.segments.start(self.base + node.start_byte());
        let end = self.condensed.segments.end(self.base + node.end_byte());
        Span::new(self.file, start, end.max(start))
    }

    fn text(&self, span: Span) -> &'t [u8] {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn name(&self, span: Span) -> SmolStr {
        match std::str::from_utf8(self.text(span)) {
            Ok(text) => SmolStr::new(text),
            Err(_) => SmolStr::new(String::from_utf8_lossy(self.text(span))),
        }
    }

    /// The node as a name; `None` if the parser made it up.
    fn ident(&self) -> Option<Ident> {
        if self.cursor.node().is_missing() {
            return None;
        }
        let span = self.span();
        Some(Ident { name: self.name(span), span })
    }

    /// Runs `read` unless that would go too deep.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            let span = self.span();
            if !self.found.diagnostics.iter().any(|known| known.code.id == TOO_DEEP.id) {
                self.found.diagnostics.push(Diagnostic::error(&TOO_DEEP, "nested too deeply").at(span));
            }
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        Some(read)
    }
}
