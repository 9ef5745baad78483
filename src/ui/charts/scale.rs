//! From data to pixels, and which round values get a line.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::finance::Usd;

/// Maps an interval of data onto an interval of pixels, straight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    start: f64,
    pixels_per_unit: f64,
}

impl Scale {
    /// The scale that puts `data.0` at `pixels.0` and `data.1` at `pixels.1`.
    ///
    /// Data without extent is given one unit, so that a flat curve is still drawn.
    pub fn new(data: (f64, f64), pixels: (f64, f64)) -> Scale {
        let extent = data.1 - data.0;
        let extent = if extent.abs() < f64::EPSILON { 1.0 } else { extent };
        Scale { low: data.0, start: pixels.0, pixels_per_unit: (pixels.1 - pixels.0) / extent }
    }

    /// Where `value` lies, in pixels.
    pub fn at(self, value: f64) -> f64 {
        self.start + (value - self.low) * self.pixels_per_unit
    }
}

/// Round values from `low` to `high`, both included, at most one more than `most` of them.
///
/// They stand 1, 2 or 5 times a power of ten apart and never closer than 1, since nothing drawn
/// here needs cents on its axis.
pub fn ticks(low: f64, high: f64, most: u32) -> Vec<f64> {
    let most = f64::from(most);
    let mut step = 1.0;
    let mut widen = [2.0, 2.5, 2.0].into_iter().cycle();
    while (high - low) / step > most {
        step *= widen.next().unwrap_or(2.0);
    }
    let mut values = Vec::new();
    let mut at = (low / step).ceil();
    while at * step <= high {
        values.push(at * step);
        at += 1.0;
    }
    values
}

/// `value` to a tenth, as SVG attributes want it: `12`, `-3.5`.
///
/// Written from integers: the standard float printing is a large part of a small program.
pub fn tenths(value: f64) -> String {
    let tenths = whole(value * 10.0);
    let (units, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let mut text = String::from(if tenths < 0 { "-" } else { "" });
    text.push_str(&units.to_string());
    if rest > 0 {
        text.push('.');
        text.push_str(&rest.to_string());
    }
    text
}

/// The nearest integer; what is no number becomes 0 and what is too large the largest.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and pixels stay small")]
pub(super) fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// An index as a position on an axis.
pub(super) fn position(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::MAX, f64::from)
}

/// The room `text` takes at 14 px, a little generously.
pub(super) fn room_for(text: &str) -> f64 {
    position(text.chars().count()) * 7.0
}

/// An amount as a height. Only for drawing: digits beyond the sixteenth are lost.
pub fn dollars(amount: Usd) -> f64 {
    number(amount.decimal())
}

/// A decimal as a length. Only for drawing: digits beyond the sixteenth are lost.
pub fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(got: f64, expected: f64) -> bool {
        (got - expected).abs() < 1e-9
    }

    #[test]
    fn both_ends_of_the_data_land_on_both_ends_of_the_pixels() {
        let scale = Scale::new((-100.0, 100.0), (400.0, 0.0));

        assert!(is_near(scale.at(-100.0), 400.0)); // Bottom
        assert!(is_near(scale.at(0.0), 200.0)); // Middle
        assert!(is_near(scale.at(100.0), 0.0)); // Top
    }

    #[test]
    fn data_without_extent_is_still_somewhere() {
        let scale = Scale::new((5.0, 5.0), (0.0, 100.0));

        assert!(is_near(scale.at(5.0), 0.0));
    }

    #[test]
    fn ticks_are_round_and_include_zero_when_it_is_inside() {
        assert_eq!(ticks(-81_004.0, 119_136.0, 5), [-50_000.0, 0.0, 50_000.0, 100_000.0]);
        assert_eq!(ticks(0.0, 5.0, 6), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(ticks(0.0, 0.0, 5), [0.0]);
    }

    #[test]
    fn there_are_never_more_ticks_than_asked_for_and_one() {
        for high in [1.0, 9.9, 37.0, 1e6, 7.3e9, 1e27] {
            assert!(ticks(0.0, high, 5).len() <= 6, "{high}");
        }
    }

    #[test]
    fn tenths_are_rounded_and_whole_numbers_stay_whole() {
        assert_eq!(tenths(12.0), "12");
        assert_eq!(tenths(12.34), "12.3");
        assert_eq!(tenths(-0.26), "-0.3");
        assert_eq!(tenths(-0.01), "0");
        assert_eq!(tenths(f64::NAN), "0");
    }
}
