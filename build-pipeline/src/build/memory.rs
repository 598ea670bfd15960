//! History: how much there is, and how much a link needs.

use std::{fmt, path::Path, str::FromStr};

/// The size of something in bytes; written as a number, with `K`, `M`, `G` or `T`, and `B` or `iB` behind them if one likes.
/// All of these are powers of 1024.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(pub u64);

/// The text was no size.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no size; write it as 800M or 2G")]
pub struct BadSize(String);

impl FromStr for Bytes {
    type Err = BadSize;

    fn from_str(text: &str) -> Result<Self, BadSize> {
        let bad = || BadSize(text.to_owned());
        let upper = text.trim().to_ascii_uppercase();
        let number = upper.trim_end_matches("IB").trim_end_matches('B');
        let (digits, shift) = match number.char_indices().last() {
            Some((at, 'K')) => (&number[..at], 10),
            Some((at, 'M')) => (&number[..at], 20),
            Some((at, 'G')) => (&number[..at], 30),
            Some((at, 'T')) => (&number[..at], 40),
            _ => (number, 0),
        };
        let number: f64 = digits.trim().parse().map_err(|_| bad())?;
        let bytes = number * f64::from(1_u32 << (shift / 2)) * f64::from(1_u32 << (shift / 2));
        if !(1.0..=1e18).contains(&bytes) {
            return Err(bad());
        }
        Ok(Self(bytes as u64))
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB", self.0 >> 20)
    }
}

/// What a link takes for each byte that it writes, at most: 12 to 14 were measured on Kubernetes 1.20's programs.
const PER_BYTE: u64 = 14;
/// For what has never been linked here.
const UNKNOWN: u64 = 640 << 20;
/// What the go tool and one compilation take beside a link.
pub(super) const BASE: u64 = 256 << 20;

/// How much memory the link of a binary takes that had this size last time.
pub(super) fn of_link(last_size: Option<u64>) -> u64 {
    last_size.map_or(UNKNOWN, |size| size * PER_BYTE)
}

/// How much memory is free: of the machine, and of the control groups that this process is in.
pub(crate) fn available() -> u64 {
    let machine = read("/proc/meminfo").and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:").map(str::to_owned))?;
        Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? << 10)
    });
    let groups = read("/proc/self/cgroup").map(|text| of_groups(Path::new("/sys/fs/cgroup"), &text));
    machine.unwrap_or(u64::MAX).min(groups.unwrap_or(u64::MAX))
}

/// What the groups that `/proc/self/cgroup` names leave free, of either version.
fn of_groups(mount: &Path, membership: &str) -> u64 {
    let mut free = u64::MAX;
    for line in membership.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else { continue };
        let (base, limit, used) = match controllers {
            "" => (mount.to_owned(), "memory.max", "memory.current"),
            list if list.split(',').any(|one| one == "memory") => {
                (mount.join("memory"), "memory.limit_in_bytes", "memory.usage_in_bytes")
            }
            _ => continue,
        };
        // A limit holds for all that is below it, and a container sees its own group at the top.
        for dir in Path::new(path.trim_start_matches('/')).ancestors() {
            let number = |file: &str| read(base.join(dir).join(file))?.trim().parse::<u64>().ok();
            if let Some(limit) = number(limit) {
                free = free.min(limit.saturating_sub(number(used).unwrap_or(0)));
            }
        }
    }
    free
}

fn read(path: impl AsRef<Path>) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_write_them() {
        for (text, bytes) in
            [("1", 1), ("2K", 2048), ("800M", 800 << 20), ("1.5GiB", 3 << 29), ("2gb", 2 << 30), ("1T", 1 << 40)]
        {
            assert_eq!(text.parse(), Ok(Bytes(bytes)), "{text}");
        }
        for text in ["", "G", "-1", "0", "1X", "nan", "1e40"] {
            text.parse::<Bytes>().unwrap_err();
        }
    }

    #[test]
    fn the_tightest_of_the_groups_counts() {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| store::atomic::write(dir.path().join(path), text).unwrap();
        assert_eq!(of_groups(dir.path(), "0::/a/b\n"), u64::MAX);
        write("a/memory.max", "1000\n");
        write("a/memory.current", "300\n");
        write("a/b/memory.max", "max\n");
        assert_eq!(of_groups(dir.path(), "0::/a/b\n"), 700);
        write("memory/c/memory.limit_in_bytes", "500\n");
        assert_eq!(of_groups(dir.path(), "0::/a/b\n4:cpu,memory:/c\n3:cpuset:/\n"), 500);
    }
}
