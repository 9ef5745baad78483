//! Authored files: checked, and made ready for the build.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, project::Project};

/// What the check of `content/` came to.
pub struct Checked {
    pub files: usize,
    /// One for each file in the way: its name, where in it, and what is wrong there.
    pub problems: Vec<String>,
}

/// Reads every file under `content/`, and reports all problems at once.
///
/// What the figures of the program mean is checked where they are loaded, when `tandem` is
/// built; here a file must be of a kind the house knows, and readable.
pub fn check(project: &Project) -> Result<Checked, Failure> {
    let mut files = Vec::new();
    collect(&project.path("content"), &mut files)?;
    files.sort();

    let problems = files.iter().filter_map(|file| {
        let name = file.strip_prefix(&project.root).unwrap_or(file).display().to_string();
        let text = fs::read_to_string(file).map_err(|error| error.to_string());
        text.and_then(|text| readable(file, &text)).err().map(|why| format!("{name}: {why}"))
    });
    Ok(Checked { problems: problems.collect(), files: files.len() })
}

/// Makes `target/content/`, which the build copies into `dist`.
pub fn prepare(project: &Project) -> Result<(), Failure> {
    let folder = project.path("target/content");
    fs::create_dir_all(&folder).map_err(|error| Failure::at("make", &folder, &error))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable = |error| Failure::at("read", folder, &error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn readable(file: &Path, text: &str) -> Result<(), String> {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("toml") => match toml::from_str::<toml::Table>(text) {
            Ok(table) if table.is_empty() => Err("is empty; fill it or remove it".to_owned()),
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string().trim_end().to_owned()),
        },
        _ => Err("is no TOML; authored figures are written as .toml files".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(file: &str, text: &str) -> String {
        readable(Path::new(file), text).unwrap_err()
    }

    #[test]
    fn a_broken_file_is_answered_with_line_and_column() {
        let said = problem("levels.toml", "[select]\ncommitment = \n");

        assert!(said.starts_with("TOML parse error at line 2, column 14"), "{said}");
    }

    #[test]
    fn a_file_of_another_kind_or_without_content_is_refused() {
        assert!(problem("levels.json", "{}").contains("is no TOML"));
        assert!(problem("levels.toml", "# nothing yet\n").contains("is empty"));
    }

    #[test]
    fn a_readable_file_has_no_problem() {
        assert_eq!(
            readable(Path::new("levels.toml"), "[select]\ncommitment = \"25000\"\n"),
            Ok(())
        );
    }
}
