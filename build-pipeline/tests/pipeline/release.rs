//! From source to archive: what is made, and that it is the same every time.

use std::collections::BTreeSet;

use crate::fixture::{Fixture, command_main, files, host_archive, members, sha256};
use build_pipeline::{
    ExitClass, Kind, Ledger, PIPELINE, PipelineError, Product, Reason, Step, StepCx, Wanted,
    exec::{DryRun, Real, Recording},
    run,
};

#[test]
fn a_commit_is_the_same_bytes_in_two_directories_and_twice_in_a_row() {
    let (one, two) = (Fixture::committed("v1.2.3"), Fixture::committed("v1.2.3"));
    let ledger = one.release().unwrap();
    assert_eq!(two.release().unwrap(), ledger);
    let shipped = files(&one.path("_output"));
    assert_eq!(files(&two.path("_output")), shipped);
    // The output directory is not in .gitignore: it must not make the tree dirty.
    assert_eq!(one.release().unwrap(), ledger);
    assert_eq!(files(&one.path("_output")), shipped);

    let archive = format!("release-tars/{}", host_archive("fleet"));
    let names: Vec<&str> = shipped.keys().map(String::as_str).collect();
    let host = build_pipeline::Platform::host();
    let bin = |name: &str| format!("local/bin/{host}/{name}{}", host.exe_suffix());
    assert_eq!(
        names,
        [
            "artifacts.json",
            "build.json",
            &bin("ctl"),
            &bin("server"),
            "release-tars/SHA256SUMS",
            "release-tars/SHA512SUMS",
            &archive
        ]
    );
    let sums = format!("{}  {}\n", sha256(&shipped[&archive]), host_archive("fleet"));
    assert_eq!(shipped["release-tars/SHA256SUMS"], sums.as_bytes());
    for product in ledger.products() {
        let bytes = std::fs::read(one.path(product.path.to_str().unwrap())).unwrap();
        assert_eq!(product.digest.unwrap().to_string(), sha256(&bytes));
    }
}

