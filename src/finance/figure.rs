//! How numbers are printed: grouped, with a real minus, half away from zero.
//!
//! One currency and one language, so a page, a proposal and a test show the
//! same text. Nothing here can fail: the digits are written directly.

use std::fmt::{self, Write};

use rust_decimal::{Decimal, dec};

use super::arithmetic;

/// The minus of text meant for people; wider than a hyphen and read as "minus".
const MINUS: char = '−';

/// `number` with thousands grouped and exactly `dp` digits after the point.
///
/// ```
/// use rust_decimal::dec;
/// use tandem::finance::figure;
///
/// assert_eq!(figure::grouped(dec!(-1234.565), 2), "−1,234.57");
/// assert_eq!(figure::grouped(dec!(-0.004), 2), "0.00");
/// ```
pub fn grouped(number: Decimal, dp: u32) -> String {
    text(Digits::of(number), dp)
}

/// A fraction as percent, `0.358` as `35.8%`; `dp` digits after the point.
pub fn percent(fraction: Decimal, dp: u32) -> String {
    let mut text = text(Digits::of(fraction).times_a_hundred(), dp);
    text.push('%');
    text
}

/// Two digits and a cross: `1.39×`. One digit would show 0.96 as 1.0 and hide a loss.
pub fn multiple(multiple: Decimal) -> String {
    let mut text = grouped(multiple, 2);
    text.push('×');
    text
}

/// Months to a tenth: `27.6`.
pub fn months(months: Decimal) -> String {
    grouped(months, 1)
}

/// Dollars to the nearest thousand or hundredth of a million, for places without room: `$358k`,
/// `$1.25M`; below a thousand every dollar.
pub fn short(dollars: Decimal) -> String {
    let (unit, dp, letter) = match dollars.abs() {
        size if size >= dec!(1000000000) => (dec!(0.000000001), 2, "B"),
        size if size >= dec!(999500) => (dec!(0.000001), 2, "M"),
        size if size >= dec!(1000) => (dec!(0.001), 0, "k"),
        _ => (Decimal::ONE, 0, ""),
    };
    let scaled = arithmetic::multiply(dollars, unit).unwrap_or(dollars);
    let text = grouped(scaled.abs(), dp);
    let text = match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.'),
        None => &text,
    };
    let minus = if scaled.is_sign_negative() && text != "0" { "\u{2212}" } else { "" };
    format!("{minus}${text}{letter}")
}

/// Every digit and nothing else, for CSV and JSON: `-1234.5`. Never `-0`.
pub fn plain(number: Decimal) -> String {
    let Digits { is_negative, digits, scale } = Digits::of(number);
    let places = usize::try_from(scale).unwrap_or(0);
    // One digit at least stands before the point.
    let width = places.saturating_add(1);
    let mut text = format!("{digits:0width$}");
    if places > 0 {
        text.insert(text.len().saturating_sub(places), '.');
        let length = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(length);
    }
    if is_negative && digits != 0 {
        text.insert(0, '-');
    }
    text
}

/// A number as its digits, so that printing needs no arithmetic that could fail.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    is_negative: bool,
    digits: u128,
    scale: u32,
}

impl Digits {
    pub(super) fn of(number: Decimal) -> Digits {
        Digits {
            is_negative: number.is_sign_negative(),
            digits: number.mantissa().unsigned_abs(),
            scale: number.scale(),
        }
    }

    /// Exact: 96 bits of digits leave room for another seven in 128.
    fn times_a_hundred(self) -> Digits {
        match self.scale.checked_sub(2) {
            Some(scale) => Digits { scale, ..self },
            None => Digits { digits: self.digits.saturating_mul(100), ..self },
        }
    }

    /// The digits at exactly `dp` places, or fewer where the number has fewer.
    fn rounded(self, dp: u32) -> Digits {
        let Some(surplus) = self.scale.checked_sub(dp) else { return self };
        let unit = 10_u128.saturating_pow(surplus);
        let half = unit.div_euclid(2);
        // A unit of 1 has a half of 0, which adds nothing.
        let digits = self.digits.saturating_add(half).checked_div(unit).unwrap_or(0);
        Digits { digits, scale: dp, ..self }
    }
}

