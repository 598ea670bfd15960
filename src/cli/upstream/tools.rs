//! The tools of upstream whose place kgen can take, with their flags: those of code-generator 0.20 to 0.37, kube-openapi and
//! go-bindata.

/// A tool.
#[derive(Debug, PartialEq, Eq)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// kgen's command.
    pub(super) command: &'static str,
    /// How it reads its flags.
    pub(super) syntax: Syntax,
    /// What its files in Go packages are called up to 0.29, and from 0.30 on.
    pub(super) files: [&'static str; 2],
    /// How it exits when something is wrong: klog's Fatal exits with 255, log's with 1.
    pub(super) failure: u8,
    /// The flags of its own.
    flags: &'static [Flag],
}

/// How a command line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// As github.com/spf13/pflag does: `--name`, and `-n`, whose value may stick to it; packages anywhere.
    Pflag,
    /// As Go's package flag does: `-name` or `--name`; what is no flag ends them.
    Go,
}

/// A flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flag {
    /// Its name, without dashes.
    name: &'static str,
    /// What it takes.
    pub(super) takes: Takes,
    /// What it means.
    pub(super) means: Means,
    /// Whether only the tools up to 0.29 have it.
    pub(super) first: bool,
}

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A value, always.
    Value,
    /// Nothing, or a value behind `=`.
    Bool,
}

/// What a flag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// The flag of kgen's command with this name.
    Ours(&'static str),
    /// The root of what is written.
    OutputBase,
    /// What is cut off the front of the places of files.
    TrimPathPrefix,
    /// Nothing for what is written.
    Nothing,
}

/// A flag with a value.
const fn value(name: &'static str, ours: &'static str) -> Flag {
    Flag { name, takes: Takes::Value, means: Means::Ours(ours), first: false }
}

/// A flag that is there or not.
const fn truth(name: &'static str, ours: &'static str) -> Flag {
    Flag { name, takes: Takes::Bool, means: Means::Ours(ours), first: false }
}

/// A flag without effect on what is written.
const fn idle(name: &'static str, takes: Takes) -> Flag {
    Flag { name, takes, means: Means::Nothing, first: false }
}

/// The same flag, which only the first generation had.
const fn first(flag: Flag) -> Flag {
    Flag { first: true, ..flag }
}

/// All of them.
const TOOLS: &[Tool] = &[
    Tool {
        name: "deepcopy-gen",
        command: "deepcopy",
        syntax: Syntax::Pflag,
        files: ["deepcopy_generated", "generated.deepcopy"],
        failure: 255,
        flags: &[value("bounding-dirs", "bounding-dirs"), idle("lint-rules", Takes::Value)],
    },
    Tool {
        name: "defaulter-gen",
        command: "defaulter",
        syntax: Syntax::Pflag,
        files: ["zz_generated.defaults", "generated.defaults"],
        failure: 255,
        flags: &[value("extra-peer-dirs", "extra-peer-dirs"), idle("lint-rules", Takes::Value)],
    },
    Tool {
        name: "conversion-gen",
        command: "conversion",
        syntax: Syntax::Pflag,
        files: ["conversion_generated", "generated.conversion"],
        failure: 255,
        flags: &[
            value("base-peer-dirs", "base-peer-dirs"),
            value("extra-peer-dirs", "extra-peer-dirs"),
            value("extra-dirs", "extra-dirs"),
            truth("skip-unsafe", "skip-unsafe"),
            idle("lint-rules", Takes::Value),
        ],
    },
    Tool {
        name: "prerelease-lifecycle-gen",
        command: "prerelease-lifecycle",
        syntax: Syntax::Pflag,
        files: ["zz_prerelease_lifecycle_generated", "generated.prerelease_lifecycle"],
        failure: 255,
        flags: &[],
    },
    Tool {
        name: "openapi-gen",
        command: "openapi",
        syntax: Syntax::Pflag,
        files: ["openapi_generated", "generated.openapi"],
        failure: 1,
        flags: &[
            first(value("output-package", "output-pkg")),
            first(value("p", "output-pkg")),
            value("output-pkg", "output-pkg"),
            value("output-dir", "output-dir"),
            value("report-filename", "report-filename"),
            value("r", "report-filename"),
            value("output-model-name-file", "output-model-name-file"),
            value("readonly-pkg", "readonly-pkg"),
        ],
    },
    Tool {
        name: "go-bindata",
        command: "bindata",
        syntax: Syntax::Go,
        files: ["bindata", "bindata"],
        failure: 1,
        flags: &[
            truth("debug", "debug"),
            truth("dev", "dev"),
            value("tags", "tags"),
            value("prefix", "prefix"),
            value("pkg", "pkg"),
            truth("nomemcopy", "nomemcopy"),
            truth("nocompress", "nocompress"),
            truth("nometadata", "nometadata"),
            truth("fs", "fs"),
            value("mode", "mode"),
            value("modtime", "modtime"),
            value("o", "output"),
            value("ignore", "ignore"),
            truth("version", "version"),
            value("layout", "layout"),
        ],
    },
];

/// What the tools of gengo share.
const SHARED: &[Flag] = &[
    first(value("input-dirs", "input-dirs")),
    first(value("i", "input-dirs")),
    Flag { name: "output-base", takes: Takes::Value, means: Means::OutputBase, first: true },
    Flag { name: "o", takes: Takes::Value, means: Means::OutputBase, first: true },
    first(value("output-file-base", "output-file")),
    first(value("O", "output-file")),
    first(idle("output-package", Takes::Value)),
    first(idle("p", Takes::Value)),
    first(value("h", "go-header-file")),
    Flag { name: "trim-path-prefix", takes: Takes::Value, means: Means::TrimPathPrefix, first: true },
    first(truth("verify-only", "check")),
    value("output-file", "output-file"),
    value("go-header-file", "go-header-file"),
    value("build-tag", "build-tag"),
    // kgen's own, for those who want it said.
    value("compat", "compat"),
];

/// The flags of glog and klog, which all tools of gengo take; `_` in them may be `-`.
const KLOG: &[Flag] = &[
    idle("v", Takes::Value),
    idle("vmodule", Takes::Value),
    idle("log-dir", Takes::Value),
    idle("log-file", Takes::Value),
    idle("log-file-max-size", Takes::Value),
    idle("log-backtrace-at", Takes::Value),
    idle("log-flush-frequency", Takes::Value),
    idle("stderrthreshold", Takes::Value),
    idle("logtostderr", Takes::Bool),
    idle("alsologtostderr", Takes::Bool),
    idle("legacy-stderr-threshold-behavior", Takes::Bool),
    idle("add-dir-header", Takes::Bool),
    idle("one-output", Takes::Bool),
    idle("skip-headers", Takes::Bool),
    idle("skip-log-headers", Takes::Bool),
];

impl Tool {
    /// The tool of a name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        TOOLS.iter().find(|tool| tool.name == name)
    }

    /// Its flag of a name.
    pub(super) fn flag(&self, name: &str) -> Option<Flag> {
        let own = self.flags.iter().find(|flag| flag.name == name);
        let found = match self.syntax {
            Syntax::Go => own,
            Syntax::Pflag => {
                let dashed = name.replace('_', "-");
                own.or_else(|| SHARED.iter().find(|flag| flag.name == name))
                    .or_else(|| KLOG.iter().find(|flag| flag.name == dashed))
            }
        };
        found.copied()
    }
}
