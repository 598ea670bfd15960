//! Struct tags as reflect.StructTag reads them.

/// The value of `key` in a struct tag, which stands unquoted in `tag`; as `reflect.StructTag.Get`, nothing behind a mistake
/// is found.
#[must_use]
pub fn get(tag: &str, key: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(' ');
        let name_end = rest.find(|c: char| c <= ' ' || matches!(c, ':' | '"' | '\x7f')).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(name_end);
        let quoted = behind.strip_prefix(":\"").filter(|_| !name.is_empty())?;
        let end = closing_quote(quoted)?;
        if name == key {
            // With its quotes, as a literal of Go.
            return Some(gosyn::unquote(&behind.as_bytes()[1..end + 3]).into_owned());
        }
        rest = &quoted[end + 1..];
    }
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        let json = |tag: &str| get(tag, "json");
        assert_eq!(json(r#"json:"name,omitempty""#).as_deref(), Some("name,omitempty"));
        assert_eq!(json(r#"  yaml:"x" json:"" xml:"y""#).as_deref(), Some(""));
        assert_eq!(json(r#"yaml:"a\"b" json:"c\td""#).as_deref(), Some("c\td"));
        for missing in
            ["", "json", "json:", "json:name", r#"json :"x""#, r#":"x" json:"y""#, r#"a:b json:"x""#, r#"json:"x"#]
        {
            assert_eq!(json(missing), None, "{missing}");
        }
    }
}