#[test]
fn the_archive_has_fixed_headers_and_the_binaries_know_their_version() {
    let fixture = Fixture::committed("v1.2.3");
    let ledger = fixture.release().unwrap();
    let bytes = std::fs::read(fixture.path(&format!("_output/release-tars/{}", host_archive("fleet")))).unwrap();
    // Magic, deflate, no flags, no time, no extra flags, unknown system.
    assert_eq!(bytes[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    let members = members(&bytes);
    let suffix = build_pipeline::Platform::host().exe_suffix();
    let names: Vec<_> = members.iter().map(|member| member.name.clone()).collect();
    assert_eq!(
        names,
        [
            "fleet/".to_owned(),
            "fleet/bin/".to_owned(),
            format!("fleet/bin/ctl{suffix}"),
            format!("fleet/bin/server{suffix}")
        ]
    );
    for member in &members {
        assert_eq!((member.mode, member.owner, member.mtime), (0o755, (0, 0), 1_600_000_000));
        assert!(member.names.is_empty(), "{member:?}");
    }
    let binaries: Vec<&Product> = ledger.of(Kind::Binary).collect();
    assert_eq!(binaries.len(), 2);
    assert_eq!(fixture.output_of(&binaries[0].path), "v1.2.3 1.2 clean 2020-09-13T12:26:40Z");
    let built = std::fs::read(fixture.path(binaries[0].path.to_str().unwrap())).unwrap();
    assert_eq!(members[2].bytes, built);
}

#[test]
fn a_change_makes_the_tree_dirty_and_another_version() {
    let fixture = Fixture::committed("v1.2.3");
    fixture.write("untracked", "");
    let ledger = fixture.release().unwrap();
    let binary = ledger.of(Kind::Binary).next().unwrap();
    assert_eq!(fixture.output_of(&binary.path), "v1.2.3-dirty 1.2+ dirty 2020-09-13T12:26:40Z");
}

#[test]
fn several_platforms_are_built_together() {
    let (one, two) = (Fixture::committed("v1.2.3"), Fixture::committed("v1.2.3"));
    let ledger = one.build_for(&["darwin/arm64", "windows/amd64"], &[]).unwrap();
    let paths: Vec<_> = ledger.products().iter().map(|product| product.path.to_str().unwrap()).collect();
    assert_eq!(
        paths,
        [
            "_output/local/bin/darwin/arm64/ctl",
            "_output/local/bin/darwin/arm64/server",
            "_output/local/bin/windows/amd64/ctl.exe",
            "_output/local/bin/windows/amd64/server.exe"
        ]
    );
    let built = files(&one.path("_output"));
    // Mach-O of 64 bits, and the Portable Executable's first words.
    assert_eq!(built["local/bin/darwin/arm64/ctl"][..4], [0xcf, 0xfa, 0xed, 0xfe]);
    assert_eq!(built["local/bin/windows/amd64/ctl.exe"][..2], *b"MZ");
    two.build_for(&["darwin/arm64", "windows/amd64"], &[]).unwrap();
    assert_eq!(files(&two.path("_output")), built);
}

#[test]
fn a_command_that_one_platform_has_is_built_for_that_one() {
    let fixture = Fixture::committed("v1.2.3");
    fixture.write("cmd/ctl/main.go", &format!("//go:build !windows\n\n{}", command_main("ctl")));
    let ledger = fixture.build_for(&["darwin/arm64", "windows/amd64"], &["ctl"]).unwrap();
    let paths: Vec<_> = ledger.products().iter().map(|product| product.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["_output/local/bin/darwin/arm64/ctl"]);
}

#[test]
fn a_failure_for_one_platform_places_nothing_for_any() {
    let fixture = Fixture::committed("v1.2.3");
    fixture.write("cmd/ctl/windows.go", "//go:build windows\n\npackage main\n\nvar _ = undefinedThing\n");
    let error = fixture.build_for(&["darwin/arm64", "windows/amd64"], &[]).unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Findings);
    assert!(error.to_string().contains("undefined: undefinedThing"), "{error}");
    assert!(files(&fixture.path("_output")).is_empty());
}

#[test]
fn targets_and_platforms_that_do_not_exist_are_refused() {
    let fixture = Fixture::committed("v1.2.3");
    let host = build_pipeline::Platform::host().to_string();
    for (platform, target, words) in [
        ("linux/arm65", "ctl", "toolchain: the go tool cannot build for linux/arm65; of linux it knows "),
        ("linus/amd64", "ctl", "toolchain: the go tool cannot build for linus/amd64; `go tool dist list`"),
        (
            &host,
            "ctrl",
            "compile: there is no command `ctrl` to build; the commands are example.com/fleet/cmd/ctl, example.com/fleet/cmd/server",
        ),
        (&host, "./version", "compile: there is no command `version` to build"),
    ] {
        let error = fixture.build_for(&[platform], &[target]).unwrap_err();
        assert_eq!(error.exit_class(), ExitClass::Environment);
        assert!(error.to_string().starts_with(words), "{error}");
        assert!(files(&fixture.path("_output")).is_empty());
    }
}

#[test]
fn a_compile_error_is_told_once_and_changes_nothing() {
    let fixture = Fixture::committed("v1.2.3");
    fixture.release().unwrap();
    let before = files(&fixture.path("_output"));
    fixture.write("cmd/ctl/main.go", "package main\n\nfunc main() { undefinedThing() }\n");
    fixture.write("cmd/server/main.go", &command_main("changed"));
    let error = fixture.release().unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Findings);
    let text = error.to_string();
    assert_eq!(text.matches("undefined: undefinedThing").count(), 1, "{text}");
    assert!(text.starts_with("compile: `go build` failed (exit code 1)\n"), "{text}");
    assert!(std::error::Error::source(&error).is_none(), "the cause would be shown twice");
    assert_eq!(files(&fixture.path("_output")), before);
}

#[test]
fn a_first_build_that_fails_leaves_no_archive() {
    for broken in ["package main\n\nfunc main() { x := }\n", "no package clause\n"] {
        let fixture = Fixture::committed("v1.2.3");
        fixture.write("cmd/ctl/main.go", broken);
        let error = fixture.release().unwrap_err();
        assert!(matches!(error, PipelineError::Failed { .. }), "{error}");
        assert!(error.to_string().contains("main.go"), "{error}");
        assert!(files(&fixture.path("_output")).is_empty());
    }
}

