//! Markers in both dialects: every marker is found where it stands, says the same when it is written anew, and the
//! dialects agree on the plain form. The comments of a whole file never panic.
//!
//! The first line is the key, the rest is a Go file.
#![no_main]

use diag::{FileId, Span};
use genkit::compat::Profile;
use genkit::marker::{FOREIGN, Line, Marker, extract, lint, scan, suggest};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let Some((key, source)) = input.split_once('\n') else { return };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-:".contains(&byte);
    if !key.starts_with(|first: char| first.is_ascii_alphabetic()) || !key.bytes().all(letter) {
        return;
    }
    let file = gosyn::parse(FileId(0), source);
    let mut lines = Vec::new();
    for group in &file.comments {
        let text = file.comments.text(group, source.as_bytes());
        lines.extend(text.lines().map(|text| Line { text: text.to_owned(), group: group.span }));
    }
    for profile in [20, 34].map(|minor| Profile::of(minor).expect("a profile")) {
        match extract(&lines, key, &profile) {
            Ok(markers) => markers.iter().for_each(|marker| check(marker, key, &profile, source)),
            Err(malformed) => inside(malformed.diagnostic(source.as_bytes()).primary.map(|label| label.span), source),
        }
    }
    for (at, key) in scan(source.as_bytes()) {
        assert!(source[at as usize + 1..].starts_with(key) && key.starts_with("k8s:"));
        let near = suggest(key, FOREIGN.iter().copied());
        assert!(!FOREIGN.contains(&key) || near == Some(key));
    }
    for found in lint(&file, FOREIGN.iter().copied()) {
        inside(found.primary.map(|label| label.span), source);
    }
});

fn inside(span: Option<Span>, source: &str) {
    assert!(span.is_some_and(|span| span.start <= span.end && span.end as usize <= source.len()));
}

fn check(marker: &Marker, key: &str, profile: &Profile, source: &str) {
    let span = marker.span(source.as_bytes());
    inside(Some(span), source);
    assert!(marker.text.starts_with('+') && marker.text[1..].starts_with(key));
    if span != marker.group {
        assert_eq!(&source[span.start as usize..span.end as usize], marker.text);
    }
    let line = Line { text: format!("+{key}={}", marker.value), group: marker.group };
    let again = extract(std::slice::from_ref(&line), key, profile).expect("the plain form is well formed");
    // Text that ends in white space is not what a line gives.
    assert_eq!(again.first().map(|again| again.value.trim_end()), Some(marker.value.trim_end()), "{line:?}");
}
