//! Other programs: where they are, and what came of running them.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{failure::Failure, project::Project, version::Version};

/// A program that is about to run in the project's folder, with the project's own tools first
/// on its PATH.
pub struct Program {
    name: String,
    command: Command,
}

/// Everything a program printed, to either stream, in order.
pub struct Printed {
    pub succeeded: bool,
    pub text: String,
}

impl Program {
    /// The program `name`, as the project's PATH finds it.
    pub fn new(project: &Project, name: &str) -> Program {
        let place = locate(project, name).unwrap_or_else(|| PathBuf::from(name));
        Program::at(project, &place)
    }

    /// The program in the file `place`.
    pub fn at(project: &Project, place: &Path) -> Program {
        let name = place.file_stem().unwrap_or(place.as_os_str()).to_string_lossy().into_owned();
        let mut command = Command::new(place);
        command
            .current_dir(&project.root)
            .env("PATH", path(project))
            // Trunk asks a server for news of itself at every start unless told not to.
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Where in a tool an error arose helps nobody here; a failed test names its own line.
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null());
        Program { name, command }
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Program {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.command.env(name, value);
        self
    }

    /// Runs it to its end; what it prints goes to the terminal.
    pub fn run(mut self) -> Result<(), Failure> {
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{}` failed ({status})", self.line())))
        }
    }

    /// Runs it to its end; what it prints is shown only when it fails.
    pub fn run_quietly(self) -> Result<(), Failure> {
        let line = self.line();
        let printed = self.printed()?;
        if printed.succeeded {
            return Ok(());
        }
        println!("{}", printed.text.trim_end());
        Err(Failure::new(format!("`{line}` failed")))
    }

    /// Runs it to its end and gives what it printed.
    pub fn printed(mut self) -> Result<Printed, Failure> {
        let (mut reader, writer) = io::pipe().map_err(|error| self.not_started(&error))?;
        let second = writer.try_clone().map_err(|error| self.not_started(&error))?;
        self.command.stdout(writer).stderr(second);
        let mut child = self.command.spawn().map_err(|error| self.not_started(&error))?;
        let not_read = format!("Cannot read what `{}` prints", self.line());
        // The command holds the writing ends; the reader sees the end once they are closed.
        drop(self);

        let mut bytes = Vec::new();
        reader
            .read_to_end(&mut bytes)
            .and_then(|_| child.wait())
            .map(|status| Printed {
                succeeded: status.success(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            })
            .map_err(|error| Failure::new(format!("{not_read}: {error}")))
    }

    /// Runs it to its end and gives its standard output alone, or nothing when it fails.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Starts it and leaves it running; its standard output is there to be read.
    pub fn start(mut self) -> Result<Running, Failure> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::inherit());
        self.command.spawn().map(Running).map_err(|error| self.not_started(&error))
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        Failure::new(format!("Cannot start `{}`: {error}", self.name))
    }

    fn line(&self) -> String {
        self.command.get_args().fold(self.name.clone(), |line, argument| {
            format!("{line} {}", argument.to_string_lossy())
        })
    }
}

/// A program that runs beside this one and ends with this value.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        if self.0.kill().is_ok() {
            self.0.wait().ok();
        }
    }
}

/// The version that `name` prints of itself, if there is such a program.
pub fn version_of(project: &Project, name: &str) -> Option<Version> {
    locate(project, name).and_then(|place| version_at(project, &place))
}

/// The version that the program in the file `place` prints of itself.
pub fn version_at(project: &Project, place: &Path) -> Option<Version> {
    Program::at(project, place).args(["--version"]).answer().and_then(|line| Version::inside(&line))
}

/// The file of the program `name` on the project's PATH.
pub fn locate(project: &Project, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    folders(project)
        .iter()
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

/// The PATH of every program started here: the npm tools, the compiled tools, then the person's.
fn path(project: &Project) -> OsString {
    // A folder whose name cannot stand in a PATH leaves the person's own as it is.
    env::join_paths(folders(project)).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

fn folders(project: &Project) -> Vec<PathBuf> {
    let own = [project.path("node_modules/.bin"), project.path(".tools/bin")];
    let persons = env::var_os("PATH").unwrap_or_default();
    own.into_iter().chain(env::split_paths(&persons)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        Project::find().unwrap()
    }

    #[test]
    fn the_npm_tools_come_first_and_the_compiled_ones_next() {
        let folders = folders(&project());

        assert!(folders[0].ends_with("node_modules/.bin"));
        assert!(folders[1].ends_with(".tools/bin"));
        assert!(folders.len() > 2);
    }

    #[test]
    fn what_a_program_prints_to_either_stream_is_kept() {
        let printed =
            Program::new(&project(), "cargo").args(["no-such-command"]).printed().unwrap();

        assert!(!printed.succeeded);
        assert!(printed.text.contains("no-such-command"), "{}", printed.text);
    }

    #[test]
    fn a_program_that_does_not_exist_is_named() {
        let failure = Program::new(&project(), "no-such-program").run().unwrap_err();

        assert!(failure.to_string().starts_with("Cannot start `no-such-program`: "), "{failure}");
    }

    #[test]
    fn a_failed_program_is_named_with_its_arguments() {
        let failure = Program::new(&project(), "cargo").args(["no-such-command"]).run_quietly();

        assert_eq!(failure, Err(Failure::new("`cargo no-such-command` failed")));
    }
}
