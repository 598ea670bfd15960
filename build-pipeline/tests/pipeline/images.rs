//! Images: what is in them, that they are the same every time, and what they can stand on.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
    path::Path,
};

use build_pipeline::{
    ExitClass, IMAGE, Ledger, Limits, PACKAGE, PIPELINE, PipelineError, Platform, Product, Silent, Step, StepCx,
    Wanted, run,
};
use serde_json::Value;

use crate::fixture::{Fixture, Member, files, members, sha256, tar_members};

/// Builds `ctl` and `server` for two platforms of Linux and makes the images.
fn images_of(fixture: &Fixture, steps: &[&dyn Step], jobs: usize) -> Result<Ledger, PipelineError> {
    let platforms = ["linux/amd64", "linux/arm64"].map(|platform| platform.parse::<Platform>().unwrap());
    let wanted = &Wanted::from(platforms.map(|platform| (platform, Vec::new())));
    let limits = &Limits { jobs, ..Limits::default() };
    let (exec, project) = (fixture.exec(), fixture.project()?);
    fixture.with_cx(&project, &exec, &BTreeSet::new(), |cx| {
        run(steps, &StepCx { wanted, limits, observer: &Silent, ..*cx })
    })
}

fn committed(tables: &str) -> Fixture {
    Fixture::committed("v1.2.3").with_images(tables)
}

