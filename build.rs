//! Writes the program of `content/program` as Rust constants, or says what to change there.

#[path = "build/program.rs"]
mod program;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=content/program");
    println!("cargo::rerun-if-changed=build");

    cut_in_parts();

    // Each of these lines fails the build by itself, once all are printed.
    for problem in written().err().into_iter().flatten() {
        println!("cargo::error={problem}");
    }
}

fn written() -> Result<(), Vec<String>> {
    let program = program::read(Path::new("content/program"))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let folder = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    fs::write(Path::new(&folder).join("program.rs"), program::source(&program))
        .map_err(|error| vec![format!("The program cannot be written to {folder}: {error}")])
}

/// A release for browsers is linked so that it can be cut into a start and a part for each page
/// (`src/ui/parts.rs`, `xtask/src/finish/parts.rs`).
fn cut_in_parts() {
    println!("cargo::rustc-check-cfg=cfg(parts)");
    let is = |name, wanted| env::var(name).is_ok_and(|value| value == wanted);
    let is_app = env::var_os("CARGO_FEATURE_APP").is_some();
    if is_app && is("PROFILE", "release") && is("CARGO_CFG_TARGET_FAMILY", "wasm") {
        println!("cargo::rustc-cfg=parts");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
