//! go.mod: places lie in the file in order, a file without problems says the same when it is written anew, and as the
//! file of a dependency it says the same to its users.
#![no_main]

use goload::module::{GoMod, ReplaceTarget};
use kgen_fuzz::modfile::{check_problems, check_word, quoted, replace};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let (file, problems) = GoMod::parse(text);
    check_problems(&problems, text);
    for word in file.module.iter().chain(&file.go).chain(&file.toolchain) {
        check_word(word, text);
    }
    let mut last = 0;
    for (start, end) in file.require.iter().map(|line| (line.start, line.end)) {
        assert!(last <= start && start < end && end as usize <= text.len());
        last = end;
    }
    assert!(file.replace.iter().all(|line| line.start < line.end && line.end as usize <= text.len()));

    let used = GoMod::parse_dependency(text);
    if problems.is_empty() {
        assert_eq!(
            (&used.module, &used.go, &used.require, &used.ignore),
            (&file.module, &file.go, &file.require, &file.ignore)
        );
        let printed = print(&file);
        let (again, problems) = GoMod::parse(printed.as_bytes());
        assert_eq!(problems, [], "{printed}");
        assert_eq!(print(&again), printed);
        assert_eq!(meaning(&again), meaning(&file), "{printed}");
    }
});

/// The file without its places.
fn meaning(file: &GoMod) -> impl PartialEq + std::fmt::Debug + '_ {
    let require: Vec<_> = file.require.iter().map(|line| (&line.module, line.indirect)).collect();
    let replace: Vec<(_, _, &ReplaceTarget)> =
        file.replace.iter().map(|line| (&line.path, &line.version, &line.target)).collect();
    let heads = [&file.module, &file.go, &file.toolchain].map(|word| word.as_ref().map(|word| &word.value));
    (heads, require, replace, &file.exclude, &file.retract, &file.tool, &file.ignore)
}

fn print(file: &GoMod) -> String {
    let mut out = String::new();
    let mut line = |words: &[&str]| {
        out += &words.join(" ");
        out.push('\n');
    };
    for (verb, word) in [("module", &file.module), ("go", &file.go), ("toolchain", &file.toolchain)] {
        if let Some(word) = word {
            line(&[verb, &quoted(&word.value)]);
        }
    }
    for require in &file.require {
        let comment = if require.indirect { "// indirect" } else { "" };
        line(&["require", &quoted(&require.module.path), &quoted(&require.module.version), comment]);
    }
    for module in &file.exclude {
        line(&["exclude", &quoted(&module.path), &quoted(&module.version)]);
    }
    for change in &file.replace {
        line(&[&replace(change)]);
    }
    for range in &file.retract {
        line(&["retract [", &quoted(&range.low), ",", &quoted(&range.high), "]"]);
    }
    for path in &file.tool {
        line(&["tool", &quoted(path)]);
    }
    for dir in &file.ignore {
        line(&["ignore", &quoted(dir)]);
    }
    out
}
