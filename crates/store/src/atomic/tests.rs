//! What the promises of [`super`] look like from outside, failures included.

use std::{collections::BTreeMap, error::Error as _};

use super::*;

/// Every path below `root` with its contents; directories end in `/`.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut dirs = vec![root.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !path.is_symlink() {
                found.insert(name + "/", String::new());
                dirs.push(path);
            } else {
                found.insert(name, fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    found
}

fn put(path: impl Into<PathBuf>, bytes: &str) -> Change {
    Change::Write { path: path.into(), bytes: bytes.into(), mode: None }
}

fn seeded() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path().join("old"), "old").unwrap();
    write(dir.path().join("sub/gone"), "gone").unwrap();
    dir
}

#[test]
fn a_set_of_changes_is_made() {
    let dir = seeded();
    let at = |name: &str| dir.path().join(name);
    apply(&[
        put(at("old"), "new"),
        put(at("a/b/c"), "deep"),
        Change::Remove { path: at("sub/gone") },
        Change::Remove { path: at("never/was") },
    ])
    .unwrap();
    let expected = [("a/", ""), ("a/b/", ""), ("a/b/c", "deep"), ("old", "new"), ("sub/", "")];
    assert_eq!(tree(dir.path()), expected.map(|(k, v)| (k.to_owned(), v.to_owned())).into());
}

#[test]
fn a_failure_while_preparing_leaves_the_tree_as_it_was() {
    let dir = seeded();
    let before = tree(dir.path());
    let at = |name: &str| dir.path().join(name);
    for (bad, named) in [
        // The parent is a file; the destination is a directory; one path twice, once under another spelling.
        (put(at("old/below"), "x"), "below"),
        (put(at("old/far/below"), "x"), "below"),
        (put(at("sub"), "x"), "sub"),
        (Change::Remove { path: at("sub") }, "sub"),
        (put(at("sub/../new/file"), "x"), "file"),
    ] {
        let good = [put(at("old"), "new"), put(at("new/file"), "x"), put(at("new/deep/file"), "x")];
        let error = apply(&[&good[..], &[bad]].concat()).unwrap_err();
        assert!(error.path().ends_with(named), "{error:?}");
        assert_eq!(tree(dir.path()), before, "{error}");
    }
}

