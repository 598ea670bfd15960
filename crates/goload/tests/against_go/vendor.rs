//! Vendor mode against go, with links from vendor into the tree as Kubernetes had them.

use goload::{Context, Mode, Origin, Scope};

use crate::go::{Scratch, Vars};
use crate::packages::compare_imports;

const TREE: &str = "== go.mod\nmodule example.com/main\ngo 1.15\nrequire example.com/staged v0.0.0\nrequire example.com/dep v1.0.0\n\
    replace example.com/staged => ./staging/src/example.com/staged\n\
    == main.go\npackage main\nimport _ \"example.com/staged/v1\"\nimport _ \"example.com/dep\"\nfunc main() {}\n\
    == vendor/modules.txt\n# example.com/dep v1.0.0\n## explicit\nexample.com/dep\n\
    # example.com/staged v0.0.0 => ./staging/src/example.com/staged\n## explicit\nexample.com/staged/v1\n\
    # example.com/staged => ./staging/src/example.com/staged\n\
    == vendor/example.com/dep/d.go\npackage dep\nimport _ \"time\"\n\
    == staging/src/example.com/staged/go.mod\nmodule example.com/staged\ngo 1.15\n\
    == staging/src/example.com/staged/v1/v1.go\npackage v1\n// +k8s:deepcopy-gen=package\nimport _ \"example.com/dep\"\n";

#[test]
fn linked_staging() {
    let scratch = Scratch::new();
    scratch.archive(TREE);
    scratch.link("vendor/example.com/staged", "../../staging/src/example.com/staged");
    let vars = Vars::new();
    let locator = vars.open(&scratch.root);
    assert_eq!(locator.mode(), Mode::Vendor);
    let count = compare_imports(&vars, &scratch.root, &["."]);
    assert!(count > 10, "only {count} imports");
    let staged = locator.locate("example.com/staged/v1", None).expect("vendored");
    // One package, however it is asked for.
    let dir = scratch.path("staging/src/example.com/staged/v1");
    assert_eq!(staged.dir, dir);
    for path in [dir.clone(), scratch.path("vendor/example.com/staged/v1")] {
        assert_eq!(locator.locate_dir(&path).expect("a package"), staged, "{}", path.display());
    }
    let spelt = locator.locate("example.com/main/vendor/example.com/staged/v1", None).expect("the old spelling");
    assert_eq!(spelt, staged);
    assert_eq!(locator.locate("example.com/dep", None).expect("vendored").origin, Origin::Vendor);
    assert_eq!(locator.requirement("example.com/dep").as_deref(), Some("v1.0.0"));
    let error = locator.locate("example.com/none", None).expect_err("not vendored");
    assert_eq!(error.help(), "run `go mod vendor`");
    let context = Context::new(&vars.env(), &[]);
    let wanted = |text: &[u8]| text.windows(5).any(|part| part == b"+k8s:");
    let found = locator.discover(Scope::Tree, &context, &wanted).expect("packages");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].located, staged);
    // A pattern by import path reaches through the link.
    let found = locator.expand(&["example.com/staged/...".to_owned()], &scratch.root).expect("packages");
    assert_eq!(found, [staged]);
    // -mod=mod does not use the directory.
    let other = vars.clone().set("GOFLAGS", "-mod=mod").open(&scratch.root);
    assert_eq!(other.mode(), Mode::Module);
    assert_eq!(other.locate("example.com/staged/v1", None).expect("replaced").dir, dir);
}

#[test]
fn old_go_lines_and_strangers() {
    let scratch = Scratch::new();
    scratch.archive(TREE);
    scratch.write(
        "go.mod",
        TREE.split("== ").nth(1).expect("go.mod").replace("go.mod\n", "").replace("go 1.15", "go 1.13"),
    );
    assert_eq!(Vars::new().open(&scratch.root).mode(), Mode::Module);
    // From go 1.23 on only what modules.txt names exists.
    let scratch = Scratch::new();
    scratch.archive(
        "== go.mod\nmodule example.com/main\ngo 1.23\nrequire example.com/dep v1.0.0\n== main.go\npackage main\n\
         == vendor/modules.txt\n# example.com/dep v1.0.0\n## explicit\nexample.com/dep\n\
         == vendor/example.com/dep/d.go\npackage dep\n== vendor/example.com/dep/more/m.go\npackage more\n",
    );
    let locator = Vars::new().open(&scratch.root);
    assert!(locator.locate("example.com/dep", None).is_ok());
    assert!(locator.locate("example.com/dep/more", None).is_err());
}

#[test]
fn workspace_vendor() {
    let scratch = Scratch::new();
    scratch.archive(
        "== go.work\ngo 1.22.0\nuse .\nuse ./staged\n== go.mod\nmodule example.com/main\ngo 1.22.0\nrequire example.com/dep v1.0.0\n\
         == main.go\npackage main\nimport _ \"example.com/staged\"\nimport _ \"example.com/dep\"\n\
         == staged/go.mod\nmodule example.com/staged\ngo 1.22.0\n== staged/s.go\npackage staged\nimport _ \"time\"\n\
         == vendor/modules.txt\n## workspace\n# example.com/dep v1.0.0\n## explicit; go 1.20\nexample.com/dep\n\
         == vendor/example.com/dep/d.go\npackage dep\nimport _ \"time\"\n",
    );
    let vars = Vars::new();
    assert_eq!(vars.open(&scratch.root).mode(), Mode::Vendor);
    let count = compare_imports(&vars, &scratch.root, &["."]);
    assert!(count > 10, "only {count} imports");
    // Outside the workspace the directory is not for this module.
    assert_eq!(vars.set("GOWORK", "off").open(&scratch.root).mode(), Mode::Module);
}