#[test]
fn groups_are_packed_each_by_itself_and_windows_gets_a_zip() {
    let groups =
        "[[group]]\nname = 'server'\ntargets = ['cmd/server']\n[[group]]\nname = 'all'\ntargets = ['cmd/...']\n";
    let release = || {
        let fixture = Fixture::committed("v1.2.3").with_config(groups);
        let wanted =
            &Wanted::from(["linux/amd64", "windows/amd64"].map(|platform| (platform.parse().unwrap(), Vec::new())));
        let (exec, project) = (fixture.exec(), fixture.project().unwrap());
        fixture.with_cx(&project, &exec, &BTreeSet::new(), |cx| run(PIPELINE, &StepCx { wanted, ..*cx })).unwrap();
        files(&fixture.path("_output/release-tars"))
    };
    let shipped = release();
    let names: Vec<&str> = shipped.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "SHA256SUMS",
            "SHA512SUMS",
            "fleet-all-linux-amd64.tar.gz",
            "fleet-all-windows-amd64.zip",
            "fleet-server-linux-amd64.tar.gz",
            "fleet-server-windows-amd64.zip"
        ]
    );
    assert_eq!(members(&shipped["fleet-all-linux-amd64.tar.gz"]).len(), 4);
    assert_eq!(members(&shipped["fleet-server-linux-amd64.tar.gz"]).len(), 3);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&shipped["fleet-all-windows-amd64.zip"])).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["fleet/", "fleet/bin/", "fleet/bin/ctl.exe", "fleet/bin/server.exe"]);
    let member = zip.by_name("fleet/bin/ctl.exe").unwrap();
    assert_eq!(member.unix_mode().unwrap() & 0o777, 0o755);
    let time = member.last_modified().unwrap();
    assert_eq!((time.year(), time.month(), time.day(), time.hour(), time.minute()), (2020, 9, 13, 12, 26));
    drop(member);
    assert_eq!(release(), shipped);
}

