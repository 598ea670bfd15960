//! What is kept from run to run: found again where nothing has changed, and never where anything has.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::support::{Said, kgen_with, repository};

const TYPES: &str = "package v1\n\n// +k8s:deepcopy-gen=true\ntype T struct{ A []string }\n";

const FILES: &[(&str, &str)] = &[
    (
        "go.mod",
        "module example.com/m\n\ngo 1.24\n\nrequire example.com/dep v0.0.0\n\nreplace example.com/dep => ./dep\n",
    ),
    (
        "kgen.toml",
        "[codegen]\ncompat = \"0.34\"\nheader = \"header.txt\"\n\n[[codegen.bindata]]\noutput = \"assets.go\"\n\
                   package = \"m\"\ninputs = [\"assets/...\"]\nmetadata = false\n",
    ),
    ("header.txt", "// Ours, YEAR.\n"),
    ("assets/a.txt", "a\n"),
    ("api/v1/types.go", TYPES),
    (
        "api/v1/more.go",
        "package v1\n\nimport \"example.com/dep\"\n\n// +k8s:deepcopy-gen=true\ntype U struct{ D dep.D }\n",
    ),
    ("dep/go.mod", "module example.com/dep\n"),
    ("dep/dep.go", "package dep\n\ntype D struct{ N int }\n"),
];

/// A repository and its cache.
struct Case {
    _kept: tempfile::TempDir,
    root: PathBuf,
    cache: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let (_kept, root) = repository(FILES);
        Self { _kept, root, cache: tempfile::tempdir().unwrap() }
    }

    fn run_with(&self, env: &[(&str, &str)], args: &[&str]) -> Said {
        let cache = ("KGEN_CACHE_DIR", self.cache.path().to_str().unwrap());
        let said = kgen_with(&self.root, &[&[cache], env].concat(), &[&["all", "--timings"], args].concat());
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        said
    }

    fn run(&self) -> Said {
        self.run_with(&[], &[])
    }

    fn entries(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cache.path()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "kept")).collect()
    }

    fn write(&self, path: &str, text: &str) {
        store::atomic::write(self.root.join(path), text).unwrap();
    }

    /// Runs until the answer is kept and found.
    fn settle(&self) {
        self.run();
        self.run();
        assert!(is_hit(&self.run()), "nothing has changed");
    }
}

/// Whether a run has only looked whether anything has changed.
fn is_hit(said: &Said) -> bool {
    let phases: Vec<&str> = said.err.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(phases.contains(&"cache"), "{}", said.err);
    !phases.contains(&"find") && !phases.contains(&"assets")
}

fn older(path: &Path) {
    let past = SystemTime::now() - Duration::from_secs(3600);
    File::options().append(true).open(path).unwrap().set_modified(past).unwrap();
}

#[test]
fn a_run_right_behind_one_that_has_written_has_nothing_to_do() {
    let case = Case::new();
    case.write("assets.go", "package m\n");
    let first = case.run();
    assert!(!is_hit(&first));
    // What holds assets is not read again to be kept: the second run does that.
    case.run();
    assert!(is_hit(&case.run()));

    let case = Case::new();
    fs::remove_file(case.root.join("kgen.toml")).unwrap();
    assert!(!is_hit(&case.run()));
    let second = case.run();
    assert!(is_hit(&second), "{}", second.err);
    assert!(second.err.contains("1 file unchanged"), "{}", second.err);
}

#[test]
fn every_change_is_seen() {
    let case = Case::new();
    case.settle();
    let generated = "api/v1/zz_generated.deepcopy.go";
    let types = case.root.join("api/v1/types.go");
    type Change<'a> = (&'a str, &'a dyn Fn());
    let changes: &[Change<'_>] = &[
        ("a type", &|| case.write("api/v1/types.go", &TYPES.replace("[]string", "[]int"))),
        ("as many bytes, and an old time", &|| {
            case.write("api/v1/types.go", &TYPES.replace("[]string", "[]uint64").replace("A [", "A["));
            case.write("api/v1/types.go", &TYPES.replace("[]string", "[]uint64"));
            older(&types);
        }),
        ("a new file", &|| {
            case.write("api/v1/new.go", "package v1\n\n// +k8s:deepcopy-gen=true\ntype N struct{ M map[string]int }\n")
        }),
        ("no such file any more", &|| fs::remove_file(case.root.join("api/v1/new.go")).unwrap()),
        ("a new package", &|| {
            case.write("api/v2/doc.go", "// +k8s:deepcopy-gen=package\npackage v2\n\ntype T struct{ P *int }\n")
        }),
        ("what it imports", &|| case.write("dep/dep.go", "package dep\n\ntype D struct{ N []int }\n")),
        ("go.mod", &|| {
            case.write("other/go.mod", "module example.com/dep\n");
            case.write("other/dep.go", "package dep\n\ntype D struct{ N map[string]bool }\n");
            case.write("go.mod", &FILES[0].1.replace("./dep", "./other"));
        }),
        ("a go.work above all", &|| case.write("go.work", "go 1.24\n\nuse .\n")),
        ("a vendor directory", &|| case.write("vendor/modules.txt", "")),
        ("no vendor directory", &|| fs::remove_dir_all(case.root.join("vendor")).unwrap()),
        ("the header", &|| case.write("header.txt", "// Ours.\n")),
        ("kgen.toml", &|| case.write("kgen.toml", &FILES[1].1.replace("0.34", "0.20"))),
        ("an asset", &|| case.write("assets/a.txt", "b\n")),
        ("one more asset", &|| case.write("assets/sub/b.txt", "b\n")),
        ("a generated file", &|| case.write(generated, "//go:build !ignore_autogenerated\n\npackage v1\n")),
        ("no generated file", &|| fs::remove_file(case.root.join(generated)).unwrap()),
        ("no assets any more", &|| fs::remove_dir_all(case.root.join("assets/sub")).unwrap()),
    ];
    for (what, change) in changes {
        change();
        let said = case.run();
        assert!(!is_hit(&said), "{what}: {}", said.err);
        let checked = kgen_with(&case.root, &[], &["verify"]);
        assert_eq!(checked.code, 0, "{what}: {}", checked.out);
        case.settle();
    }
}

