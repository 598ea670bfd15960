//! The two streams of the process, with and without colour.
//!
//! Colour is stripped here, by anstream, which knows NO_COLOR, CLICOLOR_FORCE and TERM=dumb; everything else in
//! `report` writes as if all terminals had colours. Data in the strict sense, such as generated files, passes as it is.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anstream::{AutoStream, ColorChoice};

use crate::cli::Color;

/// Where answers go.
pub struct Terminal {
    data: Box<dyn Write + Send>,
    out: Box<dyn Write + Send>,
    err: Box<dyn Write + Send>,
}

impl Terminal {
    /// The process's own streams.
    #[must_use]
    pub fn standard(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            data: Box::new(io::stdout()),
            out: Box::new(AutoStream::new(io::stdout(), choice)),
            err: Box::new(AutoStream::new(io::stderr(), choice)),
        }
    }

    /// Streams that a test can read: all of stdout, then all of stderr.
    #[must_use]
    pub fn captured() -> (Self, Captured, Captured) {
        let (out, err) = (Captured::default(), Captured::default());
        let plain =
            |stream: &Captured| Box::new(anstream::StripStream::new(Box::new(stream.clone()) as Box<dyn Write + Send>));
        let terminal =
            Self { data: Box::new(out.clone()), out: Box::new(Plain(plain(&out))), err: Box::new(Plain(plain(&err))) };
        (terminal, out, err)
    }

    /// Bytes for stdout, untouched.
    ///
    /// # Errors
    /// Where the stream fails.
    pub fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.flush()?;
        self.data.write_all(bytes)
    }

    /// A text for stdout.
    ///
    /// # Errors
    /// Where the stream fails.
    pub fn out(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// A text for stderr.
    ///
    /// # Errors
    /// Where the stream fails.
    pub fn err(&mut self, text: &str) -> io::Result<()> {
        self.err.write_all(text.as_bytes())
    }

    /// Sends what is buffered on its way.
    ///
    /// # Errors
    /// Where a stream fails.
    pub fn flush(&mut self) -> io::Result<()> {
        self.data.flush()?;
        self.out.flush()?;
        self.err.flush()
    }
}

/// What a test has caught.
#[derive(Clone, Debug, Default)]
pub struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    /// The text so far.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Plain(Box<anstream::StripStream<Box<dyn Write + Send>>>);

impl Write for Plain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
