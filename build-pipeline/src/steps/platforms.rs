//! Makes sure that the go tool can build for what is asked for.

use anyhow::bail;

use crate::{Ledger, Platform, Product, Reason, Step, StepCx, exec::Command};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Platforms;

impl Step for Platforms {
    fn name(&self) -> &'static str {
        "platforms"
    }

    fn summary(&self) -> &'static str {
        "Asks the go tool whether it can build for every platform that was named, before anything else is done."
    }

    fn skip(&self, cx: &StepCx<'_>, _done: &Ledger) -> Option<Reason> {
        let host = Platform::host();
        cx.platforms.iter().all(|platform| *platform == host).then(|| Reason("this machine only".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let outcome = cx.exec.run(&Command::query("go", &cx.project.root).args(["tool", "dist", "list"]))?;
        if !outcome.success() {
            return Err(outcome.into_failure("go tool dist list").into());
        }
        let known = String::from_utf8_lossy(&outcome.stdout);
        for platform in cx.platforms {
            if known.lines().any(|line| line.parse().as_ref() == Ok(platform)) {
                continue;
            }
            let of_os: Vec<&str> = known.lines().filter(|line| line.split('/').next() == Some(platform.os())).collect();
            if of_os.is_empty() {
                bail!("the go tool cannot build for {platform}; `go tool dist list` prints what it can build for");
            }
            bail!("the go tool cannot build for {platform}; of {} it knows {}", platform.os(), of_os.join(", "));
        }
        Ok(Vec::new())
    }
}
