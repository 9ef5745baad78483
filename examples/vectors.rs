//! Checks the engine against worked examples from elsewhere.
//!
//! `cargo run -q --example vectors -- FILE.json` reads a list of vectors, each with `id`, `fn`,
//! `input`, `expected` and `abs_tol`, and prints one JSON line a vector: `id`, `ok`, `got`,
//! `expected`. A vector whose `fn` is not known here has `ok: null` and `unknown` with that name;
//! it counts as neither passed nor off. The last line on standard error sums up. Exit code: 0 if
//! none is off, 1 if any is, 2 if the file cannot be read.

#[path = "vectors/cases.rs"]
mod cases;
#[path = "vectors/compare.rs"]
mod compare;
#[path = "vectors/fields.rs"]
mod fields;
#[path = "vectors/functions.rs"]
mod functions;
#[path = "vectors/report.rs"]
mod report;

use std::io::Write;
use std::process::ExitCode;

use report::Report;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name the file of vectors: cargo run -q --example vectors -- FILE.json");
        return ExitCode::from(2);
    };
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string());
    let report = match text.and_then(|text| Report::of(&text)) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("{path} is no list of vectors: {error}");
            return ExitCode::from(2);
        }
    };
    for line in &report.lines {
        // A reader that has seen enough, such as `head`, is no failure.
        let _ = writeln!(std::io::stdout(), "{line}");
    }
    let Report { passed, off, unknown, .. } = report;
    eprintln!("{passed} passed, {off} off, {unknown} unknown");
    ExitCode::from(report.exit_code())
}
