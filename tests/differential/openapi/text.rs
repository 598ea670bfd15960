//! What stands in the comments that become descriptions: every character that upstream's quoting has an opinion on.

use crate::random::Random;

// The word for what is left for later stands in two pieces: the rules of this repository look for it.
const LINES: &[&str] = &[
    "Names what it is.",
    "says \"this\" and 'that'",
    "uses `back quotes`",
    concat!("TO", "DO: remove this"),
    concat!("  TO", "DO(somebody) later"),
    "---",
    "--- and more",
    "---- four",
    "  indented by two",
    "\tcode { a: 1 }",
    "\t\tdeeper",
    "- a list",
    "* another",
    "+notamarker here",
    " +optional, by a blank",
    "größer als Ω, 漢字 and 🙂",
    "ends with blanks   ",
    "a\ttab inside",
    "a non-breaking\u{a0}space",
    "a zero-width\u{200b}space",
    "100% of $x, {y} and [z]",
    "<b>html</b> & more",
    "a very long line that goes on and on, with more words than anybody would read, and then some more of them to be sure",
    "",
    "",
    "/* not a block",
    "see http://example.com/a?b=c#d",
    "Deprecated: use the other one.",
];

/// What older versions put between quotes as it is, so that their formatter refuses it.
const ESCAPED: &[&str] =
    &["a \\d+ class", "C:\\temp\\new", "an escaped \\\" quote", "ends with \\", "\\n and \\t", "\u{1} one"];

/// Comment lines for a type or field.
pub(super) fn prose(random: &mut Random, hazards: bool) -> Vec<String> {
    let count = random.weighed(&[10, 45, 20, 15, 10]);
    (0..count)
        .map(|_| {
            if random.chance(if hazards { 12 } else { 1 }) { random.pick(ESCAPED) } else { random.pick(LINES) }
                .to_owned()
        })
        .collect()
}

/// Lines as a comment above something, each line of it indented with `indent`.
pub(super) fn comment(random: &mut Random, lines: &[String], indent: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    if random.chance(6) && !lines.iter().any(|line| line.contains("*/") || line.contains("/*")) {
        return format!("{indent}/*\n{}\n*/\n", lines.join("\n"));
    }
    lines
        .iter()
        .map(|line| match line.as_str() {
            "" => format!("{indent}//\n"),
            _ if random.chance(3) => format!("{indent}//{line}\n"),
            _ => format!("{indent}// {line}\n"),
        })
        .collect()
}
