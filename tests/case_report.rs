//! What `cargo run --example case` prints, by the code that prints it.
#![cfg(not(target_family = "wasm"))]

#[path = "../examples/case/report.rs"]
mod report;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tandem::roi::{Blanks, read};
use tandem::store::CaseName;
use tandem::store::exchange::case_file;

/// A case file as the page downloads it.
fn file(inputs: &[(&str, &str)]) -> String {
    let pairs = inputs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned()));
    let values: BTreeMap<String, String> = pairs.collect();
    let case = read(&values, Blanks::Defaults).expect("a case");
    let name = CaseName::new("Northgate").expect("a name");
    case_file(&name, "2026-05-31", "0.1.0", &case).text().expect("a short file")
}

fn g3() -> Value {
    let inputs = [
        ("mode", "Drivers"),
        ("level", "Premier"),
        ("N", "36"),
        ("r", "0.12"),
        ("I", "25000"),
        ("onboarding", "8000"),
        ("people", "2500"),
        ("marketing", "2000"),
        ("mdf_lag", "3"),
        ("leads", "6"),
        ("win", "0.05"),
        ("lag", "2"),
        ("ramp", "4"),
        ("arpa", "7200"),
        ("churn", "0.15"),
        ("price_growth", "0.03"),
        ("services", "18000"),
        ("services_margin", "0.45"),
        ("start_month", "2027-01"),
    ];
    report::of_file(&file(&inputs)).expect("a case that is worked out")
}

fn starts_with(value: &Value, digits: &str) {
    let text = value.as_str().expect("a number written as text");
    assert!(text.starts_with(digits), "{text} instead of {digits}");
}

#[test]
fn a_downloaded_case_comes_with_every_measure() {
    let report = g3();
    let m = &report["measures"];

    assert_eq!(report["name"], json!("Northgate"));
    assert_eq!(report["inputs"]["share"], json!("0.35"));
    starts_with(&m["npv"]["value"], "177740.527218651");
    assert_eq!(m["npv"]["shown"], json!("$177,741"));
    starts_with(&m["multiple"]["value"], "1.70993119659");
    starts_with(&m["payback_last"]["months"], "18.69194408");
    assert_eq!(m["payback_last"]["status"], json!("after"));
    assert_eq!(m["irr"]["status"], json!("unique"));
    starts_with(&m["irr"]["year"][0], "1.4177215");
    starts_with(&m["mirr"]["year"], "0.67871036649");
    assert_eq!(m["mdf_receivable"]["value"], json!("3000"));
    assert_eq!(m["peak_funding"]["month"], json!(12));
    starts_with(&m["cac"]["value"], "13230.76923");
    starts_with(&report["lenses"]["vendor"]["npv"], "523675.34800");
}

#[test]
fn the_monthly_table_has_a_row_for_the_signing_and_for_each_month() {
    let report = g3();
    let rows = report["monthly"].as_array().expect("rows");

    assert_eq!(rows.len(), 37);
    assert_eq!(rows[0]["cash_flow"], json!("-33000"));
    assert_eq!(rows[0]["month"], json!("2027-01"));
    assert_eq!(rows[36]["month"], json!("2030-01"));
    assert_eq!(rows[36]["year"], json!(3));
    starts_with(&rows[36]["cumulative"], "242459.251916");
}

#[test]
fn what_has_no_value_says_so_in_words() {
    let nothing = [("I", "0"), ("annual_revenue", "0"), ("share", "0")];
    let report = report::of_file(&file(&nothing)).expect("a case that is worked out");
    let m = &report["measures"];

    assert_eq!(m["multiple"], json!({ "value": null, "shown": "Not meaningful" }));
    assert_eq!(m["payback_last"]["status"], json!("not meaningful"));
    assert_eq!(m["irr"]["status"], json!("not meaningful: all flows are zero"));
    assert_eq!(m["gross"], json!({ "value": null, "shown": "Unknown" }));
    assert_eq!(m["cac"]["value"], json!(null));
    let unknown = report["lenses"]["vendor"]["unknown"].as_str().expect("a sentence");
    assert!(unknown.starts_with("Unknown: "), "{unknown}");
    assert_eq!(report["monthly"][3]["vendor"], json!(null));
}

#[test]
fn a_file_that_is_no_case_ends_in_one_sentence() {
    let texts = [
        (
            "",
            "This file is cut off or is not JSON (line 1, column 0). Choose a file that Tandem wrote.",
        ),
        ("{}", "This file holds no case. Choose a file that Tandem wrote."),
        (
            &file(&[("leads", "5")]).replace("\"leads\"", "\"luck\""),
            "This file sets `luck`, which this calculator does not have.",
        ),
        (
            &file(&[("share", "0.35")]).replace("\"0.35\"", "\"0.36\""),
            "This file sets `share` to a value it cannot have: Above Premier\u{2019}s ceiling of 35%; \
             enter at most that.",
        ),
    ];

    for (text, sentence) in texts {
        assert_eq!(report::of_file(text), Err(sentence.to_owned()));
    }
}

#[test]
fn amounts_that_outgrow_28_digits_end_in_one_sentence() {
    let tiny = [("annual_revenue", "1000000000000"), ("share", "0.0000000000000000000000000001")];

    assert_eq!(
        report::of_file(&file(&tiny)),
        Err(
            "The amounts are too large to work out the revenue exactly; lower the largest of them."
                .to_owned()
        )
    );
}
