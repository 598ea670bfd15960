//! Versions: both orders are orders, what is canonical may stand in go.mod, and the cache's spelling leads back.
#![no_main]

use std::cmp::Ordering;

use goload::module::{compare_go, compare_versions, escape, is_canonical, is_pseudo, major_minor, unescape};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    for order in [compare_versions as fn(&str, &str) -> Ordering, compare_go] {
        for a in &words {
            assert_eq!(order(a, a), Ordering::Equal);
            for b in &words {
                assert_eq!(order(a, b), order(b, a).reverse(), "{a} {b}");
                for c in &words {
                    if order(a, b).is_le() && order(b, c).is_le() {
                        assert!(order(a, c).is_le(), "{a} {b} {c}");
                    }
                }
            }
        }
    }
    for word in words {
        assert!(!is_pseudo(word) || word.contains('-') && word.starts_with('v'));
        if is_canonical(word) {
            let simple = word.split(['+', '-']).next().unwrap_or_default();
            assert!(major_minor(word).is_some() || simple.len() > 12, "{word}");
        }
        // The cache holds ASCII paths without `!`.
        if word.is_ascii() && !word.contains('!') {
            assert_eq!(unescape(&escape(word)).as_deref(), Some(word));
        }
        if let Some(original) = unescape(word) {
            assert!(!word.is_ascii() || escape(&original) == word, "{word}");
        }
    }
});
