//! The vectors of roi.md section 12, run by the code of `cargo run --example vectors`.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "small counts in a test, where a panic is a failure"
)]

#[path = "../examples/vectors/cases.rs"]
mod cases;
#[path = "../examples/vectors/compare.rs"]
mod compare;
#[path = "../examples/vectors/fields.rs"]
mod fields;
#[path = "../examples/vectors/functions.rs"]
mod functions;
#[path = "../examples/vectors/report.rs"]
mod report;

use report::Report;
use serde_json::{Value, json};

/// Distributions, random numbers and the tornado are not part of the engine yet.
const SIMULATED: [&str; 6] = ["E15", "N12", "M1", "M2", "M3", "K1"];

fn given() -> Vec<Value> {
    serde_json::from_str(include_str!("vectors.json")).expect("a list of vectors")
}

fn report(vectors: &[Value]) -> Report {
    Report::of(&json!(vectors).to_string()).expect("a list of vectors")
}

fn ids(report: &Report, ok: Option<bool>) -> Vec<&str> {
    let lines = report.lines.iter().filter(|line| line["ok"].as_bool() == ok);
    lines.map(|line| line["id"].as_str().expect("a vector has an id")).collect()
}

fn named(id: &str) -> Value {
    given().into_iter().find(|vector| vector["id"] == id).expect("a vector of this id")
}

#[test]
fn every_vector_passes_but_those_of_the_simulation() {
    let report = report(&given());

    assert_eq!(ids(&report, Some(false)), [""; 0]);
    let mut unknown = ids(&report, None);
    unknown.sort_unstable();
    let mut simulated = SIMULATED;
    simulated.sort_unstable();
    assert_eq!(unknown, simulated);
    assert_eq!(ids(&report, Some(true)).len(), given().len() - SIMULATED.len());
    assert_eq!(report.exit_code(), 0);
}

#[test]
fn no_two_vectors_share_an_id() {
    let given = given();
    let mut ids: Vec<&str> = given.iter().filter_map(|vector| vector["id"].as_str()).collect();
    ids.sort_unstable();
    ids.dedup();

    assert_eq!(ids.len(), given.len());
}

#[test]
fn a_wrong_expectation_is_off_and_ends_with_one() {
    let mut wrong = named("V01");
    wrong["expected"] = json!(3065.2227);
    let report = report(&[named("V02"), wrong]);

    assert_eq!(ids(&report, Some(false)), ["V01"]);
    assert_eq!(ids(&report, Some(true)), ["V02"]);
    assert_eq!(report.exit_code(), 1);
}

#[test]
fn one_wrong_value_among_many_is_off() {
    let case = given().into_iter().find(|vector| vector["fn"] == "case").expect("a case");
    for key in case["expected"].as_object().expect("several values").keys() {
        let mut wrong = case.clone();
        wrong["expected"][key] = json!("something else");

        assert_eq!(report(&[wrong]).off, 1, "{key}");
    }
}

#[test]
fn an_expected_value_that_the_engine_does_not_give_is_off() {
    let mut wrong = given().into_iter().find(|vector| vector["fn"] == "case").expect("a case");
    wrong["expected"]["happiness"] = json!(1);

    assert_eq!(report(&[wrong]).off, 1);
}

#[test]
fn an_unknown_function_is_named_and_not_counted() {
    let mut unknown = named("V01");
    unknown["fn"] = json!("tea_leaves");
    let report = report(&[unknown, named("V02")]);

    assert_eq!((report.passed, report.off, report.unknown), (1, 0, 1));
    assert_eq!(report.lines[0]["ok"], Value::Null);
    assert_eq!(report.lines[0]["unknown"], json!("tea_leaves"));
    assert_eq!(report.exit_code(), 0);
}

#[test]
fn an_input_that_cannot_be_read_is_off_and_says_why() {
    let mut broken = named("V01");
    broken["input"] = json!({ "rate": 0.08 });
    let report = report(&[broken]);

    assert_eq!(report.off, 1);
    assert_eq!(report.lines[0]["got"]["error"], json!("`cf` is no list"));
}

#[test]
fn what_is_no_list_of_vectors_is_refused() {
    assert!(Report::of("{}").is_err());
    assert!(Report::of("[{\"id\": \"V01\"").is_err());
}