#[test]
fn a_failure_half_way_through_the_renames_is_rolled_back() {
    let dir = seeded();
    let before = tree(dir.path());
    let at = |name: &str| dir.path().join(name);
    // While this is prepared there is nothing at `late`; the change after it makes a directory there, so that only
    // the rename fails, with other changes made before it.
    let mut transaction = Transaction::new();
    transaction.write(&at("old"), b"new", None).unwrap();
    transaction.write(&at("fresh"), b"fresh", None).unwrap();
    transaction.remove(&at("sub/gone")).unwrap();
    transaction.write(&at("late"), b"late", None).unwrap();
    transaction.write(&at("late/file"), b"x", None).unwrap();
    let error = transaction.commit().unwrap_err();
    assert!(matches!(error, StoreError::Replace { .. }), "{error:?}");
    assert!(error.path().ends_with("late") && error.io().is_some());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn an_adopted_file_that_is_missing_undoes_the_rest() {
    let dir = seeded();
    let staging = Staging::inside(dir.path().join("out/stage")).unwrap();
    write(staging.path().join("tool"), "tool").unwrap();
    let mut good = Transaction::new();
    good.adopt(&staging.path().join("tool"), &dir.path().join("out/bin/tool")).unwrap();
    good.commit().unwrap();
    drop(staging);
    let before = tree(dir.path());
    assert_eq!(before["out/bin/tool"], "tool");

    let staging = Staging::inside(dir.path().join("out/stage")).unwrap();
    let mut bad = Transaction::new();
    bad.write(&dir.path().join("old"), b"new", None).unwrap();
    bad.adopt(&staging.path().join("tool"), &dir.path().join("out/bin/tool")).unwrap();
    bad.commit().unwrap_err();
    drop(staging);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn dropped_without_commit_nothing_stays() {
    let dir = seeded();
    let before = tree(dir.path());
    let mut file = AtomicFile::create(dir.path().join("x/y/z")).unwrap();
    file.write_all(b"half").unwrap();
    drop(file);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn errors_name_the_path_and_keep_the_systems_words() {
    let dir = seeded();
    let error = write(dir.path().join("old/below/file"), "x").unwrap_err();
    assert!(error.to_string().contains("old"), "{error}");
    assert!(error.source().is_some());
    assert!(error.io().is_some());
}

#[test]
fn a_stream_is_committed_synced_too() {
    let dir = seeded();
    let mut file = AtomicFile::create(dir.path().join("old")).unwrap();
    file.write_all(b"str").unwrap();
    file.write_all(b"eam").unwrap();
    assert_eq!(fs::read(dir.path().join("old")).unwrap(), b"old");
    file.commit_synced().unwrap();
    assert_eq!(fs::read(dir.path().join("old")).unwrap(), b"stream");
}

#[test]
fn litter_goes_when_nobody_else_is_present() {
    let dir = seeded();
    let at = |name: &str| dir.path().join(name);
    let litter = [at(".kgen-Ab12Cd.tmp"), at("sub/.kgen-000000.tmp"), at("out/.kgen-zzzzzz.tmp")];
    let kept = [at(".kgen-config"), at(".kgen-abc.tmp"), at(".kgen-ab/cde.tmp")];
    for path in litter[..2].iter().chain(&kept) {
        write(path, "x").unwrap();
    }
    write(litter[2].join("made/tool"), "x").unwrap();
    assert_eq!(temporaries_in(&at("sub")), &litter[1..2]);
    let all = [&litter[..], &kept[..]].concat();

    let other = File::open(dir.path()).unwrap();
    other.lock_shared().unwrap();
    let present = Presence::enter(dir.path(), &all);
    assert!(all.iter().all(|path| path.exists()), "another process may still write them");

    drop(other);
    drop(present);
    let _present = Presence::enter(dir.path(), &all);
    assert!(!litter.iter().any(|path| path.exists()) && kept.iter().all(|path| path.exists()));
    assert!(File::open(dir.path()).unwrap().try_lock().is_err(), "this process is present now");
}

#[test]
fn unfinished_files_have_names_that_are_told_from_others() {
    let dir = seeded();
    let _file = AtomicFile::create(dir.path().join("old")).unwrap();
    let staging = Staging::inside(dir.path()).unwrap();
    let found = temporaries_in(dir.path());
    assert!(found.len() == 2 && found.contains(&staging.path().to_owned()), "{found:?}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn the_mode_of_a_replaced_file_is_kept_and_a_given_one_is_literal() {
        let dir = seeded();
        let old = dir.path().join("old");
        set_mode(&old, 0o4750).unwrap();
        write(&old, "new").unwrap();
        assert_eq!(mode_of(&old), 0o4750);
        let mut transaction = Transaction::new();
        transaction.write(&old, b"newer", Some(0o777)).unwrap();
        transaction.commit().unwrap();
        assert_eq!(mode_of(&old), 0o777);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "an ordinary file is what the new one is compared with")]
    fn a_new_file_has_the_mode_of_any_new_file() {
        let dir = seeded();
        fs::write(dir.path().join("plain"), "").unwrap();
        write(dir.path().join("ours"), "").unwrap();
        assert_eq!(mode_of(&dir.path().join("ours")), mode_of(&dir.path().join("plain")));
    }

    #[test]
    fn links_are_written_through_also_dangling_ones() {
        let dir = seeded();
        let at = |name: &str| dir.path().join(name);
        symlink("old", at("one")).unwrap();
        symlink("sub/../one", at("two")).unwrap();
        symlink("sub/later", at("dangling")).unwrap();
        apply(&[put(at("two"), "through"), put(at("dangling"), "made")]).unwrap();
        assert!(at("one").is_symlink() && at("two").is_symlink() && at("dangling").is_symlink());
        assert_eq!(fs::read(at("old")).unwrap(), b"through");
        assert_eq!(fs::read(at("sub/later")).unwrap(), b"made");
        let twice = apply(&[put(at("one"), "1"), put(at("old"), "2")]).unwrap_err();
        assert!(matches!(twice, StoreError::Twice { .. }));
        apply(&[Change::Remove { path: at("one") }]).unwrap();
        assert!(!at("one").is_symlink() && at("old").exists());
    }

    #[test]
    fn a_loop_of_links_and_what_is_no_file_are_errors() {
        let dir = seeded();
        symlink("b", dir.path().join("a")).unwrap();
        symlink("a", dir.path().join("b")).unwrap();
        write(dir.path().join("a"), "x").unwrap_err();
        // A socket stands for all that is no file: a device of the machine is nothing to try on.
        let socket = dir.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert!(matches!(write(&socket, "x").unwrap_err(), StoreError::NotAFile { .. }));
    }
}
