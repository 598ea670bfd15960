//! Package lookup in module and workspace mode against `go list -deps`, and the errors.

use std::path::Path;

use goload::{LoadError, Mode, NotFound, Origin};

use crate::go::{Scratch, Vars, download, text, texts, write};

fn copy_tree(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            write(&target, std::fs::read(entry.path()).expect("a file"));
        }
    }
}

/// Every import of every package that the patterns reach is where go says; the number of imports.
pub(crate) fn compare_imports(vars: &Vars, dir: &Path, patterns: &[&str]) -> usize {
    let locator = vars.open(dir);
    let mut args = vec!["-deps"];
    args.extend(patterns);
    let packages = vars.list(dir, "ImportPath,Dir,Imports,ImportMap,Standard", &args);
    let dirs: std::collections::BTreeMap<&str, &str> =
        packages.iter().map(|package| (text(package, "ImportPath"), text(package, "Dir"))).collect();
    let mut count = 0;
    for package in &packages {
        let importer = Path::new(text(package, "Dir"));
        for import in texts(package, "Imports") {
            if import == "C" || import == "unsafe" {
                continue;
            }
            // Imports are already resolved; the map says how source code spells those that differ.
            let spelt = package["ImportMap"]
                .as_object()
                .and_then(|map| map.iter().find(|(_, full)| full.as_str() == Some(&import)))
                .map_or(import.as_str(), |(spelt, _)| spelt.as_str());
            let located = locator
                .locate(spelt, Some(importer))
                .unwrap_or_else(|error| panic!("{spelt} from {}: {error}", importer.display()));
            assert_eq!(located.import_path, import, "from {}", importer.display());
            let expected = Path::new(dirs[import.as_str()]).canonicalize().expect("a directory");
            assert_eq!(located.dir.canonicalize().expect("a directory"), expected, "{import}");
            count += 1;
        }
        if text(package, "Dir").is_empty() {
            continue;
        }
        let own = locator.locate_dir(importer).expect("the package's own directory");
        assert_eq!(own.import_path, text(package, "ImportPath"));
    }
    count
}

#[test]
fn imports_of_a_published_module() {
    let scratch = Scratch::new();
    copy_tree(&download("k8s.io/api@v0.34.0"), &scratch.root);
    let vars = Vars::new().set("GOFLAGS", "-mod=mod");
    let count = compare_imports(&vars, &scratch.root, &["./..."]);
    assert!(count > 1500, "only {count} imports");
    let locator = vars.open(&scratch.root);
    assert_eq!(locator.mode(), Mode::Module);
    assert_eq!(locator.requirement("k8s.io/apimachinery").as_deref(), Some("v0.34.0"));
    assert_eq!(locator.requirement("k8s.io/api"), None);
    // Patterns that reach into the module cache.
    for pattern in ["k8s.io/apimachinery/...", "k8s.io/apimachinery/pkg/apis/...", "k8s.io/api/core/...", "./apps/..."]
    {
        let filter = "{{if or .GoFiles .CgoFiles .IgnoredGoFiles}}{{.ImportPath}}{{end}}";
        let mut expected: Vec<String> =
            vars.go(&scratch.root, &["list", "-e", "-f", filter, pattern]).lines().map(str::to_owned).collect();
        expected.sort();
        let found = locator.expand(&[pattern.to_owned()], &scratch.root).expect("packages");
        let found: Vec<String> = found.iter().map(|located| located.import_path.to_string()).collect();
        assert!(!expected.is_empty(), "{pattern}");
        assert_eq!(found, expected, "{pattern}");
    }
}

