//! What files say of a version where git is not asked: a file of definitions, and what `git archive` has filled in.

use std::path::Path;

/// What is said; nothing where it is not.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) commit: Option<String>,
    pub(crate) tree_state: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) major: Option<String>,
    pub(crate) minor: Option<String>,
}

impl Stated {
    /// The text of the file that `KUBE_GIT_VERSION_FILE` names: one `KUBE_GIT_<NAME>='value'` a line, as Kubernetes'
    /// build writes it for its container (`hack/lib/version.sh`, 1.20).
    pub(crate) fn in_definitions(text: &str) -> Self {
        let mut stated = Self::default();
        for line in text.lines() {
            let line = line.trim();
            let line = line.strip_prefix("export ").unwrap_or(line);
            let Some((name, value)) = line.split_once('=') else { continue };
            let value = value.trim().trim_matches(['\'', '"']);
            let place = match name {
                "KUBE_GIT_COMMIT" => &mut stated.commit,
                "KUBE_GIT_TREE_STATE" => &mut stated.tree_state,
                "KUBE_GIT_VERSION" => &mut stated.version,
                "KUBE_GIT_MAJOR" => &mut stated.major,
                "KUBE_GIT_MINOR" => &mut stated.minor,
                _ => continue,
            };
            *place = Some(value.to_owned()).filter(|value| !value.is_empty());
        }
        stated
    }

    /// What an unpacked archive of git says in the files that have the attribute `export-subst`: the commit, and the tag
    /// if it is one of a version. Such files are named in `.gitattributes` at the root and in `hack/lib`, where
    /// Kubernetes has it.
    pub(crate) fn in_archive(root: &Path) -> Option<Self> {
        let folders = [root.to_path_buf(), root.join("hack/lib")];
        let marked = folders.iter().flat_map(|folder| {
            let text = std::fs::read_to_string(folder.join(".gitattributes")).unwrap_or_default();
            let names = text.lines().filter(|line| line.split_whitespace().skip(1).any(|word| word == "export-subst"));
            let names: Vec<String> =
                names.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect();
            names.into_iter().map(|name| folder.join(name.trim_start_matches('/')))
        });
        marked.filter_map(|path| std::fs::read_to_string(path).ok()).find_map(|text| Self::filled_in(&text))
    }

    /// The same, from the text of such a file.
    fn filled_in(text: &str) -> Option<Self> {
        let is_hash = |word: &&str| word.len() == 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let commit = text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_hash)?;
        let decorated = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let mut tags = decorated.filter_map(|line| line.split_once("tag: ")).map(|(_, rest)| rest);
        let tag = tags.find_map(|rest| {
            let tag = rest.split([',', ' ', '\'', '"', ')']).next()?;
            tag.starts_with('v').then(|| tag.to_owned())
        });
        let tree_state = Some("archive".to_owned());
        Some(Self { commit: Some(commit.to_owned()), tree_state, version: tag, ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_as_shell_assignments() {
        let text = "KUBE_GIT_COMMIT='0123'\nKUBE_GIT_TREE_STATE='clean'\nexport KUBE_GIT_VERSION=\"v1.2.3\"\n\
                    KUBE_GIT_MAJOR='1'\nKUBE_GIT_MINOR=''\nOTHER='x'\n";
        let stated = Stated::in_definitions(text);
        assert_eq!(stated.commit.as_deref(), Some("0123"));
        assert_eq!(stated.version.as_deref(), Some("v1.2.3"));
        assert_eq!((stated.major.as_deref(), stated.minor), (Some("1"), None));
    }

    #[test]
    fn what_an_archive_says() {
        let hash = "0123456789abcdef0123456789abcdef01234567";
        let text = format!("# looks like 'tag: v0.0.1'\ncommit='{hash}'\nif [[ 'HEAD -> main, tag: v1.8.3' =~ x ]]\n");
        let stated = Stated::filled_in(&text).unwrap();
        assert_eq!(stated.commit.as_deref(), Some(hash));
        assert_eq!(stated.version.as_deref(), Some("v1.8.3"));
        assert_eq!(stated.tree_state.as_deref(), Some("archive"));
        // Not filled in: a checkout.
        assert_eq!(Stated::filled_in("commit='$Format:%H$'\n"), None);
        let untagged = format!("commit='{hash}'\nrefs='HEAD -> main'\n");
        assert_eq!(Stated::filled_in(&untagged).unwrap().version, None);
    }
}
