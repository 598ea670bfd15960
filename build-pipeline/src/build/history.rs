//! What is kept beside the outputs from run to run: of what each binary was made, and which commands there were.
//!
//! An entry holds *facts*, which are texts with a name (the flags, the variables of Go, which go tool), and *sights*, all that
//! was seen on disk ([`store::seen`]). It counts as long as all facts are equal and one would see the same; what is the first
//! not to be so is the reason that a user is given.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::Context as _;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::{
    cas::Cache,
    hash::Digest,
    seen::{self, Kind, Moment, Sights, Verdict, Witness},
};

use super::{Class, Item, class::find_on_path, names::Target, units};
use crate::{Platform, Sha256, StepCx, product::Sums};

/// From how many bytes on reading takes longer than waiting, a little.
pub(super) const LARGE: u64 = 64 << 20;

/// The variables of `go env` that change no binary.
const IMMATERIAL: &[&str] = &["GOCACHE", "GOPROXY", "GOSUMDB", "GOTELEMETRY", "GOTELEMETRYDIR", "GOTMPDIR"];

/// Texts that an answer depends on, by name.
type Facts = BTreeMap<String, String>;

/// The entries of a project.
#[derive(Debug)]
pub(crate) struct History {
    cache: Cache,
    /// When this run began; nothing where nothing can be kept, or is to be.
    moment: Option<Moment>,
    tree: OnceLock<Option<Sights>>,
}

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    facts: Facts,
    sights: Sights,
    answer: T,
}

/// Nothing that an answer depends on, apart from its name.
const NO_FACTS: Facts = Facts::new();

/// A binary as it was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Made {
    /// Its digest, SHA-256.
    pub(super) digest: [u8; 32],
    /// In bytes.
    pub(super) size: u64,
    /// What all of its inputs come to.
    pub(super) inputs: String,
}

/// What is known of a target before anything is built.
#[derive(Debug)]
pub(super) struct Known {
    /// What stands in its place, if it would be made the same again; else why not.
    pub(super) made: Result<Made, String>,
    /// How large it was last time.
    pub(super) last_size: Option<u64>,
}

impl History {
    pub(crate) fn open(cx: &StepCx<'_>) -> Self {
        let dir = cx.project.at(&cx.build.local()).join("build-state");
        let cache = Cache::at(dir);
        // A dry run makes no directory.
        let moment = if cx.exec.dry() && !cache.dir().is_dir() { None } else { cache.moment() };
        Self { cache, moment, tree: OnceLock::new() }
    }

    /// What is known of a target.
    pub(super) fn known(&self, cx: &StepCx<'_>, platform: &Platform, class: Class, target: &Target) -> Known {
        let unknown = |why: &str| Known { made: Err(why.to_owned()), last_size: None };
        let key = key_of(platform, target);
        let Some(kept) = self.get::<Made>(&key) else { return unknown("not built here before") };
        let last_size = Some(kept.answer.size);
        let made = self.check(&key, kept, &facts_of_target(cx, platform, class, target));
        Known { made, last_size }
    }

    /// Keeps what an item was made of and what came of it: the file at `path`.
    pub(super) fn keep(&self, cx: &StepCx<'_>, item: &Item<'_>, inputs: Sights, (path, digest): (&Path, [u8; 32])) {
        let Some(moment) = self.cache.moment().filter(|_| self.moment.is_some()) else { return };
        let mut size = None;
        let output = watch(moment, || size = seen::read(path).ok().map(|bytes| bytes.len() as u64));
        let (Some(size), Some(output)) = (size, output) else { return };
        let made = Made { digest, size, inputs: inputs.digest_below(&cx.project.root).to_string() };
        let Item { platform, class, target, .. } = item;
        let facts = facts_of_target(cx, platform, *class, target);
        // A binary that was changed since is not what was built.
        self.put(&key_of(platform, target), &Kept { facts, sights: inputs.and(output), answer: made });
    }

    /// The commands of the module on a platform: as they were last time if nothing has changed that they depend on, else as
    /// `list` finds them.
    pub(super) fn commands(
        &self,
        cx: &StepCx<'_>,
        platform: &Platform,
        list: impl FnOnce() -> anyhow::Result<Vec<String>>,
    ) -> anyhow::Result<Vec<String>> {
        self.recall(cx, &format!("commands {platform}"), || Ok((list()?, Vec::new())))
    }

    /// Does `work` unless it was done before, nothing has changed in the module's code since, and the directories are there that
    /// it returned.
    pub(crate) fn once(
        &self,
        cx: &StepCx<'_>,
        name: &str,
        work: impl FnOnce() -> anyhow::Result<Vec<PathBuf>>,
    ) -> anyhow::Result<()> {
        self.recall(cx, name, || Ok(((), work()?)))
    }

