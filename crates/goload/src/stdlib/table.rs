//! The files of the table by import path.

/// The declarations that stand for the standard package `import_path`.
#[must_use]
pub fn table(import_path: &str) -> Option<&'static str> {
    TABLE.binary_search_by_key(&import_path, |&(path, _)| path).ok().map(|nth| TABLE[nth].1)
}

macro_rules! facts {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../std/", $path, ".go")))),*] };
}

/// Sorted by import path.
const TABLE: &[(&str, &str)] = facts! {
    "bufio"
    "bytes"
    "cmp"
    "container/heap"
    "container/list"
    "container/ring"
    "context"
    "crypto"
    "crypto/ecdh"
    "crypto/ecdsa"
    "crypto/ed25519"
    "crypto/elliptic"
    "crypto/md5"
    "crypto/rand"
    "crypto/rsa"
    "crypto/sha1"
    "crypto/sha256"
    "crypto/sha512"
    "crypto/tls"
    "crypto/x509"
    "crypto/x509/pkix"
    "database/sql"
    "database/sql/driver"
    "embed"
    "encoding"
    "encoding/asn1"
    "encoding/base64"
    "encoding/binary"
    "encoding/csv"
    "encoding/hex"
    "encoding/json"
    "encoding/pem"
    "encoding/xml"
    "errors"
    "flag"
    "fmt"
    "hash"
    "hash/fnv"
    "html"
    "html/template"
    "image"
    "image/color"
    "io"
    "io/fs"
    "iter"
    "log"
    "log/slog"
    "maps"
    "math"
    "math/big"
    "math/bits"
    "math/cmplx"
    "math/rand"
    "mime"
    "mime/multipart"
    "net"
    "net/http"
    "net/mail"
    "net/netip"
    "net/textproto"
    "net/url"
    "os"
    "os/exec"
    "os/signal"
    "path"
    "path/filepath"
    "reflect"
    "regexp"
    "regexp/syntax"
    "runtime/debug"
    "slices"
    "sort"
    "strconv"
    "strings"
    "sync"
    "sync/atomic"
    "syscall"
    "text/tabwriter"
    "text/template"
    "text/template/parse"
    "time"
    "unicode"
    "unicode/utf16"
    "unicode/utf8"
    "unique"
};

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{TABLE, table};

    #[test]
    fn every_file_is_listed_once_and_in_order() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/std");
        let mut dirs = vec![root.clone()];
        let mut files = 0;
        while let Some(dir) = dirs.pop() {
            for entry in std::fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    dirs.push(path);
                } else {
                    files += 1;
                    let name =
                        path.with_extension("").strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                    assert!(table(&name).is_some(), "{name}");
                }
            }
        }
        assert_eq!(files, TABLE.len());
    }

    #[test]
    fn every_file_parses() {
        for (path, text) in TABLE {
            let header = gosyn::header(text.as_bytes());
            assert_eq!(header.package.as_deref(), path.rsplit('/').next(), "{path}");
        }
        assert!(table("no/such").is_none());
    }
}
