//! Composite literals over several lines, in gofmt's layout: which values stand in one column.

use crate::code::Code;

/// An element of a composite literal that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What stands before the colon; none of an element without key.
    key: Option<String>,
    value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// A value on one line.
    Line(String),
    /// A literal whose elements stand on lines of their own; what opens it, and they.
    Block(String, Vec<Element>),
    /// The same with the end of the literal behind the last element.
    Glued(String, Vec<Element>),
    /// The same as the last part of another literal, whose end follows its own.
    Inner(String, Vec<Element>),
    /// A literal whose elements stand together on a line of their own, with the end of the literal behind them.
    Run(String, Vec<String>),
}

impl Element {
    /// `key: value`.
    #[must_use]
    pub fn pair(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: Some(key.into()), value: Value::Line(value.into()) }
    }

    /// `value` without a key.
    #[must_use]
    pub fn plain(value: impl Into<String>) -> Self {
        Self { key: None, value: Value::Line(value.into()) }
    }

    /// `key: ty{…}` with the elements on lines of their own; on one line where there are none.
    #[must_use]
    pub fn block(key: impl Into<String>, ty: impl Into<String>, elements: Vec<Self>) -> Self {
        Self { key: Some(key.into()), value: Value::block(ty.into(), elements) }
    }

    /// `{…}` without a key, as a block.
    #[must_use]
    pub fn plain_block(ty: impl Into<String>, elements: Vec<Self>) -> Self {
        Self { key: None, value: Value::block(ty.into(), elements) }
    }

    /// The same with the end of the literal behind the last element.
    #[must_use]
    pub fn glued(key: impl Into<String>, ty: impl Into<String>, elements: Vec<Self>) -> Self {
        Self { key: Some(key.into()), value: Value::Glued(ty.into(), elements) }
    }

    /// `key: outer{…, ty{` and the elements on lines of their own, then both ends; `opening` is all but the last brace.
    #[must_use]
    pub fn inner(key: impl Into<String>, opening: impl Into<String>, elements: Vec<Self>) -> Self {
        let opening = opening.into();
        let value = match elements.is_empty() {
            true => Value::Line(opening + "{}}"),
            false => Value::Inner(opening, elements),
        };
        Self { key: Some(key.into()), value }
    }

    /// `key: ty{` and all `values` on the next line.
    #[must_use]
    pub fn run(key: impl Into<String>, ty: impl Into<String>, values: Vec<String>) -> Self {
        Self { key: Some(key.into()), value: Value::Run(ty.into(), values) }
    }

    /// The size of the key, of an element on one line: what decides about columns.
    fn size(&self) -> Option<usize> {
        match (&self.key, &self.value) {
            (Some(key), Value::Line(value)) if !value.contains('\n') => Some(key.len()),
            (None, Value::Line(value)) if !value.contains('\n') => Some(value.len()),
            _ => None,
        }
    }

    /// The width of the key's column, of an element on one line.
    fn width(&self) -> Option<usize> {
        self.size()?;
        self.key.as_ref().map(|key| key.chars().count())
    }

    fn write(&self, code: &mut Code, width: usize) {
        let key = match &self.key {
            Some(key) => {
                let blanks = width.saturating_sub(key.chars().count());
                format!("{key}: {:blanks$}", "")
            }
            None => String::new(),
        };
        match &self.value {
            Value::Line(value) => code.line(format!("{key}{value},")),
            Value::Block(ty, elements) => {
                code.open(format!("{key}{ty}{{"));
                write(code, elements);
                code.close("},");
            }
            Value::Inner(opening, elements) => {
                code.open(format!("{key}{opening}{{"));
                write(code, elements);
                code.close("}},");
            }
            Value::Glued(ty, elements) => {
                code.open(format!("{key}{ty}{{"));
                write(code, elements);
                code.dedent();
                code.amend(",", "},");
            }
            Value::Run(ty, values) => {
                code.open(format!("{key}{ty}{{"));
                code.line(format!("{}}},", values.join(", ")));
                code.dedent();
            }
        }
    }
}

impl Value {
    fn block(ty: String, elements: Vec<Element>) -> Self {
        if elements.is_empty() { Self::Line(ty + "{}") } else { Self::Block(ty, elements) }
    }
}

/// Writes elements on lines of their own, with their values in columns as go/printer's `exprList` breaks them.
pub fn write(code: &mut Code, elements: &[Element]) {
    let mut start = 0;
    while start < elements.len() {
        let end = start + section(&elements[start..]);
        let width = elements[start..end].iter().filter_map(Element::width).max().unwrap_or(0);
        for element in &elements[start..end] {
            element.write(code, if element.size().is_some() { width } else { 0 });
        }
        start = end;
    }
}

/// How many of the first elements share a column.
fn section(elements: &[Element]) -> usize {
    /// Keys up to this size are aligned whatever their sizes.
    const SMALL: usize = 40;
    /// Others as far as their sizes are within this ratio of the mean.
    const RATIO: f64 = 2.5;
    let Some(mut before) = elements.first().and_then(Element::size) else { return 1 };
    let mut logarithms = (before as f64).ln();
    for (nth, element) in elements.iter().enumerate().skip(1) {
        let Some(size) = element.size() else { return nth };
        if before > SMALL || size > SMALL {
            let ratio = size as f64 / (logarithms / nth as f64).exp();
            if RATIO * ratio <= 1.0 || RATIO <= ratio {
                return nth;
            }
        }
        before = size;
        logarithms += (size as f64).ln();
    }
    elements.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(elements: &[Element]) -> String {
        let mut code = Code::new();
        write(&mut code, elements);
        code.into_text()
    }

    #[test]
    fn columns() {
        let elements = [
            Element::pair("Type", "a"),
            Element::pair("Format", "b"),
            Element::block("Items", "&T", vec![Element::pair("A", "1")]),
            Element::pair("Ref", "c"),
            Element::run("Dependencies", "[]string", vec!["\"d\"".to_owned(), "\"e\"".to_owned()]),
            Element::block("Empty", "T", Vec::new()),
            Element::inner("I", "{g, T", Vec::new()),
            Element::inner("J", "{g, T", vec![Element::pair("K", "1")]),
            Element::pair("Größe", "f"),
        ];
        assert_eq!(
            layout(&elements),
            "Type:   a,\nFormat: b,\nItems: &T{\n\tA: 1,\n},\nRef: c,\nDependencies: []string{\n\t\"d\", \"e\"},\n\
             Empty: T{},\nI:     {g, T{}},\nJ: {g, T{\n\tK: 1,\n}},\nGröße: f,\n"
        );
    }

    #[test]
    fn large_keys_are_aligned_by_their_ratio() {
        let columns = |sizes: [usize; 3]| {
            let elements = sizes.map(|size| Element::pair("k".repeat(size), "v"));
            let text = layout(&elements);
            text.lines().map(|line| line.len() - 2).collect::<Vec<_>>()
        };
        assert_eq!(columns([20, 49, 60]), [62, 62, 62]);
        assert_eq!(columns([20, 51, 60]), [22, 62, 62], "51 is more than 2.5 times 20");
        assert_eq!(columns([1, 40, 41]), [42, 42, 43], "41 is more than 2.5 times the mean of 1 and 40");
    }
}