/// The files of a tar archive by their names.
fn untar(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    tar_members(bytes).into_iter().map(|member| (member.name, member.bytes)).collect()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// What an archive of `docker save`'s kind holds: the configuration, and the layers' members.
fn image(archive: &[u8]) -> (Value, Value, Vec<Vec<Member>>) {
    let files = untar(archive);
    let entry = json(&files["manifest.json"])[0].clone();
    let layers = entry["Layers"].as_array().unwrap().iter().map(|layer| {
        let blob = &files[layer.as_str().unwrap()];
        assert!(layer.as_str().unwrap().ends_with(&sha256(blob)));
        // Those of a base may be compressed.
        if blob.starts_with(&[0x1f, 0x8b]) { members(blob) } else { tar_members(blob) }
    });
    let config = json(&files[entry["Config"].as_str().unwrap()]);
    (entry.clone(), config, layers.collect())
}

#[test]
fn an_image_holds_its_program_and_says_how_it_is_started() {
    let fixture = committed(
        "[[image]]\nbinary = 'server'\nname = 'r.example.com/fleet/server'\nuser = '65532'\ncmd = ['--port=80']\n\
         env = { MODE = 'plain' }\nlabels = { a = 'b' }\nfiles = { '/etc/nsswitch.conf' = 'hack/nsswitch.conf' }\n",
    );
    fixture.write("hack/nsswitch.conf", "hosts: files dns\n");
    fixture.commit();
    fixture.git(&["tag", "--force", "v1.2.3"]);
    images_of(&fixture, IMAGE, 2).unwrap();
    let made = files(&fixture.path("_output"));
    let (entry, config, layers) = image(&made["release-images/amd64/server.tar"]);
    assert_eq!(entry["RepoTags"][0], "r.example.com/fleet/server-amd64:v1.2.3");
    assert_eq!((&config["os"], &config["architecture"]), (&"linux".into(), &"amd64".into()));
    assert_eq!(config["created"], "2020-09-13T12:26:40Z");
    assert_eq!(config["config"]["Entrypoint"][0], "/usr/local/bin/server");
    assert_eq!(config["config"]["Cmd"][0], "--port=80");
    assert_eq!(config["config"]["User"], "65532");
    assert_eq!(config["config"]["Labels"]["a"], "b");
    assert!(config["config"]["Env"].as_array().unwrap().contains(&"MODE=plain".into()));
    let names: Vec<Vec<&str>> =
        layers.iter().map(|layer| layer.iter().map(|member| member.name.as_str()).collect()).collect();
    assert_eq!(
        names,
        [vec!["etc/", "etc/nsswitch.conf"], vec!["usr/", "usr/local/", "usr/local/bin/", "usr/local/bin/server"],]
    );
    assert_eq!(layers[0][1].bytes, b"hosts: files dns\n");
    let program = &layers[1][3];
    assert_eq!((program.mode, program.owner, program.mtime), (0o755, (0, 0), 1_600_000_000));
    assert_eq!(program.bytes, made["local/bin/linux/amd64/server"]);
    // What the configuration calls the layers is what they are without compression.
    let files = untar(&made["release-images/amd64/server.tar"]);
    let layers = entry["Layers"].as_array().unwrap();
    for (layer, diff_id) in layers.iter().zip(config["rootfs"]["diff_ids"].as_array().unwrap()) {
        assert_eq!(diff_id.as_str().unwrap(), format!("sha256:{}", sha256(&files[layer.as_str().unwrap()])));
    }
}

#[test]
fn a_layout_has_all_platforms_and_nothing_of_earlier_runs() {
    let fixture = committed("[[image]]\nbinary = 'server'\n[[image]]\nbinaries = ['ctl', 'server']\nname = 'both'\n");
    fixture.write("_output/release-images/oci/blobs/sha256/old", "old");
    images_of(&fixture, IMAGE, 2).unwrap();
    let layout = files(&fixture.path("_output/release-images/oci"));
    assert_eq!(layout["oci-layout"], br#"{"imageLayoutVersion":"1.0.0"}"#);
    let index = json(&layout["index.json"]);
    let of = |digest: &Value| json(&layout[&format!("blobs/sha256/{}", digest.as_str().unwrap().split_at(7).1)]);
    let mut used = BTreeSet::from(["oci-layout".to_owned(), "index.json".to_owned()]);
    let mut use_up = |descriptor: &Value| {
        let name = format!("blobs/sha256/{}", descriptor["digest"].as_str().unwrap().split_at(7).1);
        assert_eq!(descriptor["size"], layout[&name].len());
        assert!(name.ends_with(&sha256(&layout[&name])));
        used.insert(name);
    };
    let mut names = Vec::new();
    for image in index["manifests"].as_array().unwrap() {
        names.push(image["annotations"]["org.opencontainers.image.ref.name"].as_str().unwrap());
        use_up(image);
        let platforms = of(&image["digest"]);
        let archs: Vec<&Value> =
            platforms["manifests"].as_array().unwrap().iter().map(|one| &one["platform"]["architecture"]).collect();
        assert_eq!(archs, ["amd64", "arm64"]);
        for one in platforms["manifests"].as_array().unwrap() {
            use_up(one);
            let manifest = of(&one["digest"]);
            use_up(&manifest["config"]);
            let config = of(&manifest["config"]["digest"]);
            let layers = manifest["layers"].as_array().unwrap();
            for (layer, diff_id) in layers.iter().zip(config["rootfs"]["diff_ids"].as_array().unwrap()) {
                use_up(layer);
                let (_, digest) = layer["digest"].as_str().unwrap().split_at(7);
                let mut raw = Vec::new();
                let packed = &layout[&format!("blobs/sha256/{digest}")];
                flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut raw).unwrap();
                assert_eq!(diff_id.as_str().unwrap(), format!("sha256:{}", sha256(&raw)));
            }
        }
    }
    assert_eq!(names, ["server:v1.2.3", "both:v1.2.3"]);
    assert_eq!(layout.keys().cloned().collect::<BTreeSet<_>>(), used);
}

#[test]
fn a_commits_images_are_the_same_bytes_for_any_number_of_threads_and_the_second_run_writes_nothing() {
    let tables = "[[image]]\nbinary = 'server'\n";
    let of = |jobs| {
        let fixture = committed(tables).with_release("images = ['docker-archive', 'oci-layout', 'oci-archive']");
        let ledger = images_of(&fixture, PIPELINE, jobs).unwrap();
        let made = files(&fixture.path("_output"));
        let changed = |path: &str| fixture.path(path).metadata().unwrap().modified().unwrap();
        let archive = "_output/release-images/server.oci.tar";
        let before = changed(archive);
        assert_eq!(images_of(&fixture, PIPELINE, jobs).unwrap(), ledger);
        assert_eq!(changed(archive), before);
        assert_eq!(files(&fixture.path("_output")), made);
        (ledger, made)
    };
    let (ledger, made) = of(1);
    assert_eq!(of(3), (ledger.clone(), made.clone()));
    let sums = String::from_utf8(made["release-images/SHA256SUMS"].clone()).unwrap();
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        assert_eq!(digest, sha256(&made[&format!("release-images/{name}")]), "{name}");
    }
    assert_eq!(sums.lines().count(), 4, "{sums}");
    let artifacts = json(&made["artifacts.json"]);
    assert_eq!(artifacts["version"], "v1.2.3");
    assert!(artifacts["artifacts"].as_array().unwrap().len() > ledger.products().len() / 2);
}

