//! A case or a level plan as the fragment of an address: `#roi=1.<payload>.<crc-32>`, and
//! `#levels=` likewise.
//!
//! The payload is compact JSON in base64url, keys sorted, values as text; the checksum, eight
//! hexadecimal digits, is over the text `roi=1.<payload>`, the name included. A link is a message
//! from someone else: what it holds is shown first and kept only by hand. Source: roi.md section 14.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;

use super::json::Json;
use super::record::{texts_from_json, texts_to_json};
use super::{CRC, Refusal};

/// The most characters of a fragment, the `#` included.
pub const MOST_CHARACTERS: usize = 8_000;

/// The version of the defaults and of the payload. A changed default raises it.
const VERSION: &str = "1";

/// What a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A case of the return calculator.
    Case,
    /// A level plan.
    Levels,
}

impl LinkKind {
    pub const ALL: [LinkKind; 2] = [LinkKind::Case, LinkKind::Levels];

    /// What its fragment begins with. Never renamed, never used again for something else.
    const fn name(self) -> &'static str {
        match self {
            LinkKind::Case => "roi=",
            LinkKind::Levels => "levels=",
        }
    }
}

/// Why there is no link, or why a link is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkProblem {
    #[error("This plan is too long for a link: shorten what was typed, or send it as a file")]
    TooLong,
    #[error("This address holds no plan")]
    NotALink,
    #[error("This link is longer than any Tandem makes: ask for a new one, or for a file")]
    LongerThanAny,
    #[error("This link is cut off: copy all of it, up to the last character")]
    CutOff,
    #[error("This link was made by another version of Tandem: ask for a new one, or for a file")]
    UnknownVersion,
    #[error("This link was changed on its way: copy it again, or ask for a new one")]
    Checksum,
    #[error("This link holds nothing that can be read: ask for a new one, or for a file")]
    Unreadable,
    #[error("This link sets `{0}`, which this page does not have")]
    UnknownInput(String),
    #[error("This link sets `{input}` to a value it cannot have: {reason}")]
    BadValue { input: String, reason: String },
}

/// Whether `fragment` means to be a link of this kind, good or not.
pub fn is_link(kind: LinkKind, fragment: &str) -> bool {
    fragment.strip_prefix('#').unwrap_or(fragment).starts_with(kind.name())
}

/// The fragment, `#` first, that holds `values` by input id.
///
/// # Errors
///
/// [`LinkProblem::TooLong`] above [`MOST_CHARACTERS`].
pub fn encode(kind: LinkKind, values: &BTreeMap<String, String>) -> Result<String, LinkProblem> {
    let json = texts_to_json(values).to_string();
    if json.len() > MOST_CHARACTERS {
        return Err(LinkProblem::TooLong);
    }
    let text = format!("{}{VERSION}.{}", kind.name(), URL_SAFE_NO_PAD.encode(json));
    let fragment = format!("#{text}.{:08x}", CRC.checksum(text.as_bytes()));
    if fragment.len() > MOST_CHARACTERS { Err(LinkProblem::TooLong) } else { Ok(fragment) }
}

/// The values by input id in `fragment`, with or without its `#`. `check` is asked of every input
/// and value; all are taken or none.
///
/// # Errors
///
/// [`LinkProblem`], in the order of its variants; nothing is read of a fragment that is too long.
pub fn decode(
    kind: LinkKind,
    fragment: &str,
    check: impl Fn(&str, &str) -> Result<(), Refusal>,
) -> Result<BTreeMap<String, String>, LinkProblem> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let versioned = fragment.strip_prefix(kind.name()).ok_or(LinkProblem::NotALink)?;
    if fragment.len() >= MOST_CHARACTERS {
        return Err(LinkProblem::LongerThanAny);
    }
    let (version, rest) = versioned.split_once('.').ok_or(LinkProblem::CutOff)?;
    if version != VERSION {
        return Err(LinkProblem::UnknownVersion);
    }
    let (payload, crc) = rest.split_once('.').ok_or(LinkProblem::CutOff)?;
    if crc.len() < 8 {
        return Err(LinkProblem::CutOff);
    }
    let text = format!("{}{version}.{payload}", kind.name());
    if format!("{:08x}", CRC.checksum(text.as_bytes())) != crc {
        return Err(LinkProblem::Checksum);
    }

    let json = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkProblem::Unreadable)?;
    let json = String::from_utf8(json).map_err(|_| LinkProblem::Unreadable)?;
    let values = Json::read(&json).ok().and_then(texts_from_json).ok_or(LinkProblem::Unreadable)?;
    for (input, value) in &values {
        check(input, value).map_err(|refusal| match refusal {
            Refusal::UnknownInput => LinkProblem::UnknownInput(shortened(input)),
            Refusal::BadValue(reason) => LinkProblem::BadValue { input: shortened(input), reason },
        })?;
    }
    Ok(values)
}

