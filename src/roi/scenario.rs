//! Named cases: the program's own claim and the readings around it (roi.md section 6).

use crate::roi::exact;
use std::collections::BTreeMap;

use rust_decimal::{Decimal, dec};

use super::inputs::{Blanks, CaseInputs, Input, Problems, read};
use crate::finance::figure::plain;
use crate::program::{PartnerType, published};

/// Which end of the program's range a preset takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    /// The low end, the one shown unless named.
    Low,
    /// The high end.
    High,
}

/// A case the program or common caution suggests, worked out from the program's yearly figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// The program's claim as printed: no sales cycle, no ramp-up, paid a twelfth each month.
    Published,
    /// The claim with six months of ramp-up.
    WithRamp,
    /// Six months of ramp-up and the investment paid in advance: where a first visit starts.
    Base,
    /// Half the claim, nine months of ramp-up, paid in advance.
    Conservative,
    /// The high end, three months of ramp-up, paid in advance.
    Optimistic,
    /// The claim read as what customers pay, of which the partner earns a share.
    GrossReading,
    /// Six months of integration before the first revenue.
    IntegrationFirst,
}

/// Every preset with its id.
pub const PRESETS: [(Preset, &str); 7] = [
    (Preset::Published, "published"),
    (Preset::WithRamp, "with_ramp"),
    (Preset::Base, "base"),
    (Preset::Conservative, "conservative"),
    (Preset::Optimistic, "optimistic"),
    (Preset::GrossReading, "gross_reading"),
    (Preset::IntegrationFirst, "integration_6"),
];

impl Preset {
    /// The plain values of this preset for a partner type.
    pub fn values(self, partner_type: PartnerType, end: RangeEnd) -> BTreeMap<String, String> {
        let economics = published::economics(partner_type);
        let high = end == RangeEnd::High || self == Preset::Optimistic;
        let revenue = if high { economics.revenue_high } else { economics.revenue_low };
        let (ramp, lag, timing, factor) = match self {
            Preset::Published | Preset::GrossReading => ("0", "0", "AccruedMonthly", "1"),
            Preset::WithRamp => ("6", "0", "AccruedMonthly", "1"),
            Preset::Base => ("6", "0", "AnnualAdvance", "1"),
            Preset::Conservative => ("9", "0", "AnnualAdvance", "0.5"),
            Preset::Optimistic => ("3", "0", "AnnualAdvance", "1"),
            Preset::IntegrationFirst => ("0", "6", "AccruedMonthly", "1"),
        };
        let basis = if self == Preset::GrossReading { "GrossBookings" } else { "PartnerRevenue" };
        // The level whose commitment the type's least investment pays for (program.md, X04).
        let level = if partner_type == PartnerType::Solution { "Select" } else { "Premier" };
        let months = economics.within_months.to_string();
        let investment = plain(economics.minimum_investment.decimal());
        let revenue = plain(revenue.decimal());
        [
            (Input::PartnerType, partner_type.id()),
            (Input::Level, level),
            (Input::Mode, "TopDown"),
            (Input::Months, months.as_str()),
            (Input::RevenueBasis, basis),
            (Input::FeeTiming, timing),
            (Input::Investment, investment.as_str()),
            (Input::AnnualRevenue, revenue.as_str()),
            (Input::ClaimFactor, factor),
            (Input::Lag, lag),
            (Input::Ramp, ramp),
        ]
        .map(|(input, value)| (input.id().to_owned(), value.to_owned()))
        .into()
    }

    /// The checked case of this preset.
    ///
    /// # Errors
    ///
    /// None for the published program; a program whose figures lie beyond the calculator's bounds
    /// would be told of here.
    pub fn case(self, partner_type: PartnerType, end: RangeEnd) -> Result<CaseInputs, Problems> {
        read(&self.values(partner_type, end), Blanks::Defaults)
    }
}

/// Whose numbers a result is worked out from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The program's claim for the partner type, at the low end.
    Published,
    /// That claim cut in half.
    Halved,
    /// The person's own numbers.
    #[default]
    Own,
}

impl View {
    /// Every view, in the order shown.
    pub const ALL: [View; 3] = [View::Published, View::Halved, View::Own];

    /// As shown.
    pub const fn label(self) -> &'static str {
        match self {
            View::Published => "Published claim",
            View::Halved => "Claim cut in half",
            View::Own => "My own numbers",
        }
    }
}

/// The case that `view` works out for a person whose own case is `own`.
///
/// # Errors
///
/// As [`Preset::case`].
pub fn viewed(own: &CaseInputs, view: View) -> Result<CaseInputs, Problems> {
    let claim = || {
        let claim = Preset::Published.case(own.partner_type(), RangeEnd::Low)?;
        Ok(claim.proposed())
    };
    match view {
        View::Own => Ok(own.clone()),
        View::Published => claim(),
        View::Halved => claim().map(|claim| halved(&claim)),
    }
}

/// The same case with half of its claim believed: half the revenue, or half the deals won.
pub fn halved(case: &CaseInputs) -> CaseInputs {
    let half = exact::multiply(case.number(Input::ClaimFactor), dec!(0.5)).unwrap_or_default();
    case.clone().with_number(Input::ClaimFactor, half)
}

/// The same case seen with caution or with hope: the claim times `factor`, the ramp-up times
/// `ramp` (roi.md section 6: 0.5 and 1.5, or 1.25 and 0.75).
pub fn shaded(case: &CaseInputs, factor: Decimal, ramp: Decimal) -> CaseInputs {
    let times = |input, by| exact::multiply(case.number(input), by).unwrap_or_default();
    let (claim, length) = (times(Input::ClaimFactor, factor), times(Input::Ramp, ramp));
    case.clone().with_number(Input::ClaimFactor, claim).with_number(Input::Ramp, length)
}

impl View {
    /// As kept by a page.
    pub const fn id(self) -> &'static str {
        match self {
            View::Published => "published",
            View::Halved => "halved",
            View::Own => "own",
        }
    }

    /// The view with this id; the person's own numbers where there is none.
    pub fn from_id(id: &str) -> View {
        View::ALL.into_iter().find(|view| view.id() == id).unwrap_or_default()
    }
}
