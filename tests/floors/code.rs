//! A source without what the compiler does not read.

/// `text` without comments, and without what stands between quotes unless `keeps_strings`. Lines
/// stay where they are.
pub fn code(text: &str, keeps_strings: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, keeps) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            '/' if rest.starts_with("/*") => (block_comment(rest), false),
            '"' => (string(rest), keeps_strings),
            'r' if ends_a_word(&out) => match raw_string(rest) {
                Some(length) => (length, keeps_strings),
                None => (1, true),
            },
            '\'' => match character(rest) {
                Some(length) => (length, false),
                None => (1, true),
            },
            other => (other.len_utf8(), true),
        };
        let (part, after) = rest.split_at(length);
        if keeps {
            out.push_str(part);
        } else {
            // A space, so that what stood around it does not grow together.
            out.push(' ');
            out.extend(part.chars().filter(|character| *character == '\n'));
        }
        rest = after;
    }
    out
}

/// Whether a letter that follows would begin a word of its own.
fn ends_a_word(out: &str) -> bool {
    !out.ends_with(|last: char| last.is_alphanumeric() || last == '_')
}

fn block_comment(rest: &str) -> usize {
    rest.find("*/").map_or(rest.len(), |end| end + 2)
}

fn string(rest: &str) -> usize {
    let mut escaped = true;
    for (at, character) in rest.char_indices() {
        match character {
            '"' if !escaped => return at + 1,
            '\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest[1..].chars().take_while(|character| *character == '#').count();
    let open = 1 + hashes;
    if !rest[open..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = rest[open + 1..].find(&close).map(|at| open + 1 + at + close.len());
    Some(end.unwrap_or(rest.len()))
}

/// The length of a character literal; `None` for the quote of a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        let escape = rest.get(3..)?;
        return escape.find('\'').map(|at| at + 4);
    }
    let (at, second) = characters.next()?;
    (second == '\'').then_some(at + 1)
}

/// The part of a source before its tests, which close every file that has any.
pub fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]").next().unwrap_or(code)
}

/// Every word of `code` with the place it starts at.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let mut start = 0;
    code.split(move |character: char| !is_part(character)).map(move |word| {
        let at = start;
        // Each word is followed by the one character that ended it.
        let end = at + word.len();
        start = end + code[end..].chars().next().map_or(0, char::len_utf8);
        (at, word)
    })
}
