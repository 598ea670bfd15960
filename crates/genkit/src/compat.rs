//! Which upstream release's bytes to produce: one switch for each difference.
//!
//! A profile is a Kubernetes minor. Facts and their evidence: the upstream sources at the releases
//! named at each field.

/// The oldest minor with a profile.
pub const OLDEST: u8 = 20;
/// The newest minor with a profile.
pub const NEWEST: u8 = 37;

/// What a compat version switches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The Kubernetes minor: 34 for v0.34 and 1.34.
    pub minor: u8,
    /// gengo v2 (0.30 on): its flags, its file names, its strict loading.
    pub v2: bool,
    /// A file must not declare a name twice: the parser of the first generation refuses it (up to 0.29), what came after
    /// goes on with the first declaration.
    pub names_declared_once: bool,
    /// A `//go:build` line stands before `// +build` (gofmt of Go 1.17, from 0.23 on).
    pub go_build_line: bool,
    /// Fields of array type are assigned; before 0.23 they are refused (gengo 4278fe4).
    pub arrays_assigned: bool,
    /// Array types have names; before 0.23 they are spelled `unnameable_Array` (gengo 4278fe4).
    pub arrays_named: bool,
    /// A method in the text of an interface without a name is spelled `func (interface).M()`, which no
    /// formatter takes (gengo 5014857, from 0.26 on); before, it is what stands behind the last dot.
    pub methods_unnameable: bool,
    /// The deepcopy import tracker knows its own package (code-generator aef0cbca, from 0.32 on);
    /// before, the package takes up an alias from the moment one of its types is named.
    pub deepcopy_tracks_own_package: bool,
    /// The conversion import tracker knows its own package (code-generator aef0cbca, from 0.32 on).
    pub conversion_tracks_own_package: bool,
    /// Conversion functions are looked for in all packages that are asked for, in the peers, and in those of `--extra-dirs`;
    /// from 0.30 on in the peers, in the packages of external types, and in those that are asked for by a marker.
    pub conversion_scans_inputs: bool,
    /// A type that is met again while memory layouts are compared counts as equal, and that is remembered (until
    /// code-generator 26fcc63f, 0.34).
    pub layout_cycles_kept: bool,
    /// Fields that the output package cannot reach are told apart (code-generator f6fa922e, from 0.35 on).
    pub conversion_knows_private_fields: bool,
    /// Functions for what pointers point to are called for elements that are pointers (code-generator c47f8909, from 0.35
    /// on).
    pub converts_pointer_elements: bool,
    /// Structs with one memory layout are copied at once (code-generator 285aa2ab, from 0.37 on).
    pub copies_whole_structs: bool,
    /// Types are processed in the order of their names with a capital first, whatever their packages ask for; before
    /// 0.30 only where a package has external types.
    pub orders_by_capitals: bool,
    /// A type without a name is spelled with the names of the Go aliases in it (go/types with gotypesalias=1, which the
    /// go.mod of code-generator asks for from 0.32 on).
    pub alias_names: bool,
    /// goimports puts the imports right (up to 0.31); from 0.32 on they are only put in order (gengo 13ad52c).
    pub imports_fixed: bool,
    /// An alias is never the last path element of the package that is written (gengo df35488, from
    /// 0.32 on).
    pub avoids_local_leaf: bool,
    /// The empty interface is spelled `any` (gengo 1cce1b1, from 0.33 on).
    pub spells_any: bool,
    /// Generic types are named `G[T]` (gengo 239d3d4, from 0.32 on).
    pub generics: bool,
    /// Markers are read by the parser with arguments (code-generator 5e0133d6, from 0.34 on).
    pub tags_with_arguments: bool,
    /// The comment of a Go alias replaces the comment of the type it names (gengo up to 0.34).
    pub alias_comment_wins: bool,
    /// Code of marker defaults asks `reflect` for zero values, and ends chains of pointers in a variable of their own;
    /// before gengo df322a8 (0.21).
    pub defaults_by_reflection: bool,
    /// The zero value of `byte` is known to defaulter-gen (gengo b6c5ce2, from 0.21 on).
    pub zero_of_byte: bool,
    /// `+k8s:defaulter-gen-input` names an import path unless it starts with `./` or `../`; before gengo 9521c4b (0.23)
    /// its value is always joined to the package's own path.
    pub input_by_import_path: bool,
    /// `+default=ref(…)` names a constant, pointers get the types they lead to, and the default of a type counts where
    /// the field has none (gengo bab4b7f, b5ba24c, from 0.29 on).
    pub default_references: bool,
    /// The defaulter's import tracker knows its own package (gengo 4f910be, from 0.29 on).
    pub defaulter_tracks_own_package: bool,
    /// A default of what is no pointer and is not left out when empty has to be the zero value (until
    /// code-generator's own defaulter-gen in 0.30).
    pub zero_defaults_only: bool,
    /// A package without +k8s:defaulter-gen in doc.go gets no defaults (code-generator 4f229e68, from 0.36 on).
    pub defaulter_needs_package_marker: bool,
    /// A deepcopy file is written although nothing can be copied (until 9aacfc6b in 0.37).
    pub writes_empty_files: bool,
    /// A package marker may say `false` (code-generator 9ba38cbd, from 0.37 on).
    pub package_opt_out: bool,
    /// A list of bytes needs no `+listType` (kube-openapi 70dd376, from 0.30 on).
    pub bytes_need_no_list_type: bool,
    /// An empty JSON name is right for structs only, and ListMeta and ObjectMeta have to be called metadata (kube-openapi
    /// 5b13d40, from 0.32 on).
    pub strict_json_names: bool,
    /// Lists of objects have to be such that they can be encoded as a stream (kube-openapi c8a335a, from 0.33 on).
    pub streaming_list_rules: bool,
    /// Types have OpenAPI model names where `+k8s:openapi-model-package` says so (kube-openapi 589584f, from 0.35 on).
    pub model_names: bool,
    /// What is embedded with an empty JSON name is inlined, whether or not the tag says `inline` (kube-openapi d427ff9,
    /// from 0.37 on).
    pub inlines_by_empty_name: bool,
    /// `spec` is the package of kube-openapi (kube-openapi 2043435, from 0.22 on); before, that of go-openapi.
    pub openapi_spec_of_kube_openapi: bool,
    /// Strings with `+enum` are enumerations (kube-openapi 5713f9d, from 0.23 on).
    pub enums: bool,
    /// `+validations` is an extension (kube-openapi e816edb, from 0.23 on).
    pub validations_extension: bool,
    /// A struct that embeds one type and holds nothing else has the default of that type (kube-openapi f50aa25, from
    /// 0.23 on).
    pub defaults_of_wrappers: bool,
    /// OpenAPIV3OneOfTypes methods give a definition of their own (kube-openapi 697543f, from 0.24 on).
    pub v3_one_of: bool,
    /// Descriptions do not begin with line ends (kube-openapi 7626df5, from 0.24 on).
    pub descriptions_trimmed: bool,
    /// What points to an enumeration is one (kube-openapi 72c1c0d, from 0.27 on).
    pub enums_of_pointers: bool,
    /// The values of an enumeration stand on a line of their own (kube-openapi a1cb06c, from 0.27 on).
    pub enums_on_own_line: bool,
    /// An enumeration without values is not described as one (kube-openapi 3b907d1, from 0.27 on).
    pub empty_enums_silent: bool,
    /// The openapi import tracker knows its own package (gengo 4f910be, from 0.29 on).
    pub openapi_tracks_own_package: bool,
    /// Structs that decode themselves have no default of their own (kube-openapi 3b85353, from 0.29 on).
    pub unmarshalers_without_default: bool,
    /// A second comment says that openapi-gen wrote the file (until 0.29).
    pub openapi_remark: bool,
    /// `+k8s:validation:` markers and `+required` count (kube-openapi 70dd376, from 0.30 on).
    pub validation_markers: bool,
    /// Validation markers speak of what is within fields, too, and of a flag that is not set (kube-openapi 32ad38e, from 0.32
    /// on).
    pub nested_validation: bool,
    /// Validation markers that nobody knows are passed over (kube-openapi c8a335a, from 0.33 on).
    pub unknown_validation_ignored: bool,
    /// Elements of lists and maps have the values of their enumerations (kube-openapi 70dd376, from 0.30 on).
    pub enums_of_elements: bool,
    /// Constants of one value are one value of an enumeration (kube-openapi 70dd376, from 0.30 on).
    pub enum_values_merged: bool,
    /// Descriptions are quoted as Go strings (kube-openapi 5cb5474, from 0.32 on); before, only quotes, tabs and line
    /// ends are.
    pub descriptions_quoted: bool,
    /// Interfaces are referred to (kube-openapi until 0.34).
    pub refers_to_interfaces: bool,
    /// Structs that are not exported are in the map of definitions (kube-openapi until 0.34).
    pub lists_private_definitions: bool,
    /// Elements of lists and maps have defaults (until kube-openapi 1043209 in 0.37).
    pub defaults_of_elements: bool,
    /// A JSON tag says omitempty wherever the letters stand in it (until kube-openapi c8b7954 in 0.37).
    pub omitempty_anywhere: bool,
    /// A comma with nothing behind it may stand behind the value of a marker of lifecycles (code-generator, from 0.28 on).
    pub lifecycle_takes_empty_parameters: bool,
    /// APIs of packages named v1, v2 and so on are deprecated and removed only where markers say so (code-generator, from
    /// 0.31 on).
    pub stable_apis_stay: bool,
    /// Markers that name a package take no relative path (code-generator 9ba38cbd, from 0.37 on).
    pub relative_paths_refused: bool,
}

