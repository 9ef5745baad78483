//! Which room stands on which, and who may name what (house.md section 2), read from the sources.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "small counts in a test, where a panic is a failure"
)]

#[path = "floors/code.rs"]
mod code;
#[path = "floors/rules.rs"]
mod rules;

use std::fs;
use std::path::Path;

use rules::broken;

/// Every file under `folder` with its path from the package, in order.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder of sources")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source is text");
            let from_package = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("inside it");
            files.push((from_package.to_string_lossy().replace('\\', "/"), text));
        }
    }
    files
}

#[test]
fn every_arrow_between_rooms_points_down_and_every_name_is_where_it_may_be() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 50, "the sources are where they are looked for");

    let broken: Vec<String> = sources.iter().flat_map(|(path, text)| broken(path, text)).collect();

    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn a_floor_above_and_a_neighbor_are_out_of_reach() {
    let examples = [
        ("src/finance/money.rs", "use crate::ui::app;", "src/finance/money.rs uses ui"),
        (
            "src/finance.rs",
            "use crate::{program::Level, finance::Usd};",
            "src/finance.rs uses program",
        ),
        (
            "src/roi/engine.rs",
            "let x = crate::store::link::encode();",
            "src/roi/engine.rs uses store",
        ),
        ("src/store/link.rs", "use crate::content;", "src/store/link.rs uses content"),
        (
            "src/store/link.rs",
            "use\n    crate::{\n  roi,\n  browser};",
            "src/store/link.rs uses browser",
        ),
        ("src/browser/file.rs", "use crate :: ui :: route;", "src/browser/file.rs uses ui"),
        ("src/program/level.rs", "use super::super::roi::Input;", "src/program/level.rs uses roi"),
        ("src/program/level.rs", "use tandem::roi::Input;", "src/program/level.rs uses roi"),
    ];

    for (path, text, message) in examples {
        assert_eq!(broken(path, text), [message], "{text}");
    }
}

#[test]
fn a_floor_below_and_the_own_room_are_in_reach() {
    let examples = [
        ("src/store/exchange.rs", "use crate::roi::{Input, read};\nuse crate::finance::Usd;"),
        ("src/ui/app.rs", "use crate::{browser, store, roi};\nuse leptos::prelude::*;"),
        (
            "src/roi/engine.rs",
            "// crate::ui is above\nlet text = \"crate::ui\";\nuse super::exact::add;",
        ),
        ("src/lib.rs", "pub mod finance;\npub mod ui;"),
        ("src/main.rs", "fn main() { tandem::ui::start(); }"),
        ("src/finance/money.rs", "fn roi() {}\n/// See `crate::ui`."),
    ];

    for (path, text) in examples {
        assert_eq!(broken(path, text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_out_of_place_is_told() {
    let examples = [
        ("src/roi/engine.rs", "use web_sys::window;", "src/roi/engine.rs names web_sys"),
        ("src/store/keep.rs", "leptos::logging::log!(\"x\");", "src/store/keep.rs names leptos"),
        (
            "src/ui/app.rs",
            "let x: JsValue = wasm_bindgen::JsValue::NULL;",
            "src/ui/app.rs names wasm_bindgen",
        ),
        ("src/store/ports.rs", "use gloo::storage;", "src/store/ports.rs names gloo"),
        ("src/roi/measures.rs", "fn rate() -> f64 { 0.0 }", "src/roi/measures.rs names f64"),
        ("src/finance/npv.rs", "let x = 1_f32;", "src/finance/npv.rs names f32"),
        ("src/program/terms.rs", "toml::from_str(text)", "src/program/terms.rs names toml"),
        ("src/store/local.rs", "std::fs::write(path, text)", "src/store/local.rs names std::fs"),
        ("src/ui/app.rs", "let now = Instant::now();", "src/ui/app.rs names Instant::now"),
        ("src/store/local.rs", "async fn save() {}", "src/store/local.rs names async"),
        ("src/program/level.rs", "use sha2::Sha256;", "src/program/level.rs names sha2"),
    ];

    for (path, text, message) in examples {
        assert_eq!(broken(path, text), [message], "{text}");
    }
    let allowed = [
        ("src/finance/irr.rs", "fn rate() -> f64 { 0.0 }"),
        ("src/finance/irr/roots.rs", "fn rate() -> f64 { 0.0 }"),
        ("src/ui/charts/scale.rs", "fn x() -> f64 { 0.0 }"),
        ("src/browser/clock.rs", "async fn wait() { js_sys::Date::now(); }"),
        ("src/roi/measures.rs", "let a = \"f64\"; // web_sys f64\n/* leptos */"),
        ("src/roi/measures.rs", "struct Leptos; let my_f64x = 1; let toml_like = 2;"),
    ];
    for (path, text) in allowed {
        assert_eq!(broken(path, text), [""; 0], "{text}");
    }
}

#[test]
fn what_may_fail_or_escape_is_told_with_its_line() {
    let long = "fn f() {}\n".repeat(401);
    let examples = [
        (
            "src/roi/solve.rs",
            "let a = 1;\nb.unwrap();",
            "src/roi/solve.rs:2: `.unwrap()` may panic",
        ),
        ("src/roi/solve.rs", "c\n    .expect(\"x\");", "src/roi/solve.rs:2: `.expect(` may panic"),
        ("src/roi/solve.rs", "unreachable!()", "src/roi/solve.rs:1: `unreachable!` may panic"),
        (
            "src/ui/app.rs",
            "view! { <p style=\"color: red\"></p> }",
            "src/ui/app.rs:1: `style=\"` is dropped by the policy; use a class",
        ),
        (
            "src/ui/app.rs",
            "<p inner_html=text></p>",
            "src/ui/app.rs:1: `inner_html` takes text for markup",
        ),
        ("src/roi/solve.rs", long.as_str(), "src/roi/solve.rs has 401 lines; 400 are the most"),
    ];

    for (path, text, message) in examples {
        assert_eq!(broken(path, text), [message], "{path}");
    }
    let allowed = [
        "#[expect(clippy::float_cmp, reason = \"x\")]\nfn f() {}",
        "/// let x = y.unwrap();\nfn f() { let c = '\"'; let l: &'static str = r#\"a.unwrap()\"#; }",
        "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    fn g() { h().unwrap(); }\n}\n",
        "a.unwrap_or_default(); b.expect_err_like();",
    ];
    for text in allowed {
        assert_eq!(broken("src/roi/solve.rs", text), [""; 0], "{text}");
    }
}
