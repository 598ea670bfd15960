//! `kgen openapi --format`: what is printed, and what only running code could tell.

use crate::support::kgen;

const TYPES: &str = "\
// +k8s:openapi-gen=true
package v1

// Size is the size where nobody says another.
const Size = 3

// Widget is one.
//
// +k8s:validation:minProperties=1
type Widget struct {
	// +default=ref(Size)
	// +k8s:validation:minimum=1
	// +k8s:validation:cel[0]:rule>self != 2
	// +k8s:validation:cel[0]:message>two is taken
	Size *int `json:\"size,omitempty\"`
	// Moment is when.
	Moment Moment `json:\"moment\"`
}

// Moment describes itself.
type Moment struct{}

// OpenAPISchemaType is its type.
func (Moment) OpenAPISchemaType() []string {
	// As text.
	return []string{\"string\"}
}

// OpenAPISchemaFormat is its format.
func (Moment) OpenAPISchemaFormat() string { return \"date-time\" }
";

const YAML: &str = r##"components:
  schemas:
    com.example.widgets.v1.Moment:
      description: "Moment describes itself."
      format: "date-time"
      type: "string"
    com.example.widgets.v1.Widget:
      description: "Widget is one."
      minProperties: 1
      properties:
        moment:
          allOf:
          - $ref: "#/components/schemas/com.example.widgets.v1.Moment"
          default: {}
          description: "Moment is when."
        size:
          default: 3
          format: "int32"
          minimum: 1
          type: "integer"
          x-kubernetes-validations:
          - message: "two is taken"
            rule: "self != 2"
      required:
      - "moment"
      type: "object"
"##;

const JSON: &str = r##"{
  "definitions": {
    "com.example.widgets.v1.Moment": {
      "description": "Moment describes itself.",
      "format": "date-time",
      "type": "string"
    },
"##;

fn module(types: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| store::atomic::write(folder.path().join(name), text).unwrap();
    write("go.mod", "module example.com/widgets\n\ngo 1.21\n");
    write("v1/doc.go", types);
    folder
}

#[test]
fn definitions_are_printed_and_nothing_is_written() {
    let module = module(TYPES);
    let said = kgen(module.path(), &["openapi", "./v1", "--format", "yaml", "--compat", "0.34"]);
    assert_eq!((said.code, said.out.as_str()), (0, YAML), "{}", said.err);
    let flags = ["openapi", "./v1", "--format", "json", "--openapi-version", "v2", "--compat", "0.34"];
    let said = kgen(module.path(), &flags);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with(JSON), "{}", said.out);
    assert!(said.out.contains("\"$ref\": \"#/definitions/com.example.widgets.v1.Moment\""), "{}", said.out);
    let files: Vec<_> = walkdir::WalkDir::new(module.path()).into_iter().map(Result::unwrap).collect();
    assert_eq!(files.iter().filter(|entry| entry.path().is_file()).count(), 2);
}

#[test]
fn what_only_code_can_tell_is_a_finding() {
    let module = module(&TYPES.replace("return \"date-time\"", "return format()"));
    let said = kgen(module.path(), &["openapi", "./v1", "--format", "yaml"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let finding = "v1/doc.go:30:15: error[openapi/made-by-code]: what OpenAPISchemaFormat of \
                   example.com/widgets/v1.Moment returns is not known without running it";
    assert!(said.err.contains(finding), "{}", said.err);

    let module = self::module(&TYPES.replace("ref(Size)", "ref(Sise)"));
    let said = kgen(module.path(), &["openapi", "./v1", "--format", "yaml"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("v1/doc.go:15:2: error[openapi/no-such-constant]"), "{}", said.err);
}

#[test]
fn a_document_is_of_one_table() {
    let module = module(TYPES);
    let table = "[[codegen.openapi]]\npackages = [\"./v1\"]\noutput-pkg = \"example.com/widgets/generated\"\n";
    store::atomic::write(module.path().join("kgen.toml"), format!("{table}\n{table}")).unwrap();
    let said = kgen(module.path(), &["openapi", "--format", "json"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a document is of one"), "{}", said.err);
    store::atomic::write(module.path().join("kgen.toml"), table).unwrap();
    let said = kgen(module.path(), &["openapi", "--format", "json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("components"), "{}", said.out);
    assert_eq!(kgen(module.path(), &["openapi", "--openapi-version", "v2"]).code, 2);
}
