//! Writes what was typed as a command line again: the remedy that a stale file is reported with.
//!
//! Only flags that change the result are repeated; how a run shows itself is not part of the remedy.

use super::{Generate, Global};

/// `kgen COMMAND` with the flags that decide what is generated.
#[must_use]
pub fn command(command: &str, global: &Global, generate: &Generate) -> String {
    let mut words = vec!["kgen".to_owned(), command.to_owned()];
    let mut flag = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            words.push(name.to_owned());
            words.push(quoted(&value));
        }
    };
    let path = |path: &Option<std::path::PathBuf>| path.as_ref().map(|path| path.display().to_string());
    flag("-C", path(&global.dir));
    flag("--config", path(&global.config));
    flag("--compat", generate.compat.map(|version| version.to_string()));
    flag("--go-header-file", path(&generate.go_header_file));
    flag("--build-tag", generate.build_tag.clone());
    words.extend(generate.packages.iter().chain(&generate.input_dirs).map(|pattern| quoted(pattern)));
    words.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./@:=+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_what_decides_the_result() {
        let global = Global { dir: Some("my repo".into()), quiet: true, ..Global::default() };
        let generate = Generate { packages: vec!["./...".to_owned()], strict: true, ..Generate::default() };
        assert_eq!(command("all", &global, &generate), "kgen all -C 'my repo' ./...");
    }
}
