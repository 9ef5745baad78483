//! Reads and checks `content/program` and writes it as Rust constants.
//!
//! Shared by the build script, which writes the constants, and by everything
//! that only wants to know whether the files are sound. The program itself
//! never parses them.

#![allow(
    clippy::arithmetic_side_effects,
    dead_code,
    reason = "a panic here stops a build, not a person's page; each user of this module needs a part of it"
)]

mod check;
mod number;
mod problem;
mod read;
mod tables;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

pub use problem::Problem;
pub use tables::Program;

/// The program in `folder`, or everything an author must change, in reading order.
pub fn read(folder: &Path) -> Result<Program, Vec<Problem>> {
    read_texts(&texts(folder)?)
}

/// The TOML files of `folder` as they stand, by file name.
pub fn texts(folder: &Path) -> Result<BTreeMap<String, String>, Vec<Problem>> {
    read::texts(folder)
}

/// The program in `texts`, by file name, or everything an author must change.
pub fn read_texts(texts: &BTreeMap<String, String>) -> Result<Program, Vec<Problem>> {
    let mut problems = problem::Problems::default();
    let program = read::tables(texts, &mut problems);
    // A missing entry would be reported again by every check that looks for it.
    if problems.is_empty() {
        check::program(&program, &mut problems);
    }
    if problems.is_empty() { Ok(program) } else { Err(problems.in_order()) }
}

/// The Rust source that holds `program` as constants.
pub fn source(program: &Program) -> String {
    write::source(program)
}
