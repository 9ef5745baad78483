//! All internal rates of return, or why there is none.
//!
//! Rates are searched in `f64`: they are shown to a tenth of a percent and
//! never booked. A row of flows that changes its sign several times may have
//! several rates, and then none of them alone describes it.

mod dated;
mod roots;

use rust_decimal::Decimal;

pub use dated::{xirr, xnpv};

use super::{NEGLIGIBLE, Usd};
use roots::{Range, Series};

/// The natural logarithm of a period's growth at the lowest rate looked for, -99.99 %.
const LOWEST: f64 = -9.210_340_371_976_182;

/// The same at the highest rate looked for, 10^14 % a period.
const HIGHEST: f64 = 27.631_021_115_928_547;

/// Every rate per period, as a fraction above -1, at which the flows are worth nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Irr {
    /// One rate. It may be a double root, where the value touches zero and turns.
    Unique(f64),
    /// At least two, ascending: no single rate describes these flows.
    Multiple(Vec<f64>),
    /// No rate at all.
    None(NoIrr),
    /// There is nothing to have a rate.
    NotMeaningful(NoFlows),
}

impl Irr {
    /// The rates per period as decimals, ascending; none where there is none. Good to about ten
    /// digits, as the search is.
    pub fn rates(&self) -> Vec<Decimal> {
        let rates = match self {
            Irr::Unique(rate) => std::slice::from_ref(rate),
            Irr::Multiple(rates) => rates.as_slice(),
            Irr::None(_) | Irr::NotMeaningful(_) => &[],
        };
        rates.iter().copied().filter_map(decimal).collect()
    }
}

/// A rate to fifteen digits behind the point, more than its search is good for; `None` beyond what
/// a decimal holds. The crate's own way prints the number and reads it back, and the tables for
/// that are what a browser would have to load.
fn decimal(rate: f64) -> Option<Decimal> {
    let scaled = rate * 1e15;
    if !scaled.is_finite() || scaled.abs() >= 7e28 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the check above keeps it within range")]
    let digits = scaled.round() as i128;
    Decimal::try_from_i128_with_scale(digits, 15).ok()
}

/// Why flows have no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoIrr {
    /// Money flows one way only.
    OneSign,
    /// The flows change their sign, but their value is zero at no rate from -99.99 % up.
    NoRealRoot,
}

/// Why there is nothing to have a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFlows {
    /// No periods.
    Empty,
    /// Periods, but no money.
    AllZero,
}

/// The internal rates of return per period of `flows`, index 0 being today.
///
/// Looks from -99.99 % up. Zeros at either end change nothing. Rates are good
/// to about ten digits; two that differ by less than a millionth of their
/// growth come out as one.
///
/// Source: roi.md section 8.
///
/// ```
/// use tandem::finance::{Irr, Usd, irr};
///
/// let twofold = irr(&[-1600, 10_000, -10_000].map(Usd::dollars));
/// let Irr::Multiple(rates) = twofold else { panic!("two rates") };
/// assert!((rates[0] - 0.25).abs() < 1e-10 && (rates[1] - 4.0).abs() < 1e-10);
/// ```
pub fn irr(flows: &[Usd]) -> Irr {
    let periods = (0..).zip(flows.iter().copied());
    let range = Range { low: -HIGHEST, high: -LOWEST };
    rates(Series::of(periods, flows.len()), flows.is_empty(), range, 1.0)
}

/// The yearly rate that a `monthly` one amounts to: (1 + rate)^12 - 1.
pub fn annual_rate(monthly: f64) -> f64 {
    (monthly.ln_1p() * 12.0).exp_m1()
}

/// The rates of `series`, whose roots are logarithms of the discount of one unit of time.
fn rates(series: Series, is_empty: bool, range: Range, units_per_period: f64) -> Irr {
    if is_empty {
        return Irr::NotMeaningful(NoFlows::Empty);
    }
    if series.is_zero() {
        return Irr::NotMeaningful(NoFlows::AllZero);
    }
    if series.sign_changes() == 0 {
        return Irr::None(NoIrr::OneSign);
    }
    let mut rates = series.roots(range);
    rates.reverse();
    for rate in &mut rates {
        *rate = (-*rate * units_per_period).exp_m1();
    }
    match rates.as_slice() {
        [] => Irr::None(NoIrr::NoRealRoot),
        [rate] => Irr::Unique(*rate),
        _ => Irr::Multiple(rates),
    }
}

/// The nearest `f64`, or zero for what counts as zero.
fn nearest(flow: Usd) -> f64 {
    let amount = flow.decimal();
    if amount.abs() <= NEGLIGIBLE {
        return 0.0;
    }
    float(amount)
}

