//! The object of all keys as a typed value, read as Go's `encoding/json` reads it into upstream's struct: names count without
//! regard to case, unknown ones do not count, and `null` is nothing.

use std::collections::BTreeMap;

use genkit::compat::Profile;

use super::super::json::Json;
use super::{Cel, KEYS, Validation};

/// What does not fit, and the parts of its key.
#[derive(Debug, PartialEq)]
pub(super) struct Misfit {
    pub(super) message: String,
    /// From the inside out.
    pub(super) path: Vec<String>,
}

type Fit<T> = Result<T, Misfit>;

fn misfit(wanted: &str, value: &Json) -> Misfit {
    let found = match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    Misfit { message: format!("has to be {wanted}, found {found}"), path: Vec::new() }
}

fn within<T>(name: &str, fit: Fit<T>) -> Fit<T> {
    fit.map_err(|mut misfit| {
        misfit.path.push(name.to_owned());
        misfit
    })
}

/// A value, or nothing for `null`.
fn optional<'j, T>(value: &'j Json, read: impl FnOnce(&'j Json) -> Fit<T>) -> Fit<Option<T>> {
    if *value == Json::Null { Ok(None) } else { read(value).map(Some) }
}

fn boolean(value: &Json) -> Fit<bool> {
    match value {
        Json::Bool(value) => Ok(*value),
        other => Err(misfit("true or false", other)),
    }
}

fn number(value: &Json) -> Fit<f64> {
    match value {
        Json::Number(value) => Ok(*value),
        other => Err(misfit("a number", other)),
    }
}

/// Upstream reads numbers as floats, and writes them out in between: of large ones the last digits are lost.
fn integer(value: &Json) -> Fit<i64> {
    let number = number(value).map_err(|_| misfit("a whole number", value))?;
    let whole = number.to_string().parse().ok();
    whole.ok_or_else(|| Misfit { message: format!("has to be a whole number, found {number}"), path: Vec::new() })
}

fn string(value: &Json) -> Fit<String> {
    match value {
        Json::String(value) => Ok(value.clone()),
        other => Err(misfit("a string", other)),
    }
}

fn list(value: &Json) -> Fit<&[Json]> {
    match value {
        Json::Array(values) => Ok(values),
        other => Err(misfit("a list", other)),
    }
}

fn object(value: &Json) -> Fit<&BTreeMap<String, Json>> {
    match value {
        Json::Object(members) => Ok(members),
        other => Err(misfit("an object", other)),
    }
}

impl Validation {
    /// Reads an object.
    pub(super) fn read(members: &BTreeMap<String, Json>, profile: &Profile) -> Fit<Self> {
        let mut read = Self::default();
        for (name, value) in members {
            within(name, read.set(&name.to_ascii_lowercase(), value, profile))?;
        }
        if !profile.nested_validation {
            // There is no difference yet between what is not set and what is set to nothing.
            let flags = [&mut read.nullable, &mut read.exclusive_maximum, &mut read.exclusive_minimum];
            for flag in flags.into_iter().chain([&mut read.unique_items]) {
                *flag = flag.filter(|set| *set);
            }
            read.pattern = read.pattern.filter(|pattern| !pattern.is_empty());
        }
        Ok(read)
    }

    fn set(&mut self, name: &str, value: &Json, profile: &Profile) -> Fit<()> {
        match name {
            "nullable" => self.nullable = optional(value, boolean)?,
            "format" => self.format = optional(value, string)?,
            "maximum" => self.maximum = optional(value, number)?,
            "exclusivemaximum" => self.exclusive_maximum = optional(value, boolean)?,
            "minimum" => self.minimum = optional(value, number)?,
            "exclusiveminimum" => self.exclusive_minimum = optional(value, boolean)?,
            "maxlength" => self.max_length = optional(value, integer)?,
            "minlength" => self.min_length = optional(value, integer)?,
            "pattern" => self.pattern = optional(value, string)?,
            "maxitems" => self.max_items = optional(value, integer)?,
            "minitems" => self.min_items = optional(value, integer)?,
            "uniqueitems" => self.unique_items = optional(value, boolean)?,
            "multipleof" => self.multiple_of = optional(value, number)?,
            "enum" => self.has_enum = optional(value, list)?.is_some(),
            "maxproperties" => self.max_properties = optional(value, integer)?,
            "minproperties" => self.min_properties = optional(value, integer)?,
            "cel" => self.cel = optional(value, cels)?.unwrap_or_default(),
            _ if profile.nested_validation => self.set_nested(name, value, profile)?,
            _ => unwritten(name, value, profile)?,
        }
        Ok(())
    }

    fn set_nested(&mut self, name: &str, value: &Json, profile: &Profile) -> Fit<()> {
        let nested = |value: &Json| Self::read(object(value)?, profile).map(Box::new);
        match name {
            "items" => self.items = optional(value, nested)?,
            "additionalproperties" => self.additional_properties = optional(value, nested)?,
            "properties" => {
                self.properties = optional(value, object)?
                    .map(|members| {
                        let property = |(name, value): (&String, &Json)| {
                            within(name, nested(value)).map(|property| (name.clone(), *property))
                        };
                        members.iter().map(property).collect()
                    })
                    .transpose()?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Before 0.32 a whole schema can be given, of which nothing else is written; its types have to be right all the same.
fn unwritten(name: &str, value: &Json, profile: &Profile) -> Fit<()> {
    let schema = |value: &Json| match value {
        // Within it the case of names counts.
        Json::Object(members) => members.iter().try_for_each(|(name, value)| {
            let key = name.to_ascii_lowercase();
            let known = KEYS.contains(&name.as_str()) && key != "cel" || TEXTS.contains(&name.as_str());
            if known { within(name, Validation::default().set(&key, value, profile)) } else { Ok(()) }
        }),
        _ => Ok(()),
    };
    match (name, value) {
        (name, value) if TEXTS.contains(&name) => optional(value, string).map(drop),
        ("items", Json::Array(values)) => values.iter().try_for_each(schema),
        ("items" | "additionalproperties", value) => schema(value),
        ("properties", value) => optional(value, object)?
            .into_iter()
            .flatten()
            .try_for_each(|(name, property)| within(name, optional(property, object).and_then(|_| schema(property)))),
        _ => Ok(()),
    }
}

/// Keys of a schema whose values are strings.
const TEXTS: [&str; 3] = ["id", "description", "title"];

fn cels(value: &Json) -> Fit<Vec<Cel>> {
    let rule = |(nth, value): (usize, &Json)| within(&format!("[{nth}]"), cel(value));
    list(value)?.iter().enumerate().map(rule).collect()
}

fn cel(value: &Json) -> Fit<Cel> {
    let mut cel = Cel::default();
    if *value == Json::Null {
        return Ok(cel);
    }
    for (name, value) in object(value)? {
        let text = match name.to_ascii_lowercase().as_str() {
            "rule" => &mut cel.rule,
            "message" => &mut cel.message,
            "messageexpression" => &mut cel.message_expression,
            "reason" => &mut cel.reason,
            "fieldpath" => &mut cel.field_path,
            "optionaloldself" => {
                cel.optional_old_self = within(name, optional(value, boolean))?;
                continue;
            }
            _ => continue,
        };
        // Here `null` leaves what there is.
        if let Some(value) = within(name, optional(value, string))? {
            *text = value;
        }
    }
    Ok(cel)
}
