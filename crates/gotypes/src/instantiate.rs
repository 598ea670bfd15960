//! Type arguments in the place of type parameters.

use crate::types::{Field, Interface, Method, Param, Signature, Term, Type, TypeId};
use crate::universe::Universe;

impl Universe {
    /// `ty` with `params` replaced by `args`; unchanged where one of the lists is empty.
    #[must_use]
    pub fn instantiate(&self, ty: TypeId, params: &[TypeId], args: &[TypeId]) -> TypeId {
        if params.is_empty() || args.is_empty() {
            return ty;
        }
        let go = |ty: TypeId| self.instantiate(ty, params, args);
        match self.ty(ty) {
            Type::Param { .. } => match params.iter().position(|&param| param == ty) {
                Some(at) => args.get(at).copied().unwrap_or(ty),
                None => ty,
            },
            Type::Named { decl, args: inner } if !inner.is_empty() => {
                let inner = inner.iter().map(|&arg| go(arg)).collect();
                self.intern(Type::Named { decl: *decl, args: inner })
            }
            Type::Pointer(elem) => self.intern(Type::Pointer(go(*elem))),
            Type::Slice(elem) => self.intern(Type::Slice(go(*elem))),
            Type::Array(len, elem) => self.intern(Type::Array(len.clone(), go(*elem))),
            Type::Map(key, value) => self.intern(Type::Map(go(*key), go(*value))),
            Type::Chan(dir, elem) => self.intern(Type::Chan(*dir, go(*elem))),
            Type::Struct(fields) => {
                let changed = fields.iter().any(|field| go(field.ty) != field.ty);
                if !changed {
                    return ty;
                }
                let fields = fields.iter().map(|field| Field { ty: go(field.ty), ..field.clone() }).collect();
                self.intern(Type::Struct(fields))
            }
            Type::Interface(interface) => {
                let method = |method: &Method| Method { signature: go(method.signature), ..method.clone() };
                let term = |term: &Term| Term { ty: go(term.ty), ..term.clone() };
                let interface = Interface {
                    methods: interface.methods.iter().map(method).collect(),
                    embedded: interface.embedded.iter().map(|union| union.iter().map(term).collect()).collect(),
                };
                self.intern(Type::Interface(Box::new(interface)))
            }
            Type::Func(signature) => {
                let param = |param: &Param| Param { ty: go(param.ty), ..param.clone() };
                let signature = Signature {
                    params: signature.params.iter().map(param).collect(),
                    results: signature.results.iter().map(param).collect(),
                    variadic: signature.variadic,
                };
                self.intern(Type::Func(Box::new(signature)))
            }
            Type::Named { .. } | Type::Basic(_) | Type::Invalid(_) => ty,
        }
    }
}
