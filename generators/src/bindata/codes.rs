//! What bindata finds fault with. Upstream's go-bindata passes over most of it, and writes files that do not compile or hold
//! less than they should.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &NO_INPUT,
    &NO_FILE_SYSTEM,
    &BAD_NAME,
    &BAD_EXPRESSION,
    &COLLISION,
    &LINK_CYCLE,
    &UNREADABLE,
    &NOT_A_FILE,
    &OWN_OUTPUT,
    &CARRIAGE_RETURN,
    &NOT_EMBEDDABLE,
];

/// Nothing to do.
pub(super) static NO_INPUT: Code = Code {
    id: "bindata/no-input",
    summary: "a table or command of bindata names no input",
    explain: "Inputs are directories, `dir/...` for what is below them as well, or files.",
};

/// An option that the layout does not know.
pub(super) static NO_FILE_SYSTEM: Code = Code {
    id: "bindata/no-file-system",
    summary: "this layout of go-bindata has no http.FileSystem that compiles",
    explain: "AssetFile came with go-bindata 3.1.1. In debug and dev modes it compiles from 3.1.3 on: before, the type of \
              what it says of directories is missing. Ask for a newer layout.",
};

/// What cannot be spelt in Go.
pub(super) static BAD_NAME: Code = Code {
    id: "bindata/bad-name",
    summary: "an asset or the package has a name that Go cannot use",
    explain: "The function of an asset is named after its path: letters of ASCII, digits and underscores stay. An asset whose \
              path has none of these has no function; one whose function is named like a keyword of Go does not compile. \
              Rename the file, or leave it out with `ignore`.",
};

/// An expression that Go does not compile.
pub(super) static BAD_EXPRESSION: Code = Code {
    id: "bindata/bad-expression",
    summary: "`ignore` holds what is no regular expression of Go",
    explain: "The expressions of `ignore` are those of Go's regexp package. They are not anchored, and are held against the \
              path on disk, which is absolute where there is a prefix.",
};

/// Two things of one name.
pub(super) static COLLISION: Code = Code {
    id: "bindata/collision",
    summary: "two assets have the same name, or declare the same name in Go",
    explain: "An asset `a-b.txt` declares the functions aBTxt and aBTxtBytes and the variable _aBTxt. Where another asset, or \
              the rest of the file, declares one of these as well, it does not compile. Upstream writes it all the same. \
              Rename one of the files, leave it out with `ignore`, or cut less off with `prefix`.",
};

/// A link that leads back.
pub(super) static LINK_CYCLE: Code = Code {
    id: "bindata/link-cycle",
    summary: "a link leads to a directory that holds it",
    explain: "Following it would find the same files again and again. Upstream goes on until the system stops it, or takes \
              them twice. Remove the link, or leave it out with `ignore`.",
};

/// What upstream leaves out silently.
pub(super) static UNREADABLE: Code = Code {
    id: "bindata/unreadable",
    summary: "a file or directory below an input cannot be read",
    explain: "Upstream leaves out what it cannot list below its inputs, and says nothing. Give yourself the permission to \
              read it, mend the link, or leave it out with `ignore`.",
};

/// A pipe or the like.
pub(super) static NOT_A_FILE: Code = Code {
    id: "bindata/not-a-file",
    summary: "what is to be an asset is a pipe, a device or a socket",
    explain: "Upstream opens it and waits for what comes out. Leave it out with `ignore`.",
};

/// A note: what differs from upstream on purpose.
pub(super) static OWN_OUTPUT: Code = Code {
    id: "bindata/own-output",
    summary: "the file to be written lies among its own inputs, and is left out",
    explain: "Upstream takes it for an asset, so that it holds itself and grows with every run.",
};

/// What keeps an asset out of `//go:embed`.
pub(super) static NOT_EMBEDDABLE: Code = Code {
    id: "bindata/not-embeddable",
    summary: "an asset cannot be embedded by go:embed",
    explain: "go:embed takes regular files below its own directory that no link leads to, and no names with quotes, \
              backslashes, or characters that mean something in patterns or elsewhere in paths.",
};

/// A warning: what Go does to it.
pub(super) static CARRIAGE_RETURN: Code = Code {
    id: "bindata/carriage-return",
    summary: "an asset's carriage returns are lost",
    explain: "Without compression a text stands between back quotes, and Go passes over carriage returns there: the program \
              gets other bytes than the file holds. Compress the assets, or leave out the copy (`memcopy = false`), which \
              writes every byte by its number.",
};
