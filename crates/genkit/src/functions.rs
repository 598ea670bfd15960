//! The functions of a package that are written by hand: those of generated files are not in the universe.

use gosyn::ast::Ident;
use gotypes::{Entry, FuncId, PackageId, Signature, Stop, Type, Universe};

use crate::comments::Docs;

/// A function that a package declares at its top level; methods are none.
#[derive(Clone, Copy, Debug)]
pub struct Function<'u> {
    /// Which it is.
    pub id: FuncId,
    /// Its name, and where that stands.
    pub name: &'u Ident,
}

impl<'u> Function<'u> {
    /// The functions of a package whose name starts with one of `prefixes`, in byte order of their names. The run must ask
    /// for these prefixes ([`Info::asks`](crate::generator::Info::asks)), or what a program wrote may be passed over.
    ///
    /// # Errors
    ///
    /// As [`Universe::whole`].
    pub fn of_package(universe: &'u Universe, package: PackageId, prefixes: &[&str]) -> Result<Vec<Self>, Stop> {
        let mut found = Vec::new();
        for (name, entry) in universe.mentioning(package, prefixes)?.names() {
            let Entry::Func(index) = entry else { continue };
            if prefixes.iter().any(|prefix| name.starts_with(prefix)) {
                found.extend(Self::of(universe, FuncId { package, index }));
            }
        }
        Ok(found)
    }

    /// The function with this id, if its package is loaded.
    #[must_use]
    pub fn of(universe: &'u Universe, id: FuncId) -> Option<Self> {
        let (_, _, func, _) = universe.func(id)?;
        Some(Self { id, name: &func.name })
    }

    /// Its parameters and results.
    ///
    /// # Errors
    ///
    /// As [`Universe::signature`].
    pub fn signature(&self, universe: &'u Universe) -> Result<Option<&'u Signature>, Stop> {
        Ok(match universe.ty(universe.signature(self.id)?) {
            Type::Func(signature) => Some(signature),
            _ => None,
        })
    }

    /// The lines of the comments above it that can be markers.
    #[must_use]
    pub fn docs(&self, universe: &Universe) -> Docs {
        match universe.func(self.id) {
            Some((_, file, func, _)) => Docs::above(file, func.name.span.start),
            None => Docs::default(),
        }
    }
}
