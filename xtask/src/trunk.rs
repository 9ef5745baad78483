//! Trunk: the release build and the quick loop.

use std::{env, fs, path::PathBuf};

use crate::{failure::Failure, program::Program, project::Project, step::step};

/// Builds the release into `dist`, from the network no more than Cargo.lock asks for.
///
/// Trunk's hooks call `cargo xtask content` before and `cargo xtask finish` after.
pub fn build(project: &Project) -> Result<(), Failure> {
    fetch(project)?;
    make_ignored_folders(project)?;
    step("trunk build --release", || {
        Program::new(project, "trunk")
            .args(["build", "--release", "--offline"])
            .env("CARGO_ENCODED_RUSTFLAGS", flags(project))
            .run()
    })
}

/// What the release is compiled with: the flags of `.cargo/config.toml`, which these take the place
/// of, and names for the folders of this machine, so that none of them is in the program and every
/// machine builds the same one.
fn flags(project: &Project) -> String {
    let mut flags = vec!["--cfg".to_owned(), "erase_components".to_owned()];
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = cargo.into_iter().flat_map(|cargo| fs::read_dir(cargo.join("registry/src")));
    for registry in crates.flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=crates", registry.path().display()));
    }
    flags.push(format!("--remap-path-prefix={}=tandem", project.root.display()));
    flags.join("\u{1f}")
}

/// Serves a debug build that follows every change, until it is stopped.
pub fn serve(project: &Project, port: Option<u16>) -> Result<(), Failure> {
    fetch(project)?;
    make_ignored_folders(project)?;
    let port = port.map(|port| format!("--port={port}"));
    Program::new(project, "trunk").args(["serve", "--offline"]).args(port).run()
}

fn fetch(project: &Project) -> Result<(), Failure> {
    step("cargo fetch --locked", || {
        Program::new(project, "cargo").args(["fetch", "--locked", "--quiet"]).run_quietly()
    })
}

/// Trunk stops when a folder that it is told to ignore does not exist.
fn make_ignored_folders(project: &Project) -> Result<(), Failure> {
    for name in ["dist", "target", "node_modules", ".tools"] {
        let folder = project.path(name);
        fs::create_dir_all(&folder).map_err(|error| Failure::at("make", &folder, &error))?;
    }
    Ok(())
}
