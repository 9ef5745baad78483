//! One style sheet out of `style/app.css` and what it imports, before Trunk runs.

use std::{env, fs, process::Command};

use crate::{failure::Failure, project::Project};

/// Writes `target/style/app.css`: `style/app.css` with every `@import … layer(…)` put in place.
///
/// In a release it is minified. Fonts stay addresses (`fonts/…`): they are files of `public/`,
/// which lie beside the style in the build.
pub fn run(project: &Project) -> Result<(), Failure> {
    let into = project.path("target/style");
    fs::create_dir_all(&into).map_err(|error| Failure::at("make", &into, &error))?;

    let mut bundle = esbuild(project);
    bundle.args([
        "style/app.css",
        "--bundle",
        "--external:fonts/*",
        "--outfile=target/style/app.css",
        "--log-level=warning",
    ]);
    if is_release() {
        bundle.arg("--minify");
    }
    complete(bundle, "esbuild could not bundle style/app.css")
}

/// Whether Trunk builds a release. Without Trunk, as in a plain `cargo xtask bundle`, it is one.
pub fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "debug")
        || env::var_os("TRUNK_PROFILE").is_none()
}

/// The bundler of package-lock.json, in the project's folder.
pub fn esbuild(project: &Project) -> Command {
    let mut command = Command::new(project.path("node_modules/.bin/esbuild"));
    command.current_dir(&project.root);
    command
}

/// Runs `command` to its end, or says `trouble` and why. What it prints is shown as it comes.
pub fn complete(mut command: Command, trouble: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("{trouble} ({status})"))),
        Err(error) => {
            Err(Failure::new(format!("{trouble}: {error}; `cargo xtask setup` installs the tools")))
        }
    }
}
