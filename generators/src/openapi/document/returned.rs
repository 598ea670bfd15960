//! What a method returns that does nothing else: `{ return "x" }`, `{ return []string{"x", "y"} }`, `{ return nil }`.

use genkit::view::View;
use gotypes::{FuncId, Stop, TypeId};

/// The text of a method of a type from its body on, and the method.
pub(super) fn body<'u>(view: View<'u>, ty: TypeId, name: &str) -> Result<Option<(&'u [u8], FuncId)>, Stop> {
    let Some(decl) = view.decl(ty)? else { return Ok(None) };
    let Some(id) = view.universe.method(decl, name)? else { return Ok(None) };
    Ok(view.universe.func(id).map(|(_, file, func, _)| (&file.source[func.span.end as usize..], id)))
}

/// The strings that a body returns; one alone for a method whose result is no list.
pub(super) fn strings(body: &[u8]) -> Option<Vec<String>> {
    let mut reader = Reader { rest: body };
    reader.take("{")?;
    reader.take("return")?;
    if reader.take("nil").is_some() {
        reader.end()?;
        return Some(Vec::new());
    }
    let mut strings = Vec::new();
    if reader.take("[]string").is_some() {
        reader.take("{")?;
        while reader.take("}").is_none() {
            strings.push(reader.string()?);
            if reader.take(",").is_none() {
                reader.take("}")?;
                break;
            }
        }
    } else {
        strings.push(reader.string()?);
    }
    reader.end()?;
    Some(strings)
}

struct Reader<'t> {
    rest: &'t [u8],
}

impl Reader<'_> {
    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_ascii_start();
            let end = if self.rest.starts_with(b"//") {
                self.rest.iter().position(|&byte| byte == b'\n')
            } else if self.rest.starts_with(b"/*") {
                self.rest.windows(2).position(|pair| pair == b"*/").map(|at| at + 2)
            } else {
                return;
            };
            self.rest = end.map_or(&[], |end| &self.rest[end..]);
        }
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.skip();
        self.rest = self.rest.strip_prefix(word.as_bytes())?;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let _semicolon = self.take(";");
        self.take("}")
    }

    fn string(&mut self) -> Option<String> {
        self.skip();
        let quote = *self.rest.first().filter(|byte| matches!(byte, b'"' | b'`'))?;
        let mut escaped = false;
        let end = self.rest.iter().skip(1).position(|&byte| {
            let ends = byte == quote && !escaped;
            escaped = byte == b'\\' && quote == b'"' && !escaped;
            ends
        })?;
        let (literal, rest) = self.rest.split_at(end + 2);
        self.rest = rest;
        Some(gosyn::unquote(literal).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::strings;

    #[test]
    fn what_methods_return() {
        let of = |body: &str| strings(body.as_bytes());
        let list = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        for (body, returned) in [
            (" { return \"\" }", list(&[""])),
            ("{ return `a` }\nfunc x() {}", list(&["a"])),
            (" {\n\t// why\n\treturn []string{\"a\", /* b */ \"b\\\"\",\n}\n}", list(&["a", "b\""])),
            ("{ return nil; }", list(&[])),
            ("{ return []string{} }", list(&[])),
            ("{ return x }", None),
            ("{ x(); return \"a\" }", None),
            ("{ return \"a\" + \"b\" }", None),
            ("{ return strings }", None),
            ("", None),
            ("{ return \"a", None),
        ] {
            assert_eq!(of(body), returned, "{body}");
        }
    }
}
