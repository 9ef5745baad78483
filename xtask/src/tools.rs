//! What is pinned, found and installed.
//!
//! A tool that is there in the right version is used as it is. What is missing goes to `.tools/`
//! and `node_modules/`; only the wasm target of Rust is added where rustup keeps it.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    failure::Failure,
    program::{Program, locate, version_of},
    project::Project,
    step::step,
    version::Version,
};

mod compiled;
mod lock;

use compiled::{compile_folder, compiled_tools};

pub const WASM: &str = "wasm32-unknown-unknown";

/// The first Node.js on which the npm tools run.
const NODE: Version = Version { major: 20, minor: 0, patch: 0 };

const RUST_MISSING: &str = "Install Rust with rustup (https://rustup.rs), then run this again";
const NODE_MISSING: &str =
    "Install Node.js 20 or newer with npm (https://nodejs.org), then run this again";

/// Makes everything that a build needs be there.
///
/// # Errors
///
/// Rust or Node.js is missing or too old, or something could not be installed.
pub fn setup(project: &Project) -> Result<(), Failure> {
    rust(project)?;
    for_content(project)?;
    for tool in compiled_tools(project)? {
        if !tool.is_there(project) {
            tool.install(project)?;
        }
    }
    remove_folder(&compile_folder(project))
}

/// Makes what `cargo xtask content` runs be there, and no more: a build calls it each time.
pub fn for_content(project: &Project) -> Result<(), Failure> {
    node(project)?;
    npm_tools(project)
}

/// One thing that the commands stand on.
pub struct Finding {
    pub name: String,
    /// What is here, or what to do about its absence.
    pub found: Result<String, String>,
}

/// Says of everything `setup` cares for whether it is here.
pub fn inspect(project: &Project) -> Result<Vec<Finding>, Failure> {
    let by_setup = || "missing; `cargo xtask setup` installs it".to_owned();
    let here = |is_here: bool| is_here.then(|| "here".to_owned()).ok_or_else(by_setup);
    let at_least = |least: Version, name: &str, missing: &str| match version_of(project, name) {
        Some(version) if version >= least => Ok(version.to_string()),
        Some(version) => Err(format!("{version} is too old. {missing}")),
        None => Err(format!("missing. {missing}")),
    };

    let named = [
        ("Rust", at_least(pinned_rust(project)?, "rustc", RUST_MISSING)),
        ("Rust for wasm32", here(has_wasm_target(project))),
        ("rustfmt", here(version_of(project, "rustfmt").is_some())),
        ("clippy", here(has_clippy(project))),
        ("Node.js", at_least(NODE, "node", NODE_MISSING)),
        ("npm tools", here(npm_tools_are_current(project)?)),
    ];
    let compiled = compiled_tools(project)?
        .map(|tool| (tool.package, here(tool.is_there(project)).map(|_| tool.wanted.to_string())));
    let findings = named.into_iter().chain(compiled);
    Ok(findings.map(|(name, found)| Finding { name: name.to_owned(), found }).collect())
}

fn rust(project: &Project) -> Result<(), Failure> {
    let wanted = pinned_rust(project)?;
    let found = version_of(project, "rustc").ok_or_else(|| Failure::new(RUST_MISSING))?;
    if found < wanted {
        return Err(Failure::new(format!(
            "Rust {found} is here and {wanted} is needed: install it with `rustup toolchain \
             install {wanted}`, then run this again"
        )));
    }
    if !has_wasm_target(project) {
        rustup(project, "target", WASM)?;
    }
    if version_of(project, "rustfmt").is_none() {
        rustup(project, "component", "rustfmt")?;
    }
    if !has_clippy(project) {
        rustup(project, "component", "clippy")?;
    }
    Ok(())
}

fn rustup(project: &Project, kind: &str, name: &str) -> Result<(), Failure> {
    if locate(project, "rustup").is_none() {
        return Err(Failure::new(format!(
            "Rust lacks {name} and rustup is missing. {RUST_MISSING}"
        )));
    }
    step(&format!("rustup {kind} add {name}"), || {
        Program::new(project, "rustup").args([kind, "add", name]).run_quietly()
    })
}

fn has_wasm_target(project: &Project) -> bool {
    Program::new(project, "rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .answer()
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

fn has_clippy(project: &Project) -> bool {
    Program::new(project, "cargo").args(["clippy", "--version"]).answer().is_some()
}

/// The Rust that rust-toolchain.toml names.
fn pinned_rust(project: &Project) -> Result<Version, Failure> {
    let text = read(&project.path("rust-toolchain.toml"))?;
    let table: toml::Table = toml::from_str(&text)
        .map_err(|error| Failure::new(format!("rust-toolchain.toml: {error}")))?;
    table
        .get("toolchain")
        .and_then(|toolchain| toolchain.get("channel")?.as_str()?.parse().ok())
        .ok_or_else(|| Failure::new("rust-toolchain.toml names no version as its channel"))
}

fn node(project: &Project) -> Result<(), Failure> {
    match version_of(project, "node") {
        Some(version) if version < NODE => {
            Err(Failure::new(format!("Node.js {version} is too old. {NODE_MISSING}")))
        }
        Some(_) if locate(project, "npm").is_some() => Ok(()),
        _ => Err(Failure::new(NODE_MISSING)),
    }
}

fn npm_tools(project: &Project) -> Result<(), Failure> {
    if npm_tools_are_current(project)? {
        return Ok(());
    }
    step("npm ci", || {
        Program::new(project, "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            // A browser is looked for, and if need be downloaded, only for the tests.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .run_quietly()?;
        let stamp = npm_stamp(project);
        fs::write(&stamp, lock_digest(project)?)
            .map_err(|error| Failure::at("write", &stamp, &error))
    })
}

/// Whether node_modules was installed from the package-lock.json that is here now.
fn npm_tools_are_current(project: &Project) -> Result<bool, Failure> {
    let wanted = lock_digest(project)?;
    Ok(fs::read_to_string(npm_stamp(project)).is_ok_and(|installed| installed == wanted))
}

/// Lies inside node_modules, so that it goes when they go.
fn npm_stamp(project: &Project) -> PathBuf {
    project.path("node_modules/.installed-from")
}

fn lock_digest(project: &Project) -> Result<String, Failure> {
    Ok(format!("{:x}\n", Sha256::digest(read(&project.path("package-lock.json"))?)))
}

fn remove_folder(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Failure::at("remove", folder, &error))
        }
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::at("read", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_versions_are_read_from_the_projects_own_files() {
        let project = Project::find().unwrap();

        assert!(pinned_rust(&project).unwrap() >= "1.95.0".parse().unwrap());
        assert!(compiled_tools(&project).is_ok());
    }

    #[test]
    fn the_npm_lock_names_no_place_to_download_from() {
        let lock = read(&Project::find().unwrap().path("package-lock.json")).unwrap();

        assert!(!lock.contains("\"resolved\""));
    }
}