fn text(number: Digits, dp: u32) -> String {
    let mut text = String::with_capacity(16);
    // Writing to a `String` never fails.
    let _ = write(&mut text, number, "", dp);
    text
}

/// Writes sign, `symbol`, grouped digits and `dp` digits after the point.
pub(super) fn write(out: &mut impl Write, number: Digits, symbol: &str, dp: u32) -> fmt::Result {
    let Digits { is_negative, digits, scale } = number.rounded(dp);
    let unit = 10_u128.saturating_pow(scale);
    let whole = digits.checked_div(unit).unwrap_or(0);
    let rest = digits.checked_rem(unit).unwrap_or(0);

    if is_negative && digits != 0 {
        out.write_char(MINUS)?;
    }
    out.write_str(symbol)?;
    write_groups(out, whole)?;
    if dp > 0 {
        out.write_char('.')?;
        let width = usize::try_from(scale).unwrap_or(0);
        if scale > 0 {
            write!(out, "{rest:0width$}")?;
        }
        for _ in scale..dp {
            out.write_char('0')?;
        }
    }
    Ok(())
}

fn write_groups(out: &mut impl Write, whole: u128) -> fmt::Result {
    let above = whole.div_euclid(1000);
    let last = whole.rem_euclid(1000);
    if above == 0 {
        return write!(out, "{last}");
    }
    write_groups(out, above)?;
    write!(out, ",{last:03}")
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_short_amount_keeps_what_fits_and_its_sign() {
        let cases = [
            (dec!(0), "$0"),
            (dec!(-0.4), "$0"),
            (dec!(999), "$999"),
            (dec!(25000), "$25k"),
            (dec!(357604.05), "$358k"),
            (dec!(-27479), "−$27k"),
            (dec!(999500), "$1M"),
            (dec!(1250000), "$1.25M"),
            (dec!(1000000000000), "$1,000B"),
        ];

        for (amount, written) in cases {
            assert_eq!(short(amount), written);
        }
    }

    #[test]
    fn thousands_are_grouped_and_digits_padded() {
        assert_eq!(grouped(dec!(0), 0), "0");
        assert_eq!(grouped(dec!(999), 2), "999.00");
        assert_eq!(grouped(dec!(1000), 0), "1,000");
        assert_eq!(grouped(dec!(1002003.05), 1), "1,002,003.1");
        assert_eq!(grouped(dec!(1.05), 4), "1.0500");
        assert_eq!(grouped(dec!(0.05), 2), "0.05");
    }

    #[test]
    fn halves_round_away_from_zero() {
        let halves = [dec!(1.25), dec!(1.35), dec!(1.45), dec!(1.55)];

        assert_eq!(halves.map(|half| grouped(half, 1)), ["1.3", "1.4", "1.5", "1.6"]);
        assert_eq!(grouped(dec!(-0.5), 0), "−1");
        assert_eq!(grouped(dec!(0.999), 2), "1.00");
    }

    #[test]
    fn a_number_that_rounds_to_zero_has_no_minus() {
        assert_eq!(grouped(dec!(-0.04), 1), "0.0");
        assert_eq!(percent(dec!(-0.0004), 1), "0.0%");
        assert_eq!(plain(dec!(-0.000)), "0");
    }

    #[test]
    fn the_largest_numbers_print_whole() {
        assert_eq!(grouped(Decimal::MAX, 2), "79,228,162,514,264,337,593,543,950,335.00");
        assert_eq!(percent(Decimal::MIN, 0), "−7,922,816,251,426,433,759,354,395,033,500%");
        assert_eq!(grouped(dec!(0.5), 30), "0.500000000000000000000000000000");
    }

    #[test]
    fn each_kind_of_figure_has_its_mark() {
        assert_eq!(percent(dec!(0.358), 1), "35.8%");
        assert_eq!(percent(dec!(3), 0), "300%");
        assert_eq!(percent(dec!(-0.42857142), 3), "−42.857%");
        assert_eq!(multiple(dec!(1.385)), "1.39×");
        assert_eq!(months(dec!(27.5833)), "27.6");
        assert_eq!(plain(dec!(-1234.500)), "-1234.5");
    }
}
