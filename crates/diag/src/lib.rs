//! Findings in a user's files, as data: where, how bad, what, and the remedy.
//!
//! The crate knows places in text ([`Span`], [`SourceFile`]) and [`Diagnostic`] values, and renders
//! them one way ([`render`]). It refuses to read files, to print, and to know what Go is.

mod diagnostic;
mod render;
mod source;
mod span;

pub use diagnostic::{Code, Diagnostic, Label, Severity, fold, sort};
pub use render::{Style, render};
pub use source::{LineCol, LineIndex, SourceFile, Sources, Text};
pub use span::{FileId, Span};
