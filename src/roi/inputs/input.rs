use super::choices::{Choice, EarningMode, FeeTiming, Mode, RevenueBasis, ShareBase};

/// One input of a case. The order is that of every list, file and export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Input {
    /// Kind of partner; sets where the defaults start.
    PartnerType,
    /// Level; sets commitment, share and fund ceilings.
    Level,
    /// Calendar month of the signing; labels only.
    StartMonth,
    /// What the case is worked out from.
    Mode,
    /// N, months looked ahead.
    Months,
    /// Whose revenue the yearly figure is.
    RevenueBasis,
    /// When the yearly investment is paid.
    FeeTiming,
    /// Whether the investment goes to the vendor (X19).
    InvestmentIsVendorFee,
    /// I, dollars a year.
    Investment,
    /// Dollars a year, top-down only.
    AnnualRevenue,
    /// What part of the revenue, or of the deals won, is believed.
    ClaimFactor,
    /// L, months before the first revenue.
    Lag,
    /// M, months from the first revenue to full pace.
    Ramp,
    /// Qualified leads a month.
    Leads,
    /// Part of the leads that become customers.
    Win,
    /// Dollars a month a customer pays at list price.
    Arpa,
    /// Part of the customers lost in a year.
    Churn,
    /// Price change a year, from month 13 on.
    PriceGrowth,
    /// Dollars of services sold with each new customer.
    Services,
    /// Part of the services revenue left after delivery.
    ServicesMargin,
    /// How the partner is paid on a deal.
    EarningMode,
    /// Part of the revenue the vendor pays; at most the level's ceiling.
    Share,
    /// Discount off list at which the partner buys.
    ResaleMargin,
    /// What the share is a share of.
    ShareBase,
    /// Discount off list the customer gets.
    CustomerDiscount,
    /// Dollars once, at the signing.
    Onboarding,
    /// Dollars a month.
    People,
    /// Dollars a month, before matching.
    Marketing,
    /// Part of the marketing the vendor pays back.
    Match,
    /// Most matched dollars a program year; at most the level's ceiling.
    MdfCap,
    /// Whole months from a claim to its payment.
    MdfLag,
    /// r, effective a year.
    DiscountRate,
    /// Rate at which money out is financed, for the modified rate.
    FinanceRate,
    /// Rate at which money in is invested, for the modified rate.
    ReinvestRate,
    /// Dollars a month the vendor spends on managing the partner.
    PartnerManagerCost,
    /// Part of the bookings the vendor spends on delivering.
    VendorDelivery,
    /// Dollars an hour the training is worth to the partner; in kind, never cash.
    TrainingRate,
    /// Hours of training expected to be used.
    TrainingHours,
}

