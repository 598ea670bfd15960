//! Everything with a name that `kgen explain` knows: generators, markers, codes, pipeline steps, and a few pages.
//!
//! The texts stand beside what they describe, in the crates; this is only the place where the registries meet.

use build_pipeline::{PIPELINE, PREPARE, Step, steps};
use diag::Code;
use generators::{REGISTRY, bindata};
use genkit::generator::{Info, MarkerInfo, Place};

use crate::config;
use crate::exit::Exit;
use crate::pipeline;
use crate::report;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A generator.
    Generator,
    /// A marker comment.
    Marker,
    /// A step of the pipeline.
    Step,
    /// A diagnostic code.
    Code,
    /// Something worth a page of its own.
    Page,
}

impl Kind {
    /// The word for one.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Generator => "generator",
            Self::Marker => "marker",
            Self::Step => "pipeline step",
            Self::Code => "diagnostic code",
            Self::Page => "page",
        }
    }

    /// The heading over several.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Generator => "Generators",
            Self::Marker => "Markers",
            Self::Step => "Pipeline steps",
            Self::Code => "Diagnostic codes",
            Self::Page => "Pages",
        }
    }
}

/// One thing that can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Some paragraphs.
    pub text: String,
}

/// All topics, by kind, then by name.
#[must_use]
pub fn topics() -> Vec<Topic> {
    let mut topics: Vec<Topic> = codes().into_iter().map(of_code).collect();
    for entry in REGISTRY {
        topics.push(of_generator(entry.info));
        topics.extend(entry.info.markers.iter().map(|marker| of_marker(entry.info, marker)));
    }
    topics.push(of_bindata());
    topics.extend(PREPARE.iter().map(|step| of_step(step.name(), step.summary())));
    topics.push(of_step(pipeline::GENERATE, pipeline::GENERATE_SUMMARY));
    topics.extend(PIPELINE.iter().map(|step| of_step(step.name(), step.summary())));
    let others: [&dyn Step; 2] = [&steps::Built, &steps::Push];
    topics.extend(others.iter().map(|step| of_step(step.name(), step.summary())));
    topics.push(exit_codes());
    topics.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    topics
}

/// Every diagnostic code of the program.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let own = [config::CODES, report::CODES, goload::CODES, genkit::CODES, bindata::CODES];
    let generators = REGISTRY.iter().map(|entry| entry.info.codes);
    own.into_iter().chain(generators).flatten().copied().collect()
}

/// The topics that `name` means: case and a marker's `+` do not matter.
#[must_use]
pub fn find<'a>(topics: &'a [Topic], name: &str) -> Option<&'a Topic> {
    let wanted = normal(name);
    topics.iter().find(|topic| normal(&topic.name) == wanted)
}

/// The name that was probably meant.
#[must_use]
pub fn suggest<'a>(topics: &'a [Topic], name: &str) -> Option<&'a str> {
    let wanted = normal(name);
    let names = || topics.iter().map(|topic| topic.name.as_str());
    config::closest(&wanted, names())
        .or_else(|| names().find(|name| name.rsplit(['/', ':']).next() == Some(wanted.as_str())))
        .or_else(|| names().find(|name| wanted.len() >= 3 && name.contains(&wanted)))
}

fn normal(name: &str) -> String {
    name.trim_start_matches(['/', ' ']).trim_start_matches('+').trim_end_matches('=').to_lowercase()
}

fn of_code(code: &Code) -> Topic {
    Topic {
        kind: Kind::Code,
        name: code.id.to_owned(),
        summary: code.summary.to_owned(),
        text: code.explain.to_owned(),
    }
}

fn of_generator(info: &Info) -> Topic {
    let markers: Vec<String> =
        info.markers.iter().map(|marker| format!("  +{}\n      {}", marker.key, marker.help)).collect();
    let codes: Vec<String> = info.codes.iter().map(|code| format!("  {}\n      {}", code.id, code.summary)).collect();
    let mut text = format!(
        "{}\n\nStands for {}; writes {} in each package unless told otherwise; options in [codegen.{}] of kgen.toml, flags in `kgen {} -h`.",
        info.explain, info.tool, info.default_file, info.name, info.name
    );
    for (heading, lines) in [("Markers:", markers), ("Diagnostic codes:", codes)] {
        if !lines.is_empty() {
            text.push_str(&format!("\n\n{heading}\n{}", lines.join("\n")));
        }
    }
    Topic { kind: Kind::Generator, name: info.name.to_owned(), summary: info.summary.to_owned(), text }
}

fn of_bindata() -> Topic {
    let codes: Vec<String> =
        bindata::CODES.iter().map(|code| format!("  {}\n      {}", code.id, code.summary)).collect();
    let text = format!(
        "{}\n\nStands for go-bindata; options in [[codegen.bindata]] of kgen.toml, flags in `kgen bindata -h`.\n\n\
         Diagnostic codes:\n{}",
        bindata::EXPLAIN,
        codes.join("\n")
    );
    Topic { kind: Kind::Generator, name: bindata::NAME.to_owned(), summary: bindata::SUMMARY.to_owned(), text }
}

fn of_marker(info: &Info, marker: &MarkerInfo) -> Topic {
    let places: Vec<&str> = marker
        .places
        .iter()
        .map(|place| match place {
            Place::Package => "the package comment in doc.go",
            Place::Type => "the comment above a type",
            Place::Field => "the comment above a field",
            Place::Function => "the comment above a function",
        })
        .collect();
    Topic {
        kind: Kind::Marker,
        name: format!("+{}", marker.key),
        summary: marker.help.to_owned(),
        text: format!("Place: {}\nValues: {}\nRead by: {}", places.join(", "), marker.values, info.name),
    }
}

fn of_step(name: &str, summary: &str) -> Topic {
    let (first, rest) = summary.split_once(". ").unwrap_or((summary, ""));
    Topic {
        kind: Kind::Step,
        name: name.to_owned(),
        summary: first.trim_end_matches('.').to_owned(),
        text: rest.to_owned(),
    }
}

fn exit_codes() -> Topic {
    let lines: Vec<String> =
        Exit::ALL.iter().map(|(exit, meaning)| format!("  {:>3}  {meaning}", exit.code())).collect();
    Topic {
        kind: Kind::Page,
        name: "exit-codes".to_owned(),
        summary: "what the exit code of kgen says".to_owned(),
        text: format!("{}\n\nNothing is written when there is an error: a run is all or nothing.", lines.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_people_type_them() {
        let topics = topics();
        assert_eq!(find(&topics, "Config/Unknown-Key").map(|topic| topic.kind), Some(Kind::Code));
        assert_eq!(suggest(&topics, "config/unknwon-key"), Some("config/unknown-key"));
        assert_eq!(suggest(&topics, "unknown-key"), Some("config/unknown-key"));
        assert_eq!(suggest(&topics, "zzzzzz"), None);
    }
}
