//! JSON as Tandem keeps and hands it out: read whole, numbers left as they are written.
//!
//! Why not the usual library: it reads every number as a binary fraction, and the tables for that
//! are a tenth of what a browser has to load. Nothing here is such a number. Amounts are text, and
//! times and versions are whole. What is read is also held to more: no name twice in a map, and no
//! deeper than [`DEEPEST`], so that no text can exhaust the stack.

mod reader;

use std::fmt::{self, Write};

use reader::Reader;

/// Levels of lists and maps within one another.
pub const DEEPEST: usize = 64;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number, with the characters it was written with.
    Number(String),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Values by name, in the order they were written; no name comes twice.
    Map(Entries),
}

/// Values by name, in order.
pub type Entries = Vec<(String, Json)>;

/// Where a text stops being JSON, counted from 1; column 0 is before the first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

impl Json {
    /// The value written in `text`, with nothing but space around it.
    ///
    /// # Errors
    ///
    /// [`NotJson`] where the text stops being one: a name that comes twice, a text that is no
    /// Unicode, or lists deeper than [`DEEPEST`] included.
    pub fn read(text: &str) -> Result<Json, NotJson> {
        Reader::of(text).whole()
    }

    /// The entries of a map.
    pub fn into_map(self) -> Option<Entries> {
        match self {
            Json::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The characters of a text.
    pub fn into_text(self) -> Option<String> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number that fits.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The value over several lines, two spaces a level.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, level: Option<usize>) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(true) => out.push_str("true"),
            Json::Bool(false) => out.push_str("false"),
            Json::Number(digits) => out.push_str(digits),
            Json::Text(text) => quote(out, text),
            Json::List(items) => {
                let all = items.iter().map(|item| (None, item));
                within(out, level, ('[', ']'), &mut all.into_iter());
            }
            Json::Map(entries) => {
                let all = entries.iter().map(|(name, value)| (Some(name.as_str()), value));
                within(out, level, ('{', '}'), &mut all.into_iter());
            }
        }
    }
}

impl fmt::Display for Json {
    /// Writes the value on one line, without space.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out, None);
        f.write_str(&out)
    }
}

/// Takes the value of `name` out of a map.
pub fn take(entries: &mut Entries, name: &str) -> Option<Json> {
    let place = entries.iter().position(|(other, _)| other == name)?;
    Some(entries.remove(place).1)
}

/// A map entry.
pub fn entry(name: &str, value: Json) -> (String, Json) {
    (name.to_owned(), value)
}

fn within(
    out: &mut String,
    level: Option<usize>,
    (open, close): (char, char),
    items: &mut dyn Iterator<Item = (Option<&str>, &Json)>,
) {
    let inner = level.map(|level| level.saturating_add(1));
    let mut is_empty = true;
    out.push(open);
    for (name, value) in items {
        if !is_empty {
            out.push(',');
        }
        is_empty = false;
        line(out, inner);
        if let Some(name) = name {
            quote(out, name);
            out.push_str(if inner.is_some() { ": " } else { ":" });
        }
        value.write(out, inner);
    }
    if !is_empty {
        line(out, level);
    }
    out.push(close);
}

fn line(out: &mut String, level: Option<usize>) {
    if let Some(level) = level {
        out.push('\n');
        for _ in 0..level {
            out.push_str("  ");
        }
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing into a `String` cannot fail.
            control if control < ' ' => drop(write!(out, "\\u{:04x}", u32::from(control))),
            plain => out.push(plain),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let text = r#"{"a":[1,-2.5e+3,true,null],"b":{"c":"\"\\\u001f\n é"},"d":[],"e":{}}"#;

        let value = Json::read(text).unwrap();

        assert_eq!(value.to_string(), text);
        assert_eq!(Json::read(&value.pretty()), Ok(value));
    }

    #[test]
    fn a_value_over_several_lines_is_indented() {
        let value = Json::read(r#"{"a":[1],"b":{}}"#).unwrap();

        assert_eq!(value.pretty(), "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}");
    }

    #[test]
    fn escapes_are_read_and_lone_surrogates_refused() {
        assert_eq!(Json::read(r#""\u00e9\ud83d\ude00\/\b""#), Ok(Json::Text("é😀/\u{8}".into())));
        for text in [r#""\ud800""#, r#""\udc00""#, r#""\ud800\u0041""#, r#""\u12""#, r#""\x""#] {
            assert!(Json::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        let cases = [
            ("", (1, 0)),
            ("{\"a\":1,\n\"a\":2}", (2, 0)),
            ("[1,]", (1, 3)),
            ("01", (1, 0)),
            ("+1", (1, 0)),
            (".5", (1, 0)),
            ("1.", (1, 0)),
            ("nul", (1, 0)),
            ("\"a\nb\"", (1, 2)),
            ("1 2", (1, 2)),
        ];

        for (text, (line, column)) in cases {
            assert_eq!(Json::read(text), Err(NotJson { line, column }), "{text:?}");
        }
    }

    #[test]
    fn fault_64_a_map_of_very_many_names_is_read_at_once_and_none_may_come_twice() {
        let map = |names: &mut dyn Iterator<Item = usize>| {
            let entries: Vec<String> = names.map(|name| format!("\"{name}\":0")).collect();
            format!("{{{}}}", entries.join(","))
        };

        for count in [255, 256, 257, 300_000] {
            assert!(Json::read(&map(&mut (0..count))).is_ok(), "{count}");
            assert!(Json::read(&map(&mut (0..count).chain([0]))).is_err(), "{count}");
            assert!(Json::read(&map(&mut (0..count).chain([count - 1]))).is_err(), "{count}");
        }
    }

    #[test]
    fn a_bottomless_text_is_refused_and_a_deep_one_is_not() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));

        assert!(Json::read(&nested(DEEPEST)).is_ok());
        assert!(Json::read(&nested(DEEPEST + 1)).is_err());
        assert!(Json::read(&"[".repeat(100_000)).is_err());
    }
}
