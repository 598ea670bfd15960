//! What no value, and no value of the type, could be asked (`Validate` and `ValidateType` in kube-openapi
//! `pkg/generators/markers.go`).

use super::{Cel, Validation};
use crate::go_regexp;

/// What is wrong, and the key that says it.
pub(super) type Wrong = (&'static str, String);

impl Validation {
    /// What contradicts itself. Upstream does not look into what is nested.
    pub(super) fn contradiction(&self) -> Option<Wrong> {
        let sizes = [
            ("minLength", self.min_length),
            ("maxLength", self.max_length),
            ("minItems", self.min_items),
            ("maxItems", self.max_items),
            ("minProperties", self.min_properties),
            ("maxProperties", self.max_properties),
        ];
        if let Some((key, _)) = sizes.iter().find(|(_, size)| size.is_some_and(|size| size < 0)) {
            return Some((key, format!("{key} cannot be negative")));
        }
        if let (Some(minimum), Some(maximum)) = (self.minimum, self.maximum) {
            if minimum > maximum {
                return Some(("minimum", format!("minimum {minimum} is greater than maximum {maximum}")));
            }
            for (key, exclusive) in
                [("exclusiveMinimum", self.exclusive_minimum), ("exclusiveMaximum", self.exclusive_maximum)]
            {
                if exclusive.is_some() && minimum == maximum {
                    return Some((key, format!("{key} leaves nothing where minimum and maximum are equal")));
                }
            }
        }
        for pair in sizes.chunks(2) {
            if let [(least, Some(min)), (most, Some(max))] = pair
                && min > max
            {
                return Some((least, format!("{least} {min} is greater than {most} {max}")));
            }
        }
        if let Some(why) = self.pattern.as_deref().and_then(|pattern| go_regexp::check(pattern).err()) {
            return Some(("pattern", format!("pattern is no regular expression of Go: {why}")));
        }
        if self.multiple_of == Some(0.0) {
            return Some(("multipleOf", "multipleOf cannot be 0".to_owned()));
        }
        let mut cels = self.cel.iter().enumerate();
        cels.find_map(|(nth, cel)| cel.contradiction().map(|why| ("cel", format!("cel[{nth}]: {why}"))))
    }
}

impl Cel {
    fn contradiction(&self) -> Option<&'static str> {
        Some(match (self.rule.as_str(), self.message.as_str(), self.message_expression.as_str()) {
            ("", ..) => "the rule is missing",
            (_, "", "") => "message or messageExpression is missing",
            (_, "", _) | (_, _, "") => return None,
            _ => "message and messageExpression cannot both be there",
        })
    }
}
