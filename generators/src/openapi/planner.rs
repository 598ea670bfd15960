//! Decides what is written of each struct (kube-openapi `pkg/generators/openapi.go`).

use std::cell::RefCell;

use diag::Span;
use genkit::comments::Docs;
use genkit::generator::Cx;
use genkit::marker::{self, Line};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::{Kind, View};
use gotypes::{DeclId, Field, PackageId, Stop, TypeId};

use super::codes;
use super::described::ENABLED;
use super::enums::Enums;
use super::json_tag::JsonTag;
use super::plan::{
    Body, Definition, Embedding, Extension, Extensions, Form, Function, Property, Reference, Schema, Shape,
};
use super::validation::{self, Validation};
use super::{defaults, description, extensions, methods, model_name, shapes, unions};

/// What a run knows.
pub(super) struct Planner<'a> {
    pub(super) cx: Cx<'a>,
    pub(super) view: View<'a>,
    pub(super) enums: Enums,
    /// What is wrong with fields: there may be more than one.
    troubles: RefCell<Vec<Trouble>>,
}

/// A field of a struct that is described, with its comment.
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    /// The package whose struct holds it, as far as that has a name.
    pub(super) package: &'a str,
    pub(super) lines: Vec<Line>,
    pub(super) json: JsonTag,
}

impl Member<'_> {
    /// Whether a marker says that it is left out.
    pub(super) fn is_left_out(&self) -> bool {
        self.lines.iter().any(|line| marker::plain(&line.text, ENABLED) == Some("false"))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.lines.iter().any(|line| marker::plain(&line.text, key).is_some())
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.lines.iter().map(|line| line.text.as_str())
    }
}

/// What an object is made of, while its fields are gone through.
#[derive(Default)]
struct Object {
    properties: Vec<Property>,
    required: Vec<String>,
    references: Vec<Reference>,
}

/// Structs inlined in one another before that is called endless.
const MAX_INLINED: usize = 100;

impl<'a> Planner<'a> {
    pub(super) fn new(cx: Cx<'a>) -> Result<Self, Stop> {
        Ok(Self { cx, view: cx.view(), enums: Enums::new(cx)?, troubles: RefCell::default() })
    }

    /// What is wrong with fields of the definitions so far.
    pub(super) fn take_troubles(&self) -> Vec<Trouble> {
        self.troubles.take()
    }

    /// What is written of a type; nothing of what is no struct.
    pub(super) fn definition(&self, decl: DeclId) -> Result<Option<Definition>, Trouble> {
        let ty = self.cx.universe.named(decl);
        if self.view.kind(ty)? != Kind::Struct {
            return Ok(None);
        }
        let name = self.view.name(ty)?;
        if !self.cx.universe.decl(decl)?.params.is_empty() {
            return Err(self.generic(decl)?);
        }
        let lines = self.cx.comments.text_of(self.cx.universe, decl)?.closest;
        let validation = self.validation(ty, &lines)?;
        let of_v2 = methods::returns(self.view, ty, "OpenAPIDefinition", methods::DEFINITION)?;
        let of_v3 = methods::returns(self.view, ty, "OpenAPIV3Definition", methods::DEFINITION)?;
        let of_type = methods::returns(self.view, ty, "OpenAPISchemaType", "[]string")?
            && methods::returns(self.view, ty, "OpenAPISchemaFormat", "string")?;
        let form = match (of_type, of_v2, of_v3) {
            // The map then names a function that is never written, and the file does not compile.
            (true, true, _) => Form::MissingFunction,
            (true, false, _) => Form::Function(Box::new(self.by_methods(ty, of_v3, &lines, validation)?)),
            (false, true, true) => Form::BothMethods,
            (false, true, false) => Form::V2Method,
            (false, false, true) => Form::V3Method,
            (false, false, false) => Form::Function(Box::new(self.object(decl, ty, &lines, validation)?)),
        };
        Ok(Some(Definition {
            ty,
            reference: self.reference(ty)?,
            listed: self.cx.profile.lists_private_definitions || !is_private(&name.name),
            form,
        }))
    }

    /// What is said of a generic type that would be described.
    pub(super) fn generic(&self, decl: DeclId) -> Result<Trouble, Stop> {
        let declared = self.cx.universe.decl(decl)?;
        let message = format!("{} is generic", self.cx.universe.decl_name(decl));
        let help = "upstream writes no function that Go takes: use a type of its own for each instance";
        Ok(codes::refused(&codes::UNSUPPORTED_TYPE, message, declared.span).help(help).into())
    }

