//! Version selection against `go list -m all`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::go::{Scratch, Vars, download};
use crate::proxy::Proxy;

/// What go selects in `dir`, one `path version` a line.
fn selected_by_go(vars: &Vars, dir: &Path) -> Vec<String> {
    let text = vars.go(dir, &["list", "-m", "-f", "{{.Path}} {{.Version}}", "all"]);
    let lines: BTreeSet<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.into_iter().collect()
}

fn selected_by_us(vars: &Vars, dir: &Path) -> Vec<String> {
    let list = vars.open(dir).build_list();
    let lines: BTreeSet<String> =
        list.iter().map(|module| format!("{} {}", module.path, module.version).trim_end().to_owned()).collect();
    lines.into_iter().collect()
}

#[test]
fn published_modules() {
    // go 1.24 with pruning, the same with a large graph, and go 1.15 without pruning.
    for (module, at_least) in
        [("k8s.io/api@v0.34.0", 50), ("k8s.io/apiserver@v0.34.0", 150), ("k8s.io/apiserver@v0.20.15", 150)]
    {
        let scratch = Scratch::new();
        let cached = download(module);
        for name in ["go.mod", "go.sum"] {
            scratch.write(name, std::fs::read(cached.join(name)).expect("the module's files"));
        }
        let vars = Vars::new().set("GOFLAGS", "-mod=mod");
        let expected = selected_by_go(&vars, &scratch.root);
        assert!(expected.len() >= at_least, "{module}: only {} modules", expected.len());
        assert_eq!(selected_by_us(&vars, &scratch.root), expected, "{module}");
    }
}

/// A small generator of numbers: the graphs have to be the same in every run.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

const MODULES: u64 = 14;
const VERSIONS: u64 = 4;

fn path(nth: u64) -> String {
    // Capitals are spelt differently in the cache.
    if nth.is_multiple_of(5) { format!("example.com/Mod{nth}") } else { format!("example.com/mod{nth}") }
}

fn go_line(dice: &mut Dice) -> &'static str {
    ["", "go 1.15\n", "go 1.16\n", "go 1.17\n", "go 1.20\n", "go 1.21.0\n"][dice.roll(6) as usize]
}

fn version(dice: &mut Dice) -> String {
    let minor = dice.roll(VERSIONS);
    if minor == 0 { "v1.0.0-rc.1".to_owned() } else { format!("v1.{minor}.0") }
}

fn requires(dice: &mut Dice, among: std::ops::Range<u64>, count: u64) -> String {
    let mut modules: Vec<u64> = (0..count).map(|_| among.start + dice.roll(among.end - among.start)).collect();
    modules.sort_unstable();
    modules.dedup();
    modules.iter().map(|&nth| format!("require {} {}\n", path(nth), version(dice))).collect()
}

/// Publishes all versions of all modules, with requirements among each other, cycles included.
fn publish(proxy: &Proxy, dice: &mut Dice) {
    for nth in 0..MODULES {
        for minor in 0..VERSIONS {
            let version = if minor == 0 { "v1.0.0-rc.1".to_owned() } else { format!("v1.{minor}.0") };
            let own = path(nth);
            let count = dice.roll(4);
            let lines = requires(dice, 0..MODULES, count);
            let lines: String = lines
                .lines()
                .filter(|line| !line.contains(&format!(" {own} ")))
                .map(|line| format!("{line}\n"))
                .collect();
            // Lines that mean something only in a main module.
            let noise = "replace example.com/mod1 => example.com/mod2 v1.3.0\nexclude example.com/mod3 v1.1.0\n";
            let go = go_line(dice);
            proxy.add(&escaped(&own), &version, &format!("module {own}\n{go}{lines}{noise}"));
        }
    }
}

fn escaped(path: &str) -> String {
    path.replace('M', "!m")
}

#[test]
fn synthetic_graphs() {
    let mut replaced = 0;
    let mut pruned = 0;
    for seed in 1..=40 {
        let mut dice = Dice::new(seed);
        let proxy = Proxy::new();
        publish(&proxy, &mut dice);
        let scratch = Scratch::new();
        let mut text = format!("module example.com/main\n{}", go_line(&mut dice));
        text.push_str(&requires(&mut dice, 0..MODULES, 5));
        match dice.roll(4) {
            0 => text.push_str(&format!("replace {} => {} v1.2.0\n", path(1), path(2))),
            1 => {
                let lines = requires(&mut dice, 4..MODULES, 3);
                scratch.write("local/go.mod", format!("module {}\n{}{lines}", path(3), go_line(&mut dice)));
                text.push_str(&format!("replace {} => ./local\n", path(3)));
            }
            2 => text.push_str(&format!("replace {0} v1.1.0 => {0} v1.3.0\n", path(4))),
            _ => {}
        }
        replaced += usize::from(text.contains("=>"));
        if dice.roll(2) == 0 {
            text.push_str(&format!("exclude {} v1.1.0\nexclude {} v1.2.0\n", path(6), path(7)));
        }
        scratch.write("go.mod", &text);
        scratch.write("main.go", "package main\n");
        let vars = proxy.vars();
        // go writes selected versions into go.mod when it has read the graph, which may make the graph smaller; what
        // counts is the file as it stays.
        selected_by_go(&vars, &scratch.root);
        let expected = selected_by_go(&vars, &scratch.root);
        assert_eq!(selected_by_us(&vars, &scratch.root), expected, "seed {seed}\n{text}");
        let direct = text.matches("require").count();
        pruned += usize::from(expected.len() > direct + 1);
    }
    assert!(replaced > 10 && pruned > 20, "the graphs have become too simple: {replaced} {pruned}");
}

#[test]
fn synthetic_workspaces() {
    let mut large = 0;
    for seed in 1..=25 {
        let mut dice = Dice::new(seed + 1000);
        let proxy = Proxy::new();
        publish(&proxy, &mut dice);
        let scratch = Scratch::new();
        let mut work = String::from("go 1.21.0\n");
        for name in ["a", "b", "c"] {
            work.push_str(&format!("use ./{name}\n"));
            let mut text = format!("module example.com/{name}\n{}", go_line(&mut dice));
            text.push_str(&requires(&mut dice, 0..MODULES, 3));
            if name == "b" {
                text.push_str("require example.com/a v0.0.0\nreplace example.com/a => ../a\n");
            }
            scratch.write(&format!("{name}/go.mod"), text);
        }
        if dice.roll(2) == 0 {
            work.push_str(&format!("replace {} => {} v1.1.0\n", path(1), path(2)));
        }
        scratch.write("go.work", &work);
        let vars = proxy.vars().set("GOFLAGS", "-modcacherw");
        let expected = selected_by_go(&vars, &scratch.root);
        assert_eq!(selected_by_us(&vars, &scratch.root), expected, "seed {seed}\n{work}");
        large += usize::from(expected.len() > 8);
    }
    assert!(large > 10, "the graphs have become too simple: {large}");
}
