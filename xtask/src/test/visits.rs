//! The visits: Playwright on the finished build, behind the production headers.

use std::fs;

use super::count::Counts;
use crate::{
    chromium::Chromium, failure::Failure, program::Program, project::Project, server::Server,
};

const REPORT: &str = "test-results/visits.json";

/// Serves `dist` and visits it with `chromium`.
pub fn run(project: &Project, chromium: Result<&Chromium, &Failure>) -> Result<Counts, Failure> {
    let chromium = chromium.map_err(|failure| Failure::new(failure.to_string()))?;
    let report = project.path(REPORT);
    // A report of an earlier run must not be taken for this one's.
    if report.exists() {
        fs::remove_file(&report).map_err(|error| Failure::at("remove", &report, &error))?;
    }

    let server = Server::bind(&project.dist(), 0)?;
    let address = server.address().to_owned();
    server.serve_in_background();
    let printed = Program::new(project, "playwright")
        .args(["test", "--config", "tests/visits/playwright.config.ts"])
        .env("TANDEM_ADDRESS", address)
        .env("TANDEM_CHROMIUM", &chromium.executable)
        .env("TANDEM_REPORT", &report)
        .printed()?;

    let counts = fs::read_to_string(&report)
        .ok()
        .and_then(|json| Counts::in_playwright_report(&json))
        .unwrap_or_default()
        .of_program(printed.succeeded);
    if counts.failed > 0 {
        for line in printed.text.lines().filter(|line| !line.trim_start().starts_with('✓')) {
            println!("{line}");
        }
    }
    Ok(counts)
}
