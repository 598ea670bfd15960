//! Functions and methods, with their signatures and receivers.

use gosyn::ast::{self, File};
use smol_str::SmolStr;

use super::{Stop, Universe};
use crate::resolve::Resolver;
use crate::scope::{Entry, FuncId, Package};
use crate::types::{DeclId, PackageId, Type, TypeId};

impl Universe {
    /// The methods declared for a defined type, in source order; promoted ones are not among them.
    ///
    /// # Errors
    ///
    /// As [`Universe::package`].
    pub fn methods(&self, decl: DeclId) -> Result<impl Iterator<Item = FuncId> + use<'_>, Stop> {
        let slot = &self.decls[decl.0 as usize];
        let methods: &[u32] =
            if slot.package == PackageId::BUILTIN { &[] } else { self.whole(slot.package)?.methods_of(&slot.name) };
        let package = slot.package;
        Ok(methods.iter().map(move |&index| FuncId { package, index }))
    }

    /// The first method of this name that is declared for a defined type.
    ///
    /// # Errors
    ///
    /// As [`Universe::package`].
    pub fn method(&self, decl: DeclId, name: &str) -> Result<Option<FuncId>, Stop> {
        let slot = &self.decls[decl.0 as usize];
        if slot.package == PackageId::BUILTIN {
            return Ok(None);
        }
        let mut package = self.package(slot.package)?;
        if package.may_mention(name) {
            package = self.whole(slot.package)?;
        }
        let is_named = |index: &&u32| {
            let func = &package.funcs[**index as usize];
            package.files[func.file as usize].funcs[func.decl as usize].name.name == name
        };
        let found = package.methods_of(&slot.name).iter().find(is_named);
        Ok(found.map(|&index| FuncId { package: slot.package, index }))
    }

    /// The syntax of a function of a loaded package.
    #[must_use]
    pub fn func(&self, id: FuncId) -> Option<(&Package, &File, &ast::FuncDecl, bool)> {
        let package = self.loaded(id.package)?;
        let func = package.funcs.get(id.index as usize)?;
        let file = &package.files[func.file as usize];
        Some((package, file, &file.funcs[func.decl as usize], func.pointer_receiver))
    }

    /// The signature of a function, a [`Type::Func`]; the receiver is not part of it.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first.
    pub fn signature(&self, id: FuncId) -> Result<TypeId, Stop> {
        let package = self.package(id.package)?;
        let func = &package.funcs[id.index as usize];
        if let Some(&signature) = func.signature.get() {
            return Ok(signature);
        }
        let file = &package.files[func.file as usize];
        let decl = &file.funcs[func.decl as usize];
        let parts = decl.parts();
        let mut params = self.type_params(&parts.params, decl.name.span);
        if let Some(receiver) = &parts.receiver {
            params.extend(self.receiver_params(package, receiver));
        }
        let resolver = Resolver { universe: self, package, file, params: &params };
        let signature = resolver.signature(&parts.signature)?;
        Ok(*func.signature.get_or_init(|| signature))
    }

    /// The parameters of the type that a method is declared for, by the names that its receiver gives them.
    #[must_use]
    pub fn receiver_args(&self, id: FuncId) -> Vec<TypeId> {
        let Some((package, _, func, _)) = self.func(id) else { return Vec::new() };
        let Some(receiver) = &func.parts().receiver else { return Vec::new() };
        let params = self.receiver_params(package, receiver).into_iter();
        let named = |(name, ty)| match self.ty(ty) {
            Type::Param { index, owner, .. } => self.intern(Type::Param { name, index: *index, owner: *owner }),
            _ => ty,
        };
        params.map(named).collect()
    }

    /// The receiver's type parameters, which may be named anew but are those of the type.
    pub(super) fn receiver_params(&self, package: &Package, receiver: &ast::TypeExpr) -> Vec<(SmolStr, TypeId)> {
        let (base, args) = match &receiver.kind {
            ast::TypeExprKind::Pointer(inner) | ast::TypeExprKind::Paren(inner) => {
                return self.receiver_params(package, inner);
            }
            ast::TypeExprKind::Instance { base, args } => (base, args),
            _ => return Vec::new(),
        };
        let ast::TypeExprKind::Name(name) = &base.kind else { return Vec::new() };
        let Some(Entry::Type { file, spec }) = package.lookup(name) else { return Vec::new() };
        let spec = &package.files[file as usize].types[spec as usize];
        let declared = self.type_params(&spec.params, spec.name.span);
        args.iter()
            .zip(declared)
            .filter_map(|(arg, (_, ty))| match &arg.kind {
                ast::TypeExprKind::Name(name) => Some((name.clone(), ty)),
                _ => None,
            })
            .collect()
    }
}