#[test]
fn capabilities_are_in_the_layer() {
    let fixture = committed("[[image]]\nbinary = 'server'\ncapabilities = ['cap_net_bind_service']\n");
    images_of(&fixture, IMAGE, 1).unwrap();
    let made = files(&fixture.path("_output"));
    let files = untar(&made["release-images/arm64/server.tar"]);
    let layer = json(&files["manifest.json"])[0]["Layers"][0].as_str().unwrap().to_owned();
    let mut tar = tar::Archive::new(files[&layer].as_slice());
    let mut found = Vec::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        for extension in entry.pax_extensions().unwrap().into_iter().flatten() {
            let extension = extension.unwrap();
            found.push((extension.key().unwrap().to_owned(), extension.value_bytes().to_owned()));
        }
    }
    let value = [1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(found, [("SCHILY.xattr.security.capability".to_owned(), value.to_vec())]);
}

/// Makes `server` on scratch, to be the base of other images.
fn a_base() -> Fixture {
    let fixture = committed("[[image]]\nbinary = 'server'\nname = 'base.example.com/server'\nworkdir = '/work'\n");
    images_of(&fixture, IMAGE, 2).unwrap();
    fixture
}

#[test]
fn an_image_stands_on_a_layout_or_an_archive() {
    let base = a_base();
    let of_base = files(&base.path("_output/release-images"));
    let (_, below, _) = image(&of_base["amd64/server.tar"]);
    let output = base.path("_output/release-images");
    for (name, platform) in [
        (format!("oci:{}", output.join("oci").display()), None),
        (format!("oci:{}:base.example.com/server:v1.2.3", output.join("oci").display()), None),
        (format!("docker-archive:{}", output.join("amd64/server.tar").display()), Some("amd64")),
    ] {
        let fixture = committed(&format!("[[image]]\nbinary = 'ctl'\nbase = '{name}'\n"));
        let result = images_of(&fixture, IMAGE, 2);
        if let Some(arch) = platform {
            // The archive is for one platform only.
            let text = result.unwrap_err().to_string();
            assert!(text.contains("linux/arm64") && text.contains(&format!("an image for linux/{arch}")), "{text}");
            continue;
        }
        result.unwrap();
        let made = files(&fixture.path("_output"));
        let (_, config, layers) = image(&made["release-images/amd64/ctl.tar"]);
        assert_eq!(config["config"]["WorkingDir"], "/work");
        assert_eq!(config["config"]["Entrypoint"][0], "/usr/local/bin/ctl");
        assert_eq!(config["rootfs"]["diff_ids"][0], below["rootfs"]["diff_ids"][0]);
        assert_eq!(layers.len(), 2);
        // Directories are the base's business.
        assert_eq!(layers[1].iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["usr/local/bin/ctl"]);
    }
}

#[test]
fn a_reference_is_found_in_an_archive_before_any_network() {
    let base = a_base();
    let archive = |arch: &str| base.path(&format!("_output/release-images/{arch}/server.tar"));
    let layout = committed(&format!(
        "[[image]]\nbinary = 'ctl'\nbase = 'base.example.com/server:v1.2.3'\n[registry]\nlocal = ['{}', '{}']\n",
        archive("arm64").display(),
        base.path("_output/release-images/oci").display()
    ));
    images_of(&layout.offline(), IMAGE, 1).unwrap();
    let tables = format!(
        "[[image]]\nbinary = 'ctl'\nbase = 'base.example.com/server-amd64:v1.2.3'\n[registry]\nlocal = ['{}']\n",
        archive("amd64").display()
    );
    let fixture = committed(&tables).offline();
    let ask = |platform: &str| {
        let wanted = &Wanted::from([(platform.parse().unwrap(), Vec::new())]);
        let (exec, project) = (fixture.exec(), fixture.project().unwrap());
        fixture.with_cx(&project, &exec, &BTreeSet::new(), |cx| run(IMAGE, &StepCx { wanted, ..*cx }))
    };
    ask("linux/amd64").unwrap();
    // From what was taken out of it, without the archive being read again.
    ask("linux/amd64").unwrap();
    let error = ask("linux/arm64").unwrap_err();
    let text = error.to_string();
    assert!(text.contains("base.example.com/server-amd64:v1.2.3") && text.contains("docker pull"), "{text}");
    assert_eq!(error.exit_class(), ExitClass::Environment);
}

