//! The same bytes and the same findings, whatever the threads, the directory and the company.
//!
//! The cases in `testdata/` are the input: they are many, small, and of every shape.

use crate::support::{Said, kgen, root};

/// The names of all cases of the deepcopy generator, in order.
fn cases() -> Vec<String> {
    let folder = std::fs::read_dir(root().join("testdata/deepcopy")).unwrap();
    let mut names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What `kgen deepcopy --stdout` says about `patterns`, without what no two runs have in common: the seconds.
fn made(folder: &str, patterns: &[String], jobs: &str) -> Said {
    let mut args = vec!["deepcopy", "--stdout", "-q", "--compat", "0.34", "--go-header-file", "/dev/null"];
    args.extend(["-C", folder, "-j", jobs]);
    args.extend(patterns.iter().map(String::as_str));
    kgen(root(), &args)
}

fn assert_same(one: &Said, other: &Said, what: &str) {
    assert_eq!((one.code, &one.err), (other.code, &other.err), "{what}");
    assert!(one.out == other.out, "{what}: other bytes");
}

#[test]
fn threads_and_directory_do_not_matter() {
    for case in cases() {
        let pattern = [format!("./deepcopy/{case}/...")];
        let one = made("testdata", &pattern, "1");
        assert_same(&one, &made("testdata", &pattern, "4"), &format!("{case} with four threads"));
        let inside = made(&format!("testdata/deepcopy/{case}"), &["./...".to_owned()], "2");
        assert_same(&one, &inside, &format!("{case} from inside"));
    }
}

#[test]
fn company_does_not_matter() {
    let clean: Vec<(String, Said)> = cases()
        .into_iter()
        .map(|case| format!("./deepcopy/{case}/..."))
        .map(|pattern| (pattern.clone(), made("testdata", std::slice::from_ref(&pattern), "1")))
        .filter(|(_, said)| said.code == 0 && said.out.contains("package"))
        .collect();
    assert!(clean.len() > 20, "only {} cases are clean", clean.len());
    let mut patterns: Vec<String> = clean.iter().map(|(pattern, _)| pattern.clone()).collect();
    let together = made("testdata", &patterns, "1");
    assert_eq!(together.code, 0, "{}", together.err);
    for (pattern, said) in &clean {
        // Several files are told apart by a line with their name, which a single one does not have.
        let alone = said.out.trim_end();
        assert!(together.out.contains(alone), "{pattern} gives other bytes among others");
    }
    patterns.reverse();
    for jobs in ["2", "8"] {
        assert_same(&together, &made("testdata", &patterns, jobs), &format!("-j {jobs}, in another order"));
    }
}
