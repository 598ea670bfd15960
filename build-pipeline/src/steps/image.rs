//! Makes container images of what the run built; see [`crate::image`].

use anyhow::Context as _;

use crate::{Kind, Ledger, Product, Reason, Step, StepCx, image};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Image;

impl Step for Image {
    fn name(&self) -> &'static str {
        "image"
    }

    fn summary(&self) -> &'static str {
        "Makes the container images of [[image]] without a daemon, for every platform of Linux for which their programs were \
         built: <output>/release-images/<arch>/<name>.tar, which `docker load` reads, and a layout with all of them in \
         <output>/release-images/oci. Times are the commit's, owners 0/0; a layer that was made before is not made again."
    }

    fn skip(&self, cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        if cx.images.tables.is_empty() {
            return Some(Reason("kgen.toml has no [[image]]".to_owned()));
        }
        let none = done.of(Kind::Binary).next().is_none();
        none.then(|| Reason("no binaries were built".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        if let Some(engine) = cx.images.engine {
            return image::build_by(cx, engine, done);
        }
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(cx.limits.jobs).build().context("cannot start threads")?;
        pool.install(|| image::write(cx, &image::make(cx, done)?))
    }
}
