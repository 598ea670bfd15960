//! What a root's function does, as a tree: the way to each value, the functions to call there, the defaults to set.

use gotypes::TypeId;
use smol_str::SmolStr;

use super::functions::Call;

/// A value that is reached from the one above it (upstream's `callNode`).
#[derive(Debug, Default)]
pub(super) struct Node {
    /// How it is reached.
    pub(super) access: Access,
    /// The field that it is in what is reached so far; of an element none.
    pub(super) field: Option<SmolStr>,
    /// Whether it is behind a pointer.
    pub(super) pointer: bool,
    /// What is called for it, in this order.
    pub(super) calls: Vec<Call>,
    /// What is below it.
    pub(super) children: Vec<Node>,
    /// What is set where it is zero.
    pub(super) default: Option<MarkerDefault>,
    /// Whether it is there for its default only.
    pub(super) default_only: bool,
}

/// How a value is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Access {
    /// At once.
    #[default]
    Direct,
    /// As each element of a slice or array.
    Index,
    /// As each value of a map.
    Key,
}

/// A default from a marker.
#[derive(Debug)]
pub(super) struct MarkerDefault {
    /// When it is set.
    pub(super) test: Test,
    /// How.
    pub(super) set: Set,
}

/// How a value is found to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// By reflection.
    Reflect,
    /// It is nil.
    Nil,
    /// It is this zero value.
    Equals(Zero),
}

/// The zero values of predeclared types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zero {
    /// `0`
    Number,
    /// `false`
    Bool,
    /// `""`
    String,
}

/// How a default is set.
#[derive(Debug)]
pub(super) enum Set {
    /// From JSON, or what upstream takes for that.
    Unmarshal(Text),
    /// By assignment of a literal.
    Assign(SmolStr),
    /// By conversion of a constant to this type.
    Convert(TypeId, Reference),
    /// Through variables for a pointer, or a pointer to one.
    Pointers(Pointers),
}

/// What stands for a default.
#[derive(Debug)]
pub(super) enum Text {
    /// A literal: Go's or JSON's.
    Literal(SmolStr),
    /// The name of a constant.
    Reference(Reference),
}

/// The name of a constant. A constant of no package is named bare.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) package: SmolStr,
    pub(super) name: SmolStr,
    /// Where the marker stands.
    pub(super) span: diag::Span,
    /// Whether its name goes where JSON is read.
    pub(super) as_json: bool,
}

/// Variables that lead from a value to a pointer to it.
#[derive(Debug)]
pub(super) struct Pointers {
    /// The type of the first variable.
    pub(super) base: TypeId,
    /// What it is set to.
    pub(super) value: Text,
    /// For each pointer, from the inside out, the type that it has to be converted to.
    pub(super) casts: Vec<Option<TypeId>>,
    /// Whether the last pointer has a variable of its own.
    pub(super) last_in_variable: bool,
}

impl Node {
    /// The constants that are named in the tree, from the root on: the order in which upstream imports their packages.
    pub(super) fn references<'t>(&'t self, found: &mut Vec<&'t Reference>) {
        if let Some(default) = &self.default {
            match &default.set {
                Set::Convert(_, reference)
                | Set::Unmarshal(Text::Reference(reference))
                | Set::Pointers(Pointers { value: Text::Reference(reference), .. }) => found.push(reference),
                Set::Assign(_) | Set::Unmarshal(Text::Literal(_)) | Set::Pointers(_) => {}
            }
        }
        for child in &self.children {
            child.references(found);
        }
    }

    /// Whether loops stand within each other up to this number. What is below the values of a map is not written.
    pub(super) fn has_loops(&self, number: usize) -> bool {
        if number == 0 {
            return true;
        }
        match self.access {
            Access::Index => self.children.iter().any(|child| child.has_loops(number - 1)),
            Access::Direct => self.children.iter().any(|child| child.has_loops(number)),
            Access::Key => false,
        }
    }
}
