//! The upstream generators: where their source is, and the files that their runs leave behind.

/// One upstream generator.
pub(crate) struct Generator {
    /// kgen's subcommand, and the folder of its fixtures in `testdata/`.
    pub name: &'static str,
    /// The Go package of the real tool; its last element is the tool's name.
    pub package: &'static str,
    /// The file that Kubernetes commits in every package it is run on.
    pub golden: &'static str,
    /// What a package must hold for the tool to be run on it, where it writes a file for whatever it is run on: as
    /// Kubernetes' own scripts look for packages.
    pub marker: Option<&'static str>,
    /// Whether it writes what it knows of many packages into one.
    pub one_package: bool,
    /// Whether kgen has this generator yet. Turning it on is the only change that a new generator needs here,
    /// as long as the flags of the deepcopy run are enough for it.
    pub checked: bool,
}

/// All of them, in the order of `kgen all`.
pub(crate) const GENERATORS: &[Generator] = &[
    Generator {
        name: "deepcopy",
        package: "k8s.io/code-generator/cmd/deepcopy-gen",
        golden: "zz_generated.deepcopy.go",
        one_package: false,
        marker: None,
        checked: true,
    },
    Generator {
        name: "defaulter",
        package: "k8s.io/code-generator/cmd/defaulter-gen",
        golden: "zz_generated.defaults.go",
        one_package: false,
        marker: Some("+k8s:defaulter-gen="),
        checked: true,
    },
    Generator {
        name: "conversion",
        package: "k8s.io/code-generator/cmd/conversion-gen",
        golden: "zz_generated.conversion.go",
        one_package: false,
        marker: None,
        checked: true,
    },
    Generator {
        name: "prerelease-lifecycle",
        package: "k8s.io/code-generator/cmd/prerelease-lifecycle-gen",
        golden: "zz_generated.prerelease-lifecycle.go",
        one_package: false,
        marker: None,
        checked: true,
    },
    Generator {
        name: "openapi",
        package: "k8s.io/kube-openapi/cmd/openapi-gen",
        golden: "zz_generated.openapi.go",
        one_package: true,
        marker: Some("+k8s:openapi-gen"),
        checked: true,
    },
];

/// The generators whose bytes are compared.
pub(crate) fn checked() -> impl Iterator<Item = &'static Generator> {
    GENERATORS.iter().filter(|generator| generator.checked)
}

/// Whether a module is required for its tools: such a module may hold no goldens at all.
pub(crate) fn is_home_of_a_tool(module: &str) -> bool {
    GENERATORS.iter().any(|generator| generator.package.strip_prefix(module).is_some_and(|rest| rest.starts_with('/')))
}

impl Generator {
    /// The name of the real tool's binary.
    pub(crate) fn tool(&self) -> &'static str {
        self.package.rsplit('/').next().unwrap_or(self.package)
    }
}
