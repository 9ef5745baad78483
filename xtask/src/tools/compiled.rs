//! The tools that Cargo compiles.

use std::path::PathBuf;

use super::{lock, read};
use crate::{
    failure::Failure,
    program::{Program, version_of},
    project::Project,
    step::step,
    version::Version,
};

/// The Trunk that builds; later ones want a later Rust.
const TRUNK: Version = Version { major: 0, minor: 21, patch: 14 };

/// A tool that Cargo compiles into `.tools/`.
pub struct CompiledTool {
    pub package: &'static str,
    pub wanted: Version,
    /// All of them must be there in the wanted version.
    programs: &'static [&'static str],
    minutes: &'static str,
}

pub fn compiled_tools(project: &Project) -> Result<[CompiledTool; 2], Failure> {
    let bindgen = lock::locked(&read(&project.path("Cargo.lock"))?, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock does not name one version of wasm-bindgen"))?;
    Ok([
        CompiledTool {
            package: "wasm-bindgen-cli",
            wanted: bindgen,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            minutes: "2 to 6",
        },
        CompiledTool { package: "trunk", wanted: TRUNK, programs: &["trunk"], minutes: "4 to 8" },
    ])
}

impl CompiledTool {
    pub fn is_there(&self, project: &Project) -> bool {
        self.programs.iter().all(|name| version_of(project, name) == Some(self.wanted))
    }

    pub fn install(&self, project: &Project) -> Result<(), Failure> {
        let package = format!("{}@{}", self.package, self.wanted);
        step(&format!("compile {package} (about {} minutes)", self.minutes), || {
            Program::new(project, "cargo")
                .args(["install", "--locked", "--force", "--root", ".tools", &package])
                // A light profile: the tools run for seconds, but compile for minutes.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                // One folder for both, so that what they share is compiled once.
                .env("CARGO_TARGET_DIR", compile_folder(project))
                .run_quietly()
        })?;
        if self.is_there(project) {
            Ok(())
        } else {
            Err(Failure::new(format!("{package} was installed to .tools/bin and does not start")))
        }
    }
}

pub fn compile_folder(project: &Project) -> PathBuf {
    project.path(".tools/compile")
}
