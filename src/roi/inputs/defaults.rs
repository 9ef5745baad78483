//! The typical value of each number, for a partner type, level and mode (roi.md section 3).

use rust_decimal::{Decimal, dec};

use super::choices::{EarningMode, FeeTiming, Mode, RevenueBasis, ShareBase};
use super::draft::Draft;
use super::input::{Input, Unit};
use super::value;
use crate::program::{Level, PartnerType, published};

/// The three choices that the other defaults follow.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub partner_type: PartnerType,
    pub level: Level,
    pub mode: Mode,
}

/// The value read for a number that was not typed; a dollar amount in dollars, a share as a
/// fraction. The finance and reinvestment rates follow the discount rate and are set by the
/// caller.
pub(super) fn default_number(input: Input, setting: Setting) -> Decimal {
    let economics = published::economics(setting.partner_type);
    let terms = published::terms(setting.level);
    let top_down = setting.mode == Mode::TopDown;
    let by_level = |values: [Decimal; 4]| match setting.level {
        Level::Registered => values[0],
        Level::Select => values[1],
        Level::Premier => values[2],
        Level::Strategic => values[3],
    };
    let by_type = |values: [Decimal; 3]| match setting.partner_type {
        PartnerType::Technology => values[0],
        PartnerType::Channel => values[1],
        PartnerType::Solution => values[2],
    };

    match input {
        Input::Months if top_down => Decimal::from(economics.within_months),
        Input::Months => dec!(36),
        Input::Investment if top_down => economics.minimum_investment.decimal(),
        Input::Investment => terms.annual_commitment.decimal(),
        Input::AnnualRevenue => economics.revenue_low.decimal(),
        Input::ClaimFactor => Decimal::ONE,
        Input::Lag if top_down => Decimal::ZERO,
        Input::Lag => by_type([dec!(6), dec!(3), dec!(4)]),
        Input::Ramp => dec!(6),
        Input::Leads if setting.level == Level::Registered => Decimal::ONE,
        Input::Leads => Decimal::from(terms.leads_per_month),
        Input::Win => by_type([dec!(0.04), dec!(0.05), dec!(0.05)]),
        Input::Arpa => dec!(8500),
        Input::Churn | Input::DiscountRate | Input::FinanceRate | Input::ReinvestRate => dec!(0.10),
        Input::Services => by_type([Decimal::ZERO, dec!(6000), dec!(20000)]),
        Input::ServicesMargin => by_type([Decimal::ZERO, dec!(0.35), dec!(0.40)]),
        Input::Share => terms.revenue_share.fraction(),
        Input::ResaleMargin => dec!(0.30),
        Input::Onboarding => by_level([dec!(1000), dec!(3000), dec!(8000), dec!(20000)]),
        Input::People => by_level([dec!(300), dec!(1000), dec!(2500), dec!(6000)]),
        Input::Marketing => by_level([dec!(300), dec!(800), dec!(2500), dec!(8000)]),
        Input::Match => dec!(0.5),
        Input::MdfCap => terms.mdf_cap.decimal(),
        Input::MdfLag => dec!(2),
        _ => Decimal::ZERO,
    }
}

/// What each field shows where nothing was typed, in the order of [`Input::ALL`], for the type,
/// level and mode that `draft` chooses. The finance and reinvestment rates repeat what is typed
/// for the discount rate.
pub fn default_texts(draft: &Draft) -> Vec<String> {
    fn chosen<T>(draft: &Draft, input: Input, from_id: fn(&str) -> Option<T>, or: T) -> T {
        draft.typed(input).and_then(from_id).unwrap_or(or)
    }
    let setting = Setting {
        partner_type: chosen(draft, Input::PartnerType, PartnerType::from_id, PartnerType::Channel),
        level: chosen(draft, Input::Level, Level::from_id, Level::Premier),
        mode: chosen(draft, Input::Mode, Mode::from_id, Mode::default()),
    };
    let text = |input: Input| match (input, input.unit()) {
        (Input::PartnerType, _) => PartnerType::Channel.id().to_owned(),
        (Input::Level, _) => Level::Premier.id().to_owned(),
        (Input::Mode, _) => Mode::default().id().to_owned(),
        (Input::RevenueBasis, _) => RevenueBasis::default().id().to_owned(),
        (Input::FeeTiming, _) => FeeTiming::default().id().to_owned(),
        (Input::EarningMode, _) => EarningMode::default().id().to_owned(),
        (Input::ShareBase, _) => ShareBase::default().id().to_owned(),
        (_, Unit::Flag) => "false".to_owned(),
        (_, Unit::Month | Unit::Choice(_)) => String::new(),
        (Input::FinanceRate | Input::ReinvestRate, _) => {
            let own = default_number(Input::DiscountRate, setting);
            let typed = draft.typed(Input::DiscountRate).map(str::to_owned);
            typed.unwrap_or_else(|| value::as_typed(input, own))
        }
        _ => value::as_typed(input, default_number(input, setting)),
    };
    Input::ALL.into_iter().map(text).collect()
}
