//! The browser that the tests run in.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    program::{Program, locate, version_at},
    project::Project,
    step::step,
    version::Version,
};

const MISSING: &str = "Install Chromium or Chrome, or set CHROMIUM to the file of one, then run \
                       this again";

/// A Chromium that starts, and its driver.
pub struct Chromium {
    pub executable: PathBuf,
    pub version: Version,
    /// A chromedriver of the same major version; Playwright's own browser comes without one.
    pub driver: Option<PathBuf>,
}

/// The Chromium that is here: CHROMIUM, then the system's, then Playwright's.
///
/// # Errors
///
/// CHROMIUM names a file that does not start.
pub fn find(project: &Project) -> Result<Option<Chromium>, Failure> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        return started(project, &named).map(Some).ok_or_else(|| {
            Failure::new(format!("CHROMIUM is {}, which does not start", named.display()))
        });
    }
    let system = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .filter_map(|name| locate(project, name));
    Ok(system.chain(playwrights(project)).find_map(|executable| started(project, &executable)))
}

/// A Chromium, installed if none is here.
///
/// # Errors
///
/// None is here and none could be installed.
pub fn ensure(project: &Project) -> Result<Chromium, Failure> {
    if let Some(chromium) = find(project)? {
        return Ok(chromium);
    }
    let downloaded = step("download Chromium with Playwright", || {
        Program::new(project, "playwright").args(["install", "chromium"]).run_quietly()
    });
    if let (Ok(()), Some(chromium)) = (downloaded, find(project)?) {
        return Ok(chromium);
    }
    if can_use_apt(project) {
        step("install Chromium with apt-get", || from_apt(project))?;
    }
    find(project)?.ok_or_else(|| Failure::new(MISSING))
}

fn from_apt(project: &Project) -> Result<(), Failure> {
    let apt = || Program::new(project, "apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt().args(["update"]).run_quietly()?;
    apt()
        .args(["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
        .run_quietly()
}

/// Whether this is Debian or one of its kin, and the person may install packages.
fn can_use_apt(project: &Project) -> bool {
    let is_root = Program::new(project, "id").args(["-u"]).answer().is_some_and(|id| id == "0");
    is_root && Path::new("/etc/debian_version").is_file()
}

/// Where Playwright keeps its Chromium, whether or not it is there yet.
fn playwrights(project: &Project) -> Option<PathBuf> {
    Program::new(project, "node")
        .args(["-p", "require('@playwright/test').chromium.executablePath()"])
        .answer()
        .map(PathBuf::from)
        .filter(|executable| executable.is_file())
}

fn started(project: &Project, executable: &Path) -> Option<Chromium> {
    let version = version_at(project, executable)?;
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let driver = named.or_else(|| locate(project, "chromedriver")).filter(|driver| {
        version_at(project, driver).is_some_and(|driver| driver.major == version.major)
    });
    Some(Chromium { executable: executable.to_path_buf(), version, driver })
}
