//! The folders of `testdata/bindata`: a golden beside its input is what kgen and go-bindata write; a diagnostics.txt is what
//! kgen says, and without a golden it refuses.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use generators::bindata::{Bindata, Layout};

use super::tools::{kgen, upstream};

#[test]
fn fixtures_are_what_both_write() {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/bindata");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(&testdata).expect("fixtures").map(|entry| entry.expect("a fixture").path()).collect();
    cases.sort();
    assert!(cases.len() >= 20, "{} fixtures", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(case: &Path) -> Result<(), String> {
    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(case.join("kgen.toml")).map_err(|error| format!("{name}: {error}"))?;
    let table: toml::Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let options = table["codegen"]["bindata"][0].clone().try_into::<Bindata>();
    let options = options.map_err(|error| format!("{name}: {error}"))?;
    let upstream_differs = table.get("case").is_some_and(|case| case.get("upstream").is_some());

    let scratch = tempfile::tempdir().expect("a folder");
    let copy = scratch.path().join(&name);
    copy_tree(case, &copy);
    let output = copy.join(&options.output);
    if !upstream_differs {
        // It writes what is not there; where the case is about what is there, it stays.
        let _ = fs::remove_file(&output);
    }
    let said = kgen(&copy, &["bindata", "--quiet"]);
    let words = String::from_utf8_lossy(&said.stderr).replace(&copy.display().to_string(), "CASE");
    expect(&case.join("diagnostics.txt"), words.as_bytes(), &format!("{name}: what kgen says"))?;
    if words.contains("nothing was written") {
        return match (said.status.code(), output.exists()) {
            (Some(1), false) => Ok(()),
            (code, there) => Err(format!("{name}: kgen ends with {code:?}, and a file is there: {there}")),
        };
    }
    if !said.status.success() {
        return Err(format!("{name}: kgen ends with {}: {words}", said.status));
    }
    let made = fs::read(&output).map_err(|error| format!("{name}: {error}"))?;
    if !upstream_differs {
        fs::remove_file(&output).map_err(|error| format!("{name}: {error}"))?;
        let release = match options.layout {
            Layout::V310 => "3.1.0",
            Layout::V311 => "3.1.1",
            Layout::V312 => "3.1.2",
            Layout::V313 => "3.1.3",
        };
        let ran = Command::new(upstream(release)).args(flags(&options)).current_dir(&copy).output().expect("it runs");
        if !ran.status.success() {
            return Err(format!("{name}: go-bindata fails: {}", String::from_utf8_lossy(&ran.stderr)));
        }
        if options.gofmt_s {
            let formatted = Command::new("gofmt").args(["-s", "-w"]).arg(&output).status().expect("gofmt on PATH");
            assert!(formatted.success(), "{name}: gofmt does not take what go-bindata writes");
        }
        let theirs = fs::read(&output).map_err(|error| format!("{name}: {error}"))?;
        if theirs != made {
            return Err(format!("{name}: go-bindata writes something else than kgen"));
        }
    }
    expect(&case.join(&options.output), &made, &format!("{name}: what kgen writes"))?;
    let again = kgen(&copy, &["bindata", "--check", "--quiet"]);
    if upstream_differs || again.status.success() { Ok(()) } else { Err(format!("{name}: a check does not pass")) }
}

/// The options as go-bindata's flags.
fn flags(options: &Bindata) -> Vec<String> {
    let mut flags = vec![format!("-o={}", options.output.display()), format!("-pkg={}", options.package)];
    let switches = [
        ("nocompress", !options.compress),
        ("nomemcopy", !options.memcopy),
        ("nometadata", !options.metadata),
        ("debug", options.debug),
        ("dev", options.dev),
        ("fs", options.fs),
    ];
    flags.extend(switches.iter().filter(|(_, on)| *on).map(|(name, _)| format!("-{name}")));
    flags.extend(options.tags.iter().map(|tags| format!("-tags={tags}")));
    flags.extend(options.prefix.iter().map(|prefix| format!("-prefix={prefix}")));
    flags.extend(options.ignore.iter().map(|pattern| format!("-ignore={pattern}")));
    flags.push(format!("-mode={}", options.mode));
    flags.push(format!("-modtime={}", options.modtime));
    flags.extend(options.inputs.iter().cloned());
    flags
}

/// Compares with a file; with `KGEN_BLESS=1` the file is written.
fn expect(file: &Path, made: &[u8], what: &str) -> Result<(), String> {
    let expected = fs::read(file).unwrap_or_default();
    if expected == made {
        return Ok(());
    }
    if std::env::var_os("KGEN_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap_or(file)).map_err(|error| error.to_string())?;
        return fs::write(file, made).map_err(|error| error.to_string());
    }
    Err(format!("{what} is not {}:\n{}", file.display(), String::from_utf8_lossy(made)))
}

/// Links stay links.
fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (kind, target) = (entry.file_type().expect("a kind"), to.join(entry.file_name()));
        if kind.is_symlink() {
            symlink(fs::read_link(entry.path()).expect("a link"), target).expect("a link");
        } else if kind.is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
