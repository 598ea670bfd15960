//! Comments in every place, with markers that are right, odd, or of no effect.

use crate::random::Random;

const WORDS: &[&str] = &[
    "is what it says",
    "holds the rest }",
    "see func (t T) DeepCopy() { }",
    "NOTE: +k8s:deepcopy-gen is not here",
    "\"quoted\" and `raw` and 'r'",
    "ends with a blank ",
    "größer als Ω",
    "/* not a block",
    "a\ttab",
    "+optional",
    "+kubebuilder:validation:Optional",
    "+k8s:openapi-gen=true",
    "+genclient",
];

/// A line of prose for the inside of a comment.
pub(crate) fn words(random: &mut Random) -> &'static str {
    random.pick(WORDS)
}

/// A comment group of prose.
pub(crate) fn prose(random: &mut Random) -> String {
    match random.below(9) {
        0 => format!("/* {} */", words(random).replace("*/", "")),
        1 => format!("/*\n{}\n\n  {}\n*/", words(random), words(random)),
        2 => format!("//{}\n//\n// {}", words(random), words(random)),
        3 => "//go:generate echo".to_owned(),
        4 => format!("//nolint:all\n// {}", words(random)),
        5 => format!("// {}\n//\tcode {{\n//\t}}", words(random)),
        _ => format!("// {}", words(random)),
    }
}

/// A comment group that holds the marker `+key=value`, mostly as people write it; with `hazards` also as it is refused.
pub(crate) fn marker(random: &mut Random, marker: &str, hazards: bool) -> String {
    let odd = if hazards { 2 } else { 0 };
    match random.weighed(&[60, 8, 4, 4, 4, 4, 4, 4, 2, 2, odd, odd, odd, 1]) {
        1 => format!("//{marker}"),
        2 => format!("/* {marker} */"),
        3 => format!("/*\n{marker}\n*/"),
        4 => format!("// {}\n// {marker}", words(random)),
        5 => format!("// {marker}\n//\n// {}", words(random)),
        6 => format!("//   {marker}  "),
        7 => format!("// {}\n//\n// {marker}\n//nolint:x", words(random)),
        8 => format!("//\t{marker}"),
        9 => format!("/*\n\t{marker}\n*/"),
        10 => format!("// {marker} // really"),
        11 => format!("// {}", marker.replace('=', " = ")),
        12 => format!("// {}", marker.replacen('+', "+ ", 1)),
        13 => format!("//\u{a0}{marker}"),
        _ => format!("// {marker}"),
    }
}

/// A remark behind something on its line; empty most of the time.
pub(crate) fn trailing(random: &mut Random) -> String {
    match random.weighed(&[168, 12, 8, 8, 1, 2]) {
        1 => format!(" // {}", words(random)),
        2 => format!(" /* {} */", words(random).replace("*/", "")),
        3 => "\t\t//nolint".to_owned(),
        4 => " // +k8s:deepcopy-gen=false".to_owned(),
        5 => " /* a\n b */".to_owned(),
        _ => String::new(),
    }
}

/// Something between two declarations that is none: empty lines, detached comments.
pub(crate) fn between(random: &mut Random) -> String {
    match random.weighed(&[70, 10, 8, 6, 2, 3]) {
        1 => "\n".to_owned(),
        2 => format!("{}\n\n", prose(random)),
        3 => format!("{}\n\n\n", prose(random)),
        4 => format!("{}\n\n\n", marker(random, "+k8s:deepcopy-gen=false", false)),
        5 => "\n\n\t\n".to_owned(),
        _ => String::new(),
    }
}
