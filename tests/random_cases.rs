//! Random cases end in a result, or in a sentence that says why there is none; never otherwise.
#![cfg(not(target_family = "wasm"))]

#[path = "support/printed.rs"]
mod printed;
#[path = "support/random_case.rs"]
#[allow(dead_code, reason = "the laws use the rest of it")]
mod random_case;

use printed::Outcomes;

const COUNT: u64 = 20_000;

#[test]
fn twenty_thousand_cases_end_in_every_way_and_in_no_other() {
    let mut outcomes = Outcomes::default();
    for seed in 0..COUNT {
        let line = printed::line(&random_case::as_typed(seed), &mut outcomes);
        assert!(!line.is_empty(), "case {seed}");
    }

    let ways = [
        "internal rate not meaningful",
        "no internal rate",
        "one internal rate",
        "payback after months",
        "payback immediate",
        "payback never",
        "payback not meaningful",
        "refused",
        "several internal rates",
        "too large",
        "worked out",
    ];
    let seen: Vec<_> = outcomes.0.keys().copied().collect();
    assert_eq!(seen, ways, "{:?}", outcomes.0);
    let ended = ["worked out", "refused", "too large"].map(|way| outcomes.0[way]);
    assert_eq!(ended.iter().sum::<u64>(), COUNT);
    assert!(outcomes.0["worked out"] > COUNT / 10 * 9, "{:?}", outcomes.0);
}

/// The browser is held to the same checksum in `tests/in_browser.rs`. After a change that is meant
/// to change results or words, `UPDATE_GOLDEN=1 cargo test --test random_cases` writes it anew.
#[test]
fn the_first_ten_thousand_print_what_they_always_printed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/random_cases.crc");
    let digest = printed::digest(10_000);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, format!("{digest}\n")).expect("the file can be written");
    }

    let reviewed = std::fs::read_to_string(path).expect("the file is there");
    assert_eq!(digest, reviewed.trim());
}
