//! A Go program gets back what went in, through every function, from every layout and mode; it is built and run by `go test`.

use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::tools::{RELEASES, go, kgen};

/// Compares what a package holds with the files below `../data`. What it is about is said by constants in another file.
const TEST: &str = r#"package held

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

const data = "../data"

func files(t *testing.T) map[string][]byte {
	found := map[string][]byte{}
	err := filepath.Walk(data, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(data, path)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil || len(found) < 5 {
		t.Fatal(len(found), err)
	}
	return found
}

func TestBytes(t *testing.T) {
	for name, want := range files(t) {
		got, err := Asset(name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("Asset(%q): %v, %d bytes for %d", name, err, len(got), len(want))
		}
		if !bytes.Equal(MustAsset(name), want) {
			t.Errorf("MustAsset(%q) differs", name)
		}
	}
	if _, err := Asset("nowhere"); err == nil {
		t.Error("Asset finds what is nowhere")
	}
	defer func() {
		if recover() == nil {
			t.Error("MustAsset does not panic")
		}
	}()
	MustAsset("nowhere")
}

func TestNames(t *testing.T) {
	want := []string{}
	for name := range files(t) {
		want = append(want, name)
	}
	got := AssetNames()
	sort.Strings(want)
	sort.Strings(got)
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("AssetNames() = %q, not %q", got, want)
	}
}

