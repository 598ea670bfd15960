//! What a file holds, as decisions: no text.

use diag::Diagnostic;
use gotypes::FuncId;
use smol_str::SmolStr;

use super::gaps::Gap;
use super::subject::{Pair, Subject};

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct FilePlan {
    /// The generated functions to register, in order.
    pub(super) registered: Vec<Pair>,
    /// The functions of the package that are written by hand, to register after these.
    pub(super) by_hand: Vec<(Pair, FuncId)>,
    /// The functions to write, in order.
    pub(super) functions: Vec<FunctionPlan>,
    /// What was found on the way.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether a package has to be loaded before there can be a plan; the rest is then void.
    pub(super) pending: bool,
}

/// The functions of one pair: the inner one, and the one that calls it.
#[derive(Debug)]
pub(super) struct FunctionPlan {
    /// What is converted.
    pub(super) pair: Pair,
    /// What the inner function does.
    pub(super) body: Body,
    /// Whether the outer one is written.
    pub(super) public: bool,
    /// What it cannot do.
    pub(super) gaps: Vec<Gap>,
}

/// What a function does.
#[derive(Debug)]
pub(super) enum Body {
    /// Takes the whole struct for the other.
    Whole(Subject),
    /// Field by field.
    Fields(Vec<(SmolStr, FieldPlan)>),
    /// Through a pointer.
    Pointer(Container),
    /// Nothing: the type has no conversion.
    Unsupported(Subject),
    /// From the values of a query.
    Values(Vec<(SmolStr, ValuePlan)>),
}

/// What happens to a field.
#[derive(Debug)]
pub(super) enum FieldPlan {
    /// It opts out.
    OptedOut,
    /// The other type has none of this name.
    NoPeer,
    /// It is private to another package.
    Unreadable,
    /// The other's is.
    Unsettable,
    /// A pointer is taken for one to this type.
    CastPointer(Subject),
    /// A map or slice is taken for this type.
    CastValue(Subject),
    /// A function says that it is left out.
    Dropped,
    /// A function converts it.
    Call(Callee),
    /// The two types are of different kinds.
    Inconvertible(Pair),
    /// It is assigned.
    Assign,
    /// It is converted by the language to this type.
    Convert(Subject),
    /// It is made anew where it is not nil.
    Nested(Container),
    /// A function is missing.
    Missing(Pair),
}

/// How `*in` comes to `*out`, where these are no structs.
#[derive(Debug)]
pub(super) struct Container {
    /// What is made: the map, the slice, or what the pointer points to.
    pub(super) made: Subject,
    /// Of which form.
    pub(super) form: Form,
}

/// The forms of containers.
#[derive(Debug)]
pub(super) enum Form {
    /// A map.
    Map(Key, Element),
    /// A map with keys of this type, which cannot be assigned.
    MapOf(Subject),
    /// A slice.
    Slice(Element),
    /// A slice whose elements are copied all at once.
    Copied,
    /// A pointer.
    Pointer(Element),
}

/// How a key comes to the other map.
#[derive(Debug)]
pub(super) enum Key {
    /// As it is.
    Same,
    /// Converted to this type.
    Convert(Subject),
}

/// How an element comes to the other container.
#[derive(Debug)]
pub(super) enum Element {
    /// By assignment.
    Assign,
    /// Converted to this type.
    Convert(Subject),
    /// By a function; the type is that of the new element.
    Call(Subject, Callee),
    /// By a function for what it points to: types of the new element, and of what that points to.
    CallPointee(Subject, Subject, Callee),
    /// A function is missing.
    Missing(Pair),
}

/// A function that converts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Callee {
    /// Written by hand.
    ByHand(FuncId),
    /// Generated, here or elsewhere.
    Generated(Pair),
}

/// What happens to a field that comes from the values of a query.
#[derive(Debug)]
pub(super) enum ValuePlan {
    /// It opts out.
    OptedOut,
    /// It has no name in JSON.
    Nameless,
    /// From the values of this name, or else nothing.
    Named(String, FromValues, Zero),
}

/// How strings become a field.
#[derive(Debug)]
pub(super) enum FromValues {
    /// By a function.
    Call(Callee),
    /// The first of them.
    First,
    /// They are taken for this type.
    Cast(Subject),
    /// Not at all.
    Unsupported,
}

/// What a field is without values.
#[derive(Debug)]
pub(super) enum Zero {
    Text,
    Number,
    False,
    Struct(Subject),
    Nil,
    Unsupported,
}
