//! What only a browser can show, run in a page of a real one by `cargo xtask test`.
#![cfg(target_family = "wasm")]

#[path = "in_browser/journal.rs"]
mod journal;
#[path = "in_browser/random_cases.rs"]
mod random_cases;
#[path = "in_browser/services.rs"]
mod services;

use rust_decimal::{Decimal, MathematicalOps, dec};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn exact_powers_have_the_digits_they_have_natively() {
    assert_eq!(dec!(1.01).powi(12), dec!(1.126825030131969720661201));
    assert_eq!(dec!(2).sqrt(), Some(dec!(1.4142135623730950488016887242)));
    assert_eq!(Decimal::MAX.checked_add(Decimal::ONE), None);
}

#[wasm_bindgen_test]
fn the_tests_run_in_a_page_that_keeps_text() -> Result<(), JsValue> {
    let window = web_sys::window().expect("a page has a window");
    let storage = window.local_storage()?.expect("a page has local storage");

    storage.set_item("tandem/in-browser", "kept")?;

    assert_eq!(storage.get_item("tandem/in-browser")?.as_deref(), Some("kept"));
    storage.remove_item("tandem/in-browser")
}
