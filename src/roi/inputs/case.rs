use rust_decimal::Decimal;

use super::choices::{EarningMode, FeeTiming, Mode, RevenueBasis, ShareBase};
use super::draft::Draft;
use super::input::{Input, Unit};
use super::value;
use crate::finance::{Month, Usd, figure};
use crate::program::{Level, PartnerType};
use crate::roi::exact;

/// A case whose every input is a value within its bounds. Only [`super::check`] and
/// [`super::read`] make one.
///
/// Numbers are kept by input: money in dollars, shares and rates as fractions (0.35), times in
/// months, `win` and `churn` as fractions of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseInputs {
    pub(super) partner_type: PartnerType,
    pub(super) level: Level,
    pub(super) start: Option<Month>,
    pub(super) mode: Mode,
    pub(super) revenue_basis: RevenueBasis,
    pub(super) fee_timing: FeeTiming,
    pub(super) earning_mode: EarningMode,
    pub(super) share_base: ShareBase,
    pub(super) is_vendor_fee: bool,
    pub(super) months: u32,
    pub(super) mdf_lag: u32,
    pub(super) numbers: [Decimal; Input::ALL.len()],
    /// One bit an input, set where the value is not its default.
    pub(super) changed: u64,
}

impl CaseInputs {
    /// Kind of partner.
    pub fn partner_type(&self) -> PartnerType {
        self.partner_type
    }

    /// Level.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Calendar month of the signing, for labels; `None` if none was given.
    pub fn start(&self) -> Option<Month> {
        self.start
    }

    /// What the case is worked out from.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Whose revenue the yearly figure is.
    pub fn revenue_basis(&self) -> RevenueBasis {
        self.revenue_basis
    }

    /// When the yearly investment is paid.
    pub fn fee_timing(&self) -> FeeTiming {
        self.fee_timing
    }

    /// How the partner is paid on a deal.
    pub fn earning_mode(&self) -> EarningMode {
        self.earning_mode
    }

    /// What the share is a share of.
    pub fn share_base(&self) -> ShareBase {
        self.share_base
    }

    /// Whether the investment goes to the vendor.
    pub fn is_vendor_fee(&self) -> bool {
        self.is_vendor_fee
    }

    /// N, 1 to 60.
    pub fn months(&self) -> u32 {
        self.months
    }

    /// Whole months from a claim for matching funds to its payment.
    pub fn mdf_lag(&self) -> u32 {
        self.mdf_lag
    }

    /// A number as the engine uses it; zero for an input that is no number.
    pub fn number(&self, input: Input) -> Decimal {
        self.numbers.get(input.position()).copied().unwrap_or_default()
    }

    /// A number of dollars.
    pub fn money(&self, input: Input) -> Usd {
        Usd::from_decimal(self.number(input))
    }

    /// Whether the value is not the default for the case's type, level and mode.
    pub fn is_changed(&self, input: Input) -> bool {
        self.changed & (1_u64 << input.position()) != 0
    }

    /// The same case with one number replaced, for solving and for comparing levels. Bounds are
    /// the caller's.
    #[must_use]
    pub(in crate::roi) fn with_number(mut self, input: Input, value: Decimal) -> CaseInputs {
        if let Some(place) = self.numbers.get_mut(input.position()) {
            *place = value;
        }
        self
    }

    #[must_use]
    pub(in crate::roi) fn with_months(mut self, months: u32) -> CaseInputs {
        self.months = months;
        self.with_number(Input::Months, Decimal::from(months))
    }

    /// The same case as something proposed to the person, who has changed none of it.
    #[must_use]
    pub(in crate::roi) fn proposed(mut self) -> CaseInputs {
        self.changed = 0;
        self
    }

    #[must_use]
    pub(in crate::roi) fn with_level(mut self, level: Level) -> CaseInputs {
        self.level = level;
        self
    }

    /// Whether a case of this mode, paid in this way, asks for `input` at all.
    pub fn asks(&self, input: Input) -> bool {
        let is_of_the_other_pay = matches!(
            (self.earning_mode, input),
            (EarningMode::RevenueShare, Input::ResaleMargin)
                | (EarningMode::ResaleMargin, Input::Share | Input::ShareBase)
        );
        !is_of_the_other_pay && input.belongs_to(self.mode)
    }

