//! What gotypes says about Go's standard library and about `oracle/tricky`, against go/types.
//!
//! The oracle is a Go program beside these tests. Without a Go toolchain the test fails: it would
//! prove nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::facts;
use crate::support::{Files, World, ask_oracle};

/// Packages of many styles; all of them are pure Go.
const PACKAGES: &[&str] = &[
    "time",
    "net/url",
    "math",
    "math/bits",
    "math/big",
    "math/cmplx",
    "math/rand",
    "unicode",
    "unicode/utf8",
    "unicode/utf16",
    "encoding/json",
    "encoding/xml",
    "encoding/binary",
    "encoding/base64",
    "encoding/asn1",
    "encoding/gob",
    "go/token",
    "go/ast",
    "go/types",
    "go/constant",
    "go/parser",
    "strconv",
    "strings",
    "bytes",
    "bufio",
    "errors",
    "fmt",
    "io",
    "io/fs",
    "sort",
    "slices",
    "maps",
    "cmp",
    "iter",
    "sync",
    "sync/atomic",
    "context",
    "reflect",
    "regexp",
    "regexp/syntax",
    "compress/flate",
    "compress/bzip2",
    "hash/crc32",
    "crypto/sha256",
    "crypto/tls",
    "crypto/x509",
    "text/template",
    "text/template/parse",
    "text/scanner",
    "text/tabwriter",
    "html/template",
    "image",
    "image/color",
    "image/png",
    "image/jpeg",
    "container/list",
    "container/heap",
    "container/ring",
    "log",
    "log/slog",
    "net",
    "net/http",
    "net/netip",
    "net/mail",
    "net/textproto",
    "path",
    "path/filepath",
    "archive/tar",
    "archive/zip",
    "database/sql",
    "debug/elf",
    "debug/dwarf",
    "flag",
    "internal/abi",
    "runtime",
    "testing",
    "unique",
    "os",
    "mime/multipart",
    "expvar",
    "./tricky",
];

const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

const PROCESSORS: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

#[test]
fn agrees_with_go_types() {
    let facts = ask_oracle(PACKAGES, "");
    let mut tags: BTreeSet<String> = ["linux", "amd64", "unix", "gc"].into_iter().map(str::to_owned).collect();
    let mut root = None;
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in facts.lines() {
        let (kind, rest) = line.split_once('\t').expect("a fact has a kind");
        match kind {
            "tag" => {
                tags.insert(rest.to_owned());
            }
            "root" => root = Some(PathBuf::from(rest)),
            _ => {
                wanted.entry(kind).or_default().insert(rest);
            }
        }
    }
    let root = root.expect("the oracle names GOROOT").join("src");
    let mut world = World::new(&root.clone(), Box::new(move |path| read(&root, path, &tags)));
    let known = gather(&mut world);
    let mut wrong = String::new();
    for (kind, wanted) in &wanted {
        let empty = BTreeSet::new();
        let known: BTreeSet<&str> = known.get(kind).unwrap_or(&empty).iter().map(String::as_str).collect();
        let missing: Vec<_> = wanted.difference(&known).collect();
        let extra: Vec<_> = known.difference(wanted).collect();
        assert!(!wanted.is_empty());
        let same = wanted.intersection(&known).count();
        eprint_row(kind, wanted.len(), same);
        for line in missing.iter().take(20) {
            wrong.push_str(&format!("- {kind}\t{line}\n"));
        }
        for line in extra.iter().take(20) {
            wrong.push_str(&format!("+ {kind}\t{line}\n"));
        }
    }
    assert!(wrong.is_empty(), "go/types (-) and gotypes (+) differ:\n{wrong}");
    let kinds: Vec<&str> = wanted.keys().copied().collect();
    let all = [
        "alias",
        "asks",
        "comparable",
        "const",
        "field",
        "files",
        "func",
        "implements",
        "method",
        "set",
        "type",
        "var",
    ];
    assert_eq!(kinds, all, "the oracle has printed every kind of fact");
}

/// Shows a row of the table; `cargo test -- --nocapture` prints it.
#[expect(clippy::print_stderr, reason = "a test's own report")]
fn eprint_row(kind: &str, wanted: usize, same: usize) {
    eprintln!("{kind:<12}{wanted:>8} facts {same:>8} identical");
}

/// The files of a package as `go build` would choose them for linux/amd64 without cgo.
fn read(root: &Path, path: &str, tags: &BTreeSet<String>) -> Option<Files> {
    let dir = match path {
        "./tricky" => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tricky"),
        vendored if vendored.starts_with("golang.org/") => root.join("vendor").join(vendored),
        _ => root.join(path),
    };
    let mut files = Files::new();
    for entry in std::fs::read_dir(dir).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name().into_string().ok()?;
        let Some(stem) = name.strip_suffix(".go") else { continue };
        if stem.ends_with("_test") || name.starts_with(['_', '.']) || !suits(stem) {
            continue;
        }
        let text = std::fs::read(entry.path()).ok()?;
        let header = gosyn::header(&text);
        let built = header.constraint.is_none_or(|constraint| constraint.eval(&|tag| tags.contains(tag)));
        if built && !header.imports_c && header.package.as_deref() != Some("documentation") {
            files.push((name, text));
        }
    }
    files.sort();
    Some(files)
}

fn suits(stem: &str) -> bool {
    let mut parts = stem.split('_').skip(1).collect::<Vec<_>>();
    let last = parts.pop();
    match (parts.pop(), last) {
        (Some(system), Some(processor)) if SYSTEMS.contains(&system) && PROCESSORS.contains(&processor) => {
            system == "linux" && processor == "amd64"
        }
        (_, Some(last)) if SYSTEMS.contains(&last) => last == "linux",
        (_, Some(last)) if PROCESSORS.contains(&last) => last == "amd64",
        _ => true,
    }
}

/// All that gotypes knows, in the oracle's words.
fn gather(world: &mut World) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut facts: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let interfaces: Vec<_> = [
        ("fmt", "Stringer"),
        ("io", "Reader"),
        ("io", "WriteCloser"),
        ("encoding/json", "Marshaler"),
        ("sort", "Interface"),
        ("image", "Image"),
        ("net", "Conn"),
    ]
    .into_iter()
    .map(|(path, name)| {
        let package = world.package(path);
        let decl = world.universe.decl_id(package, name);
        (format!("{path}.{name}"), world.universe.named(decl))
    })
    .collect();
    for path in PACKAGES {
        let package = world.package(path);
        facts::of_package(world, package, &interfaces, &mut |kind, fact| {
            facts.entry(kind).or_default().insert(fact);
        });
    }
    facts
}
