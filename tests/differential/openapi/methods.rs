//! Methods by which types describe themselves, or have JSON of their own.

use super::Making;
use crate::gofile::{File, Ty};

/// Stands in a text for the type of definitions.
const DEFINITION: &str = "{{definition}}";

/// Writes text in which types of definitions stand for themselves.
pub(super) fn write(file: &mut File, text: &str) {
    if text.contains(DEFINITION) {
        let ty = file.ty(&Ty::named("k8s.io/kube-openapi/pkg/common", "common", "OpenAPIDefinition"));
        file.write(&text.replace(DEFINITION, &ty));
    } else {
        file.write(text);
    }
}

impl Making {
    /// Gives some types methods.
    pub(super) fn methods(&mut self) {
        for package in &mut self.packages {
            for declared in package.types.iter().filter(|declared| !declared.alias) {
                // Pointers and interfaces can have none.
                let fits = !matches!(&declared.ty, Ty::Pointer(_))
                    && !matches!(&declared.ty, Ty::Plain(text) if text.starts_with("interface"));
                if !fits || !self.random.chance(14) {
                    continue;
                }
                let of = &declared.name;
                let receiver = if self.random.chance(75) { of.clone() } else { format!("*{of}") };
                let schema = format!(
                    "func (_ {receiver}) OpenAPISchemaType() []string {{ return nil }}\n\n\
                     func (_ {receiver}) OpenAPISchemaFormat() string {{ return \"\" }}\n\n"
                );
                let one_of = format!("func ({receiver}) OpenAPIV3OneOfTypes() []string {{ return nil }}\n\n");
                let definition = |version: &str| {
                    format!("func (_ {receiver}) OpenAPI{version}Definition() {{{{definition}}}} {{ panic(0) }}\n\n")
                };
                let text =
                    match self.random.weighed(&[22, 14, 12, 10, 10, 16, 10, if self.hazards { 12 } else { 0 }, 4]) {
                        0 => schema,
                        1 => schema + &one_of,
                        2 => definition(""),
                        3 => definition("V3"),
                        4 => definition("") + &definition("V3"),
                        5 => format!("func (t {receiver}) UnmarshalJSON(b []byte) error {{ return nil }}\n\n"),
                        6 => format!("func (_ {receiver}) OpenAPIModelName() string {{ return \"a.b\" }}\n\n"),
                        7 => one_of,
                        _ => schema + &definition("V3"),
                    };
                package.rest.push_str(&text);
            }
        }
    }
}
