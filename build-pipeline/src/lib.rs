//! What to build and what to ship: the release process of a Go project as an ordered list of steps.
//!
//! A run starts from a [`Project`]: facts that are read once (module, commit, version, time). The [runner](run) then
//! takes one [`Step`] after the other; each does one thing and adds what it made, as [`Product`]s, to one append-only
//! [`Ledger`], which is all that later steps know of it. So a file that an earlier run left behind can never end up
//! in a release: it is in no ledger.
//!
//! Two rules make a release a function of its commit. Nothing here asks for the time of day: every time that is
//! written comes from `SOURCE_DATE_EPOCH` or the commit. And no directory name, user name or file system order
//! reaches an output.
//!
//! The crate does not print (an [`Observer`] is told), does not write except through `store`, starts processes only
//! in [`exec`], and knows nothing of Go's syntax or of code generation: a "the generated code is fresh" gate is a
//! [`Step`] that the caller puts before [`PIPELINE`].

mod blocks;
mod build;
pub mod config;
mod deflate;
mod doctor;
pub mod exec;
mod git;
mod go;
mod gzip;
mod image;
mod pack;
mod platform;
mod product;
mod project;
mod reference;
mod runner;
mod stated;
pub mod steps;
mod version;
mod zstd;

pub use build::{BadSize, Bytes, Limits, Wanted};
pub use config::{
    ArchiveConfig, Base, BuildConfig, Engine, FileSet, Format, Group, Hook, ImageConfig, ImageFormat, Images,
    RegistryConfig, ReleaseConfig,
};
pub use doctor::{Check, State, examine};
pub use go::Go;
pub use pack::Capabilities;
pub use platform::{Platform, UnknownPlatform};
pub use product::{Kind, Ledger, Product, Sha256, Sha512};
pub use project::{Project, ProjectError};
pub use runner::{Event, ExitClass, Finding, Observer, PipelineError, Reason, Silent, Step, StepCx, run};
pub use version::{Mode as VersionMode, NotSemantic, TreeFacts, Version};

/// What comes before code is generated: steps of the caller's own stand between these and [`BUILD`] or [`PIPELINE`].
pub const PREPARE: &[&dyn Step] = &[
    // A platform that Go does not know is a slip of the pen: nothing is to be downloaded or written for it.
    &steps::Toolchain,
    // Generating reads the modules that the project imports.
    &steps::Fetch,
];

/// The steps of a build.
pub const BUILD: &[&dyn Step] = &[&steps::Compile];

/// The steps of a release, in order. Each needs only what stands above it.
pub const PIPELINE: &[&dyn Step] = &[
    &steps::BEFORE,
    // All binaries first: a compile error must cost nothing but the compilation.
    &steps::Compile,
    // Nothing is shipped of what does not pass.
    &steps::Test,
    // Images and archives hold the binaries that this run compiled.
    &steps::Image,
    &steps::Archive,
    // Sums come last, since they are over everything that is shipped.
    &steps::Checksums,
    &steps::AFTER,
];

/// The steps that make images, and nothing else that is shipped.
pub const IMAGE: &[&dyn Step] = &[&steps::Compile, &steps::Image, &steps::Checksums];

/// The same, and sends them to registries.
pub const IMAGE_PUSH: &[&dyn Step] = &[&steps::Compile, &steps::Image, &steps::Checksums, &steps::Push];

/// The steps that pack what an earlier run has built.
pub const PACKAGE: &[&dyn Step] = &[&steps::Built, &steps::Image, &steps::Archive, &steps::Checksums];