#[test]
fn what_earlier_runs_left_is_neither_packed_nor_listed() {
    let fixture = Fixture::committed("v1.2.3");
    let host = build_pipeline::Platform::host();
    fixture.write(&format!("_output/local/bin/{host}/stale"), "stale");
    fixture.write("_output/release-tars/fleet-plan9-mips.tar.gz", "old");
    fixture.write(&format!("_output/release-tars/{}", host_archive("fleet")), "old");
    fixture.release().unwrap();
    let shipped = files(&fixture.path("_output/release-tars"));
    assert_eq!(members(&shipped[&host_archive("fleet")]).len(), 4);
    let sums = String::from_utf8(shipped["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count(), 1, "{sums}");
}

#[test]
fn without_git_it_works_with_the_documented_fallbacks() {
    let (one, two) = (Fixture::without_git(), Fixture::without_git());
    let project = one.project().unwrap();
    assert_eq!((project.version.name(), project.epoch), ("v0.0.0-unknown", 0));
    assert_eq!(project.notes.len(), 1, "{:?}", project.notes);
    let ledger = one.release().unwrap();
    assert_eq!(two.release().unwrap(), ledger);
    let binary = ledger.of(Kind::Binary).next().unwrap();
    assert_eq!(one.output_of(&binary.path), "unset unset.unset unset 1970-01-01T00:00:00Z");

    let dated = Fixture::without_git().with_env("SOURCE_DATE_EPOCH", "86400");
    assert_eq!(dated.project().unwrap().epoch, 86_400);
    let wrong = Fixture::without_git().with_env("SOURCE_DATE_EPOCH", "yesterday");
    let error = PipelineError::from(wrong.project().unwrap_err());
    assert!(error.to_string().contains("`yesterday`"), "{error}");
    assert_eq!(error.exit_class(), ExitClass::Environment);
}

#[test]
fn without_a_git_program_it_works_too() {
    let fixture = Fixture::committed("v1.2.3").with_only_go_on_path();
    let project = fixture.project().unwrap();
    assert_eq!(project.version.name(), "v0.0.0-unknown");
    assert!(project.notes[0].contains("`git` is not on PATH"), "{:?}", project.notes);
    fixture.release().unwrap();
}

#[test]
fn a_repository_without_a_commit_or_without_a_tag_works() {
    let fixture = Fixture::without_git();
    fixture.git(&["init", "--quiet"]);
    assert_eq!(fixture.project().unwrap().version.name(), "v0.0.0-unknown");
    fixture.commit();
    let version = fixture.project().unwrap().version;
    let commit = version.git_commit.clone().unwrap();
    assert_eq!(version.name(), format!("v0.0.0-master+{}", &commit[..14]));
    fixture.git(&["tag", "vfoo"]);
    let error = PipelineError::from(fixture.project().unwrap_err());
    assert!(error.to_string().contains("`vfoo`"), "{error}");
    assert_eq!(error.exit_class(), ExitClass::Findings);
}

#[test]
fn kube_variables_stand_in_for_git() {
    let fixture = Fixture::without_git()
        .with_env("KUBE_GIT_COMMIT", "0123456789abcdef")
        .with_env("KUBE_GIT_TREE_STATE", "clean")
        .with_env("KUBE_GIT_VERSION", "v1.31.0-2-g0123456789abcd");
    let project = fixture.project().unwrap();
    assert_eq!(project.version.name(), "v1.31.0-2+0123456789abcd");
    assert_eq!(project.version.git_minor.as_deref(), Some("31+"));
    assert!(project.notes.is_empty());
}

#[test]
fn a_missing_go_is_named_with_the_remedy() {
    let fixture = Fixture::without_git().with_env("PATH", "/nowhere");
    let error = fixture.release().unwrap_err();
    assert!(matches!(&error, PipelineError::MissingTool { tool, .. } if tool == "go"));
    assert_eq!(error.exit_class(), ExitClass::Environment);
    assert!(error.to_string().contains("https://go.dev/dl/"), "{error}");
}

#[test]
fn a_directory_that_cannot_be_built_is_told_why() {
    let no_module = Fixture::empty();
    let error = PipelineError::from(no_module.project().unwrap_err());
    assert!(error.to_string().contains("go.mod"), "{error}");
    assert_eq!(error.exit_class(), ExitClass::Environment);

    let library = Fixture::empty();
    library.write("go.mod", "module example.com/library\n\ngo 1.21\n");
    let nothing = library.release().unwrap_err();
    library.write("lib.go", "package library\n");
    // Neither a test nor a file for another build makes a command.
    library.write("tool/main_test.go", "package main\n");
    library.write("other/main.go", "//go:build never\n\npackage main\n");
    for error in [nothing, library.release().unwrap_err()] {
        let text = error.to_string();
        assert!(text.contains("example.com/library has no main package"), "{text}");
        assert_eq!(error.exit_class(), ExitClass::Environment);
    }

    let clash = Fixture::without_git();
    clash.write("tools/ctl/main.go", &command_main("tools"));
    let text = clash.release().unwrap_err().to_string();
    assert!(text.contains("example.com/fleet/cmd/ctl") && text.contains("example.com/fleet/tools/ctl"), "{text}");
}

#[test]
fn a_place_that_cannot_be_written_is_named_with_the_systems_words() {
    let fixture = Fixture::without_git();
    fixture.write("_output/release-tars", "a file is in the way");
    let error = fixture.release().unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Environment);
    let text = error.to_string();
    assert!(text.starts_with("archive: ") && text.contains("release-tars"), "{text}");
    assert!(text.contains("os error"), "{text}");
}

#[test]
fn a_binary_that_changes_after_it_was_built_is_not_shipped() {
    struct Meddle;
    impl Step for Meddle {
        fn name(&self) -> &'static str {
            "meddle"
        }
        fn summary(&self) -> &'static str {
            "Changes a binary."
        }
        fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
            store::atomic::write(cx.project.at(&done.products()[0].path), "other")?;
            Ok(vec![])
        }
    }
    let fixture = Fixture::without_git();
    let mut steps = PIPELINE.to_vec();
    let compiled = steps.iter().position(|step| step.name() == "compile").unwrap();
    steps.insert(compiled + 1, &Meddle);
    let error = fixture.run(&steps, &fixture.exec(), &BTreeSet::new()).unwrap_err();
    assert!(error.to_string().contains("was changed after"), "{error}");
    assert!(!fixture.path("_output/release-tars").exists());
}