/// The start of an id that someone else wrote, for a sentence.
pub(super) fn shortened(input: &str) -> String {
    input.chars().filter(|character| !character.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, value: &str) -> Result<(), Refusal> {
        match (input, value) {
            ("leads", "5") | ("win", "0.04") | ("level", "Premier") => Ok(()),
            ("leads", _) => Err(Refusal::BadValue("Enter a number".to_owned())),
            _ => Err(Refusal::UnknownInput),
        }
    }

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|&(input, value)| (input.to_owned(), value.to_owned())).collect()
    }

    fn link(json: &str) -> String {
        let text = format!("roi=1.{}", URL_SAFE_NO_PAD.encode(json));
        format!("#{text}.{:08x}", CRC.checksum(text.as_bytes()))
    }

    #[test]
    fn a_link_gives_back_what_it_holds() {
        let case = values(&[("win", "0.04"), ("leads", "5"), ("level", "Premier")]);

        let fragment = encode(LinkKind::Case, &case).unwrap();

        assert_eq!(fragment, link(r#"{"leads":"5","level":"Premier","win":"0.04"}"#));
        assert!(is_link(LinkKind::Case, &fragment));
        assert_eq!(decode(LinkKind::Case, &fragment, check), Ok(case.clone()));
        assert_eq!(decode(LinkKind::Case, fragment.trim_start_matches('#'), check), Ok(case));
    }

    #[test]
    fn a_link_of_one_kind_is_none_of_the_other() {
        let plan = values(&[("leads", "5")]);
        let levels = encode(LinkKind::Levels, &plan).unwrap();
        let case = encode(LinkKind::Case, &plan).unwrap();

        assert!(levels.starts_with("#levels=1."), "{levels}");
        assert!(is_link(LinkKind::Levels, &levels) && !is_link(LinkKind::Case, &levels));
        assert_eq!(decode(LinkKind::Levels, &levels, check), Ok(plan));
        assert_eq!(decode(LinkKind::Case, &levels, check), Err(LinkProblem::NotALink));
        // The checksum knows the name: a link whose name was changed is not taken for the other.
        let renamed = case.replace("roi=", "levels=");
        assert_eq!(decode(LinkKind::Levels, &renamed, check), Err(LinkProblem::Checksum));
    }

    #[test]
    fn a_link_that_is_not_whole_says_what_to_do() {
        let good = link(r#"{"leads":"5"}"#);
        let cases = [
            ("", LinkProblem::NotALink),
            ("#main", LinkProblem::NotALink),
            ("#roi=", LinkProblem::CutOff),
            ("#roi=1.abc", LinkProblem::CutOff),
            ("#roi=2.abc.00000000", LinkProblem::UnknownVersion),
            ("#roi=01.abc.00000000", LinkProblem::UnknownVersion),
            ("#roi=1.abc.00000000", LinkProblem::Checksum),
            (good.trim_end_matches(|last: char| last.is_ascii_hexdigit()), LinkProblem::CutOff),
        ];

        for (fragment, problem) in cases {
            assert_eq!(decode(LinkKind::Case, fragment, check), Err(problem), "{fragment}");
        }
    }

    #[test]
    fn a_whole_link_with_a_strange_payload_is_refused() {
        let cases = [
            ("", LinkProblem::Unreadable),
            ("null", LinkProblem::Unreadable),
            ("[1]", LinkProblem::Unreadable),
            (r#"{"leads":5}"#, LinkProblem::Unreadable),
            (r#"{"leads":"5","leads":"5"}"#, LinkProblem::Unreadable),
            (r#"{"script":"5"}"#, LinkProblem::UnknownInput("script".to_owned())),
            (
                r#"{"leads":"NaN"}"#,
                LinkProblem::BadValue {
                    input: "leads".to_owned(),
                    reason: "Enter a number".to_owned(),
                },
            ),
        ];

        for (json, problem) in cases {
            assert_eq!(decode(LinkKind::Case, &link(json), check), Err(problem), "{json}");
        }
        let nested = "[".repeat(2_000);
        assert_eq!(decode(LinkKind::Case, &link(&nested), check), Err(LinkProblem::Unreadable));
    }

    #[test]
    fn eight_thousand_characters_are_the_end() {
        let of_length = |length: usize| values(&[("leads", "9".repeat(length).as_str())]);
        let longest = (5_900..6_000)
            .rev()
            .find_map(|length| encode(LinkKind::Case, &of_length(length)).ok())
            .expect("a case of 5,900 digits fits a link");

        assert!((7_990..=8_000).contains(&longest.len()), "{}", longest.len());
        assert!(decode(LinkKind::Case, &longest, |_, _| Ok(())).is_ok());
        assert_eq!(encode(LinkKind::Case, &of_length(6_000)), Err(LinkProblem::TooLong));
        assert_eq!(encode(LinkKind::Case, &of_length(60_000)), Err(LinkProblem::TooLong));
        let longer = format!("#roi=1.{}.00000000", "A".repeat(8_000));
        assert_eq!(decode(LinkKind::Case, &longer, check), Err(LinkProblem::LongerThanAny));
    }
}
