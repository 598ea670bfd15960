//! What is decided about a type: its methods as a tree, without strings that are not names.

use gotypes::TypeId;

/// The methods of one type.
#[derive(Debug)]
pub(super) struct TypePlan {
    /// The type.
    pub(super) ty: TypeId,
    /// Maps and slices have value receivers.
    pub(super) reference: bool,
    /// `DeepCopyInto`, unless it is written by hand.
    pub(super) into: Option<Into>,
    /// Whether `DeepCopy` is to be written.
    pub(super) copy: bool,
    /// The interfaces to return the copy as.
    pub(super) interfaces: Interfaces,
    /// Whether these methods have a value receiver.
    pub(super) nonpointer: bool,
}

/// The interfaces that a type's markers name.
#[derive(Debug)]
pub(super) struct Interfaces {
    /// In the order of the markers: they are imported in that order.
    pub(super) named: Vec<TypeId>,
    /// Name and type of each, sorted by full name, each once: the methods are written in that order.
    pub(super) sorted: Vec<(String, TypeId)>,
}

/// What `DeepCopyInto` does.
#[derive(Debug)]
pub(super) enum Into {
    /// Calls the hand-written `DeepCopy`, which returns a pointer or not.
    ByCopy {
        /// Whether the receiver, and so the result, is a pointer.
        pointer: bool,
    },
    /// Copies `*in` to `*out`.
    Body(Plan),
}

/// How `*in` comes to `*out`.
#[derive(Debug)]
pub(super) enum Plan {
    /// By assignment.
    Assign,
    /// A map: the type to make, and what happens to each value.
    Map(TypeId, MapValue),
    /// A slice: the type to make, and what happens to each element.
    Slice(TypeId, Element),
    /// A struct: by assignment, then these fields anew.
    Struct(Vec<(String, FieldCopy)>),
    /// A pointer.
    Pointer(Pointee),
}

/// How `val` comes to `(*out)[key]`.
#[derive(Debug)]
pub(super) enum MapValue {
    /// By its DeepCopy method, whose result is taken as it is.
    Method,
    /// By its DeepCopy method, whose result is a pointer.
    MethodPointer,
    /// By assignment.
    Assign,
    /// By the DeepCopy method that is named after the interface.
    Interface(String),
    /// Through a variable of this type.
    Nested(TypeId, Box<Plan>),
}

/// How `(*in)[i]` comes to `(*out)[i]`.
#[derive(Debug)]
pub(super) enum Element {
    /// All at once by `copy`.
    CopyAll,
    /// By DeepCopyInto.
    Into,
    /// By the DeepCopy method that is named after the interface.
    Interface(String),
    /// Through pointers to both.
    Nested(Box<Plan>),
}

/// How a field is copied.
#[derive(Debug)]
pub(super) enum FieldCopy {
    /// By its DeepCopy method.
    Method,
    /// By its DeepCopyInto method.
    Into,
    /// By assignment.
    Assign,
    /// By the DeepCopy method that is named after the interface.
    Interface(String),
    /// Through pointers to both.
    Nested(Box<Plan>),
}

/// How what a pointer points to is copied.
#[derive(Debug)]
pub(super) enum Pointee {
    /// By its DeepCopy method, which returns a pointer.
    Method,
    /// By its DeepCopy method, which returns a value.
    MethodValue,
    /// Into a new value of this type, by assignment.
    Assign(TypeId),
    /// Into a new value of this type, by DeepCopyInto.
    Into(TypeId),
    /// Into a new value of this type, through both pointers.
    Nested(TypeId, Box<Plan>),
}
