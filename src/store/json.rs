//! JSON as Tandem keeps and hands it out: read whole, numbers left as they are written.
//!
//! Why not the usual library: it reads every number as a binary fraction, and the tables for that
//! are a tenth of what a browser has to load. Nothing here is such a number. Amounts are text, and
//! times and versions are whole. What is read is also held to more: no name twice in a map, and no
//! deeper than [`DEEPEST`], so that no text can exhaust the stack.

use std::fmt::{self, Write};

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
        let mut reader = Reader { rest: text, text };
        let value = reader.value(0).and_then(|value| {
            reader.space();
            reader.rest.is_empty().then_some(value)
        });
        value.ok_or_else(|| reader.place())
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

/// What is left to read, and all of it, to say where the reading stopped.
struct Reader<'a> {
    rest: &'a str,
    text: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        match self.peek()? {
            '{' => self.map(depth),
            '[' => self.list(depth),
            '"' => self.string().map(Json::Text),
            't' => self.word("true", Json::Bool(true)),
            'f' => self.word("false", Json::Bool(false)),
            'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn map(&mut self, depth: usize) -> Option<Json> {
        let mut entries = Entries::new();
        let depth = self.deeper(depth)?;
        self.eat('{')?;
        self.space();
        if self.eat('}').is_some() {
            return Some(Json::Map(entries));
        }
        loop {
            self.space();
            let before = self.rest;
            let name = self.string()?;
            if entries.iter().any(|(other, _)| *other == name) {
                self.rest = before;
                return None;
            }
            self.space();
            self.eat(':')?;
            entries.push((name, self.value(depth)?));
            self.space();
            if self.eat(',').is_none() {
                self.eat('}')?;
                return Some(Json::Map(entries));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        let depth = self.deeper(depth)?;
        self.eat('[')?;
        self.space();
        if self.eat(']').is_some() {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            if self.eat(',').is_none() {
                self.eat(']')?;
                return Some(Json::List(items));
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.eat('"')?;
        let mut text = String::new();
        loop {
            let before = self.rest;
            match self.next()? {
                '"' => return Some(text),
                '\\' => match self.escaped() {
                    Some(character) => text.push(character),
                    None => {
                        self.rest = before;
                        return None;
                    }
                },
                control if control < ' ' => {
                    self.rest = before;
                    return None;
                }
                plain => text.push(plain),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let unit = self.unit()?;
                if !(0xd800..0xdc00).contains(&unit) {
                    return char::from_u32(unit);
                }
                self.eat('\\')?;
                self.eat('u')?;
                let low = u16::try_from(self.unit()?).ok()?;
                let pair = [u16::try_from(unit).ok()?, low];
                return char::decode_utf16(pair).next()?.ok();
            }
            same @ ('"' | '\\' | '/') => same,
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = self.rest.get(4..)?;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Json> {
        let is_part = |character: char| {
            character.is_ascii_digit() || matches!(character, '-' | '+' | '.' | 'e' | 'E')
        };
        let end = self.rest.find(|character| !is_part(character)).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        if !is_number(digits) {
            return None;
        }
        self.rest = rest;
        Some(Json::Number(digits.to_owned()))
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn deeper(&self, depth: usize) -> Option<usize> {
        depth.checked_add(1).filter(|depth| *depth <= DEEPEST)
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next()?;
        self.rest = characters.as_str();
        Some(next)
    }

    fn eat(&mut self, character: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(character)?;
        Some(())
    }

    /// Where the rest begins.
    fn place(&self) -> NotJson {
        let read = self.text.len().saturating_sub(self.rest.len());
        let read = self.text.get(..read).unwrap_or_default();
        let line = read.matches('\n').count().saturating_add(1);
        let column = read.rsplit('\n').next().unwrap_or_default().chars().count();
        NotJson { line, column }
    }
}

/// Whether the characters are a number of JSON: no plus in front, no leading zero, digits on both
/// sides of a point.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (text, "0"),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let no_leading_zero = whole == "0" || !whole.starts_with('0');
    digits(whole) && digits(fraction) && digits(exponent) && no_leading_zero
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
    fn a_bottomless_text_is_refused_and_a_deep_one_is_not() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));

        assert!(Json::read(&nested(DEEPEST)).is_ok());
        assert!(Json::read(&nested(DEEPEST + 1)).is_err());
        assert!(Json::read(&"[".repeat(100_000)).is_err());
    }
}
