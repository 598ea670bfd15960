//! What a declared type is to a generator, and where its kinds may stand.

/// What a declared type is to a generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A struct of which copies may need methods.
    Struct,
    /// A struct of basic types only: what a map's key may be.
    Plain,
    /// A map or a slice.
    Collection,
    /// A basic type.
    Basic,
    /// A pointer.
    Pointer,
    /// An array.
    Array,
    /// An interface.
    Interface,
    /// A function: no field may be one.
    Func,
}

/// Where a type stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// As the type of a field.
    Field,
    /// As the element of a slice or the value of a map.
    Element,
    /// Behind a pointer.
    Pointee,
    /// As the key of a map.
    Key,
}

impl Place {
    /// Whether upstream copies such a type here.
    pub(crate) const fn allows(self, form: Form, arrays: bool) -> bool {
        match form {
            Form::Plain | Form::Basic => true,
            Form::Struct | Form::Collection | Form::Pointer => !matches!(self, Self::Key),
            Form::Interface => matches!(self, Self::Field | Self::Element),
            Form::Array => arrays && matches!(self, Self::Field),
            Form::Func => false,
        }
    }
}
