//! Which of points, commas and spaces group thousands, and which begin the fraction.

use super::{DecimalMark, MOST_DIGITS, TypedProblem};

/// The digits before and after the decimal mark, without separators.
///
/// Space can only group. Of points and commas, the kind that comes last and
/// once begins the fraction, and the other groups; a kind that comes several
/// times groups. A single mark is the difficult case, see [`single`].
pub(super) fn parts(text: &str, mark: DecimalMark) -> Result<(String, String), TypedProblem> {
    let is_known = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || c.is_whitespace();
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digits || !text.chars().all(is_known) {
        return Err(TypedProblem::NotANumber);
    }
    // What is asked back about is then short enough to print.
    let significant = text.trim_start_matches('0').bytes().filter(u8::is_ascii_digit).count();
    if significant > MOST_DIGITS {
        return Err(TypedProblem::TooManyDigits);
    }

    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    match (points, commas) {
        (0, 0) => whole(text).map(|whole| (whole, String::new())),
        (1, 0) => single(text, '.', mark),
        (0, 1) => single(text, ',', mark),
        (_, 0) => grouped(text, '.').map(|whole| (whole, String::new())),
        (0, _) => grouped(text, ',').map(|whole| (whole, String::new())),
        _ => both(text),
    }
}

/// `1.5`, `1,234` and `1,5`: one mark, which may have two readings.
///
/// A comma before three digits groups, as everywhere in this app. Any other
/// comma after a number is asked back: `1,5` is one and a half to some and the
/// beginning of 1,500 to others. A point begins the fraction, but in a language
/// with a decimal comma `1.234` may be a thousand, so it is asked back there.
fn single(text: &str, used: char, mark: DecimalMark) -> Result<(String, String), TypedProblem> {
    let (before, after) = text.split_once(used).ok_or(TypedProblem::NotANumber)?;
    if after.contains(char::is_whitespace) || before.ends_with(char::is_whitespace) {
        return Err(TypedProblem::NotANumber);
    }
    let as_fraction = || Ok((whole(before)?, after.to_owned()));
    // Space already groups, or a zero leads: the mark can only begin the fraction.
    let only_fraction =
        before.is_empty() || before.starts_with('0') || before.contains(char::is_whitespace);
    let is_group = before.len() <= 3 && after.len() == 3 && !only_fraction;
    match (used, mark) {
        (',', _) if after.is_empty() => Err(TypedProblem::NotANumber),
        (',', _) if is_group => Ok((format!("{before}{after}"), String::new())),
        (',', _) if !only_fraction => Err(two_readings(text, before, after)),
        ('.', DecimalMark::Comma) if is_group => Err(two_readings(text, before, after)),
        _ => as_fraction(),
    }
}

/// Asks back, offering two spellings that have one reading each.
fn two_readings(typed: &str, before: &str, after: &str) -> TypedProblem {
    let grouped = match after.len() {
        // Most likely the rest of the group is yet to be typed.
        1 | 2 if before.len() <= 3 => format!("{before},{after:0<3}"),
        3 if before.len() <= 3 => format!("{before},{after}"),
        _ => format!("{before}{after}"),
    };
    // Four digits after a point are no group in any language.
    let decimal =
        if after.len() == 3 { format!("{before}.{after}0") } else { format!("{before}.{after}") };
    TypedProblem::TwoReadings { typed: typed.to_owned(), decimal, grouped }
}

/// `1,234.5` and `1.234,5`: the last mark comes once and begins the fraction.
fn both(text: &str) -> Result<(String, String), TypedProblem> {
    let (before, after) = text.rsplit_once(['.', ',']).ok_or(TypedProblem::NotANumber)?;
    let used = if before.contains('.') { '.' } else { ',' };
    if before.contains('.') && before.contains(',')
        || text.matches(used).count() != before.matches(used).count()
    {
        return Err(TypedProblem::NotANumber);
    }
    if after.is_empty() && used == '.' || after.contains(char::is_whitespace) {
        return Err(TypedProblem::NotANumber);
    }
    Ok((grouped(before, used)?, after.to_owned()))
}

