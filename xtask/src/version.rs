//! The versions that programs print of themselves.

use std::{fmt, num::ParseIntError, str::FromStr};

/// A version as programs print it, ordered: 20.11.0 comes after 20.9.9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u64,
    pub minor: u64,
    pub patch: u64,
}

impl Version {
    /// The first version inside a line such as "Chromium 156.0.8078.79 built on Debian".
    ///
    /// Parts after the third are left out; a third that is missing reads as 0.
    pub fn inside(line: &str) -> Option<Version> {
        line.split_whitespace().find_map(|word| word.trim_start_matches('v').parse().ok())
    }
}

impl FromStr for Version {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Version, ParseIntError> {
        let release = text.split(['-', '+']).next().unwrap_or(text);
        let mut parts = release.split('.');
        let major = parts.next().unwrap_or_default().parse()?;
        let minor = parts.next().unwrap_or_default().parse()?;
        let patch = parts.next().map_or(Ok(0), str::parse)?;
        Ok(Version { major, minor, patch })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(major: u64, minor: u64, patch: u64) -> Option<Version> {
        Some(Version { major, minor, patch })
    }

    #[test]
    fn a_version_is_found_in_what_each_program_prints() {
        assert_eq!(Version::inside("v20.20.2"), version(20, 20, 2));
        assert_eq!(Version::inside("trunk 0.21.14"), version(0, 21, 14));
        assert_eq!(Version::inside("rustc 1.95.0 (59807616e 2026-03-21)"), version(1, 95, 0));
        assert_eq!(
            Version::inside("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"),
            version(156, 0, 8078),
        );
        assert_eq!(Version::inside("rustc 1.97.0-nightly (abc 2026-03-21)"), version(1, 97, 0));
        assert_eq!(Version::inside("Google Chrome 130.0"), version(130, 0, 0));
    }

    #[test]
    fn a_line_without_a_version_has_none() {
        assert_eq!(Version::inside("command not found"), None);
        assert_eq!(Version::inside("wasm-opt version 132 (version_132)"), None);
        assert_eq!(Version::inside(""), None);
    }

    #[test]
    fn a_later_version_is_greater_by_number_not_by_letter() {
        assert!(version(20, 11, 0) > version(20, 9, 9));
        assert!(version(9, 0, 0) < version(20, 0, 0));
    }
}
