//! Constraints survive being printed and read again; the head of a file never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(constraint) = gosyn::Constraint::parse_go_build(text) {
        let printed = constraint.to_string();
        let again = gosyn::Constraint::parse_go_build(&printed);
        assert_eq!(again.map(|again| again.to_string()), Ok(printed));
        let _holds = constraint.eval(&|tag| tag.len() % 2 == 0);
    }
    let _lines = gosyn::Constraint::parse_plus_build(text.lines());
    let _header = gosyn::header(text.as_bytes());
});
