//! Methods and fields of a type, promoted ones included.
//!
//! A struct lends its users what it embeds: at each depth of embedding a name counts if it stands
//! there once, and hides what is deeper. Which package asks for an unexported name is not checked
//! by the lookup; the method set keeps equal unexported names of different packages apart.

use std::collections::BTreeMap;

use diag::Span;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::scope::FuncId;
use crate::types::{DeclId, PackageId, Type, TypeId};
use crate::universe::{Stop, Universe};

/// A field or method that a type has, itself or through embedding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Its name.
    pub name: SmolStr,
    /// The fields that lead there, from the outside; of a field the last one is the field itself.
    pub path: Box<[u32]>,
    /// The field's type, or the method's signature with the receiver's type arguments put in.
    pub ty: TypeId,
    /// Whether a pointer is followed on the way, the type itself being one included.
    pub indirect: bool,
    /// What kind of method it is; `None` for a field.
    pub method: Option<MethodKind>,
}

/// Where a method comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    /// Declared for a defined type.
    Declared {
        /// The declaration.
        func: FuncId,
        /// Whether its receiver is a pointer.
        pointer_receiver: bool,
    },
    /// Required by an interface: its identifier there.
    Interface(Span),
}

impl Selection {
    /// Whether the method can be called on a value that has no address.
    #[must_use]
    pub fn needs_address(&self) -> bool {
        matches!(self.method, Some(MethodKind::Declared { pointer_receiver: true, .. })) && !self.indirect
    }
}

/// A type to look into, and how it was reached.
struct Embedded {
    ty: TypeId,
    path: Vec<u32>,
    indirect: bool,
    /// Whether it was reached more than once at this depth, so that all its names collide.
    multiple: bool,
}

/// What one type offers itself.
struct Offer {
    methods: Vec<(Owner, Selection)>,
    fields: Vec<(Owner, Selection)>,
    embedded: Vec<Embedded>,
}

/// The package that an unexported name belongs to; `None` for an exported one.
type Owner = Option<PackageId>;

impl Universe {
    /// The method set of `ty` by the rules of the language, sorted as go/types sorts it: a pointer
    /// receiver's method is in the set of the pointer only.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first; [`Stop::Unresolved`] where an
    /// embedded type is not known.
    pub fn method_set(&self, ty: TypeId) -> Result<Vec<Selection>, Stop> {
        let mut found: BTreeMap<String, Option<Selection>> = BTreeMap::new();
        let mut walk = Walk::new(self, ty)?;
        while let Some(offers) = walk.deeper()? {
            let mut here: BTreeMap<String, Option<Selection>> = BTreeMap::new();
            let mut hidden = Vec::new();
            for (offer, multiple) in offers {
                for (owner, method) in offer.methods {
                    let key = self.key(owner, &method.name);
                    let clash = multiple || method.needs_address() || here.contains_key(&key);
                    here.insert(key, (!clash).then_some(method));
                }
                hidden.extend(offer.fields.into_iter().map(|(owner, field)| self.key(owner, &field.name)));
            }
            for key in hidden {
                here.insert(key, None);
            }
            for (key, selection) in here {
                found.entry(key).or_insert(selection);
            }
        }
        Ok(found.into_values().flatten().collect())
    }

    /// The field or method `name` of `ty`; `None` where there is none, or more than one at the same
    /// depth. Methods of `*ty` are found too: see [`Selection::needs_address`].
    ///
    /// # Errors
    ///
    /// As [`Universe::method_set`].
    pub fn lookup_field_or_method(&self, ty: TypeId, name: &str) -> Result<Option<Selection>, Stop> {
        let unaliased = self.unalias(ty)?;
        if let Type::Named { .. } = self.ty(unaliased)
            && let under = self.underlying(unaliased)?
            && let Type::Pointer(_) = self.ty(under)
        {
            // A defined pointer type has the fields of what it points to, but not the methods.
            let selection = self.lookup_field_or_method(under, name)?;
            return Ok(selection.filter(|selection| selection.method.is_none()));
        }
        let mut walk = Walk::new(self, unaliased)?;
        while let Some(offers) = walk.deeper()? {
            let mut found = None;
            for (offer, multiple) in offers {
                for (_, selection) in offer.methods.into_iter().chain(offer.fields) {
                    if selection.name != name {
                        continue;
                    }
                    if multiple || found.is_some() {
                        return Ok(None);
                    }
                    found = Some(selection);
                }
            }
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// What sorts and tells apart names of a method set, as go/types' `Id`.
    fn key(&self, owner: Owner, name: &str) -> String {
        match owner {
            None => name.to_owned(),
            Some(package) => format!("{}.{name}", self.path(package)),
        }
    }
}

/// Types looked into for one answer; a generic type that embeds itself with ever longer arguments
/// would never end.
const MAX_TYPES: usize = 2_000;

/// Goes through the embedded types, one depth after the other.
struct Walk<'u> {
    universe: &'u Universe,
    current: Vec<Embedded>,
    seen: FxHashSet<TypeId>,
}

impl<'u> Walk<'u> {
    fn new(universe: &'u Universe, ty: TypeId) -> Result<Self, Stop> {
        let ty = universe.unalias(ty)?;
        let (base, pointer) = deref(universe, ty)?;
        let mut current = vec![Embedded { ty: base, path: Vec::new(), indirect: pointer, multiple: false }];
        if pointer && matches!(universe.ty(universe.underlying(base)?), Type::Interface(_)) {
            // A pointer to an interface has nothing of the interface.
            current.clear();
        }
        Ok(Self { universe, current, seen: FxHashSet::default() })
    }

