//! The commands of the project: `cargo xtask serve`, `cargo xtask test` and their parts.
#![allow(clippy::print_stdout, reason = "a command speaks through the terminal")]
#![allow(clippy::disallowed_methods, reason = "commands run natively, where a clock exists")]

use std::process::ExitCode;

mod failure;
mod project;

fn main() -> ExitCode {
    match project::Project::find() {
        Ok(project) => {
            println!("{}", project.root.display());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