#[test]
fn skipping_a_step_skips_what_has_nothing_left_to_do() {
    let fixture = Fixture::without_git();
    let skip = BTreeSet::from(["compile".to_owned()]);
    let ledger = fixture.run(PIPELINE, &fixture.exec(), &skip).unwrap();
    assert!(ledger.products().is_empty());
    assert!(!fixture.path("_output").exists());
    let project = fixture.project().unwrap();
    let exec = fixture.exec();
    fixture.with_cx(&project, &exec, &skip, |cx| {
        let archive = PIPELINE.iter().find(|step| step.name() == "archive").unwrap();
        let reason = archive.skip(cx, &ledger);
        assert_eq!(reason, Some(Reason("no binaries were built".to_owned())));
        run(&[], cx).unwrap();
    });
}

#[test]
fn a_dry_run_tells_what_it_would_make_and_writes_nothing() {
    let fixture = Fixture::committed("v1.2.3");
    let exec = Recording::new(DryRun(fixture.exec()), fixture.root());
    let ledger = fixture.run(PIPELINE, &exec, &BTreeSet::new()).unwrap();
    assert!(!fixture.path("_output").exists());
    let made: Vec<_> = ledger.products().iter().map(|product| product.kind).collect();
    use Kind::{Archive, Binary, Checksums, Manifest};
    assert_eq!(made, [Binary, Binary, Archive, Checksums, Checksums, Manifest]);
    assert!(ledger.products().iter().all(|product| product.digest.is_none()));
}

#[test]
fn the_transcript_of_a_release() {
    // The host is built for, whatever the environment would cross-compile to.
    let fixture = Fixture::committed("v1.2.3").with_env("GOOS", "plan9");
    let exec: Recording<Real> = Recording::new(fixture.exec(), fixture.root());
    let ledger = fixture.run(PIPELINE, &exec, &BTreeSet::new()).unwrap();
    let host = build_pipeline::Platform::host();
    let commit = fixture.project().unwrap().version.git_commit.unwrap();
    let expected = include_str!("transcript.txt")
        .replace("{HOST_OS}", host.os())
        .replace("{HOST_ARCH}", host.arch())
        .replace("{COMMIT}", &commit);
    // What is asked of a package is a long list.
    let transcript = exec.transcript();
    let fields = transcript.split("-deps -json=").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    assert!(fields.starts_with("ImportPath,Name,Dir,"), "{transcript}");
    assert_eq!(transcript, expected.replace("{FIELDS}", fields));
    fixture.output_of(&ledger.products()[0].path);
}

#[test]
fn own_linker_and_compiler_flags_are_passed_as_they_are() {
    let fixture = Fixture::committed("v1.2.3").with_env("GOLDFLAGS", "").with_env("GOGCFLAGS", "all=-N -l");
    let exec = Recording::new(DryRun(fixture.exec()), fixture.root());
    fixture.run(PIPELINE, &exec, &BTreeSet::new()).unwrap();
    let transcript = exec.transcript();
    assert!(transcript.contains("-gcflags \"all=-N -l\" -ldflags \"-X "), "{transcript}");
}

#[test]
fn what_does_not_pass_its_tests_is_not_shipped() {
    let fixture = Fixture::committed("v1.2.3").tested();
    fixture.write(
        "version/version_test.go",
        "package version\n\nimport \"testing\"\n\nfunc TestIt(t *testing.T) { t.Fatal(\"it is broken\") }\n",
    );
    let error = fixture.release().unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Findings);
    assert!(error.to_string().contains("it is broken"), "{error}");
    assert!(!fixture.path("_output/release-tars").exists());
    fixture.write("version/version_test.go", "package version\n");
    fixture.release().unwrap();
    assert!(fixture.path("_output/release-tars").exists());
}

#[test]
fn commands_of_the_projects_own_run_before_and_after() {
    let run = |release: &str| {
        let fixture = Fixture::committed("v1.2.3").with_release(release);
        (fixture.release(), fixture)
    };
    let (_, fixture) =
        run("[[before]]\nrun = ['cp', 'go.mod', 'before']\n[[after]]\nrun = ['cp', '_output/artifacts.json', 'after']");
    assert!(fixture.path("before").exists() && fixture.path("after").exists());
    let (result, fixture) = run("[[before]]\nrun = ['false']");
    let error = result.unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Findings);
    assert!(error.to_string().contains("`false` failed (exit code 1)") && !fixture.path("_output").exists(), "{error}");
    let (result, _) = run("[[after]]\nrun = ['no-such-program']");
    assert!(matches!(result.unwrap_err(), PipelineError::MissingTool { tool, .. } if tool == "no-such-program"));
}
