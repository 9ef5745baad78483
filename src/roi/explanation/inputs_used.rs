//! Which inputs take part in a figure: what else changes leaves it as it is.

use super::super::analysis::Analysis;
use super::super::figure::Figure;
use super::super::inputs::{CaseInputs, EarningMode, Input, Mode, RevenueBasis, ShareBase};
use super::super::lens::Lens;
use super::{InputUse, register};

/// A part of the calculation with inputs of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Pace,
    Loss,
    Customers,
    Price,
    Bookings,
    Pay,
    Earned,
    Services,
    Delivery,
    Funds,
    Fee,
    Spending,
    CustomerCost,
    Vendor,
}

const OF_THE_PARTNER: &[Part] =
    &[Part::Earned, Part::Services, Part::Delivery, Part::Funds, Part::Fee, Part::Spending];

/// The lines of the register that take part in `figure`.
pub(super) fn inputs_used(analysis: &Analysis, figure: Figure) -> Vec<InputUse> {
    let mut uses = register(analysis);
    uses.retain(|using| takes_part(&analysis.case, figure, using.input));
    uses
}

fn takes_part(case: &CaseInputs, figure: Figure, input: Input) -> bool {
    match input {
        Input::Mode => true,
        Input::DiscountRate => is_discounted(figure),
        Input::FinanceRate | Input::ReinvestRate => figure == Figure::Mirr,
        Input::Months => figure != Figure::LifetimeValue,
        _ => parts(case, figure).any(|part| has(case, part, input)),
    }
}

const fn is_discounted(figure: Figure) -> bool {
    matches!(
        figure,
        Figure::Npv
            | Figure::PvRoi
            | Figure::PaybackDiscounted
            | Figure::Profitability
            | Figure::LensNpv(_)
    )
}

fn parts(case: &CaseInputs, figure: Figure) -> impl Iterator<Item = Part> {
    let vendor_fee: &[Part] = if case.is_vendor_fee() { &[Part::Fee] } else { &[] };
    let (first, more): (&[Part], &[Part]) = match figure {
        Figure::Inflow => (&[Part::Earned, Part::Services, Part::Funds], &[]),
        Figure::Outflow => (&[Part::Fee, Part::Spending, Part::Delivery], &[]),
        Figure::Gross => (&[Part::Bookings], &[]),
        Figure::MdfReceived | Figure::MdfReceivable => (&[Part::Funds], &[]),
        Figure::Customers => (&[Part::Customers], &[]),
        Figure::CustomerCost => (&[Part::CustomerCost], &[]),
        Figure::LifetimeValue => (&[Part::Price, Part::Pay, Part::Loss], &[]),
        Figure::ValueToCost => (&[Part::CustomerCost, Part::Price, Part::Pay, Part::Loss], &[]),
        Figure::CostPayback => (&[Part::CustomerCost, Part::Price, Part::Pay], &[]),
        Figure::LensNet(Lens::Vendor) | Figure::LensNpv(Lens::Vendor) => {
            (&[Part::Bookings, Part::Earned, Part::Funds, Part::Vendor], vendor_fee)
        }
        Figure::LensNet(_) | Figure::LensNpv(_) => {
            (OF_THE_PARTNER, &[Part::Bookings, Part::Vendor])
        }
        _ => (OF_THE_PARTNER, &[]),
    };
    first.iter().chain(more).copied()
}

fn has(case: &CaseInputs, part: Part, input: Input) -> bool {
    let top_down = case.mode() == Mode::TopDown;
    let of_own_revenue = case.revenue_basis() == RevenueBasis::PartnerRevenue;
    let also = |part| has(case, part, input);
    match part {
        // A yearly figure knows no single customer.
        Part::Loss
        | Part::Customers
        | Part::Price
        | Part::Services
        | Part::Delivery
        | Part::CustomerCost
            if top_down =>
        {
            false
        }
        Part::Pace => match input {
            Input::ClaimFactor | Input::Lag | Input::Ramp => true,
            Input::AnnualRevenue => top_down,
            Input::Leads | Input::Win => !top_down,
            _ => false,
        },
        Part::Loss => input == Input::Churn,
        Part::Customers => also(Part::Loss) || also(Part::Pace),
        Part::Price => input == Input::Arpa,
        Part::Pay => match input {
            Input::EarningMode | Input::Share | Input::ResaleMargin => true,
            Input::ShareBase => !top_down,
            Input::CustomerDiscount => {
                let resells = case.earning_mode() == EarningMode::ResaleMargin;
                !top_down && (resells || case.share_base() == ShareBase::Net)
            }
            _ => false,
        },
        Part::Bookings if top_down => {
            input == Input::RevenueBasis || also(Part::Pace) || (of_own_revenue && also(Part::Pay))
        }
        Part::Bookings => {
            matches!(input, Input::PriceGrowth | Input::CustomerDiscount)
                || also(Part::Price)
                || also(Part::Customers)
        }
        Part::Earned if top_down => {
            input == Input::RevenueBasis || also(Part::Pace) || (!of_own_revenue && also(Part::Pay))
        }
        Part::Earned => {
            input == Input::PriceGrowth
                || also(Part::Price)
                || also(Part::Pay)
                || also(Part::Customers)
        }
        Part::Services => input == Input::Services || also(Part::Pace),
        Part::Delivery => input == Input::ServicesMargin || also(Part::Services),
        Part::Funds => {
            matches!(input, Input::Marketing | Input::Match | Input::MdfCap | Input::MdfLag)
        }
        Part::Fee => matches!(input, Input::Investment | Input::FeeTiming),
        Part::Spending => matches!(input, Input::Onboarding | Input::People | Input::Marketing),
        Part::CustomerCost => input == Input::People || also(Part::Funds) || also(Part::Pace),
        Part::Vendor => matches!(
            input,
            Input::InvestmentIsVendorFee | Input::PartnerManagerCost | Input::VendorDelivery
        ),
    }
}