    /// What the partner keeps of a dollar of list price: the share on its base, or the margin
    /// after the customer's discount. A fraction; below zero when the discount eats the margin.
    pub fn earning_rate(&self) -> Decimal {
        let discount = self.number(Input::CustomerDiscount);
        match (self.earning_mode, self.share_base) {
            (EarningMode::RevenueShare, ShareBase::List) => self.number(Input::Share),
            (EarningMode::RevenueShare, ShareBase::Net) => {
                let paid = exact::subtract(Decimal::ONE, discount).unwrap_or_default();
                exact::multiply(self.number(Input::Share), paid).unwrap_or_default()
            }
            (EarningMode::ResaleMargin, _) => {
                exact::subtract(self.number(Input::ResaleMargin), discount).unwrap_or_default()
            }
        }
    }

    /// The share or margin that the earning mode uses, before any discount.
    pub fn earning_share(&self) -> Decimal {
        self.number(match self.earning_mode {
            EarningMode::RevenueShare => Input::Share,
            EarningMode::ResaleMargin => Input::ResaleMargin,
        })
    }
}

impl CaseInputs {
    /// The id of the answer to a choice; `None` for an input that is no choice.
    pub fn choice_id(&self, input: Input) -> Option<&'static str> {
        Some(match input {
            Input::PartnerType => self.partner_type.id(),
            Input::Level => self.level.id(),
            Input::Mode => self.mode.id(),
            Input::RevenueBasis => self.revenue_basis.id(),
            Input::FeeTiming => self.fee_timing.id(),
            Input::EarningMode => self.earning_mode.id(),
            Input::ShareBase => self.share_base.id(),
            _ => return None,
        })
    }

    /// The value as files and links hold it: `Premier`, `true`, `2027-01`, `0.35`, `25000`.
    pub fn plain(&self, input: Input) -> String {
        match (input.unit(), self.choice_id(input)) {
            (_, Some(id)) => id.to_owned(),
            (Unit::Flag, _) => self.is_vendor_fee.to_string(),
            (Unit::Month, _) => self.start.map(|month| month.to_string()).unwrap_or_default(),
            _ => figure::plain(self.number(input)),
        }
    }

    /// The value as a person would type it: `Premier`, `35`, `25,000`.
    pub fn typed(&self, input: Input) -> String {
        match (input.unit(), self.choice_id(input)) {
            (_, Some(_)) | (Unit::Flag | Unit::Month, _) => self.plain(input),
            _ => value::as_typed(input, self.number(input)),
        }
    }

    /// The value as a register shows it: `Premier`, `Yes`, `35%`, `$25,000`, `3 months`.
    pub fn shown(&self, input: Input) -> String {
        match input.unit() {
            Unit::Choice(choices) => {
                let id = self.choice_id(input).unwrap_or_default();
                let label = choices.iter().find(|choice| choice.id == id);
                label.map_or(id, |choice| choice.label).to_owned()
            }
            Unit::Flag => if self.is_vendor_fee { "Yes" } else { "No" }.to_owned(),
            Unit::Month => match self.start {
                Some(month) => month.label(),
                None => "Not set".to_owned(),
            },
            _ => value::shown(input, self.number(input)),
        }
    }

    /// A draft that types exactly this case, with only what differs from its defaults.
    pub fn to_draft(&self) -> Draft {
        let mut draft = Draft::default();
        for input in Input::ALL {
            if self.is_changed(input) {
                draft.set(input, self.typed(input));
            }
        }
        draft
    }
}

impl CaseInputs {
    /// Another value of `input` as a register would show it.
    pub fn shown_as(&self, input: Input, value: Decimal) -> String {
        value::shown(input, value)
    }

    /// Another value of `input` as a person would type it.
    pub fn typed_as(&self, input: Input, value: Decimal) -> String {
        value::as_typed(input, value)
    }
}