/// What an input is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One of these.
    Choice(&'static [Choice]),
    /// Yes or no: `true` or `false` in files.
    Flag,
    /// Dollars, to the cent; the text says per what.
    Money(&'static str),
    /// A fraction in files (0.35), typed in percent (35).
    Fraction,
    /// Months, fractions allowed.
    Months,
    /// Whole months.
    WholeMonths,
    /// A plain number; the text says of what.
    Count(&'static str),
    /// A calendar month, YYYY-MM.
    Month,
}

impl Input {
    /// Every input, in order.
    pub const ALL: [Input; 38] = [
        Input::PartnerType,
        Input::Level,
        Input::StartMonth,
        Input::Mode,
        Input::Months,
        Input::RevenueBasis,
        Input::FeeTiming,
        Input::InvestmentIsVendorFee,
        Input::Investment,
        Input::AnnualRevenue,
        Input::ClaimFactor,
        Input::Lag,
        Input::Ramp,
        Input::Leads,
        Input::Win,
        Input::Arpa,
        Input::Churn,
        Input::PriceGrowth,
        Input::Services,
        Input::ServicesMargin,
        Input::EarningMode,
        Input::Share,
        Input::ResaleMargin,
        Input::ShareBase,
        Input::CustomerDiscount,
        Input::Onboarding,
        Input::People,
        Input::Marketing,
        Input::Match,
        Input::MdfCap,
        Input::MdfLag,
        Input::DiscountRate,
        Input::FinanceRate,
        Input::ReinvestRate,
        Input::PartnerManagerCost,
        Input::VendorDelivery,
        Input::TrainingRate,
        Input::TrainingHours,
    ];

    /// As written in files, links and exports (the names of roi.md section 3).
    pub const fn id(self) -> &'static str {
        match self {
            Input::PartnerType => "partner_type",
            Input::Level => "level",
            Input::StartMonth => "start_month",
            Input::Mode => "mode",
            Input::Months => "N",
            Input::RevenueBasis => "revenue_basis",
            Input::FeeTiming => "fee_timing",
            Input::InvestmentIsVendorFee => "investment_is_vendor_fee",
            Input::Investment => "I",
            Input::AnnualRevenue => "annual_revenue",
            Input::ClaimFactor => "claim_factor",
            Input::Lag => "lag",
            Input::Ramp => "ramp",
            Input::Leads => "leads",
            Input::Win => "win",
            Input::Arpa => "arpa",
            Input::Churn => "churn",
            Input::PriceGrowth => "price_growth",
            Input::Services => "services",
            Input::ServicesMargin => "services_margin",
            Input::EarningMode => "earning_mode",
            Input::Share => "share",
            Input::ResaleMargin => "resale_margin",
            Input::ShareBase => "share_base",
            Input::CustomerDiscount => "customer_discount",
            Input::Onboarding => "onboarding",
            Input::People => "people",
            Input::Marketing => "marketing",
            Input::Match => "match",
            Input::MdfCap => "mdf_cap",
            Input::MdfLag => "mdf_lag",
            Input::DiscountRate => "r",
            Input::FinanceRate => "finance",
            Input::ReinvestRate => "reinvest",
            Input::PartnerManagerCost => "partner_manager_cost",
            Input::VendorDelivery => "vendor_delivery_pct",
            Input::TrainingRate => "training_rate",
            Input::TrainingHours => "training_hours",
        }
    }

    /// The input with this id.
    pub fn from_id(id: &str) -> Option<Input> {
        Input::ALL.into_iter().find(|input| input.id() == id)
    }

    /// What it is measured in.
    pub const fn unit(self) -> Unit {
        match self {
            Input::PartnerType => Unit::Choice(PARTNER_TYPES),
            Input::Level => Unit::Choice(LEVELS),
            Input::Mode => Unit::Choice(Mode::CHOICES),
            Input::RevenueBasis => Unit::Choice(RevenueBasis::CHOICES),
            Input::FeeTiming => Unit::Choice(FeeTiming::CHOICES),
            Input::EarningMode => Unit::Choice(EarningMode::CHOICES),
            Input::ShareBase => Unit::Choice(ShareBase::CHOICES),
            Input::InvestmentIsVendorFee => Unit::Flag,
            Input::StartMonth => Unit::Month,
            Input::Investment | Input::AnnualRevenue | Input::MdfCap => Unit::Money("a year"),
            Input::Arpa | Input::People | Input::Marketing | Input::PartnerManagerCost => {
                Unit::Money("a month")
            }
            Input::Services => Unit::Money("per new customer"),
            Input::Onboarding => Unit::Money("once"),
            Input::TrainingRate => Unit::Money("an hour"),
            Input::Win
            | Input::Churn
            | Input::PriceGrowth
            | Input::ServicesMargin
            | Input::Share
            | Input::ResaleMargin
            | Input::CustomerDiscount
            | Input::Match
            | Input::DiscountRate
            | Input::FinanceRate
            | Input::ReinvestRate
            | Input::VendorDelivery => Unit::Fraction,
            Input::Lag | Input::Ramp => Unit::Months,
            Input::Months | Input::MdfLag => Unit::WholeMonths,
            Input::ClaimFactor => Unit::Count("times"),
            Input::Leads => Unit::Count("a month"),
            Input::TrainingHours => Unit::Count("hours"),
        }
    }

    /// Whether it takes part in a case of this mode (roi.md section 3: a top-down case holds its
    /// whole cost in one figure, so nothing is counted twice).
    pub const fn belongs_to(self, mode: Mode) -> bool {
        match self {
            Input::RevenueBasis | Input::AnnualRevenue => matches!(mode, Mode::TopDown),
            Input::Leads
            | Input::Win
            | Input::Arpa
            | Input::Churn
            | Input::PriceGrowth
            | Input::Services
            | Input::ServicesMargin
            | Input::ShareBase
            | Input::CustomerDiscount
            | Input::Onboarding
            | Input::People
            | Input::Marketing
            | Input::Match
            | Input::MdfCap
            | Input::MdfLag => matches!(mode, Mode::Drivers),
            _ => true,
        }
    }

    pub(super) const fn position(self) -> usize {
        self as usize
    }
}

const PARTNER_TYPES: &[Choice] = &[
    Choice { id: "Technology", label: "Technology" },
    Choice { id: "Channel", label: "Channel" },
    Choice { id: "Solution", label: "Solution" },
];

const LEVELS: &[Choice] = &[
    Choice { id: "Registered", label: "Registered" },
    Choice { id: "Select", label: "Select" },
    Choice { id: "Premier", label: "Premier" },
    Choice { id: "Strategic", label: "Strategic" },
];
