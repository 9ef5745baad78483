//! Tables as CSV for a spreadsheet: UTF-8 with a byte order mark, commas, points, CRLF.
//!
//! A text is never a formula there: one that starts like a formula gets a `'` in front. Numbers are
//! written from `Decimal` alone, at full precision, without separators. Source: roi.md section 14,
//! keeping.md section 5.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::finance::figure;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(Decimal),
    /// Not known or not meaningful.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Cell {
        Cell::Number(number)
    }
}

/// A table under its title. Blocks follow each other in one file, an empty line between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub title: String,
    pub columns: Vec<String>,
    /// Rows of any length; a row is written as it is.
    pub rows: Vec<Vec<Cell>>,
}

/// The file that holds `blocks`, in their order.
pub fn write(blocks: &[Block]) -> String {
    let mut file = "\u{feff}".to_owned();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            file.push_str("\r\n");
        }
        line(&mut file, [guarded(&block.title).into_owned()]);
        line(&mut file, block.columns.iter().map(|column| guarded(column).into_owned()));
        for row in &block.rows {
            line(&mut file, row.iter().map(written));
        }
    }
    file
}

/// One line of fields. A field with a comma, a quotation mark or a line end stands in quotation
/// marks, those in it doubled; so does a lone empty one, which would read as no line at all.
fn line(file: &mut String, fields: impl IntoIterator<Item = String>) {
    let start = file.len();
    let mut count = 0_usize;
    for field in fields {
        if count > 0 {
            file.push(',');
        }
        count = count.saturating_add(1);
        if field.contains(['"', ',', '\r', '\n']) {
            file.push('"');
            file.push_str(&field.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(&field);
        }
    }
    if count == 1 && file.len() == start {
        file.push_str("\"\"");
    }
    file.push_str("\r\n");
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text).into_owned(),
        Cell::Number(number) => figure::plain(*number),
        Cell::Empty => String::new(),
    }
}

/// `text` with a `'` in front where a spreadsheet could take it for a formula: where its first
/// character, characters without width left aside, is one of `= + - @`, a tab, a line end, or the
/// full-width form of one.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let without_width = |character: char| {
        matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\0')
    };
    let starts_like_a_formula = |character: char| {
        matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    };
    let first = text.chars().find(|&character| !without_width(character));
    if first.is_some_and(starts_like_a_formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn blocks_stand_one_after_the_other() {
        let blocks = [
            Block {
                title: "Results".to_owned(),
                columns: vec!["measure".to_owned(), "value".to_owned()],
                rows: vec![vec!["NPV, today".into(), dec!(-1234.50).into()]],
            },
            Block {
                title: "Monthly".to_owned(),
                columns: vec!["t".to_owned(), "month".to_owned()],
                rows: vec![vec![Decimal::ZERO.into(), Cell::Empty]],
            },
        ];

        assert_eq!(
            write(&blocks),
            "\u{feff}Results\r\nmeasure,value\r\n\"NPV, today\",-1234.5\r\n\r\n\
             Monthly\r\nt,month\r\n0,\r\n"
        );
    }

    #[test]
    fn any_text_is_read_back_as_it_was() {
        for text in ["", "a", "a,b", "a \"b\"", "\"", "a\r\nb", "a\nb", " a ", "é, ü"] {
            let mut file = String::new();
            line(&mut file, [text.to_owned(), text.to_owned()]);
            line(&mut file, [text.to_owned()]);

            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(file.as_bytes());
            let rows: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();

            assert_eq!(rows, [vec![text, text], vec![text]]);
        }
    }

    #[test]
    fn no_text_is_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠1",
            "\u{feff}=1",
            "\u{200b}=1",
            "=HYPERLINK(\"x\",\"y\")",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "Plan 1", "'=1", "1-1", "a@b", "−5"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn numbers_keep_every_digit_and_never_a_negative_zero() {
        let numbers = [
            (dec!(79228162514264337593543950335), "79228162514264337593543950335"),
            (dec!(0.0000000000000000000000000001), "0.0000000000000000000000000001"),
            (dec!(-0.0), "0"),
            (dec!(25000.00), "25000"),
        ];

        for (number, digits) in numbers {
            assert_eq!(written(&Cell::Number(number)), digits);
        }
    }
}
