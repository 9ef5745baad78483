//! What the lock files say.

use serde::Deserialize;

use crate::version::Version;

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<LockedPackage>,
}

#[derive(Deserialize)]
struct LockedPackage {
    name: String,
    version: String,
}

/// The version of `package` that a Cargo.lock holds.
///
/// Nothing when the text is no Cargo.lock, or names the package never or more than once.
pub fn locked(cargo_lock: &str, package: &str) -> Option<Version> {
    let lock: CargoLock = toml::from_str(cargo_lock).ok()?;
    let mut named = lock.package.iter().filter(|locked| locked.name == package);
    let first = named.next()?;
    if named.next().is_some() { None } else { first.version.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "syn"
        version = "1.0.109"
        [[package]]
        name = "syn"
        version = "2.0.101"
        [[package]]
        name = "wasm-bindgen"
        version = "0.2.129"
        dependencies = ["cfg-if"]
        [[package]]
        name = "wasm-bindgen-macro"
        version = "0.2.130"
    "#;

    #[test]
    fn the_locked_version_is_that_of_the_package_with_the_whole_name() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), "0.2.129".parse().ok());
    }

    #[test]
    fn a_package_that_is_missing_or_there_twice_has_no_one_version() {
        assert_eq!(locked(LOCK, "leptos"), None);
        assert_eq!(locked(LOCK, "syn"), None);
        assert_eq!(locked("no lock", "syn"), None);
    }
}