#[test]
fn what_is_wrong_with_a_base_is_told() {
    let base = a_base();
    let archive = std::fs::read(base.path("_output/release-images/amd64/server.tar")).unwrap();
    let at = |fixture: &Fixture, bytes: &[u8]| store::atomic::write(fixture.path("base.tar"), bytes).unwrap();
    let only = |fixture: &Fixture| {
        let wanted = &Wanted::from([("linux/amd64".parse().unwrap(), Vec::new())]);
        let (exec, project) = (fixture.exec(), fixture.project().unwrap());
        fixture.with_cx(&project, &exec, &BTreeSet::new(), |cx| run(IMAGE, &StepCx { wanted, ..*cx }))
    };
    let tables = "[[image]]\nbinary = 'ctl'\nbase = 'docker-archive:base.tar'\n";
    let fixture = committed(tables);
    let missing = only(&fixture).unwrap_err().to_string();
    assert!(missing.contains("base.tar") && missing.contains("os error"), "{missing}");
    at(&fixture, b"no archive");
    only(&fixture).unwrap_err();
    // One byte of a layer changed: its digest is another one, or it cannot be unpacked.
    let layer = untar(&archive).into_iter().max_by_key(|(_, bytes)| bytes.len()).unwrap().1;
    let place = archive.windows(64).position(|window| window == &layer[1000..1064]).unwrap();
    let mut damaged = archive.clone();
    damaged[place] ^= 0xff;
    at(&fixture, &damaged);
    only(&fixture).unwrap_err();
    at(&fixture, &archive[..archive.len() / 2]);
    only(&fixture).unwrap_err();
    at(&fixture, &archive);
    only(&fixture).unwrap();
}

#[test]
fn images_that_cannot_be_made_are_refused_with_a_reason() {
    let text = |fixture: &Fixture| images_of(fixture, IMAGE, 1).unwrap_err().to_string();
    let no_version = Fixture::without_git().with_images("[[image]]\nbinary = 'server'\n");
    let said = text(&no_version);
    assert!(said.contains("no version to be tagged with") && said.contains("KUBE_GIT_VERSION"), "{said}");
    let no_program = committed("[[image]]\nbinary = 'sever'\n");
    assert!(text(&no_program).contains("needs sever"), "{}", text(&no_program));
    let clash = committed("[[image]]\nbinary = 'server'\n[[image]]\nbinary = 'ctl'\nname = 'x/server'\n");
    assert!(text(&clash).contains("two images would be written as server.tar"), "{}", text(&clash));
    let outside = committed("[[image]]\nbinary = 'server'\nfiles = { '/etc/x' = '../outside' }\n");
    store::atomic::write(outside.root().parent().unwrap().join("outside"), "x").unwrap();
    assert!(text(&outside).contains("lies outside of the project"), "{}", text(&outside));
    let link = committed("[[image]]\nbinary = 'server'\nfiles = { '/etc/x' = 'link' }\n");
    store::atomic::write(link.root().parent().unwrap().join("outside"), "x").unwrap();
    store::atomic::link(&link.path("link"), Path::new("../outside")).unwrap();
    assert!(text(&link).contains("a link that leads there"), "{}", text(&link));
    for fixture in [no_version, no_program, clash, outside, link] {
        assert!(!fixture.path("_output/release-images").exists());
    }
}

#[test]
fn what_is_built_is_packed_without_being_built_again() {
    let fixture = committed("[[image]]\nbinary = 'server'\n");
    let missing = images_of(&fixture, PACKAGE, 1).unwrap_err().to_string();
    assert!(missing.contains("build first"), "{missing}");
    let all = images_of(&fixture, PIPELINE, 1).unwrap();
    let archives: BTreeMap<String, Vec<u8>> = files(&fixture.path("_output/release-tars"));
    let packed = images_of(&fixture, PACKAGE, 1).unwrap();
    assert_eq!(files(&fixture.path("_output/release-tars")), archives);
    let paths =
        |ledger: &Ledger| ledger.products().iter().map(|Product { path, .. }| path.clone()).collect::<BTreeSet<_>>();
    assert_eq!(paths(&packed), paths(&all));
    store::atomic::write(fixture.path("_output/local/bin/linux/amd64/ctl"), "other").unwrap();
    let changed = images_of(&fixture, PACKAGE, 1).unwrap_err().to_string();
    assert!(changed.contains("was changed after it had been built"), "{changed}");
}
