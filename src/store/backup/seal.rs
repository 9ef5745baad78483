//! The last line of the file: a SHA-256 of every byte before it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// What the last line begins with. No text in the file can hold it: line ends in texts are escaped.
const BEGINS: &str = "  \"sha256\"";

/// The map `pretty`, over several lines, with its digest as the last entry.
pub(super) fn sealed(pretty: &str) -> String {
    let open = pretty.strip_suffix("\n}").unwrap_or(pretty);
    let mut text = format!("{open},\n");
    let end = end(&text);
    text.push_str(&end);
    text
}

/// Whether every byte is as [`sealed`] wrote it.
pub(super) fn is_intact(text: &str) -> bool {
    let Some(before) = text.rfind(&format!("\n{BEGINS}")) else { return false };
    let parts = text.split_at_checked(before.saturating_add(1));
    parts.is_some_and(|(sealed, rest)| rest == end(sealed))
}

fn end(sealed: &str) -> String {
    let mut digest = String::new();
    for byte in Sha256::digest(sealed.as_bytes()) {
        // Writing into a `String` cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    format!("{BEGINS}: \"{digest}\"\n}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_is_the_plain_digest_of_what_stands_before_it() {
        // printf '{\n  "a": 1,\n' | sha256sum
        let digest = "258d97188c1e1b71d2c4210444fd72c3cf58a6d7d799180006273b33f2d1d054";

        let text = sealed("{\n  \"a\": 1\n}");

        assert_eq!(text, format!("{{\n  \"a\": 1,\n  \"sha256\": \"{digest}\"\n}}\n"));
        assert!(is_intact(&text));
        assert!(!is_intact(text.trim_end()));
        assert!(!is_intact(&text.replace('1', "2")));
        assert!(!is_intact("{}"));
    }
}
