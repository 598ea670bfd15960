//! The runner: takes the steps in order, and is the only thing that stands around them.
//!
//! For each step it asks whether to skip it, tells the observer, runs it, measures it and adds its products to the
//! ledger. The first failure ends the run; what earlier steps made stays, complete.

use std::{
    collections::BTreeSet,
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    BuildConfig, Go, Images, Ledger, Limits, Product, Project, ProjectError, ReleaseConfig, Wanted,
    exec::{Exec, ExecError, ToolFailed, remedy},
};

/// One thing that the pipeline does.
pub trait Step: Sync {
    /// Its name: in the log, as the value of `--skip`, in kgen.toml.
    fn name(&self) -> &'static str;

    /// What it does, for `kgen explain`.
    fn summary(&self) -> &'static str;

    /// Why it has nothing to do, if it has not.
    fn skip(&self, cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let _ = (cx, done);
        None
    }

    /// Does it. `done` holds what the steps before it made.
    ///
    /// # Errors
    /// Whatever stopped it; the runner sorts errors by the types that are in them, see [`PipelineError`].
    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>>;
}

/// What every step may know and use.
#[derive(Clone, Copy)]
pub struct StepCx<'a> {
    /// The facts.
    pub project: &'a Project,
    /// `[build]`, with flags and environment applied.
    pub build: &'a BuildConfig,
    /// `[release]`, with flags and environment applied.
    pub release: &'a ReleaseConfig,
    /// `[[image]]` and `[registry]`, with flags and environment applied.
    pub images: &'a Images,
    /// The go tool.
    pub go: &'a Go,
    /// What is built.
    pub wanted: &'a Wanted,
    /// How it is built.
    pub limits: &'a Limits,
    /// Names of steps that the user does not want.
    pub skip: &'a BTreeSet<String>,
    /// What runs programs.
    pub exec: &'a dyn Exec,
    /// Who hears what happens.
    pub observer: &'a dyn Observer,
}

impl StepCx<'_> {
    /// The packages whose variables say the version. In a GOPATH workspace those that are vendored go by another path.
    pub(crate) fn stamped(&self) -> Vec<String> {
        let vendored = |package: &String| {
            let vendored = format!("vendor/{package}");
            let there = self.go.in_gopath() && self.project.at(Path::new(&vendored)).is_dir();
            if there { format!("{}/{vendored}", self.project.module) } else { package.clone() }
        };
        self.build.version_packages.iter().map(vendored).collect()
    }
}

/// Why a step is skipped, as it follows "skipped: ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(pub String);

/// Something that happened.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A step begins.
    Started {
        /// Its name.
        step: &'static str,
    },
    /// A step has nothing to do.
    Skipped {
        /// Its name.
        step: &'static str,
        /// Why.
        reason: &'a Reason,
    },
    /// A tool that went well had something to say all the same (warnings, downloads).
    Said {
        /// The step's name.
        step: &'static str,
        /// The tool's words.
        text: &'a str,
    },
    /// Something that is worth a line.
    Noted {
        /// The line.
        text: &'a str,
    },
    /// Something has to be built, for a reason that most do not want to hear.
    Reason {
        /// What.
        target: &'a str,
        /// Why.
        why: &'a str,
    },
    /// A part of a step took its time, beside others.
    Timed {
        /// What it was.
        name: &'a str,
        /// Which of the lanes it was in; 0 is the step's own.
        lane: usize,
        /// When it began.
        started: Instant,
        /// How long it took.
        elapsed: Duration,
    },
    /// A step is done.
    Finished {
        /// Its name.
        step: &'static str,
        /// How long it took.
        elapsed: Duration,
        /// What it made.
        products: &'a [Product],
    },
}

/// Who hears what happens: printing is not this crate's business.
pub trait Observer: Send + Sync {
    /// Something happened.
    fn event(&self, event: Event<'_>);
}

/// Hears nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {
    fn event(&self, _event: Event<'_>) {}
}

/// Takes `steps` in order and returns what they made.
///
/// # Errors
/// The first failure.
pub fn run(steps: &[&dyn Step], cx: &StepCx<'_>) -> Result<Ledger, PipelineError> {
    let mut ledger = Ledger::default();
    for step in steps {
        let name = step.name();
        let unwanted = cx.skip.contains(name).then(|| Reason("as requested".to_owned()));
        if let Some(reason) = unwanted.or_else(|| step.skip(cx, &ledger)) {
            let reason = &reason;
            cx.observer.event(Event::Skipped { step: name, reason });
            continue;
        }
        cx.observer.event(Event::Started { step: name });
        let start = Instant::now();
        let products = step.run(cx, &ledger).map_err(|error| PipelineError::sort(name, error))?;
        cx.observer.event(Event::Finished { step: name, elapsed: start.elapsed(), products: ledger.append(products) });
    }
    Ok(ledger)
}

/// Why a run ended. The message is complete: nothing of it has been shown before.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The project cannot be built as it is. ([`ExitClass::Environment`], a tag that is no version
    /// [`ExitClass::Findings`])
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// A program that the step needs is not there. ([`ExitClass::Environment`])
    #[error("{step}: `{tool}` is not on PATH: {}", remedy(tool))]
    MissingTool {
        /// The step.
        step: &'static str,
        /// The program.
        tool: String,
    },
    /// A program ran and failed: the user's code does not build. ([`ExitClass::Findings`]; where the program says
    /// that the disk is full, [`ExitClass::Environment`])
    #[error("{step}: {failure}")]
    Failed {
        /// The step.
        step: &'static str,
        /// Which program, and its own words.
        failure: ToolFailed,
    },
    /// The step itself found something for the user to mend. ([`ExitClass::Findings`])
    #[error("{step}: {finding}")]
    Found {
        /// The step.
        step: &'static str,
        /// What.
        finding: Finding,
    },
    /// Anything else: the disk, permissions, a project with nothing to build. ([`ExitClass::Environment`])
    #[error("{step}: {cause:#}")]
    Environment {
        /// The step.
        step: &'static str,
        /// What. It is not the error's source, since the message has all of it and nothing is to be shown twice.
        cause: anyhow::Error,
    },
}

