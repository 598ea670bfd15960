//! File selection against `go list`, over the whole standard library.

use std::path::Path;

use goload::{Context, list_package};

use crate::go::{Vars, text, texts};

#[test]
fn standard_library_on_many_platforms() {
    let goroot = Vars::new().env().goroot().expect("go with its library").to_path_buf();
    let src = goroot.join("src");
    for (goos, goarch, cgo) in [
        ("linux", "amd64", "0"),
        ("linux", "amd64", "1"),
        ("windows", "386", "0"),
        ("darwin", "arm64", "0"),
        ("js", "wasm", "0"),
        ("illumos", "amd64", "0"),
        ("android", "arm64", "0"),
    ] {
        let vars = Vars::new().set("GOOS", goos).set("GOARCH", goarch).set("CGO_ENABLED", cgo);
        // Tags such as goexperiment.x and amd64.v1 are settings of the toolchain, not of go/build.
        let tool = vars.go(&src, &["list", "-f", "{{context.ToolTags}}", "runtime"]);
        let tags: Vec<&str> = tool.trim().trim_matches(['[', ']']).split_whitespace().collect();
        let context = Context::new(&vars.env(), &tags);
        assert_eq!(context.cgo, cgo == "1");
        let packages = vars.list(&src, "ImportPath,Dir,GoFiles,CgoFiles,IgnoredGoFiles", &["std"]);
        assert!(packages.len() > 250, "only {} packages", packages.len());
        for package in &packages {
            let mut expected = texts(package, "GoFiles");
            expected.extend(texts(package, "CgoFiles"));
            expected.sort();
            let mut ignored = texts(package, "IgnoredGoFiles");
            ignored.retain(|name| !name.ends_with("_test.go"));
            ignored.sort();
            let dir = Path::new(text(package, "Dir"));
            let found = list_package(dir, &context).expect("a readable package");
            let parsed = found.files.iter().map(|file| &file.name);
            let mut names: Vec<String> = parsed.chain(&found.left).map(ToString::to_string).collect();
            names.sort_unstable();
            let left: Vec<String> = {
                let mut names: Vec<String> = found.ignored.iter().map(|file| file.name.to_string()).collect();
                names.sort();
                names
            };
            assert_eq!((names, left), (expected, ignored), "{goos}/{goarch} {}", dir.display());
        }
    }
}
