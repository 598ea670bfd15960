//! The JSON tag of a field, as kube-openapi reads it.

use genkit::compat::Profile;
use genkit::struct_tag;
use gotypes::Field;

/// The tag; none where there is none.
pub(super) struct JsonTag(Option<String>);

impl JsonTag {
    pub(super) fn of(field: &Field) -> Self {
        Self(struct_tag::get(&field.tag, "json"))
    }

    fn text(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        Some(self.text()).filter(|text| !text.is_empty()).into_iter().flat_map(|text| text.split(','))
    }

    /// The name of a field; none where it is left out.
    pub(super) fn name<'t>(&'t self, field: &'t Field) -> Option<&'t str> {
        match self.parts().next() {
            None => Some(&field.name),
            Some("-" | "") => None,
            name => name,
        }
    }

    /// Whether the members of the field's type stand in place of it.
    pub(super) fn is_inlined(&self, field: &Field, profile: &Profile) -> bool {
        if profile.inlines_by_empty_name {
            return field.embedded && self.0.as_ref().is_some_and(|tag| tag.is_empty() || tag.starts_with(','));
        }
        self.parts().nth(1) == Some("inline")
    }

    pub(super) fn omits_empty(&self, profile: &Profile) -> bool {
        let text = self.text();
        if profile.omitempty_anywhere {
            return text.contains("omitempty");
        }
        text.ends_with(",omitempty") || text.contains(",omitempty,")
    }

    /// Whether the value is written as a string.
    pub(super) fn is_string(&self) -> bool {
        self.parts().nth(1) == Some("string")
    }
}
