//! Extensions of schemas, from markers (kube-openapi `pkg/generators/extension.go` and `union.go`).

use std::collections::BTreeMap;

use genkit::compat::Profile;
use genkit::marker;

use super::described::ENABLED;
use super::plan::Extension;

const PREFIX: &str = "x-kubernetes-";

/// The extension of a marker, and whether its values are a list even if there is one only.
fn of_marker(key: &str, profile: &Profile) -> Option<(&'static str, bool)> {
    Some(match key {
        "listMapKey" => ("x-kubernetes-list-map-keys", true),
        "listType" => ("x-kubernetes-list-type", false),
        "mapType" | "structType" => ("x-kubernetes-map-type", false),
        "patchMergeKey" => ("x-kubernetes-patch-merge-key", false),
        "patchStrategy" => ("x-kubernetes-patch-strategy", false),
        "validations" if profile.validations_extension => ("x-kubernetes-validations", false),
        _ => return None,
    })
}

/// The extensions that these lines ask for: first those that are spelt out, in their order, then those of other markers in
/// the order of their keys.
pub(super) fn of_lines<'l>(lines: impl Iterator<Item = &'l str> + Clone, profile: &Profile) -> Vec<Extension> {
    let spelt = lines.clone().filter_map(|line| marker::plain(line, ENABLED)).filter_map(|value| {
        let (name, value) = value.split_once(':').filter(|(name, _)| name.starts_with(PREFIX))?;
        Some(Extension { name: name.to_owned(), values: vec![value.to_owned()], list: false })
    });
    let mut extensions: Vec<Extension> = spelt.collect();
    let mut by_key: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (key, value) in lines.filter_map(marker::plain_pair) {
        if of_marker(key, profile).is_some() {
            by_key.entry(key).or_default().push(value.to_owned());
        }
    }
    for (key, values) in by_key {
        let Some((name, list)) = of_marker(key, profile) else { continue };
        extensions.push(Extension { name: name.to_owned(), list: list || values.len() > 1, values });
    }
    extensions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_lists() {
        let lines = [
            "+patchStrategy=merge",
            "+listType=map",
            "+k8s:openapi-gen=x-kubernetes-b:c:d",
            "+k8s:openapi-gen=true",
            "+listMapKey=k",
            "+patchStrategy=retainKeys",
            "+validations=x",
        ];
        let of = |minor: u8| {
            let extensions = of_lines(lines.into_iter(), &Profile::of(minor).expect("a profile"));
            extensions
                .into_iter()
                .map(|extension| (extension.name, extension.values.join("|"), extension.list))
                .collect::<Vec<_>>()
        };
        let mut expected = vec![
            ("x-kubernetes-b".to_owned(), "c:d".to_owned(), false),
            ("x-kubernetes-list-map-keys".to_owned(), "k".to_owned(), true),
            ("x-kubernetes-list-type".to_owned(), "map".to_owned(), false),
            ("x-kubernetes-patch-strategy".to_owned(), "merge|retainKeys".to_owned(), true),
        ];
        assert_eq!(of(20), expected);
        expected.push(("x-kubernetes-validations".to_owned(), "x".to_owned(), false));
        assert_eq!(of(23), expected);
    }
}
