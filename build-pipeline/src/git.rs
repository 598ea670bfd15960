//! What git knows of a tree, asked once.
//!
//! No answer is no error: a project that is not in a repository, has no commit yet or sits on a machine without git
//! can be built. Why an answer is missing is kept as a note, since the user may have expected another version.

use std::path::Path;

use crate::exec::{Command, Exec};

/// The answers.
#[derive(Debug, Default)]
pub(crate) struct Git {
    pub(crate) commit: Option<String>,
    /// The committer's time, in seconds since 1970.
    pub(crate) commit_time: Option<u64>,
    pub(crate) tree_state: Option<String>,
    pub(crate) describe: Option<String>,
    /// Why there is no commit.
    pub(crate) note: Option<String>,
}

impl Git {
    /// Asks git in `root`. `KUBE_GIT_COMMIT`, `KUBE_GIT_TREE_STATE` and `KUBE_GIT_VERSION` stand in for an answer
    /// each, as in Kubernetes' script. Changes below `output` do not make a tree dirty: they are this program's.
    pub(crate) fn ask(exec: &dyn Exec, root: &Path, output: &Path) -> Self {
        let given = |name: &str| exec.env(name).filter(|value| !value.is_empty());
        let mut git = Self::default();
        match answer(exec, root, &["show", "--no-patch", "--no-show-signature", "--format=%H %ct", "HEAD"]) {
            Ok(line) => {
                let (commit, time) = line.split_once(' ').unwrap_or((&line, ""));
                git.commit = Some(commit.to_owned());
                git.commit_time = time.parse().ok();
            }
            Err(why) => git.note = Some(why),
        }
        if let Some(commit) = given("KUBE_GIT_COMMIT") {
            git.commit = Some(commit);
            git.note = None;
        }
        let Some(commit) = &git.commit else {
            return git;
        };
        git.tree_state = given("KUBE_GIT_TREE_STATE").or_else(|| {
            // `:/` is the whole repository, as in the script, also where the project is a directory of it.
            let mut args = vec!["status", "--porcelain", "--", ":/"];
            let outside = relative(output).map(|path| format!(":(exclude,literal){path}"));
            args.extend(outside.as_deref());
            let clean = answer(exec, root, &args).is_ok_and(|changes| changes.is_empty());
            Some(if clean { "clean" } else { "dirty" }.to_owned())
        });
        git.describe = given("KUBE_GIT_VERSION").or_else(|| {
            let commit = format!("{commit}^{{commit}}");
            let args = ["describe", "--tags", "--match=v*", "--abbrev=14", &commit];
            answer(exec, root, &args).ok()
        });
        git
    }
}

/// The output directory as a path below the root, if that is what it is.
fn relative(output: &Path) -> Option<&str> {
    let below = output.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    output.to_str().filter(|path| below && !path.is_empty())
}

/// What git printed, or why it did not.
fn answer(exec: &dyn Exec, root: &Path, args: &[&str]) -> Result<String, String> {
    // Without this `status` would rewrite the index: a query must not write.
    let command = Command::query("git", root).args(args).env("GIT_OPTIONAL_LOCKS", "0");
    let outcome = exec.run(&command).map_err(|error| error.to_string())?;
    if outcome.success() {
        return Ok(String::from_utf8_lossy(&outcome.stdout).trim_end().to_owned());
    }
    let said = outcome.said();
    Err(said.lines().next().unwrap_or("git failed").to_owned())
}
