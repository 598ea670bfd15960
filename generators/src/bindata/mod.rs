//! bindata: files as Go source, as go-bindata writes them.
//!
//! `find` says which files are assets, `plan` how they are called, `emit` writes (`hold` an
//! asset, `contents` the way to it, `templates` are the rest), `embed` shows the way to `//go:embed`. The disk is behind [`Disk`]. Rules are
//! those of go-bindata, in the layouts of [`Layout`]. What is compressed has the bits of Go's `compress/gzip`: [`gzip`].

mod codes;
mod contents;
pub mod deflate;
mod embed;
mod emit;
mod find;
pub mod gzip;
mod hold;
mod path;
mod plan;
mod templates;
mod text;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use diag::{Code, Diagnostic};
use serde::Deserialize;

pub use emit::EmitError;
pub use plan::{Asset, Plan};

/// The name: of the command, of the tables in kgen.toml, and before the codes.
pub const NAME: &str = "bindata";

/// One line about it.
pub const SUMMARY: &str = "files as Go source, as go-bindata writes them";

/// A few sentences for `kgen explain`.
pub const EXPLAIN: &str = "Writes a Go file that holds other files, compressed unless told otherwise, with the functions Asset, MustAsset, \
     AssetInfo, AssetNames, AssetDir, RestoreAsset and RestoreAssets, and with --fs AssetFile. Inputs are directories, \
     `dir/...` with what is below them, or files; each becomes an asset by its path, less the prefix. The file's own path \
     is never one of its assets. Modes and times of files differ between checkouts: without metadata the output is the \
     same everywhere.";

/// What can be wrong.
pub const CODES: &[&Code] = codes::ALL;

/// Which release of go-bindata lays the file out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Layout {
    /// The original by Jim Teeuwen, as Debian packages it.
    #[serde(rename = "3.1.0")]
    V310,
    /// The successor's first, which Kubernetes used up to 1.21.
    #[serde(rename = "3.1.1")]
    V311,
    /// With another first line.
    #[serde(rename = "3.1.2")]
    V312,
    /// The last of the third series.
    #[default]
    #[serde(rename = "3.1.3")]
    V313,
}

/// The options: a `[[codegen.bindata]]` table in kgen.toml, and the flags of `kgen bindata`. The defaults are go-bindata's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bindata {
    /// The file to write; `bindata.go` unless told otherwise.
    pub output: PathBuf,
    /// Its package; `main` unless told otherwise.
    pub package: String,
    /// Directories, `dir/...`, and files.
    pub inputs: Vec<String>,
    /// Whose layout.
    pub layout: Layout,
    /// Whether assets are compressed.
    pub compress: bool,
    /// Whether callers get a copy of an asset's bytes, which they may change.
    pub memcopy: bool,
    /// Whether sizes, modes and times are kept.
    pub metadata: bool,
    /// Whether the file reads the assets from where they are now.
    pub debug: bool,
    /// Whether it reads them below its package's variable `rootDir`.
    pub dev: bool,
    /// Whether there is an `http.FileSystem`.
    pub fs: bool,
    /// A build constraint in the old syntax.
    pub tags: Option<String>,
    /// What is cut off the front of paths.
    pub prefix: Option<String>,
    /// The permission bits of all assets, where they are not 0.
    pub mode: u32,
    /// The time of all assets in seconds since 1970, where it is not 0.
    pub modtime: i64,
    /// Regular expressions in Go's syntax: what has a path in which one of them finds something is left out.
    pub ignore: Vec<String>,
    /// Whether the file is formatted as `gofmt -s` of Go 1.19 or newer formats it.
    pub gofmt_s: bool,
    /// Where relative paths begin.
    #[serde(skip)]
    pub base: PathBuf,
}

impl Default for Bindata {
    fn default() -> Self {
        Self {
            output: PathBuf::from("bindata.go"),
            package: "main".to_owned(),
            inputs: Vec::new(),
            layout: Layout::default(),
            compress: true,
            memcopy: true,
            metadata: true,
            debug: false,
            dev: false,
            fs: false,
            tags: None,
            prefix: None,
            mode: 0,
            modtime: 0,
            ignore: Vec::new(),
            gofmt_s: false,
            base: PathBuf::new(),
        }
    }
}

impl Bindata {
    /// Takes relative paths as relative to `base`, unless that has been said before.
    pub fn anchor(&mut self, base: &Path) {
        if self.base.as_os_str().is_empty() {
            self.base = base.to_path_buf();
        }
    }

    /// Where the file goes.
    #[must_use]
    pub fn output_path(&self) -> PathBuf {
        PathBuf::from(path::absolute(&self.base.to_string_lossy(), &self.output.to_string_lossy()))
    }

    /// Finds the assets and names them. Findings stand beside the plan; with an error among them it is not to be used.
    ///
    /// # Errors
    ///
    /// An input or what is below it cannot be read.
    pub fn plan(&self, disk: &dyn Disk) -> Result<(Plan, Vec<Diagnostic>), FindError> {
        let mut diagnostics = Vec::new();
        self.check(&mut diagnostics);
        let found = find::find(self, disk, &mut diagnostics)?;
        let plan = plan::plan(self, found, &mut diagnostics);
        Ok((plan, diagnostics))
    }

    /// Whether the file only reads the assets.
    #[must_use]
    pub(crate) fn reads(&self) -> bool {
        self.debug || self.dev
    }

    /// What the options contradict.
    fn check(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.inputs.is_empty() {
            let finding =
                Diagnostic::error(&codes::NO_INPUT, format!("nothing is to go into {}", self.output.display()));
            diagnostics.push(finding.help("name directories, dir/... or files: `inputs` in kgen.toml"));
        }
        if self.fs && self.layout == Layout::V310 {
            let finding = Diagnostic::error(&codes::NO_FILE_SYSTEM, "the layout 3.1.0 has no http.FileSystem");
            diagnostics.push(finding.help("take the layout 3.1.1 or a newer one, or leave out --fs"));
        }
        if self.fs && self.reads() && matches!(self.layout, Layout::V311 | Layout::V312) {
            let finding = Diagnostic::warning(
                &codes::NO_FILE_SYSTEM,
                "an http.FileSystem of assets that are only read does not compile in this layout",
            );
            diagnostics.push(finding.help("take the layout 3.1.3, which declares the type that is missing"));
        }
        if !plan::is_identifier(&self.package) {
            let finding = Diagnostic::error(&codes::BAD_NAME, format!("{:?} is no name of a package", self.package));
            diagnostics.push(finding.help("name the package with --pkg, or as `package` in kgen.toml"));
        }
    }
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link; never where links are followed.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub size: u64,
    /// Go's `os.FileMode`.
    pub mode: u32,
    /// When it was changed, in seconds since 1970.
    pub modified: i64,
}

/// The files, as far as this generator looks at them. Paths are absolute.
pub trait Disk: Sync {
    /// Follows links.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn stat(&self, path: &str) -> io::Result<Meta>;
    /// The entries of a directory, links not followed, in any order.
    ///
    /// # Errors
    ///
    /// What the system says; also where a name is not UTF-8.
    fn list(&self, path: &str) -> io::Result<Vec<(String, Meta)>>;
    /// Where a link leads, as it is written in it.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn read_link(&self, path: &str) -> io::Result<String>;
    /// The path without links.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn real(&self, path: &str) -> io::Result<PathBuf>;
    /// The contents.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>>;
}

/// What could not be read while looking for assets.
#[derive(Debug)]
pub struct FindError {
    /// Its path.
    pub path: String,
    /// What the system says.
    pub source: io::Error,
}
