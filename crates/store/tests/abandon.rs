//! What an interrupt leaves, in a process of its own: after it nothing else can be written.

use std::{fs, io::Write as _, path::Path, thread, time::Duration};

use store::atomic::{AtomicFile, Staging, Transaction, abandon, write};

/// The names of what lies below `dir`, in order.
fn names(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        if path.is_dir() {
            found.extend(names(&path));
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_unfinished_goes_and_what_is_not_begun_waits() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    write(at("old"), "old").unwrap();
    write(at("out/kept"), "kept").unwrap();
    let before = names(dir.path());

    let mut stream = AtomicFile::create(at("a/b/stream")).unwrap();
    stream.write_all(b"half").unwrap();
    let staging = Staging::inside(at("out")).unwrap();
    write(staging.path().join("made/by/another"), "program").unwrap();
    let mut transaction = Transaction::new();
    transaction.write(&at("old"), b"new", None).unwrap();
    transaction.write(&at("c/fresh"), b"fresh", None).unwrap();
    assert!(names(dir.path()).len() > before.len() + 4);

    let abandoned = abandon();
    assert_eq!(names(dir.path()), before);
    let writer = thread::spawn(move || transaction.commit());
    thread::sleep(Duration::from_millis(100));
    assert!(!writer.is_finished(), "a change must not begin after the interrupt");
    assert_eq!(fs::read(at("old")).unwrap(), b"old");

    // A real process ends here; the guard is given back to see that the waiting thread did wait for it.
    drop(abandoned);
    writer.join().unwrap().unwrap_err();
    assert_eq!(fs::read(at("old")).unwrap(), b"old");
}