/// Digits without marks, in one piece or grouped by spaces.
fn whole(text: &str) -> Result<String, TypedProblem> {
    if text.contains(char::is_whitespace) { grouped(text, ' ') } else { Ok(text.to_owned()) }
}

/// The digits of groups, the first of one to three and no leading zero, the others of three.
fn grouped(text: &str, separator: char) -> Result<String, TypedProblem> {
    let is_separator = |c: char| if separator == ' ' { c.is_whitespace() } else { c == separator };
    let is_well_formed = text.split(is_separator).enumerate().all(|(index, group)| {
        let has_digits_only = group.bytes().all(|byte| byte.is_ascii_digit());
        let has_right_length =
            if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        has_digits_only && has_right_length
    });
    if !is_well_formed || text.starts_with('0') {
        return Err(TypedProblem::NotANumber);
    }
    Ok(text.chars().filter(char::is_ascii_digit).collect())
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, dec};

    use super::super::number;
    use super::*;

    const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

    fn asked(text: &str, mark: DecimalMark) -> String {
        match number(text, mark) {
            Err(problem @ TypedProblem::TwoReadings { .. }) => problem.to_string(),
            other => panic!("{text} should be asked back, not {other:?}"),
        }
    }

    #[test]
    fn a_comma_that_is_no_group_is_asked_back_in_every_language() {
        for mark in MARKS {
            assert_eq!(asked("1,5", mark), "1,5 could be read two ways; write 1.5 or 1,500");
            assert_eq!(asked("12,34", mark), "12,34 could be read two ways; write 12.34 or 12,340");
            assert_eq!(
                asked("1,2345", mark),
                "1,2345 could be read two ways; write 1.2345 or 12345"
            );
            assert_eq!(
                asked("1234,5", mark),
                "1234,5 could be read two ways; write 1234.5 or 12345"
            );
        }
    }

    #[test]
    fn a_point_before_three_digits_is_asked_back_where_the_comma_is_decimal() {
        let asked = asked("1.234", DecimalMark::Comma);

        assert_eq!(asked, "1.234 could be read two ways; write 1.2340 or 1,234");
        assert_eq!(number("1.234", DecimalMark::Point).unwrap().value, dec!(1.234));
        assert_eq!(number("0.125", DecimalMark::Comma).unwrap().value, dec!(0.125));
        assert_eq!(number("1234.567", DecimalMark::Comma).unwrap().value, dec!(1234.567));
    }

    #[test]
    fn what_is_offered_has_one_reading_and_the_two_differ() {
        for text in ["1,5", "1,50", "12,3456", "1234,5", "1234,567", "1.234", "999.999"] {
            let Err(TypedProblem::TwoReadings { decimal, grouped, .. }) =
                number(text, DecimalMark::Comma)
            else {
                panic!("{text} should be asked back")
            };
            for mark in MARKS {
                let [decimal, grouped] = [&decimal, &grouped].map(|offer| number(offer, mark));
                assert!(decimal.unwrap().value < grouped.unwrap().value, "{text}");
            }
        }
    }

    #[test]
    fn what_has_one_reading_is_taken_in_every_language() {
        let texts: [(&str, Decimal); 9] = [
            ("25,000", dec!(25000)),
            ("1.234,5", dec!(1234.5)),
            ("1.234.567", dec!(1234567)),
            ("1.234.567,89", dec!(1234567.89)),
            ("1,234.567", dec!(1234.567)),
            ("0,5", dec!(0.5)),
            (",5", dec!(0.5)),
            ("1 234,5", dec!(1234.5)),
            ("1 234.5", dec!(1234.5)),
        ];

        for (text, value) in texts {
            for mark in MARKS {
                assert_eq!(number(text, mark).unwrap().value, value, "{text}");
            }
        }
    }

    #[test]
    fn groups_of_other_than_three_digits_are_refused() {
        let wrong = [
            "1,23.4",
            "12,34,567",
            "1,234.5.6",
            "1.23,4",
            "0,123,456",
            "1,2.3,4",
            "1234,567.8",
            "1.234,",
        ];

        for text in wrong {
            for mark in MARKS {
                assert_eq!(number(text, mark), Err(TypedProblem::NotANumber), "{text}");
            }
        }
    }
}