#[test]
fn imports_in_a_workspace() {
    let scratch = Scratch::new();
    scratch.archive(
        "== go.work\ngo 1.21.0\nuse (\n\t./a\n\t./b\n)\n\
         == a/go.mod\nmodule example.com/a\ngo 1.21\n\
         == a/a.go\npackage a\nimport _ \"example.com/b/sub\"\nimport _ \"net/http\"\n\
         == b/go.mod\nmodule example.com/b\ngo 1.21\n\
         == b/sub/sub.go\npackage sub\nimport _ \"time\"\n\
         == other/go.mod\nmodule example.com/other\ngo 1.21\n\
         == other/o.go\npackage other\n",
    );
    let vars = Vars::new();
    let count = compare_imports(&vars, &scratch.root, &["example.com/a", "example.com/b/sub"]);
    assert!(count > 100, "only {count} imports");
    let locator = vars.open(&scratch.path("a"));
    assert_eq!((locator.mode(), locator.root()), (Mode::Workspace, scratch.root.as_path()));
    assert_eq!(locator.main_modules().len(), 2);
    let error = locator.locate_dir(&scratch.path("other")).expect_err("not in the workspace");
    assert!(matches!(&error, NotFound::OutsideModules { module: Some(root), .. } if *root == scratch.path("other")));
    let error = goload::Locator::open(&scratch.path("other"), vars.env()).expect_err("not in the workspace");
    assert!(matches!(error, LoadError::NotInWorkspace { .. }), "{error}");
    let alone = vars.set("GOWORK", "off").open(&scratch.path("other"));
    assert_eq!(alone.mode(), Mode::Module);
}

#[test]
fn what_is_not_there_is_named_with_its_remedy() {
    let scratch = Scratch::new();
    scratch.archive(
        "== go.mod\nmodule example.com/a\ngo 1.21\nrequire (\n\texample.com/gone v1.2.3\n\texample.com/old v1.0.0\n)\n\
         replace example.com/old => example.com/New v1.1.0\n== a.go\npackage a\n== empty/readme\n",
    );
    let vars = Vars::new().set("GOMODCACHE", scratch.path("cache").display().to_string());
    let locator = vars.open(&scratch.root);
    let error = locator.locate("example.com/gone/pkg", None).expect_err("not downloaded");
    assert_eq!(error.to_string(), "example.com/gone/pkg: module example.com/gone@v1.2.3 is not downloaded");
    assert_eq!(error.help(), "run `go mod download example.com/gone@v1.2.3`");
    let error = locator.locate("example.com/old", None).expect_err("not downloaded");
    assert_eq!(error.help(), "run `go mod download example.com/New@v1.1.0`");
    let error = locator.locate("example.com/unknown", None).expect_err("in no module");
    assert!(matches!(error, NotFound::NoModuleProvides { .. }), "{error:?}");
    let error = locator.locate("nosuchpackage", None).expect_err("not in the standard library");
    assert!(matches!(error, NotFound::NoStd { .. }), "{error:?}");
    for (pattern, words) in [
        ("./empty", "no Go files"),
        ("./none", "no such directory"),
        ("./empty/...", "matched no packages"),
        ("example.com/gone/...", "is not downloaded"),
    ] {
        let error = locator.expand(&[pattern.to_owned()], &scratch.root).expect_err(pattern);
        assert!(error.to_string().contains(words), "{error}");
    }
    let nowhere = Scratch::new();
    let error = goload::Locator::open(&nowhere.root, Vars::new().env()).expect_err("no module");
    assert!(matches!(error, LoadError::NoModule { .. }), "{error}");
    assert!(error.help().is_some_and(|help| help.contains("go mod init")));
}

#[test]
fn vendored_packages_of_the_standard_library() {
    let scratch = Scratch::new();
    scratch.archive("== go.mod\nmodule example.com/a\ngo 1.21\n== a.go\npackage a\nimport _ \"net/http\"\n");
    let vars = Vars::new();
    let locator = vars.open(&scratch.root);
    let http = locator.locate("net/http", None).expect("in GOROOT");
    assert_eq!(http.origin, Origin::Std);
    let inner = locator.locate("golang.org/x/net/http/httpguts", Some(&http.dir)).expect("vendored in GOROOT");
    assert_eq!(inner.import_path, "vendor/golang.org/x/net/http/httpguts");
    assert!(locator.locate("golang.org/x/net/http/httpguts", Some(&scratch.root)).is_err());
}
