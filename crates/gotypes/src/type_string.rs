//! Types nearly as go/types prints them: full package paths, one line. Two things differ, because upstream's
//! generators undo them: type arguments stand without blanks, and methods of an interface in source order.

use gosyn::ast::ChanDir;

use crate::types::{Interface, Param, Signature, Type, TypeId};
use crate::universe::{Stop, Universe};

/// The type as text, with full package paths, for messages: a length that is not known is `invalid`.
#[must_use]
pub fn type_string(universe: &Universe, ty: TypeId) -> String {
    written(universe, ty).text
}

/// The same where the text decides something.
///
/// # Errors
///
/// [`Stop::Pending`] where a package has to be loaded to know the length of an array.
pub fn type_name(universe: &Universe, ty: TypeId) -> Result<String, Stop> {
    let Out { text, pending } = written(universe, ty);
    if pending { Err(Stop::Pending) } else { Ok(text) }
}

fn written(universe: &Universe, ty: TypeId) -> Out {
    let mut out = Out::default();
    write(universe, ty, &mut out);
    out
}

/// What has been written.
#[derive(Default)]
struct Out {
    text: String,
    /// A package has to be loaded to know what stands there.
    pending: bool,
}

impl Out {
    fn push(&mut self, letter: char) {
        self.text.push(letter);
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn write(universe: &Universe, ty: TypeId, out: &mut Out) {
    match universe.ty(ty) {
        Type::Basic(basic) => out.push_str(basic.name()),
        Type::Named { decl, args } => {
            let path = universe.path(universe.decl_package(*decl));
            if !path.is_empty() {
                out.push_str(path);
                out.push('.');
            }
            out.push_str(universe.decl_name(*decl));
            if !args.is_empty() {
                out.push('[');
                for (nth, &arg) in args.iter().enumerate() {
                    if nth > 0 {
                        out.push(',');
                    }
                    write(universe, arg, out);
                }
                out.push(']');
            }
        }
        Type::Pointer(elem) => {
            out.push('*');
            write(universe, *elem, out);
        }
        Type::Slice(elem) => {
            out.push_str("[]");
            write(universe, *elem, out);
        }
        Type::Array(len, elem) => {
            let known = universe.array_len(len);
            out.pending |= known == Err(Stop::Pending);
            match known {
                Ok(Some(known)) => out.push_str(&format!("[{known}]")),
                Ok(None) | Err(_) => out.push_str("[invalid]"),
            }
            write(universe, *elem, out);
        }
        Type::Map(key, value) => {
            out.push_str("map[");
            write(universe, *key, out);
            out.push(']');
            write(universe, *value, out);
        }
        Type::Chan(dir, elem) => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Receive => "<-chan ",
            });
            let parens = *dir != ChanDir::Send && matches!(universe.ty(*elem), Type::Chan(ChanDir::Receive, _));
            if parens {
                out.push('(');
            }
            write(universe, *elem, out);
            if parens {
                out.push(')');
            }
        }
        Type::Struct(fields) => {
            out.push_str("struct{");
            for (nth, field) in fields.iter().enumerate() {
                if nth > 0 {
                    out.push_str("; ");
                }
                if !field.embedded {
                    out.push_str(&field.name);
                    out.push(' ');
                }
                write(universe, field.ty, out);
                if !field.tag.is_empty() {
                    out.push_str(&format!(" {:?}", field.tag));
                }
            }
            out.push('}');
        }
        Type::Interface(interface) => write_interface(universe, interface, out),
        Type::Func(signature) => {
            out.push_str("func");
            write_signature(universe, signature, out);
        }
        Type::Param { name, .. } => out.push_str(name),
        Type::Invalid(_) => out.push_str("invalid type"),
    }
}

fn write_interface(universe: &Universe, interface: &Interface, out: &mut Out) {
    out.push_str("interface{");
    let mut first = true;
    let mut separate = |out: &mut Out| {
        if !std::mem::take(&mut first) {
            out.push_str("; ");
        }
    };
    for method in &interface.methods {
        separate(out);
        out.push_str(&method.name);
        if let Type::Func(signature) = universe.ty(method.signature) {
            write_signature(universe, signature, out);
        }
    }
    for union in &interface.embedded {
        separate(out);
        for (nth, term) in union.iter().enumerate() {
            if nth > 0 {
                out.push_str(" | ");
            }
            if term.tilde {
                out.push('~');
            }
            write(universe, term.ty, out);
        }
    }
    out.push('}');
}

fn write_signature(universe: &Universe, signature: &Signature, out: &mut Out) {
    let list = |params: &[Param], variadic: bool, out: &mut Out| {
        out.push('(');
        for (nth, param) in params.iter().enumerate() {
            if nth > 0 {
                out.push_str(", ");
            }
            if !param.name.is_empty() {
                out.push_str(&param.name);
                out.push(' ');
            }
            match universe.ty(param.ty) {
                Type::Slice(elem) if variadic && nth + 1 == params.len() => {
                    out.push_str("...");
                    write(universe, *elem, out);
                }
                _ => write(universe, param.ty, out),
            }
        }
        out.push(')');
    };
    list(&signature.params, signature.variadic, out);
    match signature.results.as_slice() {
        [] => {}
        [only] if only.name.is_empty() => {
            out.push(' ');
            write(universe, only.ty, out);
        }
        results => {
            out.push(' ');
            list(results, false, out);
        }
    }
}
