//! The browser prints the same results as any other machine.

#[path = "../support/printed.rs"]
mod printed;
#[path = "../support/random_case.rs"]
#[allow(dead_code, reason = "the laws use the rest of it")]
mod random_case;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn ten_thousand_random_cases_print_the_same_as_natively() {
    assert_eq!(printed::digest(10_000), include_str!("../golden/random_cases.crc").trim());
}
