//! Trees, links and flags made by chance: no byte differs. `KGEN_BINDATA` says how many (60 if it is not set),
//! `KGEN_BINDATA_SEED` from which seed on.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use super::random::Random;
use super::tools::{RELEASES, kgen, upstream};

const NAMES: [&str; 18] = [
    "a",
    "B.txt",
    "a-b.md",
    "x y.js",
    "1.css",
    "\u{e4}.txt",
    "sub",
    "Sub",
    ".hidden",
    "\u{dc}n\u{ef}.TXT",
    "q\"uote.txt",
    "back`tick",
    "_under",
    "deep",
    "\u{130}.x",
    "kelvin\u{212a}",
    "tab\tname",
    "no\u{a0}break",
];

#[test]
fn trees_made_by_chance() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let first = number("KGEN_BINDATA_SEED", 0);
    let count = number("KGEN_BINDATA", 60);
    let mut written = 0;
    for seed in first..first + count {
        written += u64::from(compare(seed));
    }
    // What both refuse says little.
    assert!(written * 10 >= count * 9, "only {written} of {count} were written");
}

/// Whether both wrote a file.
fn compare(seed: u64) -> bool {
    let mut random = Random::new(seed);
    let scratch = tempfile::tempdir().expect("a folder");
    let root = scratch.path().canonicalize().expect("a folder");
    let mut files = Vec::new();
    for folder in ["data", "other"] {
        fill(&mut random, &root.join(folder), 0, &mut files);
    }
    for nth in 0..random.below(4) {
        let target = files[random.below(files.len())].clone();
        let target = if random.chance(30) { target.parent().expect("a folder").to_path_buf() } else { target };
        // A link to a directory that holds it is refused by kgen alone.
        if !target.starts_with(root.join("data")) || target.is_file() {
            let up = Path::new("..").join(target.strip_prefix(&root).expect("below"));
            let target = if random.chance(50) { up } else { target };
            symlink(target, root.join("data").join(format!("link{nth}"))).expect("a link");
        }
    }
    let (release, _) = RELEASES[random.below(RELEASES.len())];
    let flags = flags(&mut random, &root, release);
    let one = files[random.below(files.len())].display().to_string();
    let whole = format!("{}/data/...", root.display());
    let inputs: [&[&str]; 8] = [
        &["data/..."],
        &["data"],
        &["data/...", "other"],
        &["./data/..."],
        &[&whole],
        &["other/...", "data"],
        &[&one],
        &["data/../data/..."],
    ];
    let inputs = inputs[random.below(inputs.len())];

    let (theirs, ours) = (scratch.path().join("theirs.go"), scratch.path().join("ours.go"));
    let ran =
        Command::new(upstream(release)).args(&flags).arg("-o").arg(&theirs).args(inputs).current_dir(&root).output();
    let ran = ran.expect("go-bindata runs");
    let mut arguments = vec!["bindata", "--layout", release, "-o", ours.to_str().expect("a path")];
    // gofmt does not take what upstream writes of a name with a quote.
    let formats = random.chance(40) && !files.iter().any(|path| path.to_string_lossy().contains('"'));
    arguments.extend(formats.then_some("--gofmt-s"));
    // go-bindata takes two dashes as well as one.
    arguments.extend(flags.iter().map(String::as_str));
    arguments.extend(inputs);
    let said = kgen(&root, &arguments);
    let told = format!("seed {seed}: {} -o X {}", flags.join(" "), inputs.join(" "));
    if formats {
        let formatted = Command::new("gofmt").args(["-s", "-w"]).arg(&theirs).output().expect("gofmt on PATH");
        assert!(formatted.status.success() || !ran.status.success(), "{}", String::from_utf8_lossy(&formatted.stderr));
    }
    match (ran.status.success(), said.status.success()) {
        (true, true) => {
            let (theirs, ours) = (fs::read(theirs).expect("theirs"), fs::read(ours).expect("ours"));
            let at = theirs.iter().zip(&ours).position(|(left, right)| left != right);
            let at = at.unwrap_or(theirs.len().min(ours.len()));
            let near = |text: &[u8]| {
                String::from_utf8_lossy(&text[at.saturating_sub(60).min(text.len())..(at + 60).min(text.len())])
                    .into_owned()
            };
            assert!(theirs == ours, "{told} ({release}): at {at}\n{}\n{}", near(&theirs), near(&ours));
            true
        }
        (false, false) => false,
        (theirs, _) => panic!(
            "{told} ({release}): go-bindata accepts it: {theirs}, {}\nkgen: {}",
            String::from_utf8_lossy(&ran.stderr),
            String::from_utf8_lossy(&said.stderr)
        ),
    }
}

