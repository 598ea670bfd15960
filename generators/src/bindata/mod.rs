//! bindata: what go-bindata's Go files are made of.
//!
//! So far the compressed form of an asset, bit for bit as Go's `compress/gzip` writes it: [`gzip`].

pub mod deflate;
pub mod gzip;
