//! Every test, in order, summed up in one last line.

use std::time::Duration;

use crate::{
    arguments::USUAL_KILLS,
    chromium, content,
    failure::Failure,
    measure,
    program::Program,
    project::Project,
    step::{seconds, timed},
    tools::{self, WASM},
    torture, trunk,
};

mod count;
mod in_browser;
mod visits;

use count::Counts;

/// How much of the tests to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What needs no release build and no browser.
    Quick,
    Whole,
}

/// Runs the tests and says whether all passed.
///
/// A failure does not keep the other tests from running. The last line printed is
/// `N passed, N failed`.
pub fn run(project: &Project, extent: Extent) -> bool {
    let mut report = Report::default();
    let has_tools = report.stage("tools", || tools::setup(project).map(|()| Counts::default()));
    if has_tools {
        quick(project, &mut report);
        if extent == Extent::Whole {
            whole(project, &mut report);
        }
    }
    report.print()
}

fn quick(project: &Project, report: &mut Report) {
    let cargo = |args: &[&str]| Program::new(project, "cargo").args(args);
    report.stage("format", || {
        cargo(&["fmt", "--all", "--check"]).run_quietly()?;
        Ok(Counts::PASS)
    });
    report.stage("clippy, native", || {
        cargo(&["clippy", "--quiet", "--locked", "--workspace", "--all-targets"])
            .args(["--", "-D", "warnings"])
            .run_quietly()?;
        Ok(Counts::PASS)
    });
    report.stage("clippy, wasm32", || {
        let clippy = || cargo(&["clippy", "--quiet", "--locked", "--target", WASM]);
        let strictly = ["--", "-D", "warnings"];
        clippy().args(["--lib", "--bins", "--features", "app"]).args(strictly).run_quietly()?;
        clippy()
            .args(["--test", "in_browser", "--features", "browser"])
            .args(strictly)
            .run_quietly()?;
        Ok(Counts::PASS)
    });
    report.stage("native tests", || {
        let printed = cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]).printed()?;
        Ok(told(&printed.text, printed.succeeded))
    });
    report.stage("content", || {
        let content::Checked { files, problems } = content::check(project)?;
        for problem in &problems {
            println!("{problem}");
        }
        let failed = problems.len() as u64;
        Ok(Counts { passed: (files as u64).saturating_sub(failed), failed, left_out: 0 })
    });
}

fn whole(project: &Project, report: &mut Report) {
    let is_built = report.stage("release build", || trunk::build(project).map(|()| Counts::PASS));
    if is_built {
        report.stage("budgets", || measure::run(project).map(|()| Counts::PASS));
    }
    let chromium = chromium::ensure(project);
    report.stage("in-browser tests", || in_browser::run(project, chromium.as_ref()));
    report.stage("visits", || {
        if is_built {
            visits::run(project, chromium.as_ref())
        } else {
            Err(Failure::new("Not visited, for there is no build"))
        }
    });
    report.stage("torture", || {
        if !is_built {
            return Err(Failure::new("Nothing was killed, for there is no build"));
        }
        let is_safe = torture::run(project, chromium.as_ref(), USUAL_KILLS)?;
        Ok(if is_safe { Counts::PASS } else { Counts::FAIL })
    });
}

/// The counts in `text`, which is shown, without the tests that passed, if anything failed.
fn told(text: &str, succeeded: bool) -> Counts {
    let counts = Counts::in_cargo_output(text).of_program(succeeded);
    if counts.failed > 0 {
        for line in text.lines().filter(|line| !line.ends_with("... ok")) {
            println!("{line}");
        }
    }
    counts
}

/// What has run so far.
#[derive(Default)]
struct Report {
    stages: Vec<Stage>,
}

struct Stage {
    name: &'static str,
    counts: Counts,
    took: Duration,
}

impl Report {
    /// Runs `work` as the stage `name` and says whether nothing in it failed.
    ///
    /// A stage that could not be carried out counts as one failure.
    fn stage(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<Counts, Failure>,
    ) -> bool {
        let (outcome, took) = timed(name, work);
        let counts = outcome.unwrap_or_else(|failure| {
            println!("{failure}");
            Counts::FAIL
        });
        let counted = if counts == Counts::default() {
            String::new()
        } else {
            format!("{}, ", summary(counts))
        };
        println!("{name} … {counted}{}", seconds(took));
        self.stages.push(Stage { name, counts, took });
        counts.failed == 0
    }

    /// Prints a line a stage and the last line; says whether nothing failed.
    fn print(&self) -> bool {
        let mut sum = Counts::default();
        let mut time = Duration::ZERO;
        println!();
        println!("{:18}{:>8}{:>8}{:>10}{:>11}", "", "passed", "failed", "left out", "time");
        for Stage { name, counts, took } in &self.stages {
            println!(
                "{name:18}{:>8}{:>8}{:>10}{:>11}",
                counts.passed,
                counts.failed,
                counts.left_out,
                seconds(*took),
            );
            sum = sum.plus(*counts);
            time = time.saturating_add(*took);
        }
        println!("{:18}{:>37}", "all", seconds(time));
        println!();
        println!("{}", summary(sum));
        sum.failed == 0
    }
}

fn summary(counts: Counts) -> String {
    format!("{} passed, {} failed", counts.passed, counts.failed)
}
