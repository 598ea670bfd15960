//! What Go declarations mean: packages, scopes, named types, underlying types, methods, constants.
//!
//! A [`Universe`] holds packages as syntax and answers questions about them on demand, from any
//! number of threads. It never opens a file: a question whose answer lies in a package that is not
//! there yet is answered with [`Stop::Pending`] and the package is noted in
//! [`Universe::take_demands`]. Whoever owns the universe loads it, adds it and asks again, so a
//! package that nothing depends on is never opened.
//!
//! The crate knows nothing of modules, directories or comment markers.

mod constant;
mod identical;
mod index;
mod instantiate;
mod method_set;
mod resolve;
mod scope;
mod type_set;
mod type_string;
mod types;
mod universe;

pub use constant::{BigFloat, Constant, Float, Value, quote, spell};
pub use identical::identical;
pub use method_set::{MethodKind, Selection};
pub use scope::{
    Declared, Entry, Func, FuncId, ImportTarget, Imports, Left, Missing, MoreSyntax, Package, PackageSyntax, ValueRef,
};
pub use type_set::TypeSet;
pub use type_string::{type_name, type_string};
pub use types::{
    ArrayLen, Basic, DeclId, Field, Interface, LenExpr, Method, PackageId, Param, Signature, Term, Type, TypeId,
};
pub use universe::{Decl, DeclKind, Stop, Universe, Unresolved};

/// The finding codes that this crate raises.
pub const CODES: &[&diag::Code] = &[];
