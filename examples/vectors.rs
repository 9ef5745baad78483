//! Checks the engine against worked examples from elsewhere.
//!
//! `cargo run -q --example vectors -- FILE.json` reads a list of vectors, each with `id`, `fn`,
//! `input`, `expected` and `abs_tol`, and prints one JSON line a vector: `id`, `ok`, `got`,
//! `expected`. A vector whose `fn` is not known here has `ok: null` and `unknown` with that name;
//! it counts as neither passed nor off. The last line on standard error sums up. Exit code: 0 if
//! none is off, 1 if any is, 2 if the file cannot be read.

#![expect(clippy::print_stdout, reason = "a program whose output is lines of JSON")]

#[path = "vectors/cases.rs"]
mod cases;
#[path = "vectors/compare.rs"]
mod compare;
#[path = "vectors/fields.rs"]
mod fields;
#[path = "vectors/functions.rs"]
mod functions;

use std::process::ExitCode;

use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name the file of vectors: cargo run -q --example vectors -- FILE.json");
        return ExitCode::from(2);
    };
    let vectors = match std::fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str::<Vec<Value>>(&text).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let vectors = match vectors {
        Ok(vectors) => vectors,
        Err(error) => {
            eprintln!("{path} is no list of vectors: {error}");
            return ExitCode::from(2);
        }
    };
    let (mut passed, mut off, mut unknown) = (0_u32, 0_u32, 0_u32);
    for vector in &vectors {
        let line = checked(&vectors, vector);
        let count = match line["ok"].as_bool() {
            Some(true) => &mut passed,
            Some(false) => &mut off,
            None => &mut unknown,
        };
        *count = count.saturating_add(1);
        println!("{line}");
    }
    eprintln!("{passed} passed, {off} off, {unknown} unknown");
    if off == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// One line of the answer.
fn checked(vectors: &[Value], vector: &Value) -> Value {
    let expected = &vector["expected"];
    let name = vector["fn"].as_str().unwrap_or_default();
    match functions::run(vectors, name, &vector["input"]) {
        None => {
            json!({ "id": vector["id"], "ok": null, "unknown": name, "got": null, "expected": expected })
        }
        Some(Err(error)) => {
            json!({ "id": vector["id"], "ok": false, "got": { "error": error }, "expected": expected })
        }
        Some(Ok(got)) => {
            let tolerance = compare::decimal(&vector["abs_tol"]).unwrap_or_default();
            let ok = compare::agrees(&got, expected, tolerance);
            json!({ "id": vector["id"], "ok": ok, "got": got, "expected": expected })
        }
    }
}
