//! Paths by their names alone, as Go's `path/filepath` deals with them where `/` separates.

/// `filepath.Clean`.
pub(super) fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&last) if last != ".." => {
                    parts.pop();
                }
                _ if rooted => {}
                _ => parts.push(".."),
            },
            part => parts.push(part),
        }
    }
    match (rooted, parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => parts.join("/"),
    }
}

/// `filepath.Join` of two.
pub(super) fn join(dir: &str, name: &str) -> String {
    if dir.is_empty() { clean(name) } else { clean(&format!("{dir}/{name}")) }
}

/// `filepath.Abs` of somebody who stands in `base`.
pub(super) fn absolute(base: &str, path: &str) -> String {
    if path.starts_with('/') { clean(path) } else { join(base, path) }
}

/// `filepath.Dir`.
pub(super) fn directory(path: &str) -> String {
    clean(path.rfind('/').map_or("", |at| &path[..=at]))
}

/// `filepath.Base`.
pub(super) fn base(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rfind('/').map_or(path, |at| &path[at + 1..])
}

/// `filepath.Rel` of two absolute paths.
pub(super) fn relative(from: &str, to: &str) -> String {
    let parts = |path: &str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (parts(from), parts(to));
    let common = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let up = from[common..].iter().map(|_| "..");
    let all: Vec<&str> = up.chain(to[common..].iter().map(String::as_str)).collect();
    if all.is_empty() { ".".to_owned() } else { all.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_go_does() {
        for (path, cleaned) in
            [("", "."), ("a//b/./c/..", "a/b"), ("../../a", "../../a"), ("/../a", "/a"), ("a/../..", ".."), ("/", "/")]
        {
            assert_eq!(clean(path), cleaned, "{path:?}");
        }
        assert_eq!(join(".", "a"), "a");
        assert_eq!(absolute("/w", "../x"), "/x");
        assert_eq!(
            (directory("a/b"), directory("a"), directory("/a")),
            ("a".to_owned(), ".".to_owned(), "/".to_owned())
        );
        assert_eq!((base("a/b"), base("b"), base("a/b/")), ("b", "b", "b"));
        assert_eq!(relative("/a/b", "/a/c/d"), "../c/d");
        assert_eq!(relative("/a", "/a"), ".");
    }
}