    fn by_methods(&self, ty: TypeId, of_v3: bool, lines: &[Line], validation: Validation) -> Result<Function, Trouble> {
        let embedding = if of_v3 {
            Embedding::Definition
        } else if self.is_one_of(ty)? {
            Embedding::OneOf
        } else {
            Embedding::None
        };
        let extensions = if self.cx.profile.validation_markers {
            self.extensions_of(ty, lines, &validation)?
        } else {
            Extensions::default()
        };
        let description = self.description(lines, &[])?;
        Ok(Function { description, validation, body: Body::Methods(embedding), extensions })
    }

    fn is_one_of(&self, ty: TypeId) -> Result<bool, Trouble> {
        Ok(self.cx.profile.v3_one_of && methods::returns(self.view, ty, "OpenAPIV3OneOfTypes", "[]string")?)
    }

    fn object(&self, decl: DeclId, ty: TypeId, lines: &[Line], validation: Validation) -> Result<Function, Trouble> {
        if self.is_one_of(ty)? {
            let span = self.cx.universe.decl(decl)?.span;
            let message = format!("{} has OpenAPIV3OneOfTypes without type and format", self.view.name(ty)?);
            return Err(codes::refused(&codes::ONE_OF_ALONE, message, span)
                .help("add the methods OpenAPISchemaType and OpenAPISchemaFormat")
                .into());
        }
        let mut object = Object::default();
        self.members_into(&mut object, ty, 0)?;
        object.references.sort_by(|left, right| left.name.cmp(&right.name));
        object.references.dedup();
        let Object { properties, required, references: dependencies } = object;
        Ok(Function {
            description: self.description(lines, &[])?,
            extensions: self.extensions_of(ty, lines, &validation)?,
            validation,
            body: Body::Object { properties, required, dependencies },
        })
    }

    fn extensions_of(&self, ty: TypeId, lines: &[Line], validation: &Validation) -> Result<Extensions, Trouble> {
        let texts = lines.iter().map(|line| line.text.as_str());
        let list = extensions::of_lines(texts, self.cx.profile);
        let unions = unions::of_type(self, ty)?;
        Ok(Extensions { list: self.checked(list, lines)?, unions, rules: validation.rules() })
    }

    /// Extensions whose texts can stand between quotes.
    fn checked(&self, list: Vec<Extension>, lines: &[Line]) -> Result<Vec<Extension>, Trouble> {
        for extension in &list {
            for text in std::iter::once(&extension.name).chain(&extension.values) {
                codes::plain(text, lines.first().map(|line| line.group))?;
            }
        }
        Ok(list)
    }

    /// The description of a comment and more lines.
    fn description(&self, lines: &[Line], more: &[String]) -> Result<Option<String>, Trouble> {
        // Upstream takes a comment that is not there for an empty line.
        let none = lines.is_empty().then_some("");
        let texts = none.into_iter().chain(lines.iter().map(|line| line.text.as_str()));
        let texts = texts.chain(more.iter().map(String::as_str));
        description::literal(texts, self.cx.profile)
            .map_err(|text| codes::not_plain(&text, lines.first().map(|line| line.group)).into())
    }

