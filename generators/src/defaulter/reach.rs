//! What types lead to, and whether anything is to be done there: most types lead to nothing, whatever the way.
//!
//! On the way all packages are asked for that a root's tree needs, so that they are loaded together.

use diag::FileId;
use genkit::comments::Docs;
use genkit::view::Kind;
use gosyn::ast::File;
use gotypes::{Field, PackageId, Stop, Type, TypeId};
use memchr::memmem;
use rustc_hash::FxHashMap;

use super::plan::Planner;
use super::tags::DEFAULT;

/// A file of Go.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    package: PackageId,
    file: &'a File,
    speaks: bool,
}

/// How a default begins, in the bytes of a file.
const DEFAULT_MARKER: &[u8] = b"+default";

impl<'a> Planner<'a> {
    /// Looks at all that `roots` lead to, and remembers which types lead to nothing that is to be done.
    pub(super) fn reach(&self, roots: &[TypeId]) {
        let mut places: FxHashMap<TypeId, usize> = FxHashMap::default();
        let (mut found, mut above): (Vec<TypeId>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
        let mut enter = |ty: TypeId, found: &mut Vec<TypeId>, above: &mut Vec<Vec<usize>>| {
            *places.entry(ty).or_insert_with(|| {
                found.push(ty);
                above.push(Vec::new());
                found.len() - 1
            })
        };
        for &root in roots {
            enter(root, &mut found, &mut above);
        }
        // Of what cannot be looked at, or not yet, nothing is known.
        let mut fertile = Vec::new();
        let mut nth = 0;
        while let Some(&ty) = found.get(nth) {
            let looked = self.below(ty).and_then(|below| Ok((below, self.is_fertile(ty)?)));
            match looked {
                Ok((below, is_fertile)) => {
                    for ty in below {
                        let place = enter(ty, &mut found, &mut above);
                        above[place].push(nth);
                    }
                    if is_fertile {
                        fertile.push(nth);
                    }
                }
                Err(stop) => {
                    self.pending.set(self.pending.get() || stop == Stop::Pending);
                    fertile.push(nth);
                }
            }
            nth += 1;
        }
        let mut barren = vec![true; found.len()];
        while let Some(nth) = fertile.pop() {
            if std::mem::replace(&mut barren[nth], false) {
                fertile.extend(&above[nth]);
            }
        }
        self.barren.borrow_mut().extend(found.into_iter().zip(barren).filter_map(|(ty, barren)| barren.then_some(ty)));
    }

    /// The types directly below one.
    fn below(&self, ty: TypeId) -> Result<Vec<TypeId>, Stop> {
        if self.is_closed(ty) {
            return Ok(Vec::new());
        }
        Ok(match self.view.kind(ty)? {
            Kind::Pointer | Kind::Slice | Kind::Array | Kind::Map => self.view.elem(ty)?.into_iter().collect(),
            Kind::Alias => vec![self.cx.universe.underlying(ty)?],
            Kind::Struct => self.view.members(ty)?.iter().map(|member| member.ty).collect(),
            Kind::Builtin | Kind::Interface | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => {
                Vec::new()
            }
        })
    }

    /// Whether a type belongs to the standard library, which knows of no marker, and none of whose types has a function.
    pub(super) fn is_closed(&self, ty: TypeId) -> bool {
        let Type::Named { decl, args } = self.cx.universe.ty(ty) else { return false };
        !self.table.reaches_standard
            && !self.cx.comments.has_unowned()
            && args.is_empty()
            && self.cx.universe.is_standard(self.cx.universe.decl_package(*decl))
    }

    /// Whether there is anything to do for a type itself.
    fn is_fertile(&self, ty: TypeId) -> Result<bool, Stop> {
        if self.is_closed(ty) {
            return Ok(false);
        }
        if self.known(ty)?.manual.is_some() {
            return Ok(true);
        }
        let says = |docs: &Docs| {
            docs.closest.iter().any(|line| line.text.trim_start_matches([' ', '\t', '+']).starts_with(DEFAULT))
        };
        let home = self.home(ty)?;
        Ok(self.docs(ty)?.is_some_and(|(_, docs)| says(&docs))
            || self.members(ty)?.iter().any(|member| says(&self.member_docs(member, home).1)))
    }

    fn members(&self, ty: TypeId) -> Result<&'a [Field], Stop> {
        if self.view.kind(ty)? == Kind::Struct { self.view.members(ty) } else { Ok(&[]) }
    }

    /// The package that declares a type; that of predeclared names if it has no name.
    pub(super) fn home(&self, ty: TypeId) -> Result<PackageId, Stop> {
        Ok(self.view.decl(ty)?.map_or(PackageId::BUILTIN, |decl| self.cx.universe.decl_package(decl)))
    }

    /// The comments of a declared type that may speak of a default, and its package.
    pub(super) fn docs(&self, ty: TypeId) -> Result<Option<(PackageId, Docs)>, Stop> {
        let (universe, comments) = (self.cx.universe, self.cx.comments);
        let decl = match universe.ty(universe.unalias(ty)?) {
            Type::Named { decl, args } if comments.covers(universe.decl_package(*decl)) => {
                // Upstream knows an instance that is no struct by another name than the type that is declared.
                if !args.is_empty() && self.view.kind(ty)? == Kind::Alias {
                    return Ok(None);
                }
                decl
            }
            _ => return comments.of_unowned(universe, ty),
        };
        let package = universe.decl_package(*decl);
        let span = universe.decl(*decl)?.span;
        let speaks = span.and_then(|span| self.source(span.file, package)).is_some_and(|source| source.speaks);
        if !speaks && !comments.has_alias(*decl) {
            return Ok(None);
        }
        Ok(Some((package, comments.of(universe, *decl)?)))
    }

    /// The comments of a member that may speak of a default, and the package in which it is declared, which is mostly `home`.
    pub(super) fn member_docs(&self, member: &Field, home: PackageId) -> (PackageId, Docs) {
        match self.source(member.span.file, home) {
            Some(Source { package, file, speaks: true }) => (package, Docs::above(file, member.span.start)),
            Some(Source { package, .. }) => (package, Docs::default()),
            None => (PackageId::BUILTIN, Docs::default()),
        }
    }

    /// The file with this id, which is looked for in `home` first.
    fn source(&self, id: FileId, home: PackageId) -> Option<Source<'a>> {
        if let Some(&found) = self.files.borrow().get(&id) {
            return Some(found);
        }
        let universe = self.cx.universe;
        let (package, file) = match universe.file(home, id) {
            Some(file) => (home, file),
            None => universe.packages().find_map(|package| Some((package.id(), package.file(id)?)))?,
        };
        let found = Source { package, file, speaks: memmem::find(&file.source, DEFAULT_MARKER).is_some() };
        self.files.borrow_mut().insert(id, found);
        Some(found)
    }
}
