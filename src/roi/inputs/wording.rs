//! What each input is called and what it means, in the words of the page.

use super::input::Input;

/// An input's label and the sentence that explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The label, with its unit where the field shows none.
    pub label: &'static str,
    /// What it means, as one sentence.
    pub hint: &'static str,
}

impl Input {
    /// What it is called and means.
    pub const fn wording(self) -> Wording {
        let (label, hint) = match self {
            Input::PartnerType => ("Partner type", "The kind of partner you would be."),
            Input::Level => ("Level", "The level you would join at."),
            Input::StartMonth => ("Month of signing", "Only names the months; changes no amount."),
            Input::Mode => ("Work from", "One yearly figure, or leads, deals and costs."),
            Input::Months => ("Months to look ahead", "Up to 60."),
            Input::RevenueBasis => {
                ("This revenue is", "All of it yours, or a part of what your customers pay.")
            }
            Input::FeeTiming => ("Paid", "When the yearly amount leaves your account."),
            Input::InvestmentIsVendorFee => (
                "The commitment goes to the vendor",
                "Only changes the vendor\u{2019}s and the joint view.",
            ),
            Input::Investment => ("Commitment a year", "What joining costs you each year."),
            Input::AnnualRevenue => ("Revenue a year", "At full pace, once the ramp-up is over."),
            Input::ClaimFactor => (
                "Part of the claim you believe",
                "1 takes the revenue or the deals as entered, 0.5 half of them.",
            ),
            Input::Lag => ("Sales cycle, months", "From the signing to the first revenue."),
            Input::Ramp => ("Ramp-up, months", "From the first revenue to full pace."),
            Input::Leads => ("Qualified leads a month", "At full pace."),
            Input::Win => ("Leads won", "The part of your leads that become customers."),
            Input::Arpa => {
                ("Deal size a month", "What a customer pays the platform, at list price.")
            }
            Input::Churn => ("Customers lost a year", "Spread evenly over the months."),
            Input::PriceGrowth => ("Price change a year", "Steps up each year, from month 13 on."),
            Input::Services => {
                ("Services per new customer", "Your own work, sold once with each new customer.")
            }
            Input::ServicesMargin => ("Services kept after delivery", "Your margin on that work."),
            Input::EarningMode => ("You are paid by", "One way at a time."),
            Input::Share => ("Revenue share", "What the vendor pays you of the revenue."),
            Input::ResaleMargin => ("Resale margin", "Your discount off the list price."),
            Input::ShareBase => {
                ("Share counts on", "The program does not say; your agreement should.")
            }
            Input::CustomerDiscount => {
                ("Customer discount", "What you take off the list price to win the deal.")
            }
            Input::Onboarding => ("Onboarding, once", "Training, integration, first demo."),
            Input::People => ("People a month", "The part of salaries this takes."),
            Input::Marketing => ("Marketing a month", "Before matching funds."),
            Input::Match => ("Marketing matched", "The part of your marketing paid back to you."),
            Input::MdfCap => {
                ("Most matching funds a year", "What is not claimed is not carried over.")
            }
            Input::MdfLag => ("Matching paid after, months", "From your spending to the payment."),
            Input::DiscountRate => {
                ("Discount rate a year", "What your money could earn elsewhere.")
            }
            Input::FinanceRate => ("Rate you borrow at, a year", "Used by the modified rate only."),
            Input::ReinvestRate => {
                ("Rate you reinvest at, a year", "Used by the modified rate only.")
            }
            Input::PartnerManagerCost => (
                "Vendor\u{2019}s partner manager a month",
                "Only changes the vendor\u{2019}s view.",
            ),
            Input::VendorDelivery => (
                "Vendor\u{2019}s cost of delivery",
                "The part of the bookings it takes to serve them.",
            ),
            Input::TrainingRate => (
                "Worth of an hour of training",
                "In kind: shown beside the result, never in the cash flow.",
            ),
            Input::TrainingHours => {
                ("Training hours you would use", "Up to what the level includes.")
            }
        };
        Wording { label, hint }
    }

    /// The label as it reads for a case of this mode: the whole yearly cost is not only the
    /// commitment where nothing else is entered.
    pub const fn label_in(self, mode: super::choices::Mode) -> &'static str {
        match (self, mode) {
            (Input::Investment, super::choices::Mode::TopDown) => "All you spend a year",
            _ => self.wording().label,
        }
    }
}