    /// The members of a struct; of a type that is none, nothing.
    pub(super) fn members(&self, ty: TypeId) -> Result<Vec<Member<'a>>, Trouble> {
        let universe = self.cx.universe;
        let home = self.view.decl(ty)?.map_or(PackageId::BUILTIN, |decl| universe.decl_package(decl));
        let mut members = Vec::new();
        if self.view.kind(ty)? != Kind::Struct {
            return Ok(members);
        }
        for field in self.view.members(ty)? {
            let id = field.span.file;
            let file = universe.file(home, id).or_else(|| universe.packages().find_map(|package| package.file(id)));
            let lines = file.map(|file| Docs::all_above(file, field.span.start).closest).unwrap_or_default();
            members.push(Member { field, package: universe.path(home), lines, json: JsonTag::of(field) });
        }
        Ok(members)
    }

    fn members_into(&self, object: &mut Object, ty: TypeId, depth: usize) -> Result<(), Trouble> {
        let mut ty = ty;
        for _ in 0..MAX_INLINED {
            match self.view.elem(ty)? {
                Some(elem) if self.view.kind(ty)? == Kind::Pointer => ty = elem,
                _ => break,
            }
        }
        for member in self.members(ty)? {
            if member.is_left_out() {
                continue;
            }
            if member.json.is_inlined(member.field, self.cx.profile) {
                if depth >= MAX_INLINED {
                    let message = format!("{} inlines itself", self.view.name(ty)?);
                    return Err(codes::refused(&codes::ENDLESS_TYPE, message, Some(member.field.span))
                        .help("give the field a JSON name")
                        .into());
                }
                self.members_into(object, member.field.ty, depth + 1)?;
            } else if let Err(trouble) = self.member_into(object, &member) {
                self.troubles.borrow_mut().push(trouble);
            }
        }
        Ok(())
    }

    fn member_into(&self, object: &mut Object, member: &Member<'_>) -> Result<(), Trouble> {
        let Some(name) = member.json.name(member.field) else { return Ok(()) };
        if !self.is_optional(member)? {
            object.required.push(name.to_owned());
        }
        object.properties.push(self.property(name.to_owned(), member, &mut object.references)?);
        Ok(())
    }

    fn is_optional(&self, member: &Member<'_>) -> Result<bool, Trouble> {
        let optional = member.has("optional");
        if self.cx.profile.validation_markers && member.has("required") {
            if optional {
                let message = format!("{} cannot be both +optional and +required", member.field.name);
                let finding = codes::refused(&codes::OPTIONAL_AND_REQUIRED, message, Some(member.field.span));
                return Err(finding.help("drop one of the two markers").into());
            }
            return Ok(false);
        }
        Ok(optional || member.json.omits_empty(self.cx.profile))
    }

    fn property(
        &self,
        name: String,
        member: &Member<'_>,
        references: &mut Vec<Reference>,
    ) -> Result<Property, Trouble> {
        let field = member.field;
        codes::plain(&name, Some(field.span))?;
        let validation = self.validation(field.ty, &member.lines)?;
        self.check_patch_markers(member)?;
        let list = extensions::of_lines(member.texts(), self.cx.profile);
        let list = self.checked(list, &member.lines)?;
        let extensions = Extensions { list, unions: Vec::new(), rules: validation.rules() };
        let more = self.enums.description(self.cx, field.ty)?;
        let description = self.description(&member.lines, &more)?;
        let schema = if member.json.is_string() {
            // Nothing else is said of what is only written as a string.
            let shape = Shape::Simple { ty: "string", format: "", values: None };
            Schema { description, default: None, validation: Validation::default(), shape }
        } else {
            let default = defaults::of_member(self, member)?;
            let shape = shapes::of_field(self, field.ty, field.span, references)?;
            Schema { description, default, validation, shape }
        };
        Ok(Property { name, extensions, schema })
    }

    /// What the comment of a type, or of a field of it, asks.
    fn validation(&self, ty: TypeId, lines: &[Line]) -> Result<Validation, Trouble> {
        let warnings = validation::misspelt(self.view, lines);
        self.troubles.borrow_mut().extend(warnings.into_iter().map(Trouble::from));
        Validation::of_lines(self.view, ty, lines)
    }

    /// The struct tags of patches must say what the markers say.
    fn check_patch_markers(&self, member: &Member<'_>) -> Result<(), Trouble> {
        for key in ["patchMergeKey", "patchStrategy"] {
            let tag = genkit::struct_tag::get(&member.field.tag, key).unwrap_or_default();
            let marker = single(member.texts(), key, member.field.span)?.unwrap_or_default();
            if tag != marker {
                let message =
                    format!("the struct tag of {} says {key} {tag:?}, its comment +{key}={marker}", member.field.name);
                return Err(codes::refused(&codes::PATCH_MARKERS, message, Some(member.field.span))
                    .help(format!("write +{key}=X above the field and {key}:\"X\" in its struct tag, or neither"))
                    .into());
            }
        }
        Ok(())
    }

    /// How a type is referred to.
    pub(super) fn reference(&self, ty: TypeId) -> Result<Reference, Trouble> {
        let name = self.view.name(ty)?.to_string();
        let model = if model_name::has_model_name(self.cx, ty)? { Some(ty) } else { None };
        Ok(Reference { name, model })
    }

    /// The lines of the comment of a type that can be markers, as far as its comments count, and its package.
    pub(super) fn marks_of(&self, ty: TypeId) -> Result<(String, Vec<Line>), Trouble> {
        let universe = self.cx.universe;
        let package = self.view.name(ty)?.package.to_string();
        let lines = match self.view.decl(ty)? {
            Some(decl) if self.cx.comments.covers(universe.decl_package(decl)) => {
                self.cx.comments.of(universe, decl)?.closest
            }
            _ => self.cx.comments.of_unowned(universe, ty)?.map(|(_, docs)| docs.closest).unwrap_or_default(),
        };
        Ok((package, lines))
    }
}

/// The value of a marker that may stand there once.
pub(super) fn single<'l>(
    lines: impl Iterator<Item = &'l str>,
    key: &str,
    place: Span,
) -> Result<Option<&'l str>, Trouble> {
    let mut values = lines.filter_map(|line| marker::plain(line, key));
    let first = values.next();
    if values.next().is_some() {
        return Err(codes::refused(
            &codes::REPEATED_MARKER,
            format!("+{key} stands there more than once"),
            Some(place),
        )
        .help("leave one of them")
        .into());
    }
    Ok(first)
}
