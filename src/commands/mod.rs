//! One file per subcommand: its flags (`Args`) and what it does (`run`).
//!
//! A command resolves its settings, calls the engine or the pipeline, and returns an answer. It prints nothing.

pub mod all;
pub mod bindata;
pub mod build;
pub mod clean;
pub mod completions;
pub mod conversion;
pub mod cross;
pub mod deepcopy;
pub mod defaulter;
pub mod doctor;
pub mod explain;
pub mod image;
pub mod init;
pub mod kube_codegen;
pub mod list;
pub mod man;
pub mod openapi;
pub mod package;
pub mod prerelease_lifecycle;
pub mod quick_release;
pub mod release;
pub mod verify;
pub mod watch;

use crate::cli::{Cli, Command};
use crate::report::{Answer, Progress, timings};
use crate::settings::Settings;

pub use crate::context::Context;

/// Runs the command that was typed.
///
/// # Errors
/// Whatever makes an answer impossible: usage, missing files, input and output.
pub fn dispatch(cli: &Cli, cx: &Context<'_>) -> anyhow::Result<Answer> {
    match &cli.command {
        Command::Deepcopy(args) => deepcopy::run(args, cx),
        Command::Defaulter(args) => defaulter::run(args, cx),
        Command::Conversion(args) => conversion::run(args, cx),
        Command::PrereleaseLifecycle(args) => prerelease_lifecycle::run(args, cx),
        Command::Openapi(args) => openapi::run(args, cx),
        Command::Bindata(args) => bindata::run(args, cx),
        Command::All(args) => all::run(args, cx),
        Command::Verify(args) => verify::run(args, cx),
        Command::Watch(args) => watch::run(args, cx),
        Command::Init(args) => init::run(args, cx),
        Command::List(args) => list::run(args, cx),
        Command::Explain(args) => explain::run(args),
        Command::Build(args) => build::run(args, cx),
        Command::Cross(args) => cross::run(args, cx),
        Command::Image(args) => image::run(args, cx),
        Command::Package(args) => package::run(args, cx),
        Command::Release(args) => release::run(args, cx),
        Command::QuickRelease(args) => quick_release::run(args, cx),
        Command::Doctor(args) => doctor::run(args, cx),
        Command::Clean(args) => clean::run(args, cx),
        Command::KubeCodegen(args) => Ok(kube_codegen::run(args)),
        Command::Completions(args) => Ok(completions::run(args)),
        Command::Man(args) => man::run(args, cx),
    }
}

/// Runs the engine, with a sign of life, and puts the timings where they were asked for.
fn generate(settings: &Settings) -> anyhow::Result<Answer> {
    let mut report = {
        let _progress = Progress::start(settings.progress, "generating");
        crate::engine::run(settings)?
    };
    timings::deliver(&mut report, settings)?;
    Ok(Answer::Run(Box::new(report)))
}
