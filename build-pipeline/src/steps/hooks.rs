//! Commands of the project's own, before and after everything else.

use crate::{Event, Hook, Ledger, Product, Reason, ReleaseConfig, Step, StepCx, exec::Command};

/// The step.
#[derive(Debug, Clone, Copy)]
pub struct Hooks {
    name: &'static str,
    summary: &'static str,
    of: fn(&ReleaseConfig) -> &[Hook],
}

/// What runs before anything is built.
pub const BEFORE: Hooks = Hooks {
    name: "before",
    summary: "Runs the commands of [[release.before]] in the project's root, in order. The first that fails ends the run.",
    of: |release| &release.before,
};

/// What runs when everything is made.
pub const AFTER: Hooks = Hooks {
    name: "after",
    summary: "Runs the commands of [[release.after]] in the project's root, in order, when all that is shipped has been made.",
    of: |release| &release.after,
};

impl Step for Hooks {
    fn name(&self) -> &'static str {
        self.name
    }

    fn summary(&self) -> &'static str {
        self.summary
    }

    fn skip(&self, cx: &StepCx<'_>, _done: &Ledger) -> Option<Reason> {
        (self.of)(cx.release).is_empty().then(|| Reason(format!("kgen.toml has no [[release.{}]]", self.name)))
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        for Hook { run } in (self.of)(cx.release) {
            let Some((program, args)) = run.split_first() else { continue };
            let command = Command::action(program, &cx.project.root)
                .args(args)
                .env("KGEN_VERSION", cx.project.version.name())
                .env("SOURCE_DATE_EPOCH", &cx.project.epoch.to_string());
            let outcome = cx.exec.run(&command)?;
            if !outcome.success() {
                return Err(outcome.into_failure(&run.join(" ")).into());
            }
            let said = String::from_utf8_lossy(&outcome.stdout);
            if !said.trim().is_empty() {
                cx.observer.event(Event::Said { step: self.name, text: &said });
            }
        }
        Ok(Vec::new())
    }
}
