//! `kgen watch` as a person has it: saves, mistakes, an editor's rename, Ctrl-C.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{program, repository};

const FILES: &[(&str, &str)] = &[
    ("go.mod", "module example.com/m\n\ngo 1.24\n"),
    ("kgen.toml", "[codegen]\ncompat = \"0.34\"\n"),
    ("api/types.go", "package api\n\n// +k8s:deepcopy-gen=true\ntype T struct{ A []string }\n"),
    ("other/types.go", "package other\n\n// +k8s:deepcopy-gen=true\ntype U struct{ B []string }\n"),
];

/// Waits until a file holds a text, or holds it no more.
fn wait(path: &Path, text: &str, there: bool) {
    let begun = Instant::now();
    while fs::read_to_string(path).unwrap_or_default().contains(text) != there {
        assert!(begun.elapsed() < Duration::from_secs(20), "{}: {text} is not as awaited: {there}", path.display());
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test saves files as editors do")]
fn saves_are_answered_until_the_process_is_interrupted() {
    let (_kept, root) = repository(FILES);
    let said = root.join(".git/said");
    let mut watch = program(&root, &["watch", "--verbose"])
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let (api, other) = (root.join("api/zz_generated.deepcopy.go"), root.join("other/zz_generated.deepcopy.go"));
    wait(&said, "2 files written", true);

    // In place, and by a rename.
    let types = root.join("api/types.go");
    fs::write(&types, FILES[2].1.replace('A', "Saved")).unwrap();
    wait(&api, "in.Saved", true);
    fs::write(root.join("api/types.go~"), FILES[2].1.replace('A', "Renamed")).unwrap();
    fs::rename(root.join("api/types.go~"), &types).unwrap();
    wait(&api, "in.Renamed", true);

    // A mistake changes nothing and is said; mended, all goes on.
    fs::write(&types, "package api\n\n// +k8s:deepcopy-gen=true\ntype T struct {\n").unwrap();
    wait(&said, "nothing was written", true);
    assert!(fs::read_to_string(&api).unwrap().contains("in.Renamed"));
    fs::write(&types, FILES[2].1.replace('A', "Mended")).unwrap();
    wait(&api, "in.Mended", true);

    // A package that is new, one that goes, and the settings.
    fs::create_dir(root.join("late")).unwrap();
    fs::write(root.join("late/types.go"), FILES[2].1.replace("package api", "package late")).unwrap();
    wait(&root.join("late/zz_generated.deepcopy.go"), "package late", true);
    fs::write(root.join("other/types.go"), "package other\n").unwrap();
    wait(&other, "package other", false);
    fs::write(root.join("kgen.toml"), "[codegen]\ncompat = \"0.20\"\n").unwrap();
    wait(&api, "// +build", true);

    // What is wrong with kgen.toml is shown at its place.
    fs::write(root.join("kgen.toml"), "[codegen]\ncompta = \"0.20\"\n").unwrap();
    wait(&said, "kgen.toml:2:1: error[config/unknown-key]", true);

    // Nothing goes round in circles: what kgen writes is no save.
    thread::sleep(Duration::from_millis(500));
    let before = fs::read_to_string(&said).unwrap();
    thread::sleep(Duration::from_millis(500));
    assert_eq!(fs::read_to_string(&said).unwrap(), before);

    rustix::process::kill_process(rustix::process::Pid::from_child(&watch), rustix::process::Signal::INT).unwrap();
    assert_eq!(watch.wait().unwrap().code(), Some(130));
}