func TestInfo(t *testing.T) {
	for name := range files(t) {
		info, err := AssetInfo(name)
		if err != nil {
			t.Fatal(err)
		}
		on, err := os.Stat(filepath.Join(data, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() != on.Size() || info.Mode() != on.Mode() || !info.ModTime().Equal(on.ModTime()) || info.IsDir() {
			t.Errorf("AssetInfo(%q) = %v %v %v", name, info.Size(), info.Mode(), info.ModTime())
		}
		if filepath.Base(info.Name()) != on.Name() {
			t.Errorf("AssetInfo(%q).Name() = %q", name, info.Name())
		}
	}
	if _, err := AssetInfo("nowhere"); err == nil {
		t.Error("AssetInfo finds what is nowhere")
	}
}

func TestDirectories(t *testing.T) {
	for _, name := range []string{"", "sub", "sub/deep"} {
		entries, err := os.ReadDir(filepath.Join(data, name))
		if err != nil {
			t.Fatal(err)
		}
		want := []string{}
		for _, entry := range entries {
			want = append(want, entry.Name())
		}
		got, err := AssetDir(name)
		sort.Strings(got)
		if err != nil || strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("AssetDir(%q) = %q, %v, not %q", name, got, err, want)
		}
	}
	for _, name := range []string{"nowhere", "hello.txt"} {
		if _, err := AssetDir(name); err == nil {
			t.Errorf("AssetDir(%q) is no error", name)
		}
	}
}

func TestRestoring(t *testing.T) {
	to := t.TempDir()
	if err := RestoreAssets(to, ""); err != nil {
		t.Fatal(err)
	}
	for name, want := range files(t) {
		got, err := os.ReadFile(filepath.Join(to, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not restored: %v", name, err)
		}
	}
	if err := RestoreAsset(t.TempDir(), "sub/page.html"); err != nil {
		t.Error(err)
	}
}

func readAll(t *testing.T, r io.Reader) []byte {
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
"#;

/// The same for the `http.FileSystem`.
const FILE_SYSTEM: &str = r#"package held

import (
	"bytes"
	"os"
	"testing"
)

func TestFileSystem(t *testing.T) {
	system := AssetFile()
	for name, want := range files(t) {
		file, err := system.Open("/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if got := readAll(t, file); !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes for %d", name, len(got), len(want))
		}
		if info, err := file.Stat(); err != nil || info.Size() != int64(len(want)) {
			t.Errorf("%s: %v", name, err)
		}
		file.Close()
	}
	dir, err := system.Open("sub")
	if err != nil {
		t.Fatal(err)
	}
	if infos, err := dir.Readdir(-1); err != nil || len(infos) != 2 {
		t.Errorf("sub: %v, %v", infos, err)
	}
	if _, err := system.Open("nowhere"); !os.IsNotExist(err) {
		t.Errorf("nowhere: %v", err)
	}
}
"#;

#[test]
fn what_programs_get_back() {
    let scratch = tempfile::tempdir().expect("a folder");
    let root = scratch.path();
    let write = |path: &Path, bytes: &[u8]| {
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        // What is kept of a time is its seconds.
        let time = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        fs::File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("a time");
    };
    write(&root.join("go.mod"), b"module example.com/held\n\ngo 1.21\n");
    let every: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    for (name, bytes) in [
        ("hello.txt", b"hello\n".as_slice()),
        ("empty", b""),
        ("every byte", &every),
        ("text`s.md", "`\u{e4}`\u{feff}\u{1f600}\n".as_bytes()),
        ("sub/page.html", b"<p>\0</p>"),
        ("sub/deep/1.css", b"a{}\n"),
    ] {
        write(&root.join("data").join(name), bytes);
    }
    let modes: [&[&str]; 6] =
        [&[], &["--nomemcopy"], &["--nocompress"], &["--nocompress", "--nomemcopy"], &["--debug"], &["--dev"]];
    let mut packages = 0;
    for (release, _) in RELEASES {
        for mode in modes {
            for fs in [false, true] {
                // The oldest layout has none; the next two forget a type where they hold nothing.
                let holds = !mode.contains(&"--debug") && !mode.contains(&"--dev");
                if fs && (release == "3.1.0" || release != "3.1.3" && !holds) {
                    continue;
                }
                let name = format!("p{packages}");
                packages += 1;
                let package = root.join(&name);
                fs::create_dir_all(&package).expect("a folder");
                let mut arguments =
                    vec!["bindata", "../data/...", "--prefix", "../data", "--pkg", "held", "--layout", release];
                arguments.extend(mode);
                arguments.extend(fs.then_some("--fs"));
                let said = kgen(&package, &arguments);
                assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
                write(&package.join("held_test.go"), TEST.as_bytes());
                write(&package.join("root.go"), b"package held\n\nvar rootDir = \"../data\"\n");
                if fs {
                    write(&package.join("system_test.go"), FILE_SYSTEM.as_bytes());
                }
            }
        }
    }
    // The way to go:embed: the same functions, beside what they hold.
    for fs in [false, true] {
        let package = root.join(if fs { "embeddedfs" } else { "embedded" });
        let data = package.join("data");
        for name in ["hello.txt", "empty", "every byte", ".hidden", "sub/page.html", "sub/deep/1.css"] {
            write(&data.join(name), if name == "every byte" { &every } else { name.as_bytes() });
        }
        let mut arguments = vec!["bindata", "data/...", "--prefix", "data", "--pkg", "held", "--migrate", "embed"];
        arguments.extend(fs.then_some("--fs"));
        let said = kgen(&package, &arguments);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        assert!(String::from_utf8_lossy(&said.stdout).contains("the directory data:"), "the place is not said");
        write(&data.join("held.go"), &said.stdout);
        // Embedded files have neither modes nor times.
        let test = TEST.replace("const data = \"../data\"", "const data = \".\"");
        let test = test.replace(" || info.Mode() != on.Mode() || !info.ModTime().Equal(on.ModTime())", "");
        let test = test
            .replace("err != nil || info.IsDir()", "err != nil || info.IsDir() || strings.HasSuffix(path, \".go\")");
        let test = test.replace(
            "want = append(want, entry.Name())",
            "if !strings.HasSuffix(entry.Name(), \".go\") {\nwant = append(want, entry.Name())\n}",
        );
        write(&data.join("held_test.go"), test.as_bytes());
        if fs {
            write(&data.join("system_test.go"), FILE_SYSTEM.as_bytes());
        }
        packages += 1;
    }
    let ran = go(root).args(["test", "./..."]).output().expect("go on PATH");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("ok")).count(), packages, "{said}");
}
