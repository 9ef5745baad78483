//! The engine once more in floating point, straight from roi.md section 4, sharing nothing with
//! the one it is compared to but the inputs.

use tandem::roi::{CaseInputs, EarningMode, FeeTiming, Input, Mode, RevenueBasis, ShareBase};

/// Columns by month, index 0 the signing.
#[derive(Default)]
pub struct Plain {
    pub earned: Vec<f64>,
    pub customers: Vec<f64>,
    pub inflow: Vec<f64>,
    pub outflow: Vec<f64>,
    pub flow: Vec<f64>,
    /// Not a number where the bookings are unknown.
    pub gross: Vec<f64>,
    pub vendor: Vec<f64>,
    pub claims: Vec<f64>,
    pub receivable: f64,
    pub factors: Vec<f64>,
}

impl Plain {
    pub fn of(case: &CaseInputs) -> Plain {
        let of = |input: Input| -> f64 {
            case.number(input).to_string().parse().expect("a decimal is a number")
        };
        let months = case.months();
        let growth = (1.0 + of(Input::DiscountRate)).powf(1.0 / 12.0);
        let kept = (1.0 - of(Input::Churn)).powf(1.0 / 12.0);
        let (lag, length) = (of(Input::Lag), of(Input::Ramp));
        let share = match case.earning_mode() {
            EarningMode::RevenueShare => of(Input::Share),
            EarningMode::ResaleMargin => of(Input::ResaleMargin),
        };
        let mut plain = Plain::default();
        let (mut customers, mut claimed) = (0.0, 0.0);

        for t in 0..=months {
            let time = f64::from(t);
            let ramp = if length == 0.0 {
                f64::from(u8::from(time > lag))
            } else {
                ((time - lag) / length).clamp(0.0, 1.0)
            };
            let fee = match case.fee_timing() {
                FeeTiming::AccruedMonthly if t >= 1 => of(Input::Investment) / 12.0,
                FeeTiming::AnnualAdvance if t % 12 == 0 && t < months => of(Input::Investment),
                _ => 0.0,
            };
            let (mut services, mut claim, mut other_cost) = (0.0, 0.0, 0.0);
            let (earned, gross) = match case.mode() {
                Mode::TopDown => {
                    let revenue = of(Input::ClaimFactor) * of(Input::AnnualRevenue) / 12.0 * ramp;
                    match case.revenue_basis() {
                        RevenueBasis::PartnerRevenue if share > 0.0 => (revenue, revenue / share),
                        RevenueBasis::PartnerRevenue => (revenue, f64::NAN),
                        RevenueBasis::GrossBookings => (share * revenue, revenue),
                    }
                }
                Mode::Drivers if t == 0 => {
                    other_cost = of(Input::Onboarding);
                    (0.0, 0.0)
                }
                Mode::Drivers => {
                    let new = of(Input::ClaimFactor) * of(Input::Leads) * of(Input::Win) * ramp;
                    customers = customers * kept + new;
                    let year = i32::try_from((t - 1) / 12).expect("five years");
                    let price = of(Input::Arpa) * (1.0 + of(Input::PriceGrowth)).powi(year);
                    let list = customers * price;
                    let discount = of(Input::CustomerDiscount);
                    let gross = list * (1.0 - discount);
                    services = new * of(Input::Services);
                    let services_cost = services * (1.0 - of(Input::ServicesMargin));
                    if (t - 1) % 12 == 0 {
                        claimed = 0.0;
                    }
                    claim =
                        (of(Input::Match) * of(Input::Marketing)).min(of(Input::MdfCap) - claimed);
                    claimed += claim;
                    other_cost = of(Input::People) + of(Input::Marketing) + services_cost;
                    let earned = match (case.earning_mode(), case.share_base()) {
                        (EarningMode::RevenueShare, ShareBase::List) => share * list,
                        (EarningMode::RevenueShare, ShareBase::Net) => share * gross,
                        (EarningMode::ResaleMargin, _) => (share - discount) * list,
                    };
                    (earned, gross)
                }
            };
            plain.claims.push(claim);
            let received = t
                .checked_sub(case.mdf_lag())
                .map_or(0.0, |at| plain.claims[usize::try_from(at).expect("a month")]);
            let (inflow, outflow) = (earned + services + received, fee + other_cost);
            let manager = if t >= 1 { of(Input::PartnerManagerCost) } else { 0.0 };
            let to_vendor = if case.is_vendor_fee() { fee } else { 0.0 };
            plain.vendor.push(
                gross * (1.0 - of(Input::VendorDelivery)) - earned - received - manager + to_vendor,
            );
            plain.earned.push(earned);
            plain.gross.push(gross);
            plain.customers.push(customers);
            plain.inflow.push(inflow);
            plain.outflow.push(outflow);
            plain.flow.push(inflow - outflow);
            plain.factors.push(growth.powi(-i32::try_from(t).expect("five years")));
        }
        let unpaid =
            plain.claims.len().saturating_sub(usize::try_from(case.mdf_lag()).expect("months"));
        plain.receivable = plain.claims[unpaid.max(1)..].iter().sum();
        plain
    }

    /// The sum of `column` in today's dollars.
    pub fn worth_today(&self, column: &[f64]) -> f64 {
        column.iter().zip(&self.factors).map(|(amount, factor)| amount * factor).sum()
    }
}
