//! One line a vector, and how many passed.

use serde_json::{Value, json};

use crate::{compare, functions};

/// What became of a list of vectors.
#[derive(Debug, Default)]
pub struct Report {
    /// One JSON object a vector, in the order of the list.
    pub lines: Vec<Value>,
    pub passed: u32,
    pub off: u32,
    pub unknown: u32,
}

impl Report {
    /// Runs every vector in `text`.
    pub fn of(text: &str) -> Result<Report, String> {
        let vectors: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut report = Report::default();
        for vector in &vectors {
            let line = checked(&vectors, vector);
            let count = match line["ok"].as_bool() {
                Some(true) => &mut report.passed,
                Some(false) => &mut report.off,
                None => &mut report.unknown,
            };
            *count = count.saturating_add(1);
            report.lines.push(line);
        }
        Ok(report)
    }

    /// 0 if none is off, else 1.
    pub fn exit_code(&self) -> u8 {
        u8::from(self.off > 0)
    }
}

fn checked(vectors: &[Value], vector: &Value) -> Value {
    let (id, expected) = (&vector["id"], &vector["expected"]);
    let name = vector["fn"].as_str().unwrap_or_default();
    match functions::run(vectors, name, &vector["input"]) {
        None => {
            json!({ "id": id, "ok": null, "unknown": name, "got": null, "expected": expected })
        }
        Some(Err(error)) => {
            json!({ "id": id, "ok": false, "got": { "error": error }, "expected": expected })
        }
        Some(Ok(got)) => {
            let tolerance = compare::decimal(&vector["abs_tol"]).unwrap_or_default();
            let ok = compare::agrees(&got, expected, tolerance);
            json!({ "id": id, "ok": ok, "got": got, "expected": expected })
        }
    }
}
