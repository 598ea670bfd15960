//! The parts of a function that are read when somebody asks.
//!
//! The scanner cuts out functions that [`crate::signature`] recognises. Each keeps a hold of the
//! file's text; the first question reads that one declaration, as a file of its own if it is not
//! plain, with the places it has in the real one.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use diag::{FileId, Span, Text};
use smol_str::SmolStr;

use crate::ast::{FuncDecl, FuncParts, Ident, Receiver, Signature};
use crate::signature::Header;
use crate::{literal, lower, plain, scan};

/// [`FuncParts`] that may not have been read yet.
#[derive(Clone)]
pub(crate) struct Deferred {
    /// The text of the file; `None` if the parts were read with it.
    source: Option<Text>,
    parts: OnceLock<Box<FuncParts>>,
}

impl Deferred {
    pub(crate) fn known(parts: FuncParts) -> Self {
        Self { source: None, parts: OnceLock::from(Box::new(parts)) }
    }

    pub(crate) fn later(source: &Text) -> Self {
        Self { source: Some(source.clone()), parts: OnceLock::new() }
    }

    /// The parts of the declaration at `span`.
    pub(crate) fn get(&self, span: Span) -> &FuncParts {
        self.parts.get_or_init(|| {
            let source = self.source.as_deref().and_then(|source| source.get(..span.end as usize)).unwrap_or_default();
            if let Some(parts) = plain::function(span, source) {
                return Box::new(parts);
            }
            let mut condensed = scan::condense_function(span, source);
            let lowered = lower::lower(span.file, source, &mut condensed);
            debug_assert!(lowered.diagnostics.is_empty(), "recognised, but not read: {:?}", lowered.diagnostics);
            let read = lowered.funcs.into_iter().next().and_then(|func| func.deferred.parts.into_inner());
            debug_assert!(read.is_some(), "recognised, but not found");
            read.unwrap_or_else(|| {
                let signature = Signature { params: Vec::new(), results: Vec::new() };
                Box::new(FuncParts { receiver: None, params: Vec::new(), signature })
            })
        })
    }
}

impl fmt::Debug for Deferred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.get() {
            Some(parts) => parts.fmt(f),
            None => f.write_str("(not read)"),
        }
    }
}

