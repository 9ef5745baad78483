//! What a file may be called on any disk.

/// The most characters of a file name, its ending included.
const MOST_CHARACTERS: usize = 80;

/// `name` with a dash for everything that is no letter, digit, dot or dash, at most 80 characters
/// long. The ending, after the last dot, stays.
///
/// ```
/// use tandem::store::file_name;
///
/// assert_eq!(file_name("North/gate: plan 1.csv"), "North-gate-plan-1.csv");
/// assert_eq!(file_name("...json"), "tandem.json");
/// ```
pub fn file_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending = plain(ending, 8);
    let room = MOST_CHARACTERS.saturating_sub(ending.chars().count()).saturating_sub(1);
    let stem = match plain(stem, room) {
        stem if stem.is_empty() => "tandem".to_owned(),
        stem => stem,
    };
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

/// The start of `text`, in characters every disk takes; never two dashes in a row.
fn plain(text: &str, most_characters: usize) -> String {
    let mut plain = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || character == '.' {
            plain.push(character);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let trimmed: String = plain.trim_matches(['-', '.']).chars().take(most_characters).collect();
    trimmed.trim_end_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_nothing_a_disk_refuses() {
        for (name, expected) in [
            ("Plan 1.json", "Plan-1.json"),
            ("../../etc/passwd.json", "etc-passwd.json"),
            ("a\\b:c*?\"<>|.csv", "a-b-c.csv"),
            ("Müller & Söhne.csv", "Müller-Söhne.csv"),
            ("\u{202e}nosj.exe.json", "nosj.exe.json"),
            ("2026-05 - v1.2.json", "2026-05-v1.2.json"),
            ("", "tandem"),
            ("-", "tandem"),
            (".csv", "tandem.csv"),
        ] {
            assert_eq!(file_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn a_long_file_name_keeps_its_ending() {
        let name = file_name(&format!("{}.json", "é".repeat(100)));

        assert_eq!(name, format!("{}.json", "é".repeat(75)));
    }
}