fn flags(random: &mut Random, root: &Path, release: &str) -> Vec<String> {
    let mut flags: Vec<String> = Vec::new();
    for (switch, chance) in
        [("debug", 15), ("dev", 15), ("nomemcopy", 40), ("nocompress", 40), ("nometadata", 40), ("fs", 40)]
    {
        if random.chance(chance) && (switch != "fs" || release != "3.1.0") {
            flags.push(format!("--{switch}"));
        }
    }
    let (all, data) = (root.display().to_string(), root.join("data").display().to_string());
    let values: [(&str, &[&str]); 5] = [
        ("mode", &["0644", "420", "0", "0777"]),
        ("modtime", &["0", "1500000000"]),
        ("tags", &["linux,amd64", "!x"]),
        ("pkg", &["generated", "p"]),
        ("prefix", &["data", "data/", "./data/sub", "dat", &all, &data, "other", ".."]),
    ];
    for (flag, values) in values {
        if random.chance(40) {
            flags.push(format!("--{flag}={}", values[random.below(values.len())]));
        }
    }
    let patterns = [r"\.md$", "^data/a", "(?i)SUB/", r"\d", "[[:upper:]]", "x{0,1}y", "[&&a]b"];
    for _ in 0..random.below(3) {
        flags.push(format!("--ignore={}", patterns[random.below(patterns.len())]));
    }
    flags
}

/// Makes files and folders.
fn fill(random: &mut Random, folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    fs::create_dir_all(folder).expect("a folder");
    for nth in 0..random.between(1, 6) {
        let path = folder.join(NAMES[random.below(NAMES.len())]);
        if path.exists() {
            continue;
        }
        if depth < 3 && nth > 0 && random.chance(35) {
            fill(random, &path, depth + 1, files);
            continue;
        }
        fs::write(&path, contents(random)).expect("a file");
        let modes = [0o644, 0o600, 0o755, 0o400, 0o4755, 0o1644];
        fs::set_permissions(&path, Permissions::from_mode(modes[random.below(modes.len())])).expect("a mode");
        let times = [0, 1, 1_234_567_890, 1_700_000_000];
        let time = UNIX_EPOCH + Duration::from_secs(times[random.below(times.len())]);
        File::open(&path).and_then(|file| file.set_modified(time)).expect("a time");
        files.push(path);
    }
}

fn contents(random: &mut Random) -> Vec<u8> {
    let noise = |random: &mut Random, length: usize| (0..length).map(|_| random.below(256) as u8).collect::<Vec<_>>();
    match random.below(14) {
        0 => Vec::new(),
        1 => b"hello\n".to_vec(),
        2 => b"a`b``c\n".to_vec(),
        3 => b"\xef\xbb\xbfmark".to_vec(),
        4 => b"mark\xef\xbb\xbfwithin`".to_vec(),
        5 => b"nul\0x".to_vec(),
        6 => b"\xff\xfe\x7f\x80".to_vec(),
        7 => b"\x7fdel \"q\" \\ \n".to_vec(),
        8 => "\u{fc} \u{2028} \u{1f600} \u{fffd}\0".as_bytes().to_vec(),
        9 => noise(random, 100),
        10 => b"line\r\nline\r\n".to_vec(),
        11 => vec![b'x'; 300_000],
        12 => noise(random, 70_000),
        _ => "\u{e4}`\u{feff}".repeat(700).into_bytes(),
    }
}
