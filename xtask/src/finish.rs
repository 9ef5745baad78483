//! What is done to a release after Trunk: names by content, digests, policy, compressed copies.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{bundle::is_release, failure::Failure, measure, project::Project};

pub mod budget;
mod compress;
mod digest;
pub mod headers;
mod minify;
mod names;
mod pages;
mod parts;
mod precache;
pub mod sheet;
pub mod tags;

/// Finishes the build in `TRUNK_STAGING_DIR`. Trunk calls it last; in the quick loop, where
/// Trunk builds without optimizing, it leaves everything as it is.
pub fn run(project: &Project) -> Result<(), Failure> {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "Trunk finishes a build by itself: run `cargo xtask build` or `trunk build --release`",
        ));
    };
    if !is_release() {
        return Ok(());
    }
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());

    let needs = parts::cut(project, &folder, &base)?;
    minify::scripts(project, &folder)?;
    let named = names::by_content(&folder, &base)?;
    let pages = pages::write(&folder, &base, &named, &needs)?;
    headers::write(&folder, &pages)?;
    let digest = digest::of_the_whole(&folder)?;
    pages::seal(&folder, &pages, &digest)?;
    precache::fill(&folder)?;
    compress::beside_each_file(project, &folder)?;

    println!("Build {digest}");
    budget::print(&measure::first_load(&folder)?);
    Ok(())
}

/// Every file under `folder`, by its path from there with `/` between the parts, in order.
pub fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let here = folder.join(&inner);
        let entries = fs::read_dir(&here).map_err(|error| Failure::at("read", &here, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Failure::at("read", &here, &error))?;
            let path = inner.join(entry.file_name());
            if entry.path().is_dir() {
                open.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether browsers may ask for the file at `path`. Compressed copies go with their file; the rest
/// is for hosts.
pub fn ships(path: &str) -> bool {
    !matches!(extension(path), "br" | "gz") && path != "_headers" && !path.starts_with("hosting/")
}

/// The part of a path after its last dot.
pub fn extension(path: &str) -> &str {
    Path::new(path).extension().and_then(|found| found.to_str()).unwrap_or_default()
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::at("read", path, &error))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::at("read", path, &error))
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::at("make", folder, &error))?;
    }
    fs::write(path, bytes).map_err(|error| Failure::at("write", path, &error))
}
