//! Writes the program of `content/program` as Rust constants, or says what to change there.

#[path = "build/program.rs"]
mod program;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content/program");
    println!("cargo::rerun-if-changed=build");

    match written() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn written() -> Result<(), Vec<String>> {
    let program = program::read(Path::new("content/program"))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let folder = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    fs::write(Path::new(&folder).join("program.rs"), program::source(&program))
        .map_err(|error| vec![format!("The program cannot be written to {folder}: {error}")])
}
