//! The scripts that ship, made small.

use std::{fs, path::Path};

use super::{extension, files};
use crate::{
    bundle::{complete, esbuild},
    failure::Failure,
    project::Project,
};

/// Minifies the glue and the scripts written by hand where they lie. Modules that the glue imports become part
/// of it, so that one digest covers all that runs.
pub fn scripts(project: &Project, folder: &Path) -> Result<(), Failure> {
    for script in files(folder)?.iter().filter(|path| is_entry(path)) {
        let path = folder.join(script);
        let mut minify = esbuild(project);
        minify.arg(&path).arg(format!("--outfile={}", path.display())).args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--allow-overwrite",
            "--log-level=warning",
        ]);
        complete(minify, &format!("esbuild could not minify {script}"))?;
    }
    let parts = folder.join("snippets");
    if parts.is_dir() {
        fs::remove_dir_all(&parts).map_err(|error| Failure::at("remove", &parts, &error))?;
    }
    Ok(())
}

/// Scripts lie at the top; below `snippets/` are parts that the glue imports.
fn is_entry(path: &str) -> bool {
    matches!(extension(path), "js" | "mjs") && !path.contains('/')
}