    /// An answer whose name says all that it depends on. (As JSON, since answers may have parts that are left out.)
    pub(crate) fn answer<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let kept = self.get::<String>(&Digest::of(name.as_bytes()))?;
        serde_json::from_str(&kept.answer).ok()
    }

    /// Keeps such an answer.
    pub(crate) fn keep_answer<T: Serialize>(&self, name: &str, answer: &T) {
        let (Some(sights), Ok(answer)) = (self.watch(|| {}), serde_json::to_string(answer)) else { return };
        self.put(&Digest::of(name.as_bytes()), &Kept { facts: NO_FACTS, sights, answer });
    }

    /// The answer of that name if it still `holds`, else what `work` finds.
    pub(crate) fn recalled<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        holds: impl FnOnce(&T) -> bool,
        work: impl FnOnce() -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        if let Some(answer) = self.answer(name).filter(holds) {
            return Ok(answer);
        }
        let answer = work()?;
        self.keep_answer(name, &answer);
        Ok(answer)
    }

    /// What `work` finds in the file at `path`, which is not looked into again as long as it is the same.
    pub(crate) fn of_file<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        path: &Path,
        work: impl FnOnce() -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let key = Digest::of(name.as_bytes());
        if let Some(kept) = self.get::<String>(&key)
            && let Ok(answer) = self.check(&key, kept, &NO_FACTS)
            && let Ok(answer) = serde_json::from_str(&answer)
        {
            return Ok(answer);
        }
        let answer = work()?;
        self.keep_with(&key, NO_FACTS, path, serde_json::to_string(&answer)?)?;
        Ok(answer)
    }

    /// Has `make` write the file at `path` from what `recipe` says, unless it stands there as it was written from the same.
    pub(crate) fn file(
        &self,
        cx: &StepCx<'_>,
        path: &Path,
        recipe: &str,
        make: impl FnOnce(&Path) -> anyhow::Result<Sums>,
    ) -> anyhow::Result<Sums> {
        let key = Digest::of(format!("file {}", path.display()).as_bytes());
        let facts = Facts::from([("recipe".to_owned(), Sha256::of(recipe.as_bytes()).to_string())]);
        if let Some(kept) = self.get::<Vec<u8>>(&key)
            && let Ok(sums) = self.check(&key, kept, &facts)
            && let Some(sums) = Sums::from_bytes(&sums)
        {
            return Ok(sums);
        }
        let full = cx.project.at(path);
        let sums = make(&full).with_context(|| format!("cannot write {}", path.display()))?;
        self.keep_with(&key, facts, &full, sums.to_bytes())?;
        Ok(sums)
    }

    /// Keeps an answer that depends on what the file at `path` holds.
    fn keep_with<T: Serialize>(&self, key: &Digest, facts: Facts, path: &Path, answer: T) -> anyhow::Result<()> {
        if self.moment.is_none() {
            return Ok(());
        }
        // So that the next run can trust the time stamp of what is large, and need not read it.
        if path.metadata()?.len() >= LARGE {
            std::thread::sleep(Moment::SETTLES_IN);
        }
        let sights = self.cache.moment().and_then(|moment| {
            watch(moment, || drop(seen::open(path).and_then(|mut file| io::copy(&mut file, &mut io::sink()))))
        });
        if let Some(sights) = sights {
            self.put(key, &Kept { facts, sights, answer });
        }
        Ok(())
    }

    /// An answer that depends on the module's code and on the directories that `work` returns with it.
    fn recall<T: Serialize + DeserializeOwned>(
        &self,
        cx: &StepCx<'_>,
        name: &str,
        work: impl FnOnce() -> anyhow::Result<(T, Vec<PathBuf>)>,
    ) -> anyhow::Result<T> {
        let key = Digest::of(name.as_bytes());
        let facts = facts_of_go(cx);
        if let Some(kept) = self.get::<T>(&key)
            && let Ok(answer) = self.check(&key, kept, &facts)
        {
            return Ok(answer);
        }
        // Before the work: what changes meanwhile is then seen as a change by the next run.
        let tree = self.tree(cx);
        let (answer, dirs) = work()?;
        let dirs = self.watch(|| {
            for dir in &dirs {
                let _ = seen::kind(dir);
            }
        });
        let Some((tree, dirs)) = tree.zip(dirs) else { return Ok(answer) };
        let kept = Kept { facts, sights: tree.and(dirs), answer };
        self.put(&key, &kept);
        Ok(kept.answer)
    }

    /// The answer, if everything is as it was; else what is not.
    fn check<T: Serialize>(&self, key: &Digest, kept: Kept<T>, facts: &Facts) -> Result<T, String> {
        if let Some(why) = difference(&kept.facts, facts) {
            return Err(why);
        }
        let moment = self.moment.ok_or_else(|| "nothing can be kept of earlier builds".to_owned())?;
        match kept.sights.still_hold(moment) {
            Verdict::Same => Ok(kept.answer),
            Verdict::SameAfterReading(sights) => {
                let kept = Kept { sights, ..kept };
                self.put(key, &kept);
                Ok(kept.answer)
            }
            Verdict::Changed => Err(match kept.sights.first_change(moment) {
                Some(path) => format!("{} has changed", path.display()),
                None => "something has changed".to_owned(),
            }),
        }
    }

    /// What the module's directories and Go files say of its packages, looked at once in a run.
    fn tree(&self, cx: &StepCx<'_>) -> Option<Sights> {
        self.tree.get_or_init(|| self.watch(|| look_at_tree(cx))).clone()
    }

    /// What `look` sees; nothing where it could not be kept.
    pub(super) fn watch(&self, look: impl FnOnce()) -> Option<Sights> {
        watch(self.moment?, look)
    }

    fn get<T: DeserializeOwned>(&self, key: &Digest) -> Option<Kept<T>> {
        postcard::from_bytes(&self.cache.get(key)?).ok()
    }

    fn put<T: Serialize>(&self, key: &Digest, kept: &Kept<T>) {
        if let Ok(bytes) = postcard::to_stdvec(kept) {
            self.cache.put(key, &bytes);
        }
    }
}