impl Profile {
    /// The profile of Kubernetes 1.`minor`, if kgen has it.
    #[must_use]
    pub const fn of(minor: u8) -> Option<Self> {
        if minor < OLDEST || minor > NEWEST {
            return None;
        }
        Some(Self {
            minor,
            v2: minor >= 30,
            names_declared_once: minor < 30,
            go_build_line: minor >= 23,
            arrays_assigned: minor >= 23,
            arrays_named: minor >= 23,
            methods_unnameable: minor >= 26,
            deepcopy_tracks_own_package: minor >= 32,
            conversion_tracks_own_package: minor >= 32,
            conversion_scans_inputs: minor <= 29,
            layout_cycles_kept: minor <= 33,
            conversion_knows_private_fields: minor >= 35,
            converts_pointer_elements: minor >= 35,
            copies_whole_structs: minor >= 37,
            orders_by_capitals: minor >= 30,
            alias_names: minor >= 32,
            imports_fixed: minor <= 31,
            avoids_local_leaf: minor >= 32,
            spells_any: minor >= 33,
            generics: minor >= 32,
            tags_with_arguments: minor >= 34,
            alias_comment_wins: minor <= 34,
            defaults_by_reflection: minor <= 20,
            zero_of_byte: minor >= 21,
            input_by_import_path: minor >= 23,
            default_references: minor >= 29,
            defaulter_tracks_own_package: minor >= 29,
            zero_defaults_only: minor <= 29,
            defaulter_needs_package_marker: minor >= 36,
            writes_empty_files: minor <= 36,
            package_opt_out: minor >= 37,
            bytes_need_no_list_type: minor >= 30,
            strict_json_names: minor >= 32,
            streaming_list_rules: minor >= 33,
            model_names: minor >= 35,
            inlines_by_empty_name: minor >= 37,
            openapi_spec_of_kube_openapi: minor >= 22,
            enums: minor >= 23,
            validations_extension: minor >= 23,
            defaults_of_wrappers: minor >= 23,
            v3_one_of: minor >= 24,
            descriptions_trimmed: minor >= 24,
            enums_of_pointers: minor >= 27,
            enums_on_own_line: minor >= 27,
            empty_enums_silent: minor >= 27,
            openapi_tracks_own_package: minor >= 29,
            unmarshalers_without_default: minor >= 29,
            openapi_remark: minor <= 29,
            validation_markers: minor >= 30,
            nested_validation: minor >= 32,
            unknown_validation_ignored: minor >= 33,
            enums_of_elements: minor >= 30,
            enum_values_merged: minor >= 30,
            descriptions_quoted: minor >= 32,
            refers_to_interfaces: minor <= 34,
            lists_private_definitions: minor <= 34,
            defaults_of_elements: minor <= 36,
            omitempty_anywhere: minor <= 36,
            lifecycle_takes_empty_parameters: minor >= 28,
            stable_apis_stay: minor >= 31,
            relative_paths_refused: minor >= 37,
        })
    }

