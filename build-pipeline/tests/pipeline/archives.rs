//! Archives that kgen.toml describes: what is in them, and what is refused.

use std::{collections::BTreeMap, path::Path};

use crate::fixture::{Fixture, files, host_archive, members, tar_members};

/// What an archive holds: names, and texts of what is short.
fn contents(fixture: &Fixture, archive: &str) -> BTreeMap<String, String> {
    let bytes = &files(&fixture.path("_output/release-tars"))[archive];
    let text = |bytes: Vec<u8>| {
        if bytes.len() < 100 { String::from_utf8_lossy(&bytes).into_owned() } else { "…".to_owned() }
    };
    members(bytes).into_iter().map(|member| (member.name, text(member.bytes))).collect()
}

fn names(fixture: &Fixture, archive: &str) -> Vec<String> {
    contents(fixture, archive).into_keys().collect()
}

#[test]
fn licences_and_what_is_named_are_in_every_archive() {
    let fixture = Fixture::committed("v1.2.3");
    fixture.write("LICENSE", "free");
    fixture.write("UNLICENSE", "other");
    fixture.release().unwrap();
    assert_eq!(
        names(&fixture, &host_archive("fleet")),
        ["fleet/", "fleet/LICENSE", "fleet/bin/", "fleet/bin/ctl", "fleet/bin/server"]
    );
    let fixture = Fixture::committed("v1.2.3").with_release("files = ['docs', 'hack/*.sh']");
    fixture.write("docs/a/one.md", "one");
    fixture.write("hack/run.sh", "run");
    fixture.write("hack/run.py", "no");
    fixture.release().unwrap();
    let held = contents(&fixture, &host_archive("fleet"));
    assert_eq!((held["fleet/docs/a/one.md"].as_str(), held["fleet/hack/run.sh"].as_str()), ("one", "run"));
    assert!(!held.contains_key("fleet/hack/run.py"), "{held:?}");
}

#[test]
fn archives_of_their_own_make() {
    let host = build_pipeline::Platform::host();
    let groups =
        "[[group]]\nname = 'all'\ntargets = ['cmd/...']\n[[group]]\nname = 'server'\ntargets = ['cmd/server']\n";
    let release = "
        name = 'fleet'
        [[archive]]
        name = 'src'
        sources = true
        [[archive]]
        name = 'node'
        group = 'server'
        binaries = ['ctl']
        directory = 'node/bin'
        directories = ['addons']
        archives = { 'fleet-src.tar.gz' = 'src' }
        [[archive]]
        name = ''
        files = [
          { from = 'manifests', to = 'all', only = ['*.yaml'], except = ['*demo*'] },
          { from = 'hack/run.sh', to = 'start' },
          { from = 'link' },
        ]
        texts = { version = '{version}' }
    ";
    let fixture = Fixture::without_git().with_config(groups).with_release(release);
    for (path, text) in [
        ("manifests/a/one.yaml", "one"),
        ("manifests/demo.yaml", "no"),
        ("manifests/a/two.json", "no"),
        ("hack/run.sh", "run"),
    ] {
        fixture.write(path, text);
    }
    store::atomic::link(&fixture.path("link"), Path::new("hack/run.sh")).unwrap();
    fixture.git(&["init", "--quiet"]);
    fixture.commit();
    fixture.git(&["tag", "v1.2.3"]);
    fixture.release().unwrap();

    let all = contents(&fixture, "fleet.tar.gz");
    let expected = [
        ("fleet/", ""),
        ("fleet/all/", ""),
        ("fleet/all/a/", ""),
        ("fleet/all/a/one.yaml", "one"),
        ("fleet/link", ""),
        ("fleet/start", "run"),
        ("fleet/version", "v1.2.3"),
    ];
    assert_eq!(all, expected.map(|(name, text)| (name.to_owned(), text.to_owned())).into());
    assert_eq!(
        names(&fixture, &format!("fleet-node-{}-{}.tar.gz", host.os(), host.arch())),
        [
            "fleet/",
            "fleet/addons/",
            "fleet/fleet-src.tar.gz",
            "fleet/node/",
            "fleet/node/bin/",
            "fleet/node/bin/ctl",
            "fleet/node/bin/server"
        ]
    );
    let sources = names(&fixture, "fleet-src.tar.gz");
    for file in ["fleet/go.mod", "fleet/cmd/ctl/main.go", "fleet/link", "fleet/manifests/demo.yaml"] {
        assert!(sources.iter().any(|name| name == file), "{file}: {sources:?}");
    }
    assert!(!sources.iter().any(|name| name.contains("_output") || name.contains(".git/")), "{sources:?}");
}

#[test]
fn a_tar_archive_in_zstd() {
    let of = || {
        let fixture = Fixture::committed("v1.2.3").with_release("formats = ['tar.zst']");
        fixture.release().unwrap();
        files(&fixture.path("_output/release-tars")).remove(&host_archive("fleet").replace(".gz", ".zst")).unwrap()
    };
    let archive = of();
    assert_eq!(of(), archive);
    let names =
        tar_members(&zstd::stream::decode_all(archive.as_slice()).unwrap()).into_iter().map(|member| member.name);
    assert_eq!(names.collect::<Vec<_>>(), ["fleet/", "fleet/bin/", "fleet/bin/ctl", "fleet/bin/server"]);
}

#[test]
fn archives_that_cannot_be_made_are_refused_with_a_reason() {
    for (release, words) in [
        ("files = ['nowhere.txt']", "cannot read nowhere.txt"),
        ("files = ['out']", "a link that leads out of the project"),
        ("[[archive]]\nname = 'a'\ngroup = 'none'", "there is no group `none`"),
        ("[[archive]]\nname = 'a'\nbinaries = ['ctl', 'none']", "needs none, which is not built for"),
        ("[[archive]]\nname = 'a'\narchives = { 'x.tar.gz' = 'b' }", "there is no archive `b` above it"),
        ("[[archive]]\nname = 'a'\n[[archive]]\nname = 'a'", "two archives would be"),
        (
            "[[archive]]\nname = 'a'\nfiles = [{ from = 'go.mod', to = 'x' }, { from = 'cmd/ctl/main.go', to = 'x' }]",
            "two files would be x",
        ),
    ] {
        let fixture = Fixture::committed("v1.2.3").with_release(release);
        store::atomic::link(&fixture.path("out"), Path::new("../../etc/passwd")).unwrap();
        let text = fixture.release().unwrap_err().to_string();
        assert!(text.contains(words), "{release}: {text}");
    }
}
