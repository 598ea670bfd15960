//! A universe over packages in memory or in GOROOT, loaded as questions demand them.
//!
//! It stands in for goload, and is as simple as a test may be: import paths are keys.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use diag::FileId;
use gosyn::ast::File;
use gotypes::{Constant, Entry, ImportTarget, Missing, PackageId, PackageSyntax, Type, TypeId, Universe};
use smol_str::SmolStr;

use crate::facts::Ask;

/// The files of a package: names and texts.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// Finds the files of an import path.
type Loader = dyn Fn(&str) -> Option<Files>;

/// A universe and where its packages come from.
pub(crate) struct World {
    pub(crate) universe: Universe,
    load: Box<Loader>,
    dirs: PathBuf,
    next_file: u32,
}

impl World {
    /// A world of the given packages: import path, and the text of each file.
    pub(crate) fn of(packages: &[(&str, &[&str])]) -> Self {
        let mut all: BTreeMap<String, Files> = BTreeMap::new();
        for (path, texts) in packages {
            let files = texts.iter().enumerate();
            let files = files.map(|(nth, text)| (format!("f{nth}.go"), text.as_bytes().to_vec())).collect();
            all.insert((*path).to_owned(), files);
        }
        Self::new(Path::new("/memory"), Box::new(move |path| all.get(path).cloned()))
    }

    /// A world of one package `p` with one file, whose package clause is added.
    pub(crate) fn single(text: &str) -> Self {
        Self::of(&[("p", &[&format!("package p\n{text}")])])
    }

    pub(crate) fn new(dirs: &Path, load: Box<Loader>) -> Self {
        Self { universe: Universe::new(), load, dirs: dirs.to_owned(), next_file: 0 }
    }

    /// The package with this path, loaded.
    pub(crate) fn package(&mut self, path: &str) -> PackageId {
        let id = self.universe.refer(&target(path));
        if self.universe.loaded(id).is_none() {
            self.load(id);
        }
        id
    }

    fn load(&mut self, id: PackageId) {
        let target_of = self.universe.target(id).clone();
        let Some(files) = (self.load)(&target_of.key) else {
            let message = format!("no package {}", target_of.key);
            self.universe.fail(id, Missing { message, help: None });
            return;
        };
        let file_names = files.iter().map(|(name, _)| name.into()).collect();
        let files: Vec<File> = files.into_iter().map(|(_, text)| self.parse(text)).collect();
        for file in &files {
            assert!(file.diagnostics.is_empty(), "{}: {:?}", target_of.key, file.diagnostics);
        }
        let imports = files.iter().flat_map(|file| &file.imports);
        let imports = imports.map(|import| (import.path.clone(), Ok(target(&import.path)))).collect();
        let name = files.iter().find_map(|file| file.package.as_ref().map(|name| name.name.clone()));
        let dir = self.dirs.join(target_of.key.as_str());
        let name = name.unwrap_or_default();
        self.universe.add(PackageSyntax { target: target_of, dir, name, files, file_names, imports, left: None });
    }

    fn parse(&mut self, text: Vec<u8>) -> File {
        self.next_file += 1;
        gosyn::parse(FileId(self.next_file), text)
    }

    /// The constant `name` of the package `p`.
    pub(crate) fn constant(&mut self, name: &str) -> Result<Constant, String> {
        let package = self.package("p");
        self.ask(|universe| universe.constant(package, name))
    }

    /// The constant as `type exact-value`, or the message.
    pub(crate) fn shown(&mut self, name: &str) -> String {
        match self.constant(name) {
            Ok(constant) => {
                let ty = gotypes::type_string(&self.universe, constant.ty);
                format!("{ty} {}", constant.value.exact_string())
            }
            Err(message) => format!("! {message}"),
        }
    }

    /// The type that the declaration `name` of the package `p` names.
    pub(crate) fn named(&mut self, name: &str) -> TypeId {
        let package = self.package("p");
        let Some(Entry::Type { .. }) = self.universe.loaded(package).and_then(|loaded| loaded.lookup(name)) else {
            panic!("p declares no type {name}");
        };
        let decl = self.universe.decl_id(package, name);
        self.universe.named(decl)
    }

    pub(crate) fn pointer_to(&self, ty: TypeId) -> TypeId {
        self.universe.intern(Type::Pointer(ty))
    }
}

impl Ask for World {
    fn universe(&self) -> &Universe {
        &self.universe
    }

    fn load_demanded(&mut self) -> bool {
        let demands = self.universe.take_demands();
        for &id in &demands {
            self.load(id);
        }
        !demands.is_empty()
    }
}

fn target(path: &str) -> ImportTarget {
    ImportTarget { key: path.into(), path: SmolStr::new(path), standard: false }
}

/// What go/types says about packages, in the lines of `oracle/main.go`; `-` stands for `stdin`.
#[expect(clippy::disallowed_methods, reason = "the oracle is a Go program")]
pub(crate) fn ask_oracle(packages: &[&str], stdin: &str) -> String {
    let mut oracle = Command::new("go")
        .args(["run", "main.go"])
        .args(packages)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle"))
        .env("GO111MODULE", "off")
        .env("GOFLAGS", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this test needs Go on PATH: it compares gotypes with go/types");
    let mut input = oracle.stdin.take().expect("the oracle reads");
    input.write_all(stdin.as_bytes()).expect("the oracle reads its input before it writes");
    drop(input);
    let output = oracle.wait_with_output().expect("the oracle ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the oracle failed: {errors}");
    String::from_utf8(output.stdout).expect("the oracle prints text")
}
