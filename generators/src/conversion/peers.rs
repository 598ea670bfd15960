//! Which packages take part: what is to be made, where the peers of each package are, and where functions are looked for.

use diag::{Diagnostic, Span};
use genkit::compat::Profile;
use genkit::generator::note;
use genkit::trouble::Trouble;
use gotypes::{Entry, PackageId, Stop, Universe};

use super::tags::{self, PackageTags};
use super::{Conversion, codes};

/// Where `Scheme` is.
pub(super) const RUNTIME: &str = "k8s.io/apimachinery/pkg/runtime";
/// Where `Scope` is.
pub(super) const SCOPE: &str = "k8s.io/apimachinery/pkg/conversion";
/// The peers of every package, unless told otherwise.
pub(super) const BASE_PEERS: [&str; 3] = ["k8s.io/apimachinery/pkg/apis/meta/v1", SCOPE, RUNTIME];

/// A package that gets a file.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// The package.
    pub(super) package: PackageId,
    /// Where the types are that are converted.
    pub(super) types: PackageId,
    /// Where their peers are looked for, in this order.
    pub(super) peers: Vec<PackageId>,
    /// Why, for `kgen list`.
    pub(super) why: String,
}

/// The packages of a run.
#[derive(Debug, Default)]
pub(super) struct Round {
    /// What is to be made, in the order of the import paths.
    pub(super) tasks: Vec<Task>,
    /// Where functions are looked for; a package may stand here more than once.
    pub(super) scanned: Vec<PackageId>,
    /// Whether any package's types are elsewhere.
    pub(super) external: bool,
}

/// Someone who names a package: a marker at a place, or an option.
#[derive(Clone, Copy)]
enum By<'a> {
    Marker(&'a str, Span),
    Option(&'a str),
}

impl Round {
    /// Reads the markers of all packages and finds the packages that they and the options name.
    pub(super) fn new(
        universe: &Universe,
        profile: &Profile,
        inputs: &[PackageId],
        options: &Conversion,
        diagnostics: &mut Vec<Diagnostic>,
        pending: &mut bool,
    ) -> Self {
        let mut round = Self::default();
        let mut asking = Vec::new();
        for &package in inputs {
            match tags::of_package(universe, profile, package, diagnostics) {
                Ok(Some(tags)) => asking.push((package, tags)),
                Ok(None) => {}
                Err(Trouble::Finding(finding)) => diagnostics.push(*finding),
                Err(Trouble::Stop(stop)) => note(stop, None, diagnostics, pending),
            }
        }
        if asking.is_empty() {
            return round;
        }
        let mut find = |path: &str, by: By<'_>| find(universe, profile, path, by, diagnostics, pending);
        let mut named = |paths: &[String], option: &'static str| -> Vec<PackageId> {
            paths.iter().filter_map(|path| find(path, By::Option(option))).collect()
        };
        let mut shared = named(&options.base_peers(), "--base-peer-dirs");
        shared.extend(named(&options.extra_peer_dirs, "--extra-peer-dirs"));
        let extra =
            if profile.conversion_scans_inputs { named(&options.extra_dirs, "--extra-dirs") } else { Vec::new() };
        if profile.conversion_scans_inputs {
            round.scanned.extend(inputs);
            round.scanned.extend(find(RUNTIME, By::Option("conversion-gen itself")));
            round.scanned.extend(extra);
        } else {
            round.scanned.extend(&shared);
            round.scanned.extend(asking.iter().map(|(package, _)| *package));
        }
        for (package, PackageTags { peers, external }) in asking {
            let why = match &peers {
                Some(peers) => format!("+{}={} in doc.go", tags::ENABLED, peers[0].value),
                None => format!("+{}=false in doc.go, for types that ask to be converted from others", tags::ENABLED),
            };
            let mut own = Vec::new();
            if let Some(peers) = &peers {
                let found = peers.iter().filter_map(|peer| find(&peer.value, By::Marker(tags::ENABLED, peer.span)));
                own.extend(found);
                own.extend(&shared);
            }
            let types = match &external {
                None => Some(package),
                Some(said) => find(&said.value, By::Marker(tags::EXTERNAL_TYPES, said.span)),
            };
            round.external |= external.is_some();
            round.scanned.extend(&own);
            let Some(types) = types else { continue };
            if !profile.conversion_scans_inputs {
                round.scanned.push(types);
            }
            round.tasks.push(Task { package, types, peers: own, why });
        }
        round
    }
}

/// The package at a path, loaded.
fn find(
    universe: &Universe,
    profile: &Profile,
    path: &str,
    by: By<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    pending: &mut bool,
) -> Option<PackageId> {
    // The first generation strips what stands before the last vendor directory.
    let path = match path.rsplit_once("/vendor/") {
        Some((_, rest)) if !profile.v2 => rest,
        _ => path,
    };
    let found = universe.package_at(path).and_then(|id| universe.package(id).map(|_| id));
    match found {
        Ok(id) => Some(id),
        Err(Stop::Pending) => {
            *pending = true;
            None
        }
        Err(Stop::Unresolved(missing)) => {
            let who = match by {
                By::Marker(key, _) => format!("+{key}={path}"),
                By::Option(option) => format!("{path}, which {option} names"),
            };
            let mut finding =
                Diagnostic::error(&codes::MISSING_PEER, format!("{who} leads to no package: {}", missing.message));
            if let By::Marker(_, span) = by {
                finding = finding.at(span);
            }
            let help = missing.help.unwrap_or_else(|| "mend the path, or fetch its module".to_owned());
            diagnostics.push(finding.help(help));
            None
        }
    }
}

/// The first package of `peers` that declares a type of this name.
pub(super) fn peer_of(universe: &Universe, peers: &[PackageId], name: &str) -> Option<PackageId> {
    peers.iter().copied().find(|&peer| {
        let Some(package) = universe.loaded(peer) else { return false };
        matches!(package.lookup(name), Some(Entry::Type { file, spec })
            if package.files[file as usize].types.get(spec as usize).is_some_and(|spec| !spec.alias))
    })
}
