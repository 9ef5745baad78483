//! What people read, kept as text that was reviewed: `UPDATE_GOLDEN=1 cargo test --test golden`
//! writes it anew, and the difference is then read before it is committed.
#![cfg(not(target_family = "wasm"))]

#[path = "golden/explanations.rs"]
mod explanations;
#[path = "golden/problems.rs"]
mod problems;
#[path = "golden/warnings.rs"]
mod warnings;

use std::path::Path;

/// Holds `text` against the reviewed text of this name.
fn assert_golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the folder of golden texts can be written");
    }
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    let line = reviewed.lines().zip(text.lines()).position(|(old, new)| old != new);
    assert!(
        reviewed == text,
        "{name} has changed from line {}; UPDATE_GOLDEN=1 writes it anew:\n{text}",
        line.unwrap_or_else(|| reviewed.lines().count().min(text.lines().count()))
            .saturating_add(1)
    );
}

/// Every text is plain: no dash that hides a second sentence, no sign that needs a legend.
fn assert_plain(text: &str) {
    for sign in ["\u{2014}", "\u{2013}", "\u{2265}", "\u{2264}", "\u{2248}", "\u{2192}", "  "] {
        let line = text.lines().find(|line| line.trim_start().contains(sign));
        assert_eq!(line, None, "`{sign}` in a text for people");
    }
}