/// Adds the functions that were cut out of a file to those that were not.
pub(crate) fn add(funcs: &mut Vec<FuncDecl>, file: FileId, source: &Text, headers: &[Header]) {
    let span = |range: &Range<usize>| Span::new(file, range.start as u32, range.end as u32);
    let ident = |range: &Range<usize>, before: Option<&SmolStr>| {
        let text = literal::text(&source[range.clone()]);
        // The methods of a type stand together, and long names are shared by cloning.
        let name = before.filter(|before| before.as_str() == text).cloned();
        Ident { name: name.unwrap_or_else(|| SmolStr::new(&text)), span: span(range) }
    };
    let parsed = funcs.len();
    funcs.reserve_exact(headers.len());
    for header in headers {
        let before = funcs.last().and_then(|func| func.receiver.as_ref()?.base.as_ref()).map(|base| &base.name);
        let receiver = header.receiver.as_ref().map(|receiver| Receiver {
            base: Some(ident(&receiver.base, before)),
            pointer: receiver.pointer,
            span: span(&receiver.span),
        });
        let name = ident(&header.name, None);
        funcs.push(FuncDecl { name, receiver, span: span(&header.span), deferred: Deferred::later(source) });
    }
    if parsed > 0 && !headers.is_empty() {
        funcs.sort_by_key(|func| func.span.start);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{dump, read};

    /// Reads a text with and without cutting functions out; returns how many were.
    fn same(text: &[u8]) -> usize {
        let source: Text = text.into();
        let (later, now) = (read(FileId(0), source.clone(), true), read(FileId(0), source, false));
        assert_eq!(later.funcs.len(), now.funcs.len(), "{}", String::from_utf8_lossy(text));
        for (later, now) in later.funcs.iter().zip(&now.funcs) {
            let shown = String::from_utf8_lossy(text);
            assert_eq!((&later.name, &later.receiver, later.span), (&now.name, &now.receiver, now.span), "{shown}");
            assert_eq!(format!("{:?}", later.parts()), format!("{:?}", now.parts()), "{shown}");
        }
        assert_eq!(dump(&later), dump(&now), "{}", String::from_utf8_lossy(text));
        for (later, now) in [
            (format!("{:#?}", later.types), format!("{:#?}", now.types)),
            (format!("{:#?}", later.consts), format!("{:#?}", now.consts)),
            (format!("{:#?}", later.vars), format!("{:#?}", now.vars)),
            (format!("{:#?}", later.comments), format!("{:#?}", now.comments)),
            (format!("{:#?}", later.diagnostics), format!("{:#?}", now.diagnostics)),
        ] {
            let mut lines = later.lines().zip(now.lines()).skip_while(|(later, now)| later == now).take(12);
            let differs = lines.next().map(|first| std::iter::once(first).chain(lines).collect::<Vec<_>>());
            assert!(later == now, "{}\n{differs:#?}", String::from_utf8_lossy(text));
        }
        scan::condense(FileId(0), text).functions.len()
    }

    #[test]
    fn what_is_cut_out_is_read_alike() {
        let text = "package p\n\n// A\nfunc (t *T) A(a, b int, c ...string) (x map[string][]*q.R, err error) { // b\n}\n\
                    func (T) B(\n\ta [4]func(int) <-chan struct{},\n) interface{} {\n\treturn `}`\n} // c\n\
                    var x = 1; func C() {}\nfunc (t *L[K, _]) D() L[q.R, *T] {}\ntype T struct {\n\tA int `x`\n}\n\
                    func E(_ chan<- int, f func(a, b int) (c error)) {\n}";
        assert_eq!(same(text.as_bytes()), 5);
        let left = String::from_utf8(scan::condense(FileId(0), text.as_bytes()).text().to_vec()).expect("text");
        assert!(!left.contains("func"), "{left}");
    }

    #[test]
    fn our_own_test_data_is_read_alike() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/syntax");
        let root = std::env::var_os("GOSYN_ORACLE").map_or(root, Into::into);
        let mut cut = 0;
        for entry in walkdir::WalkDir::new(root).into_iter().flatten() {
            let end = entry.path().extension().unwrap_or_default();
            if ["go", "input", "golden", "src"].iter().any(|known| end == *known)
                && let Ok(text) = std::fs::read(entry.path())
            {
                cut += same(&text);
            }
        }
        assert!(cut > 20, "only {cut} functions cut out");
    }

    /// Functions put together from tokens: some are Go, most nearly are.
    #[test]
    fn what_is_nearly_a_function_is_read_alike() {
        let mut state = 7_u64;
        let mut pick = |count: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % count
        };
        let whole = [
            "func ( t * T ) f ( a , b int , c ... q . S ) ( x map [ K ] V , err error ) { }",
            "func ( T ) f ( a [ 3 ] int , b [ N ] int , c [ ] G [ A , B ] ) func ( int ) ( string ) { }",
            "func f ( a chan <- int , b <- chan int , c chan T , ) struct { } { x }",
            "func ( t * L [ K , V ] ) f ( int , ... interface { } ) * q . G [ T ] { }",
            "func f ( a , b , c ) { { } }",
            "func new ( f func ( ) , g func ( a int ) b , ) ( ) { }",
        ];
        let tokens: Vec<&str> = whole.iter().flat_map(|text| text.split(' ')).collect();
        let odd =
            ["\n", ";", "/* c */", "// c\n", "\"s\"", "~", "|", "type", "var", "1 +", "é", "'a'", "=", "0b2", "{ }"];
        let heads = [
            "package p \n",
            "package p \n import \"a/b\" \n import _ \"c\" ; import . \"d\" \n",
            "package p \n import ( \n \"a\" \n b \"c/d\" ; . \"e\" \n _ \"f\" \n ) \n",
            "// c\n\n package p // d\n import ( ) \n import `g` \n import \"h\" \n",
        ];
        let mut cut = 0;
        for _ in 0..6_000 {
            let mut head: Vec<&str> = heads[pick(heads.len())].split(' ').collect();
            if pick(2) == 0 {
                let at = pick(head.len());
                match pick(3) {
                    0 => drop(head.remove(at)),
                    1 => head.insert(at, tokens[pick(tokens.len())]),
                    _ => head.insert(at, odd[pick(odd.len())]),
                }
            }
            let mut text = head.join(" ") + ["\n", "\ntype T int\n", " // c\n"][pick(3)];
            for _ in 0..1 + pick(3) {
                let mut function: Vec<&str> = whole[pick(whole.len())].split(' ').collect();
                for _ in 0..pick(3) {
                    let at = pick(function.len());
                    match pick(4) {
                        0 => drop(function.remove(at)),
                        1 => function[at] = tokens[pick(tokens.len())],
                        2 => function.insert(at, tokens[pick(tokens.len())]),
                        _ => function.insert(at, odd[pick(odd.len())]),
                    }
                }
                text += &function.join(if pick(8) == 0 { "  " } else { " " });
                text += ["\n", "\n\n// c\n", " // c\n", "\n", "; ", "\nvar x = 1 +\n", "\nvar x = []T{1}\n"][pick(7)];
            }
            cut += same(text.as_bytes());
        }
        assert!(cut > 2_500, "only {cut} functions cut out");
    }
}
