//! Documents against kube-openapi's own builders: what `kgen openapi --format` prints must be what the builders make of the
//! generated Go.
//!
//! The Go is kgen's, of all packages that the published modules describe; that it is upstream's bytes is shown elsewhere. A
//! program of a few lines, built in the version's module, hands it to the builders.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::command::{self, run, succeed};
use crate::oracle::Oracle;
use crate::table::{Count, Key, Table};
use crate::tree;
use crate::workshop;

/// The first minor whose builders have the names that the program uses.
const SINCE: u32 = 30;
/// What is described: the marker in doc.go, in modules that hold API types.
const MARKER: &str = "+k8s:openapi-gen=true";
/// Long enough to build a program on a small machine.
const LIMIT: Duration = Duration::from_secs(900);

const PROGRAM: &str = r#"package main

import (
	"encoding/json"
	"os"
	"strings"

	"example.com/documents/definitions"
	"k8s.io/kube-openapi/pkg/builder"
	"k8s.io/kube-openapi/pkg/builder3"
	"k8s.io/kube-openapi/pkg/common"
	"k8s.io/kube-openapi/pkg/util"
	"k8s.io/kube-openapi/pkg/validation/spec"
)

const missing = "is described nowhere"

func name(full string) (string, spec.Extensions) {
	if strings.Contains(full, "/") {
		full = util.ToRESTFriendlyName(full)
	}
	return full, nil
}

// all has a definition also of what is referred to and not described, which the builders insist on.
func all(ref common.ReferenceCallback) map[string]common.OpenAPIDefinition {
	definitions := definitions.GetOpenAPIDefinitions(ref)
	for _, definition := range definitions {
		for _, name := range definition.Dependencies {
			if _, ok := definitions[name]; !ok {
				definitions[name] = common.OpenAPIDefinition{Schema: spec.Schema{SchemaProps: spec.SchemaProps{Title: missing}}}
			}
		}
	}
	return definitions
}

func main() {
	var names []string
	for name := range definitions.GetOpenAPIDefinitions(func(string) spec.Ref { return spec.Ref{} }) {
		names = append(names, name)
	}
	v2, err := builder.BuildOpenAPIDefinitionsForResources(
		&common.Config{Info: &spec.Info{}, GetDefinitions: all, GetDefinitionName: name}, names...)
	if err != nil {
		panic(err)
	}
	v3, err := builder3.BuildOpenAPIDefinitionsForResources(
		&common.OpenAPIV3Config{Info: &spec.Info{}, GetDefinitions: all, GetDefinitionName: name}, names...)
	if err != nil {
		panic(err)
	}
	for name, schema := range v3 {
		if schema.Title == missing {
			delete(v2.Definitions, name)
			delete(v3, name)
		}
	}
	out := map[string]interface{}{
		"v2": map[string]interface{}{"definitions": v2.Definitions},
		"v3": map[string]interface{}{"components": map[string]interface{}{"schemas": v3}},
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}
"#;

/// One test per version.
pub(crate) fn trials(oracles: &[Arc<Oracle>], table: &Arc<Table>) -> Vec<Trial> {
    let since = oracles.iter().filter(|oracle| oracle.version.minor >= SINCE);
    since
        .map(|oracle| {
            let (oracle, table) = (oracle.clone(), table.clone());
            Trial::test(format!("documents {}", oracle.version.name), move || {
                let result = compare(&oracle, &table);
                table.report();
                result.map_err(|error| format!("{error:#}").into())
            })
        })
        .collect()
}

fn compare(oracle: &Oracle, table: &Table) -> anyhow::Result<()> {
    let packages = described(oracle)?;
    ensure!(!packages.is_empty(), "no package is described");
    let scratch = workshop::scratch()?;
    let module = scratch.path();
    for file in ["go.mod", "go.sum", "tools.go"] {
        let text = std::fs::read_to_string(oracle.version.dir.join(file))?;
        let text =
            text.lines().map(|line| if line.starts_with("module ") { "module example.com/documents" } else { line });
        tree::write(&module.join(file), (text.collect::<Vec<_>>().join("\n") + "\n").as_bytes())?;
    }
    tree::write(&module.join("main/main.go"), PROGRAM.as_bytes())?;
    kgen(oracle, module, &packages, &["--output-pkg", "example.com/documents/definitions"])?;
    let binary = module.join("documents");
    let mut build = oracle.toolchain()?.command("go", module);
    build.args(["build", "-mod=mod", "-o"]).arg(&binary).arg("./main");
    succeed(&mut build, LIMIT).context("cannot build the program that asks the builders")?;
    let built = succeed(&mut command::command(&binary, module), LIMIT)?;
    let built: Value = serde_json::from_str(&built.stdout).context("the builders gave no JSON")?;

    let mut count = Count::default();
    let mut complaints = Vec::new();
    for version in ["v2", "v3"] {
        let printed = kgen(oracle, module, &packages, &["--format", "json", "--openapi-version", version])?;
        let printed: Value = serde_json::from_str(&printed).context("kgen printed no JSON")?;
        let (built, printed) = (schemas(&built[version])?, schemas(&printed)?);
        count.files += built.len();
        for (name, schema) in built {
            match printed.get(name) {
                Some(found) if same(schema, found) => count.identical += 1,
                found => complaints.push(format!("{version} {name}: {schema} is printed as {found:?}")),
            }
        }
        let more = printed.keys().filter(|name| !built.contains_key(*name));
        complaints.extend(more.map(|name| format!("{version} {name} is printed only")));
    }
    let key = Key {
        minor: oracle.version.minor,
        subject: "definitions in documents".to_owned(),
        version: oracle.version.name.clone(),
        generator: "openapi",
    };
    table.add(key, count);
    if complaints.is_empty() { Ok(()) } else { bail!("{}", complaints[..complaints.len().min(5)].join("\n")) }
}

/// The schemas of a document.
fn schemas(document: &Value) -> anyhow::Result<&serde_json::Map<String, Value>> {
    let found = document.get("definitions").or_else(|| document.get("components")?.get("schemas"));
    found.and_then(Value::as_object).context("the document holds no schemas")
}

/// Equal, whether a number is written with a point or without.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

/// The packages of the version's modules whose doc.go says that they are described, as far as they can be imported.
fn described(oracle: &Oracle) -> anyhow::Result<Vec<String>> {
    let mut packages = Vec::new();
    for requirement in &oracle.version.requirements {
        let root = oracle.workshop()?.module(&requirement.path)?;
        for (path, bytes) in tree::named(root, "doc.go")? {
            let folder = path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
            let hidden = folder.split('/').any(|part| part.starts_with('_') || matches!(part, "internal" | "testdata"));
            // Not every folder of a module is one that its own go.mod lets others build.
            let nested = Path::new(&folder)
                .ancestors()
                .any(|above| !above.as_os_str().is_empty() && root.join(above).join("go.mod").is_file());
            let text = String::from_utf8_lossy(&bytes);
            if !hidden && !nested && text.lines().any(|line| line.trim_start_matches(['/', ' ']).starts_with(MARKER)) {
                packages.push(format!("{}/{folder}", requirement.path));
            }
        }
    }
    Ok(packages)
}

fn kgen(oracle: &Oracle, module: &Path, packages: &[String], flags: &[&str]) -> anyhow::Result<String> {
    let kgen = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
    let mut command = command::command(kgen, module);
    command.args(["openapi", "--compat", &oracle.version.name]).args(packages).args(flags);
    let finished = run(&mut command, LIMIT)?;
    if !finished.status.success() {
        bail!("kgen ended with {}\n{}", finished.status, finished.last_words());
    }
    Ok(finished.stdout)
}
