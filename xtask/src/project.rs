//! The folder that all commands work in.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The checkout that a command works in.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
}

impl Project {
    /// The project that Cargo started this program for, or the one around the current folder
    /// when the program was started by hand.
    pub fn find() -> Result<Project, Failure> {
        let started_by_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let current = env::current_dir().ok();
        started_by_cargo
            .iter()
            .chain(&current)
            .flat_map(|start| start.ancestors())
            .find(|folder| is_root(folder))
            .map(|folder| Project { root: folder.to_path_buf() })
            .ok_or_else(|| Failure::new("Run this inside the Tandem checkout, as `cargo xtask …`"))
    }

    /// A file or folder of the project, by its path from the root.
    pub fn path(&self, from_root: &str) -> PathBuf {
        self.root.join(from_root)
    }

    /// Where the finished build lies.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }
}

fn is_root(folder: &Path) -> bool {
    folder.join("Cargo.lock").is_file() && folder.join("xtask/Cargo.toml").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_found_from_inside_it() {
        let project = Project::find().unwrap();

        assert!(project.path("xtask/src/project.rs").is_file());
    }
}