/// The `f64` nearest to `number`, within two units in the last place.
fn float(number: Decimal) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a rate is searched with 15 digits")]
    let digits = number.mantissa() as f64;
    // A decimal has at most 28 places.
    let places = i32::try_from(number.scale()).unwrap_or(0);
    digits / 10_f64.powi(places)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn of(flows: &[i64]) -> Irr {
        let flows: Vec<Usd> = flows.iter().copied().map(Usd::dollars).collect();
        irr(&flows)
    }

    fn found(irr: Irr) -> Vec<f64> {
        match irr {
            Irr::Unique(rate) => vec![rate],
            Irr::Multiple(rates) => rates,
            Irr::None(_) | Irr::NotMeaningful(_) => vec![],
        }
    }

    fn assert_rates(irr: Irr, expected: &[f64], tolerance: f64) {
        let rates = found(irr);
        assert_eq!(rates.len(), expected.len(), "{rates:?} instead of {expected:?}");
        for (rate, expected) in rates.iter().zip(expected) {
            assert!((rate - expected).abs() <= tolerance, "{rates:?} instead of {expected:?}");
        }
    }

    #[test]
    fn flows_that_turn_once_have_the_published_rate() {
        let examples: [(&[i64], f64); 11] = [
            (&[-100, 39, 59, 55, 20], 0.28094842115996),
            (&[-100, 0, 0, 74], -0.095495830348973),
            (&[-100, 100, 0, 7], 0.062058485629929),
            (&[-150_000, 15_000, 25_000, 35_000, 45_000, 60_000], 0.052432888859414),
            (&[-75_000, 12_000, 15_000, 18_000, 21_000, 24_000], 0.057151428871785),
            (&[-40_000, 5_000, 8_000, 12_000, 30_000], 0.1058225984089),
            (&[-10, 2, 2, 2, 2], -0.083645417466151),
            (&[-1000, 500, 500, 300], 0.15657908367626),
            (&[-70_000, 12_000, 15_000, 18_000, 21_000], -0.021244848273411),
            (&[-70_000, 12_000, 15_000, 18_000, 21_000, 26_000], 0.086630948036532),
            (&[-70_000, 12_000, 15_000], -0.44350694133474),
        ];

        for (flows, expected) in examples {
            assert!(matches!(of(flows), Irr::Unique(_)));
            assert_rates(of(flows), &[expected], 1e-10);
        }
    }

    #[test]
    fn a_long_even_row_below_zero_has_its_rate() {
        let mut flows = vec![-12_000];
        flows.extend([640; 18]);

        assert_rates(of(&flows), &[-0.004262100125], 1e-12);
    }

    #[test]
    fn flows_that_turn_often_have_every_rate() {
        let examples: [(&[i64], &[f64]); 5] = [
            (&[-1600, 10_000, -10_000], &[0.25, 4.0]),
            (&[-50, -100, 600, 300, -100], &[-0.76889547068078, 1.8544178284562]),
            (&[-100, 100, 0, -7], &[-0.67889437363239, -0.083299666184933]),
            (&[-2000, 10_000, -10_000], &[0.38196601125011, 2.6180339887499]),
            (&[-10_000, 58_500, -126_000, 118_625, -41_250], &[0.1, 0.25, 0.5, 1.0]),
        ];

        for (flows, expected) in examples {
            assert_rates(of(flows), expected, 1e-9);
        }
    }

    #[test]
    fn rates_below_zero_and_zeros_at_the_end_come_out_right() {
        let expected = [-0.5, 0.1, 0.3];

        assert_rates(of(&[-1000, 2900, -2630, 715]), &expected, 1e-9);
        assert_rates(of(&[-1000, 2900, -2630, 715, 0, 0]), &expected, 1e-9);
        assert_rates(of(&[0, 0, -1000, 2900, -2630, 715]), &expected, 1e-9);
    }

    #[test]
    fn five_rates_close_together_are_all_found() {
        let flows = [
            dec!(-1000),
            dec!(8000),
            dec!(-24932.5),
            dec!(37923.75),
            dec!(-28207.35),
            dec!(8221.5),
        ];

        let rates = irr(&flows.map(Usd::from_decimal));
        assert_rates(rates, &[0.05, 0.2, 0.45, 0.8, 1.5], 1e-9);
    }

    #[test]
    fn a_rate_that_only_touches_zero_is_found_once() {
        assert!(matches!(of(&[-640, 1600, -1000]), Irr::Unique(_)));
        assert_rates(of(&[-640, 1600, -1000]), &[0.25], 1e-6);
        assert_rates(of(&[-1000, 3500, -4070, 1573]), &[0.1, 0.3], 1e-6);
        assert_rates(of(&[-1000, 3300, -3630, 1331]), &[0.1], 1e-3);
    }

    #[test]
    fn flows_without_a_rate_say_why() {
        assert_eq!(of(&[1000, -3000, 2500]), Irr::None(NoIrr::NoRealRoot));
        assert_eq!(of(&[1, 2, 3]), Irr::None(NoIrr::OneSign));
        assert_eq!(of(&[-5]), Irr::None(NoIrr::OneSign));
        assert_eq!(of(&[0, 0, 0, 0]), Irr::NotMeaningful(NoFlows::AllZero));
        assert_eq!(of(&[]), Irr::NotMeaningful(NoFlows::Empty));
    }

    #[test]
    fn an_exact_zero_that_does_not_end_in_decimals_is_no_turn() {
        let nearly = Usd::from_decimal(dec!(-0.000000000000000000000001));

        assert_eq!(irr(&[nearly, Usd::dollars(5)]), Irr::None(NoIrr::OneSign));
    }

    #[test]
    fn five_years_that_alternate_every_month_keep_both_ends() {
        let flows: Vec<i64> =
            (0..61).map(|month| if month % 2 == 0 { -100 } else { 130 }).collect();

        let rates = found(of(&flows));
        assert!(!rates.is_empty() && rates.len() <= 60, "{rates:?}");
        assert!(rates.iter().all(|rate| rate.is_finite() && *rate > -1.0));
    }

    #[test]
    fn the_largest_and_the_smallest_amounts_have_a_rate() {
        let flows = [Decimal::MIN, Decimal::MAX, dec!(0.000000002)].map(Usd::from_decimal);
        let huge = of(&[-1, 1_000_000_000]);

        assert!(matches!(irr(&flows), Irr::Unique(rate) if rate.abs() < 1e-9));
        assert!(matches!(huge, Irr::Unique(rate) if (rate / 999_999_999.0 - 1.0).abs() < 1e-9));
    }

    #[test]
    fn a_monthly_rate_is_compounded_to_a_year() {
        assert!((annual_rate(0.076342584687) - 1.41772152931).abs() < 1e-9);
        assert!((annual_rate(-0.029771716964) - -0.30419560656).abs() < 1e-10);
    }
}
