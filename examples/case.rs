//! Works out a case file as the calculator downloads it.
//!
//! `cargo run -q --example case -- CASE.json` prints one JSON object: the name, every input, every
//! measure with the words that stand in its place where it has no value, and the monthly table.
//! Numbers are exact and written as strings. A file that is no case ends in one sentence and exit
//! code 2.

#[path = "case/report.rs"]
mod report;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name the case file: cargo run -q --example case -- CASE.json");
        return ExitCode::from(2);
    };
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}."));
    match text.and_then(|text| report::of_file(&text)) {
        Ok(report) => {
            // A reader that has seen enough, such as `head`, is no failure.
            let _ = writeln!(std::io::stdout(), "{report:#}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
