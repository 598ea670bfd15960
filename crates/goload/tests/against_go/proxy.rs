//! A module proxy in a directory, for modules that exist only in a test.

use crate::go::{Scratch, Vars};

pub(crate) struct Proxy {
    scratch: Scratch,
}

impl Proxy {
    pub(crate) fn new() -> Self {
        Self { scratch: Scratch::new() }
    }

    /// Publishes a module without code: enough for its requirements to count.
    pub(crate) fn add(&self, path: &str, version: &str, go_mod: &str) {
        let base = format!("proxy/{path}/@v");
        self.scratch.write(&format!("{base}/{version}.mod"), go_mod);
        let info = format!("{{\"Version\":\"{version}\",\"Time\":\"2024-01-01T00:00:00Z\"}}");
        self.scratch.write(&format!("{base}/{version}.info"), info);
        let list = self.scratch.path(&format!("{base}/list"));
        let known = std::fs::read_to_string(&list).unwrap_or_default();
        self.scratch.write(&format!("{base}/list"), format!("{known}{version}\n"));
    }

    /// Settings under which go uses this proxy and a module cache of its own.
    pub(crate) fn vars(&self) -> Vars {
        Vars::new()
            .set("GOPROXY", format!("file://{}", self.scratch.path("proxy").display()))
            .set("GOSUMDB", "off")
            .set("GONOSUMDB", "*")
            .set("GOMODCACHE", self.scratch.path("cache").display().to_string())
            .set("GOFLAGS", "-mod=mod -modcacherw")
    }
}
