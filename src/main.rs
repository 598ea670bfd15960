//! The `kgen` program: parse, dispatch, exit code. Everything else is in the library.

use std::io::Write as _;
use std::panic;
use std::process::ExitCode;

use kgen::cli::{Cli, Command};
use kgen::exit::Exit;
use kgen::interrupt;
use kgen::report::Terminal;
use kgen::settings::Surroundings;

/// Syntax trees are many small pieces, made on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::from_argv(std::env::args_os()) {
        Ok(cli) => cli,
        Err(answer) => {
            // Help that nobody reads to the end is still help.
            let _ = answer.print();
            return if answer.use_stderr() { Exit::Usage.into() } else { Exit::Clean.into() };
        }
    };
    panic::set_hook(Box::new(|info| {
        let mut err = anstream::stderr();
        let _ = writeln!(err, "internal error, please report: {info}");
    }));
    interrupt::handle();
    let mut terminal = Terminal::standard(cli.global.color.unwrap_or_default());
    let run = panic::catch_unwind(panic::AssertUnwindSafe(|| match Surroundings::read() {
        Ok(surroundings) => {
            // A watch may live to see another directory put in the place of this one.
            if !matches!(cli.command, Command::Watch(_)) {
                store::near::stand(surroundings.directory.clone());
            }
            kgen::run(&cli, &surroundings, &mut terminal)
        }
        Err(error) => {
            let _ = terminal.err(&format!("error: {error:#}\n"));
            Exit::Usage
        }
    }));
    let exit = run.unwrap_or(Exit::Internal);
    match &cli.global.called {
        Some(called) => called.exit_code(exit).into(),
        None => exit.into(),
    }
}
