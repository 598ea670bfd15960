//! Sends the run's images to their registries; see [`crate::image`].

use crate::{Kind, Ledger, Product, Reason, Step, StepCx, image};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Push;

impl Step for Push {
    fn name(&self) -> &'static str {
        "push"
    }

    fn summary(&self) -> &'static str {
        "Sends the images of this run to the registries of their names, all platforms under one tag. What is there is not sent \
         again, and what the base's repository has is mounted from there. Credentials are those of `docker login`."
    }

    fn skip(&self, cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        if done.of(Kind::ImageIndex).next().is_none() {
            return Some(Reason("no images were made".to_owned()));
        }
        if cx.exec.dry() {
            return Some(Reason("nothing is sent in a dry run".to_owned()));
        }
        cx.images.registry.offline.then(|| Reason("--offline is set".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        image::push(cx, done)?;
        Ok(Vec::new())
    }
}
