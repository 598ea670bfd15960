//! Constraints survive being printed and read again, with their meaning; mistakes lie in the text; the head of a file
//! never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// Four choices of tags that are set.
const CHOICES: [fn(&str) -> bool; 4] = [|_| true, |_| false, |tag| tag.len() % 2 == 0, |tag| tag < "m"];

fuzz_target!(|text: &str| {
    match gosyn::Constraint::parse_go_build(text) {
        Ok(constraint) => same_when_printed(&constraint),
        Err(error) => assert!(error.offset <= text.len() && text.is_char_boundary(error.offset)),
    }
    if let Some(constraint) = gosyn::Constraint::parse_plus_build(text.lines()) {
        same_when_printed(&constraint);
    }
    let _header = gosyn::header(text.as_bytes());
});

fn same_when_printed(constraint: &gosyn::Constraint) {
    let printed = constraint.to_string();
    // `// +build` lines have a limit each, so together they may be too large for one expression.
    let Ok(again) = gosyn::Constraint::parse_go_build(&printed) else {
        assert!(printed.len() > 1000, "{printed}");
        return;
    };
    assert_eq!(again.to_string(), printed);
    for choice in CHOICES {
        assert_eq!(constraint.eval(&choice), again.eval(&choice), "{printed}");
    }
}
