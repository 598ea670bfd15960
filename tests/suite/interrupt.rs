//! Ctrl-C, SIGTERM, and what killed runs leave, seen from outside: children, temporary files, exit code.
//!
//! Kills at every moment of a run are tried by tests/acceptance/kills.py.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::{program, repository, tree};

const TYPES: &str = "package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tNames []string\n}\n";
const MODULE: &[(&str, &str)] = &[("go.mod", "module example.com/m\n\ngo 1.24\n"), ("api/v1/types.go", TYPES)];

/// A go tool that says what there is to build and, when asked to, builds for ever with a program of its own, which
/// holds the pipe `ALIVE` open. With `STUBBORN` that program does not heed interrupts.
const GO: &str = r#"#!/bin/sh
case $1 in
env) echo '{}' ;;
list) echo '{"ImportPath":"example.com/m/cmd/tool","Name":"main","GoFiles":["main.go"],"Match":["./cmd/tool"]}' ;;
build)
  [ -z "$STUBBORN" ] || trap '' INT TERM
  sh -c 'echo building; exec sleep 60' >"$ALIVE"
  ;;
esac
"#;

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_raw(child.id().try_into().unwrap()).unwrap(), signal).unwrap();
}

fn pipe(path: &Path) {
    rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
}

/// Paths under temporary names.
fn temporaries(root: &Path) -> Vec<String> {
    let paths = tree(root).into_keys().map(|path| path.to_string_lossy().into_owned());
    paths.filter(|path| path.contains(".kgen-")).collect()
}

#[test]
fn an_interrupted_build_ends_its_programs_and_removes_what_is_unfinished() {
    for (signal, stubborn) in [(Signal::INT, ""), (Signal::TERM, "yes")] {
        let (_folder, root) = repository(&[("go.mod", "module example.com/m\n\ngo 1.24\n")]);
        let outside = tempfile::tempdir().unwrap();
        let (go, alive) = (outside.path().join("go"), outside.path().join("alive"));
        store::atomic::write(&go, GO).unwrap();
        fs::set_permissions(&go, fs::Permissions::from_mode(0o755)).unwrap();
        pipe(&alive);
        let path = format!("{}:{}", outside.path().display(), std::env::var("PATH").unwrap());
        let mut child = program(&root, &["quick-release", "--skip", "generate"])
            .env("PATH", path)
            .env("ALIVE", &alive)
            .env("STUBBORN", stubborn)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();

        // Opening waits for the program that the go tool starts; reading to the end, for its death.
        let opening = thread::spawn(move || {
            let mut alive = File::open(&alive).unwrap();
            alive.read_exact(&mut [0; 8]).unwrap();
            alive
        });
        while !opening.is_finished() {
            assert!(child.try_wait().unwrap().is_none(), "it has ended before it has built");
            thread::sleep(Duration::from_millis(5));
        }
        let mut alive = opening.join().unwrap();
        assert_eq!(temporaries(&root).len(), 1, "the build goes to a temporary directory");
        let start = Instant::now();
        send(&child, signal);
        let output = child.wait_with_output().unwrap();
        alive.read_to_end(&mut Vec::new()).unwrap();
        assert!(start.elapsed() < Duration::from_secs(30), "the program has ended by itself");

        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(said.ends_with("kgen: interrupted\n") && !said.contains("error"), "{said}");
        assert!(temporaries(&root).is_empty(), "{:?}", temporaries(&root));
    }
}

#[test]
fn an_interrupted_run_leaves_the_tree_as_it_was() {
    let (_folder, root) = repository(MODULE);
    let outside = tempfile::tempdir().unwrap();
    let header = outside.path().join("header");
    pipe(&header);
    let before = tree(&root);
    let child =
        program(&root, &["all", "--go-header-file", header.to_str().unwrap()]).stderr(Stdio::piped()).spawn().unwrap();
    // The run reads its header once everything is decided; nobody ever writes one.
    let _writer = File::options().write(true).open(&header).unwrap();
    send(&child, Signal::TERM);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(130), &b"kgen: interrupted\n"[..]));
    assert_eq!(tree(&root), before);
}

#[test]
fn what_a_killed_run_has_left_goes_with_the_next_that_writes() {
    let (_folder, root) = repository(MODULE);
    let (litter, mine) = (root.join("api/v1/.kgen-Ab12Cd.tmp"), root.join("api/v1/.kgen-config"));
    for path in [&litter, &mine] {
        store::atomic::write(path, "x").unwrap();
    }
    assert_eq!(program(&root, &["verify"]).output().unwrap().status.code(), Some(1));
    assert!(litter.exists(), "a check changes nothing");

    let other = File::open(&root).unwrap();
    other.lock_shared().unwrap();
    assert!(program(&root, &["all"]).output().unwrap().status.success());
    assert!(litter.exists(), "another run is writing");

    drop(other);
    assert!(program(&root, &["all"]).output().unwrap().status.success());
    assert!(!litter.exists() && mine.exists());
}
