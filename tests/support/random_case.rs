//! Cases out of a number: the same number gives the same case on every machine.
//!
//! A quarter of the inputs is left out, the others are usual, at a bound, anywhere between the
//! bounds, or have as many digits as an amount may have.

#[path = "random_case/ranges.rs"]
mod ranges;

use rust_decimal::Decimal;
use tandem::finance::DecimalMark;
use tandem::finance::figure;
use tandem::roi::{CaseInputs, Draft, Input, Unit, check};

use ranges::{Range, range};

/// A whole case.
pub fn case(seed: u64) -> CaseInputs {
    check(&draft(seed), DecimalMark::Point).expect("a random case lies within its bounds")
}

/// The texts of a whole case.
pub fn draft(seed: u64) -> Draft {
    let mut numbers = Numbers(seed);
    let mut draft = Draft::default();
    for input in Input::ALL {
        if numbers.below(4) > 0 {
            let text = text(&mut numbers, &draft, input);
            draft.set(input, text);
        }
    }
    draft
}

/// The texts of a case of which one in thirty has a text in it that is no value.
pub fn as_typed(seed: u64) -> Draft {
    const WRONG: [&str; 8] = ["", "lots", "1.2.3", "NaN", "1,5", "-0.01", "1e9", "99999999999999"];
    let mut numbers = Numbers(seed.rotate_left(32));
    let draft = draft(seed);
    if numbers.below(30) > 0 {
        return draft;
    }
    let input = numbers.one_of(&Input::ALL);
    draft.with(input, numbers.one_of(&WRONG))
}

/// Numbers without pattern, each from the one before (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }

    /// One of the numbers from 0 to `count` - 1.
    fn below(&mut self, count: u64) -> u64 {
        self.next().checked_rem(count).unwrap_or_default()
    }

    /// One of the numbers from `least` to `most`.
    fn between(&mut self, least: i64, most: i64) -> i64 {
        let count = most.abs_diff(least).saturating_add(1);
        least.saturating_add_unsigned(self.below(count))
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        let count = u64::try_from(choices.len()).expect("a short list");
        let index = usize::try_from(self.below(count)).expect("an index of a short list");
        choices[index]
    }
}

fn text(numbers: &mut Numbers, draft: &Draft, input: Input) -> String {
    match input.unit() {
        Unit::Choice(choices) => numbers.one_of(choices).id.to_owned(),
        Unit::Flag => numbers.one_of(&["false", "true"]).to_owned(),
        Unit::Month => {
            format!("{}-{:02}", numbers.between(2000, 2099), numbers.between(1, 12))
        }
        unit => {
            let range = range(draft, input);
            let number = number(numbers, range, unit);
            marked(numbers, unit, &number)
        }
    }
}

/// A number within `range`, in the unit it is typed in.
fn number(numbers: &mut Numbers, range: Range, unit: Unit) -> String {
    let is_whole = unit == Unit::WholeMonths;
    let takes_digits = !is_whole && !matches!(unit, Unit::Money(_));
    let hundredths = match numbers.below(20) {
        0..=9 => numbers.between(range.usual.0, range.usual.1),
        10..=12 => range.least,
        13..=14 => range.most,
        15..=17 => numbers.between(range.least, range.most),
        _ if takes_digits => return with_every_digit(numbers, range),
        _ => numbers.between(range.usual.0, range.usual.1).saturating_div(2).max(range.least),
    };
    let hundredths = if is_whole {
        hundredths.saturating_div(100).max(range.least.saturating_div(100)).saturating_mul(100)
    } else {
        hundredths
    };
    figure::plain(Decimal::new(hundredths, 2))
}

/// A number of 28 digits.
fn with_every_digit(numbers: &mut Numbers, range: Range) -> String {
    let whole = numbers.between(0, range.most.saturating_div(100).saturating_sub(1).max(0));
    let mut text = format!("{whole}.");
    while text.len() < 29 {
        text.push(numbers.one_of(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']));
    }
    text
}

/// The number as a person might mark it.
fn marked(numbers: &mut Numbers, unit: Unit, number: &str) -> String {
    match (unit, numbers.below(4)) {
        (Unit::Money(_), 0) => format!("${number}"),
        (Unit::Money(_), 1) if number.ends_with("000") => {
            format!("{}k", number.strip_suffix("000").unwrap_or(number))
        }
        (Unit::Fraction, 0) => format!("{number}%"),
        _ => number.to_owned(),
    }
}