    /// What the types of the next depth offer, each with whether it was reached more than once.
    fn deeper(&mut self) -> Result<Option<Vec<(Offer, bool)>>, Stop> {
        if self.current.is_empty() || self.seen.len() > MAX_TYPES {
            return Ok(None);
        }
        let mut offers = Vec::new();
        let mut next: Vec<Embedded> = Vec::new();
        for entry in std::mem::take(&mut self.current) {
            if matches!(self.universe.ty(entry.ty), Type::Named { .. }) && !self.seen.insert(entry.ty) {
                // It was there at a lesser depth already, where it hides itself.
                continue;
            }
            let mut offer = self.offer(&entry)?;
            for inner in offer.embedded.drain(..) {
                match next.iter_mut().find(|known| known.ty == inner.ty) {
                    Some(known) => known.multiple = true,
                    None => next.push(inner),
                }
            }
            offers.push((offer, entry.multiple));
        }
        self.current = next;
        Ok(Some(offers))
    }

    fn offer(&self, entry: &Embedded) -> Result<Offer, Stop> {
        let universe = self.universe;
        let mut offer = Offer { methods: Vec::new(), fields: Vec::new(), embedded: Vec::new() };
        let declared = match universe.ty(entry.ty) {
            Type::Named { decl, args } => Some((*decl, args)),
            _ => None,
        };
        let home = declared.map(|(decl, _)| universe.decl_package(decl));
        if let Some((decl, args)) = declared {
            self.declared(decl, args, entry, &mut offer)?;
        }
        let under = universe.underlying(entry.ty)?;
        let selection = |name: &SmolStr, path: Vec<u32>, ty, method| {
            let selection = Selection { name: name.clone(), path: path.into(), ty, indirect: entry.indirect, method };
            (owner(name, home), selection)
        };
        match universe.ty(under) {
            Type::Struct(fields) => {
                for (nth, field) in (0_u32..).zip(fields) {
                    let mut path = entry.path.clone();
                    path.push(nth);
                    if field.embedded {
                        let (ty, pointer) = deref(universe, universe.unalias(field.ty)?)?;
                        let indirect = entry.indirect || pointer;
                        offer.embedded.push(Embedded { ty, path: path.clone(), indirect, multiple: entry.multiple });
                    }
                    if field.name != "_" {
                        offer.fields.push(selection(&field.name, path, field.ty, None));
                    }
                }
            }
            Type::Interface(_) => {
                for method in universe.interface_methods(under)? {
                    let kind = Some(MethodKind::Interface(method.span));
                    let (owner, mut found) = selection(&method.name, entry.path.clone(), method.signature, kind);
                    found.indirect = true;
                    offer.methods.push((owner, found));
                }
            }
            _ => {}
        }
        Ok(offer)
    }

    fn declared(&self, decl: DeclId, args: &[TypeId], entry: &Embedded, offer: &mut Offer) -> Result<(), Stop> {
        let universe = self.universe;
        let params = &universe.decl(decl)?.params;
        for func in universe.methods(decl)? {
            let Some((_, _, syntax, pointer_receiver)) = universe.func(func) else { continue };
            if syntax.name.name == "_" {
                continue;
            }
            let signature = universe.signature(func)?;
            offer.methods.push((
                owner(&syntax.name.name, Some(func.package)),
                Selection {
                    name: syntax.name.name.clone(),
                    path: entry.path.clone().into(),
                    ty: universe.instantiate(signature, params, args),
                    indirect: entry.indirect,
                    method: Some(MethodKind::Declared { func, pointer_receiver }),
                },
            ));
        }
        Ok(())
    }
}

fn owner(name: &str, home: Option<PackageId>) -> Owner {
    if name.starts_with(char::is_uppercase) { None } else { home }
}

/// The type behind a pointer that is written as one, and whether it was.
fn deref(universe: &Universe, ty: TypeId) -> Result<(TypeId, bool), Stop> {
    match universe.ty(ty) {
        Type::Pointer(elem) => Ok((universe.unalias(*elem)?, true)),
        _ => Ok((ty, false)),
    }
}
