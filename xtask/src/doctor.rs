//! What is here and what is missing, without installing anything.

use crate::{
    chromium,
    failure::Failure,
    project::Project,
    tools::{self, Finding},
};

/// Prints one line for everything the commands stand on.
///
/// # Errors
///
/// Something is missing; its line says what to do.
pub fn examine(project: &Project) -> Result<(), Failure> {
    let mut findings = tools::inspect(project)?;
    findings.push(browser(project));

    let width = findings.iter().map(|finding| finding.name.len()).max().unwrap_or_default();
    let mut missing = 0_usize;
    for Finding { name, found } in findings {
        let said = match found {
            Ok(said) => said,
            Err(remedy) => {
                missing = missing.saturating_add(1);
                format!("✗ {remedy}")
            }
        };
        println!("{name:width$}  {said}");
    }
    match missing {
        0 => Ok(()),
        1 => Err(Failure::new("One thing is missing")),
        several => Err(Failure::new(format!("{several} things are missing"))),
    }
}

fn browser(project: &Project) -> Finding {
    let found = match chromium::find(project) {
        Ok(Some(chromium)) => {
            let driver = if chromium.driver.is_some() {
                "with its driver"
            } else {
                "without a driver; Playwright stands in"
            };
            Ok(format!("{} in {}, {driver}", chromium.version, chromium.executable.display()))
        }
        Ok(None) => Err("missing; `cargo xtask test` looks for one or installs it".to_owned()),
        Err(failure) => Err(failure.to_string()),
    };
    Finding { name: "Chromium".to_owned(), found }
}