    /// The newest profile.
    #[must_use]
    pub const fn newest() -> Self {
        match Self::of(NEWEST) {
            Some(profile) => profile,
            None => unreachable!(),
        }
    }
}

/// Reads `0.34`, `1.34`, `v0.34`, `v1.34.1`, `v0.34.1-rc.0`; `None` for anything else, and for a
/// minor without a profile.
#[must_use]
pub fn parse(version: &str) -> Option<Profile> {
    let version = version.strip_prefix('v').unwrap_or(version);
    let mut parts = version.split('.');
    let major = parts.next()?;
    let minor = parts.next()?;
    if !matches!(major, "0" | "1") || minor.is_empty() || !minor.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Profile::of(minor.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_turn_once() {
        type Switch = fn(&Profile) -> bool;
        let on_from: [(&str, u8, Switch); 47] = [
            ("lifecycle_takes_empty_parameters", 28, |profile| profile.lifecycle_takes_empty_parameters),
            ("stable_apis_stay", 31, |profile| profile.stable_apis_stay),
            ("go_build_line", 23, |profile| profile.go_build_line),
            ("arrays_assigned", 23, |profile| profile.arrays_assigned),
            ("arrays_named", 23, |profile| profile.arrays_named),
            ("methods_unnameable", 26, |profile| profile.methods_unnameable),
            ("zero_of_byte", 21, |profile| profile.zero_of_byte),
            ("input_by_import_path", 23, |profile| profile.input_by_import_path),
            ("default_references", 29, |profile| profile.default_references),
            ("defaulter_tracks_own_package", 29, |profile| profile.defaulter_tracks_own_package),
            ("defaulter_needs_package_marker", 36, |profile| profile.defaulter_needs_package_marker),
            ("v2", 30, |profile| profile.v2),
            ("deepcopy_tracks_own_package", 32, |profile| profile.deepcopy_tracks_own_package),
            ("orders_by_capitals", 30, |profile| profile.orders_by_capitals),
            ("conversion_tracks_own_package", 32, |profile| profile.conversion_tracks_own_package),
            ("alias_names", 32, |profile| profile.alias_names),
            ("conversion_knows_private_fields", 35, |profile| profile.conversion_knows_private_fields),
            ("converts_pointer_elements", 35, |profile| profile.converts_pointer_elements),
            ("copies_whole_structs", 37, |profile| profile.copies_whole_structs),
            ("avoids_local_leaf", 32, |profile| profile.avoids_local_leaf),
            ("generics", 32, |profile| profile.generics),
            ("spells_any", 33, |profile| profile.spells_any),
            ("tags_with_arguments", 34, |profile| profile.tags_with_arguments),
            ("package_opt_out", 37, |profile| profile.package_opt_out),
            ("bytes_need_no_list_type", 30, |profile| profile.bytes_need_no_list_type),
            ("strict_json_names", 32, |profile| profile.strict_json_names),
            ("streaming_list_rules", 33, |profile| profile.streaming_list_rules),
            ("model_names", 35, |profile| profile.model_names),
            ("inlines_by_empty_name", 37, |profile| profile.inlines_by_empty_name),
            ("openapi_spec_of_kube_openapi", 22, |profile| profile.openapi_spec_of_kube_openapi),
            ("enums", 23, |profile| profile.enums),
            ("validations_extension", 23, |profile| profile.validations_extension),
            ("defaults_of_wrappers", 23, |profile| profile.defaults_of_wrappers),
            ("v3_one_of", 24, |profile| profile.v3_one_of),
            ("descriptions_trimmed", 24, |profile| profile.descriptions_trimmed),
            ("enums_of_pointers", 27, |profile| profile.enums_of_pointers),
            ("enums_on_own_line", 27, |profile| profile.enums_on_own_line),
            ("empty_enums_silent", 27, |profile| profile.empty_enums_silent),
            ("openapi_tracks_own_package", 29, |profile| profile.openapi_tracks_own_package),
            ("unmarshalers_without_default", 29, |profile| profile.unmarshalers_without_default),
            ("validation_markers", 30, |profile| profile.validation_markers),
            ("nested_validation", 32, |profile| profile.nested_validation),
            ("unknown_validation_ignored", 33, |profile| profile.unknown_validation_ignored),
            ("enums_of_elements", 30, |profile| profile.enums_of_elements),
            ("enum_values_merged", 30, |profile| profile.enum_values_merged),
            ("descriptions_quoted", 32, |profile| profile.descriptions_quoted),
            ("relative_paths_refused", 37, |profile| profile.relative_paths_refused),
        ];
        let off_from: [(&str, u8, Switch); 13] = [
            ("defaults_by_reflection", 21, |profile| profile.defaults_by_reflection),
            ("zero_defaults_only", 30, |profile| profile.zero_defaults_only),
            ("names_declared_once", 30, |profile| profile.names_declared_once),
            ("conversion_scans_inputs", 30, |profile| profile.conversion_scans_inputs),
            ("layout_cycles_kept", 34, |profile| profile.layout_cycles_kept),
            ("imports_fixed", 32, |profile| profile.imports_fixed),
            ("alias_comment_wins", 35, |profile| profile.alias_comment_wins),
            ("openapi_remark", 30, |profile| profile.openapi_remark),
            ("refers_to_interfaces", 35, |profile| profile.refers_to_interfaces),
            ("lists_private_definitions", 35, |profile| profile.lists_private_definitions),
            ("defaults_of_elements", 37, |profile| profile.defaults_of_elements),
            ("omitempty_anywhere", 37, |profile| profile.omitempty_anywhere),
            ("writes_empty_files", 37, |profile| profile.writes_empty_files),
        ];
        for minor in OLDEST..=NEWEST {
            let profile = Profile::of(minor).expect("a profile");
            assert_eq!(profile.minor, minor);
            for (name, first, switch) in on_from {
                assert_eq!(switch(&profile), minor >= first, "{name} of 0.{minor}");
            }
            for (name, first, switch) in off_from {
                assert_eq!(switch(&profile), minor < first, "{name} of 0.{minor}");
            }
        }
        assert_eq!((Profile::of(OLDEST - 1), Profile::of(NEWEST + 1)), (None, None));
        assert_eq!(Profile::newest().minor, NEWEST);
    }

    #[test]
    fn versions() {
        let minor = |version| parse(version).map(|profile| profile.minor);
        assert_eq!(minor("0.20"), Some(20));
        assert_eq!(minor("v0.34.1"), Some(34));
        assert_eq!(minor("1.37"), Some(37));
        assert_eq!(minor("v1.31.0-rc.1"), Some(31));
        for bad in ["", "0", "0.19", "0.38", "2.30", "0.x", "latest", "v0", "0.-1"] {
            assert_eq!(minor(bad), None, "{bad}");
        }
    }
}