#[test]
fn whatever_is_asked_differently_is_another_question() {
    let case = Case::new();
    case.settle();
    type Asked<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
    let asked: &[Asked<'_>] = &[
        (&[], &["--compat", "0.20"]),
        (&[], &["--build-tag", "other"]),
        (&[], &["./api/v1"]),
        (&[], &["--strict"]),
        (&[("GOFLAGS", "-tags=x")], &[]),
        (&[("GOOS", "plan9")], &[]),
        (&[("GOROOT", "off")], &[]),
        (&[("SOURCE_DATE_EPOCH", "86400")], &[]),
    ];
    for (env, args) in asked {
        let said = case.run_with(env, args);
        assert!(!is_hit(&said), "{env:?} {args:?}");
    }
    // What only decides how it is said is none.
    case.settle();
    assert!(is_hit(&case.run_with(&[], &["-j", "1", "--color", "never"])));
    assert!(!kgen_with(&case.root, &[], &["all", "--timings"]).err.contains("cache"));
}

#[test]
fn findings_are_said_again_and_errors_are_found_again() {
    let case = Case::new();
    case.write("api/v1/types.go", &format!("{TYPES}\n// +k8s:deepcopy-gne=true\ntype W struct{{}}\n"));
    let first = case.run();
    assert!(first.err.contains("api/v1/types.go:6:"), "{}", first.err);
    case.settle();
    let again = case.run();
    let findings = |said: &Said| said.err.split("\nphase").next().unwrap_or_default().to_owned();
    assert_eq!(findings(&again), findings(&first));
    case.write("api/v1/types.go", "package v1\n\ntype T struct {\n");
    for _ in 0..3 {
        let cache = ("KGEN_CACHE_DIR", case.cache.path().to_str().unwrap());
        let said = kgen_with(&case.root, &[cache], &["all"]);
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(said.err.contains("api/v1/types.go:"), "{}", said.err);
    }
}

#[test]
fn what_is_damaged_counts_for_nothing() {
    let case = Case::new();
    case.settle();
    for nth in 0..4 {
        for entry in case.entries() {
            let mut bytes = fs::read(&entry).unwrap();
            let at = bytes.len() * nth / 4;
            bytes[at] ^= 1;
            if nth == 3 {
                bytes.truncate(at);
            }
            store::atomic::write(&entry, bytes).unwrap();
        }
        let said = case.run();
        assert!(!is_hit(&said), "{}", said.err);
        case.settle();
    }
}

#[test]
fn old_files_are_not_read_to_be_known() {
    let case = Case::new();
    case.run();
    case.run();
    // Until all that was written is old enough for its time to be trusted.
    thread::sleep(Duration::from_millis(2100));
    case.settle();
    let read = |path: &Path| fs::metadata(path).unwrap().accessed().unwrap();
    let paths = ["api/v1/types.go", "dep/dep.go", "assets/a.txt"].map(|path| case.root.join(path));
    for path in &paths {
        // An access later than this one would be put down even where the file system is mounted `relatime`.
        let past = SystemTime::now() - Duration::from_secs(200_000);
        let times =
            fs::FileTimes::new().set_accessed(past).set_modified(fs::metadata(path).unwrap().modified().unwrap());
        File::options().append(true).open(path).unwrap().set_times(times).unwrap();
    }
    // Setting times is a change, after which each file is read once more.
    thread::sleep(Duration::from_millis(2100));
    case.settle();
    let before = paths.each_ref().map(|path| read(path));
    thread::sleep(Duration::from_millis(20));
    assert!(is_hit(&case.run()));
    assert_eq!(paths.each_ref().map(|path| read(path)), before);
}

#[test]
fn the_cache_is_emptied_on_request() {
    let case = Case::new();
    case.settle();
    let cache = ("KGEN_CACHE_DIR", case.cache.path().to_str().unwrap());
    let said = kgen_with(&case.root, &[cache], &["clean", "--cache"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(case.entries().is_empty());
    assert!(!is_hit(&case.run()));
    let said = kgen_with(&case.root, &[cache], &["all", "--no-cache", "--timings"]);
    assert!(!said.err.contains("cache "), "{}", said.err);
}
