//! goload against the real `go`: the same versions, files, packages and directories.
//!
//! These tests need `go` on PATH and, for the Kubernetes modules, its module proxy or a filled module cache.
//! Without go they fail; nothing is skipped.

mod go;
mod gopath;
mod graph;
mod packages;
mod patterns;
mod proxy;
mod selection;
mod stdlib;
mod vendor;
