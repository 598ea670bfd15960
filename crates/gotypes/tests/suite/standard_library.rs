//! What gotypes says about Go's standard library and about `oracle/tricky`, against go/types.
//!
//! The oracle is a Go program beside these tests. Without a Go toolchain the test fails: it would
//! prove nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use gotypes::{DeclKind, Entry, MethodKind, Type, type_string};

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
    let all = ["alias", "asks", "comparable", "const", "field", "files", "func", "implements", "method", "set", "type"];
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
        let loaded = world.universe.loaded(package).expect("the package is there");
        let files: Vec<&str> = loaded.file_names.iter().map(|name| name.as_str()).collect();
        facts.entry("files").or_default().insert(format!("{path}\t{}", files.join(" ")));
        let names: Vec<_> = loaded.names().into_iter().map(|(name, entry)| (name.clone(), entry)).collect();
        for (name, entry) in names {
            let full = format!("{path}.{name}");
            let mut add = |kind: &'static str, fact: String| {
                facts.entry(kind).or_default().insert(fact);
            };
            match entry {
                Entry::Const(_) => {
                    let fact = match world.ask(|universe| universe.constant(package, &name)) {
                        Ok(constant) => {
                            let ty = type_string(&world.universe, constant.ty);
                            let value = constant.value;
                            format!("{full}\t{ty}\t{}\t{}", value.exact_string(), value.go_string())
                        }
                        Err(message) => format!("{full}\t! {message}"),
                    };
                    add("const", fact);
                }
                Entry::Func(index) => {
                    let func = gotypes::FuncId { package, index };
                    let generic =
                        world.universe.func(func).is_some_and(|(_, _, decl, _)| !decl.parts().params.is_empty());
                    if !generic {
                        let shown = shown_func(world, func);
                        add("func", format!("{full}\t{shown}"));
                    }
                }
                Entry::Type { .. } => add_type(world, package, &name, &full, &interfaces, &mut add),
                Entry::Var(_) => {}
            }
        }
    }
    facts
}

fn shown_func(world: &mut World, func: gotypes::FuncId) -> String {
    match world.ask(|universe| universe.signature(func)) {
        Ok(signature) => shown(world, signature),
        Err(message) => format!("! {message}"),
    }
}

/// The type's text; lengths of arrays in it are asked for until they are known.
fn shown(world: &mut World, ty: gotypes::TypeId) -> String {
    let ty = sorted(world, ty);
    loop {
        let text = type_string(&world.universe, ty);
        if !world.load_demanded() {
            return text.replace(", ", ",");
        }
    }
}

/// go/types prints the methods of an interface sorted; gotypes keeps them as written.
fn sorted(world: &World, ty: gotypes::TypeId) -> gotypes::TypeId {
    match world.universe.ty(ty) {
        Type::Interface(interface) => {
            let mut interface = interface.clone();
            interface.methods.sort_by(|left, right| left.name.cmp(&right.name));
            world.universe.intern(Type::Interface(interface))
        }
        _ => ty,
    }
}

fn add_type(
    world: &mut World,
    package: gotypes::PackageId,
    name: &str,
    full: &str,
    interfaces: &[(String, gotypes::TypeId)],
    add: &mut dyn FnMut(&'static str, String),
) {
    let decl = world.universe.decl_id(package, name);
    let ty = world.universe.named(decl);
    let declared = world.ask(|universe| universe.decl(decl).cloned()).expect("a declaration");
    if declared.kind == DeclKind::Alias {
        let rhs = shown(world, declared.rhs);
        add("alias", format!("{full}\t{rhs}"));
        return;
    }
    let under = world.ask(|universe| universe.underlying(ty)).expect("an underlying type");
    let text = shown(world, under);
    add("type", format!("{full}\t{text}"));
    let methods = world.ask(|universe| Ok(universe.methods(decl)?.collect::<Vec<_>>())).expect("methods");
    for func in methods {
        let (name, pointer) = match world.universe.func(func) {
            Some((_, _, syntax, pointer)) => (syntax.name.name.clone(), pointer),
            None => continue,
        };
        let shown = shown_func(world, func);
        if name != "_" {
            add("method", format!("{full}\t{name}\t{pointer}\t{shown}"));
        }
    }
    for (owner, ty) in [(full.to_owned(), ty), (format!("*{full}"), world.pointer_to(ty))] {
        for method in world.ask(|universe| universe.method_set(ty)).expect("a method set") {
            let id = id(world, &method.name, full, &method.method);
            let (shown, path) = (shown(world, method.ty), list(&method.path));
            add("set", format!("{owner}\t{id}\t{shown}\t{}\t{path}", method.indirect));
        }
    }
    for name in field_names(world, ty) {
        let found = world.ask(|universe| universe.lookup_field_or_method(ty, &name)).expect("a lookup");
        match found.filter(|found| found.method.is_none()) {
            Some(field) => {
                let (shown, path) = (shown(world, field.ty), list(&field.path));
                add("field", format!("{full}\t{name}\t{shown}\t{}\t{path}", field.indirect));
            }
            None => add("field", format!("{full}\t{name}\tnone")),
        }
    }
    for method in world.ask(|universe| universe.interface_methods(under)).expect("methods") {
        let id = id(world, &method.name, full, &Some(MethodKind::Interface(method.span)));
        let shown = shown(world, method.signature);
        add("asks", format!("{full}\t{id}\t{shown}"));
    }
    if !declared.params.is_empty() {
        return;
    }
    let comparable = world.ask(|universe| universe.comparable(ty)).expect("an answer");
    add("comparable", format!("{full}\t{comparable}"));
    for (shown, interface) in interfaces {
        let pointer = world.pointer_to(ty);
        let value = world.ask(|universe| universe.implements(ty, *interface)).expect("an answer");
        let pointer = world.ask(|universe| universe.implements(pointer, *interface)).expect("an answer");
        if value || pointer {
            add("implements", format!("{full}\t{shown}\t{value}\t{pointer}"));
        }
    }
}

/// go/types' `Id`: an unexported name has its package before it.
fn id(world: &World, name: &str, full: &str, method: &Option<MethodKind>) -> String {
    if name.starts_with(char::is_uppercase) {
        return name.to_owned();
    }
    let package = match method {
        Some(MethodKind::Declared { func, .. }) => world.universe.path(func.package).to_string(),
        Some(MethodKind::Interface(span)) => {
            let mut packages = world.universe.packages();
            let found = packages.find(|package| package.file(span.file).is_some());
            found.map_or_else(String::new, |package| package.path.to_string())
        }
        None => full.to_owned(),
    };
    format!("{package}.{name}")
}

fn list(path: &[u32]) -> String {
    let path: Vec<String> = path.iter().map(u32::to_string).collect();
    format!("[{}]", path.join(" "))
}

/// The exported names of all fields that could be selected through exported embedded ones.
fn field_names(world: &mut World, ty: gotypes::TypeId) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut seen = Vec::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        let ty = world.ask(|universe| universe.unalias(ty)).expect("a type");
        let under = world.ask(|universe| universe.underlying(ty)).expect("a type");
        if let Type::Pointer(elem) = world.universe.ty(under) {
            open.push(*elem);
            continue;
        }
        if seen.contains(&ty) {
            continue;
        }
        seen.push(ty);
        if let Type::Struct(fields) = world.universe.ty(under) {
            for field in fields.iter().filter(|field| field.name.starts_with(char::is_uppercase)) {
                names.insert(field.name.to_string());
                if field.embedded {
                    open.push(field.ty);
                }
            }
        }
    }
    names
}
