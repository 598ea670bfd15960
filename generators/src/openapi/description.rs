//! What a comment says, as the description of a schema (kube-openapi's `generateDescription`).

use genkit::compat::Profile;

use super::literal::{is_plain, quoted};

/// The description, as a Go literal; none where there is nothing to say, and an error where the text, which some releases
/// write as it is, is no Go string.
pub(super) fn literal<'l>(
    lines: impl IntoIterator<Item = &'l str>,
    profile: &Profile,
) -> Result<Option<String>, String> {
    let text = text(lines);
    if profile.descriptions_quoted {
        let text = text.trim_matches(is_space);
        return Ok((!text.is_empty()).then(|| quoted(text)));
    }
    let mut text = text.trim_end_matches('\n');
    if profile.descriptions_trimmed {
        text = text.trim_start_matches('\n');
    }
    let text = text.replace("\\\"", "\"").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    let text = text.trim_matches(' ');
    if !is_plain(text) {
        return Err(text.to_owned());
    }
    Ok((!text.is_empty()).then(|| format!("\"{text}\"")))
}

/// What Go's `strings.TrimSpace` trims.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The lines joined to paragraphs, without markers and what is behind `---`.
fn text<'l>(lines: impl IntoIterator<Item = &'l str>) -> String {
    let mut text = String::new();
    for line in lines {
        if line == "---" {
            break;
        }
        let line = line.trim_end_matches(' ');
        let leading = line.trim_start_matches(' ');
        if line.is_empty() {
            text.pop();
            text.push_str("\n\n");
        } else if leading.starts_with(NOTE) || leading.starts_with('+') {
        } else if line.starts_with([' ', '\t']) {
            text.pop();
            text.push_str(&format!("\n{line}\n"));
        } else {
            text.push_str(line);
            text.push(' ');
        }
    }
    text
}

/// How a line begins that is for those who work on the code only.
const NOTE: &str = concat!("TO", "DO");

#[cfg(test)]
mod tests {
    use super::*;

    fn described(lines: &[&str], minor: u8) -> Result<Option<String>, String> {
        literal(lines.iter().copied(), &Profile::of(minor).expect("a profile"))
    }

    #[test]
    fn texts() {
        let note = format!(" {NOTE}: later");
        let lines = ["A \"b\"", "c.", note.as_str(), "", "+optional", "Like so:", "\tx: y", " z", "end", "---", "no"];
        let expected = "\"A \\\"b\\\" c.\\n\\nLike so:\\n\\tx: y\\n z\\nend\"";
        for minor in [20, 24, 31, 32, 37] {
            assert_eq!(described(&lines, minor).unwrap().as_deref(), Some(expected), "{minor}");
        }
    }

    #[test]
    fn releases() {
        let empty = ["", "", "x"];
        assert_eq!(described(&empty, 23).unwrap().as_deref(), Some("\"\\n\\n\\nx\""));
        assert_eq!(described(&empty, 24).unwrap().as_deref(), Some("\"x\""));
        assert_eq!(described(&["+a", ""], 23), Ok(None));
        assert_eq!(described(&["a \\d b"], 31), Err("a \\d b".to_owned()));
        assert_eq!(described(&["a \\d \\\" b"], 32).unwrap().as_deref(), Some("\"a \\\\d \\\\\\\" b\""));
    }
}