/// What a step returns as its error to say that the user's code, not the machine, is at fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Finding(pub String);

/// Which of the documented exit codes an error stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitClass {
    /// Code 1: something in the project is to be mended, such as code that does not compile.
    Findings,
    /// Code 2: usage, a missing file or program, input and output.
    Environment,
}

impl PipelineError {
    /// Which exit code the error stands for.
    #[must_use]
    pub fn exit_class(&self) -> ExitClass {
        match self {
            // The linker reports a full disk as a failed build; it is not the code's fault.
            Self::Failed { failure, .. } if failure.output.contains("no space left on device") => {
                ExitClass::Environment
            }
            Self::Failed { .. } | Self::Found { .. } | Self::Project(ProjectError::Version(_)) => ExitClass::Findings,
            Self::Project(_) | Self::MissingTool { .. } | Self::Environment { .. } => ExitClass::Environment,
        }
    }

    fn sort(step: &'static str, error: anyhow::Error) -> Self {
        let error = match error.downcast::<ToolFailed>() {
            Ok(failure) => return Self::Failed { step, failure },
            Err(error) => error,
        };
        let error = match error.downcast::<Finding>() {
            Ok(finding) => return Self::Found { step, finding },
            Err(error) => error,
        };
        match error.downcast::<ExecError>() {
            Ok(ExecError::Missing { program }) => Self::MissingTool { step, tool: program },
            Ok(other) => Self::Environment { step, cause: other.into() },
            Err(cause) => Self::Environment { step, cause },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::{TreeFacts, Version, exec::Real};

    /// A step that ends as it is told.
    struct Ends(&'static str, fn() -> anyhow::Result<Vec<Product>>);

    impl Step for Ends {
        fn name(&self) -> &'static str {
            self.0
        }

        fn summary(&self) -> &'static str {
            "Ends."
        }

        fn run(&self, _cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
            (self.1)()
        }
    }

    #[derive(Default)]
    struct Log(Mutex<Vec<String>>);

    impl Observer for Log {
        fn event(&self, event: Event<'_>) {
            self.0.lock().unwrap().push(match event {
                Event::Started { step } => format!("start {step}"),
                Event::Skipped { step, reason } => format!("skip {step}: {}", reason.0),
                Event::Said { step, text } => format!("{step} says {text}"),
                Event::Noted { .. } | Event::Reason { .. } | Event::Timed { .. } => return,
                Event::Finished { step, products, .. } => format!("end {step}: {}", products.len()),
            });
        }
    }

    fn run_steps(steps: &[&dyn Step]) -> (Result<Ledger, PipelineError>, Vec<String>) {
        let project = Project {
            root: "/nowhere".into(),
            module: "m".into(),
            has_go_mod: true,
            name: "m".into(),
            version: Version::of(TreeFacts::default()).unwrap(),
            epoch: 0,
            notes: vec![],
        };
        let log = Log::default();
        let exec = Real::with_env([].into());
        let build = BuildConfig::default();
        let result = run(
            steps,
            &StepCx {
                project: &project,
                build: &build,
                release: &ReleaseConfig::default(),
                images: &Images::default(),
                go: &Go::of(None, &project, &build, &exec),
                wanted: &Wanted::new(),
                limits: &Limits::default(),
                skip: &BTreeSet::from(["unwanted".to_owned()]),
                exec: &exec,
                observer: &log,
            },
        );
        (result, log.0.into_inner().unwrap())
    }

    #[test]
    fn steps_run_in_order_up_to_the_first_failure() {
        let (result, log) = run_steps(&[
            &Ends("unwanted", || panic!("it is skipped")),
            &Ends("first", || Ok(vec![])),
            &Ends("second", || anyhow::bail!("no")),
            &Ends("third", || panic!("it is not reached")),
        ]);
        assert_eq!(result.unwrap_err().to_string(), "second: no");
        assert_eq!(log, ["skip unwanted: as requested", "start first", "end first: 0", "start second"]);
    }

    #[test]
    fn errors_are_sorted_also_under_context() {
        use anyhow::Context as _;
        let failed = || {
            Err(ToolFailed { what: "`go build` failed".into(), output: "a.go:1:1: no\n".into() })
                .context("while building")
        };
        for (end, class, text) in [
            (failed as fn() -> anyhow::Result<Vec<Product>>, ExitClass::Findings, "x: `go build` failed\na.go:1:1: no"),
            (
                || {
                    Err(ToolFailed {
                        what: "`go build` failed".into(),
                        output: "write a.out: no space left on device\n".into(),
                    }
                    .into())
                },
                ExitClass::Environment,
                "x: `go build` failed\nwrite a.out: no space",
            ),
            (|| Err(Finding("2 files are stale".into()).into()), ExitClass::Findings, "x: 2 files are stale"),
            (
                || Err(ExecError::Missing { program: "go".into() }.into()),
                ExitClass::Environment,
                "x: `go` is not on PATH: install Go",
            ),
            (
                || Err(std::io::Error::other("disk full")).context("cannot write a"),
                ExitClass::Environment,
                "x: cannot write a: disk full",
            ),
        ] {
            let error = run_steps(&[&Ends("x", end)]).0.unwrap_err();
            assert!(error.to_string().starts_with(text), "{error}");
            assert_eq!(error.exit_class(), class);
        }
    }
}
