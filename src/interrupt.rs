//! What happens on Ctrl-C, SIGTERM and SIGHUP: children end, what is unfinished goes, and the process ends with 130.
//!
//! Changes that are being made at that moment are made to their end first, so the tree is wholly the old one or wholly
//! the new one. Nothing has to look out for interrupts: this runs on a thread of its own, and the others are held up
//! where they would write or start something.

use std::io::Write as _;

use crate::exit::Exit;

/// From now on interrupts end the process in good order.
pub fn handle() {
    // Without a handler the system's own end comes, as before; that is no reason to refuse work.
    let _ = ctrlc::set_handler(end);
}

#[expect(clippy::exit, reason = "main is busy with what was interrupted and cannot return a code")]
fn end() {
    build_pipeline::exec::end_children();
    let _nothing_more = store::atomic::abandon();
    let _ = writeln!(anstream::stderr(), "kgen: interrupted");
    std::process::exit(Exit::Interrupted.code().into());
}