fn watch(moment: Moment, look: impl FnOnce()) -> Option<Sights> {
    let witness = Witness::new(moment);
    witness.watch();
    look();
    Witness::leave();
    witness.sights()
}

fn key_of(platform: &Platform, target: &Target) -> Digest {
    Digest::of(format!("binary {platform} {} {}", target.package, target.file).as_bytes())
}

/// Says which fact differs first.
fn difference(before: &Facts, now: &Facts) -> Option<String> {
    let names = before.keys().chain(now.keys());
    let name = names.filter(|name| before.get(*name) != now.get(*name)).min()?;
    let shown = |facts: &Facts| facts.get(name).map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
    Some(format!("{name} was {}, and is {}", shown(before), shown(now)))
}

fn facts_of_go(cx: &StepCx<'_>) -> Facts {
    let mut facts = Facts::new();
    // Its caller has asked it before; nothing is kept of a run without it.
    if let Ok(toolchain) = cx.go.toolchain(cx.project, cx.exec) {
        let material = toolchain.env.iter().filter(|(name, _)| !IMMATERIAL.contains(&name.as_str()));
        facts.extend(material.map(|(name, value)| (name.clone(), value.clone())));
    }
    facts.extend(cx.go.variables().iter().map(|(name, value)| (name.clone(), value.clone())));
    facts.insert("kgen".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    facts.insert("the directory".to_owned(), cx.project.root.to_string_lossy().into_owned());
    facts
}

fn facts_of_target(cx: &StepCx<'_>, platform: &Platform, class: Class, target: &Target) -> Facts {
    let mut facts = facts_of_go(cx);
    facts.extend(class.env(cx, platform));
    if facts.get("CGO_ENABLED").is_none_or(|enabled| enabled != "0") {
        let compiler = facts.get("CC").and_then(|compiler| compiler.split_whitespace().next());
        let found = compiler.and_then(|compiler| find_on_path(compiler, cx.exec));
        facts.insert("the C compiler".to_owned(), found.unwrap_or_default().to_string_lossy().into_owned());
    }
    facts.insert("the command".to_owned(), units::arguments(cx, class, target.test).join(" "));
    facts
}

/// Looks at everything that decides which packages and commands the module has: its directories and Go files, and the files by
/// which modules are put together.
fn look_at_tree(cx: &StepCx<'_>) {
    let root = &cx.project.root;
    let output = cx.project.at(&cx.build.output);
    look_at_modules(root);
    let mut dirs = vec![root.clone()];
    while let Some(dir) = dirs.pop() {
        let entries = seen::list(&dir).unwrap_or_default();
        for entry in entries {
            let name = entry.name.to_string_lossy();
            let path = dir.join(&entry.name);
            match entry.kind {
                Kind::Directory => {
                    let passed_over = name.starts_with(['.', '_'])
                        || matches!(&*name, "testdata" | "vendor")
                        || path == output
                        || seen::is_file(&path.join("go.mod"));
                    if !passed_over {
                        dirs.push(path);
                    }
                }
                _ if name.ends_with(".go") && !name.ends_with("_test.go") => drop(seen::read(&path)),
                _ => {}
            }
        }
    }
}

/// Looks at the files by which the modules of a tree are put together, there or not.
pub(super) fn look_at_modules(root: &Path) {
    for file in ["go.mod", "go.sum", "vendor/modules.txt"] {
        drop(seen::read(&root.join(file)));
    }
    for dir in root.ancestors() {
        for file in ["go.work", "go.work.sum"] {
            drop(seen::read(&dir.join(file)));
        }
    }
}
