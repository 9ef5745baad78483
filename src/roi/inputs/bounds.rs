//! Between which values each number must lie, and within which it usually does
//! (roi.md section 3).

use rust_decimal::{Decimal, dec};

use super::input::Input;

/// Least and most, both allowed.
pub(super) type Bounds = (Decimal, Decimal);

/// The bounds beyond which a value is refused, ceilings of the level aside.
pub(in crate::roi) fn hard(input: Input) -> Bounds {
    let zero = Decimal::ZERO;
    let one = Decimal::ONE;
    match input {
        Input::Months => (one, dec!(60)),
        Input::Investment | Input::Onboarding => (zero, dec!(1000000000)),
        Input::AnnualRevenue => (zero, dec!(1000000000000)),
        Input::ClaimFactor => (zero, dec!(10)),
        Input::Lag | Input::Ramp => (zero, dec!(60)),
        Input::Leads => (zero, dec!(100000)),
        Input::Churn => (zero, dec!(0.9999)),
        Input::PriceGrowth => (dec!(-0.5), one),
        Input::ServicesMargin => (dec!(-1), one),
        Input::ResaleMargin | Input::CustomerDiscount => (zero, dec!(0.9)),
        Input::MdfLag => (zero, dec!(24)),
        Input::Win
        | Input::Share
        | Input::Match
        | Input::DiscountRate
        | Input::FinanceRate
        | Input::ReinvestRate
        | Input::VendorDelivery => (zero, one),
        Input::MdfCap => (zero, dec!(1000000000)),
        Input::TrainingRate | Input::TrainingHours => (zero, dec!(1000000)),
        _ => (zero, dec!(100000000)),
    }
}

/// The range a value usually lies in; outside it is computed, with a word of warning.
pub(super) fn usual(input: Input) -> Option<Bounds> {
    Some(match input {
        Input::Months => (dec!(12), dec!(36)),
        Input::Lag => (dec!(1), dec!(9)),
        Input::Ramp => (dec!(3), dec!(18)),
        Input::Win => (dec!(0.01), dec!(0.25)),
        Input::Churn => (dec!(0.03), dec!(0.35)),
        Input::PriceGrowth => (dec!(-0.05), dec!(0.10)),
        Input::ServicesMargin => (Decimal::ZERO, dec!(0.6)),
        Input::ResaleMargin => (dec!(0.30), dec!(0.40)),
        Input::MdfLag => (Decimal::ZERO, dec!(6)),
        Input::DiscountRate | Input::FinanceRate | Input::ReinvestRate => (dec!(0.05), dec!(0.25)),
        _ => return None,
    })
}
