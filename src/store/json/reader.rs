use super::{DEEPEST, Entries, Json, NotJson};

/// Up to so many entries, each name is compared with those before it, which tells the place of one
/// that comes twice. More of them are sorted at the end: a text made to be slow is not.
const FEW: usize = 256;

/// What is left to read, and all of it, to say where the reading stopped.
pub(super) struct Reader<'a> {
    rest: &'a str,
    text: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn of(text: &'a str) -> Reader<'a> {
        Reader { rest: text, text }
    }

    /// The one value of the text, with nothing but space around it.
    pub(super) fn whole(mut self) -> Result<Json, NotJson> {
        let value = self.value(0).and_then(|value| {
            self.space();
            self.rest.is_empty().then_some(value)
        });
        value.ok_or_else(|| self.place())
    }

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
            if entries.len() < FEW && entries.iter().any(|(other, _)| *other == name) {
                self.rest = before;
                return None;
            }
            self.space();
            self.eat(':')?;
            entries.push((name, self.value(depth)?));
            self.space();
            if self.eat(',').is_none() {
                if entries.len() > FEW && has_twice(&entries) {
                    return None;
                }
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

/// Whether a name comes twice.
fn has_twice(entries: &Entries) -> bool {
    let mut names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair.first() == pair.last())
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
