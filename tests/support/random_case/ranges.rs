use tandem::roi::{Draft, Input};

/// Bounds and usual values, in hundredths of what is typed: of dollars, percent, months.
#[derive(Clone, Copy)]
pub struct Range {
    pub least: i64,
    pub most: i64,
    pub usual: (i64, i64),
}

/// The range of `input` at the level that `draft` chooses (roi.md section 3).
pub fn range(draft: &Draft, input: Input) -> Range {
    let (least, most, usual) = match input {
        Input::Months => (1, 60, (6, 48)),
        Input::Investment => (0, 1_000_000_000, (0, 120_000)),
        Input::AnnualRevenue => (0, 1_000_000_000_000, (10_000, 400_000)),
        Input::ClaimFactor => (0, 10, (0, 2)),
        Input::Lag => (0, 60, (0, 12)),
        Input::Ramp => (0, 60, (0, 18)),
        Input::Leads => (0, 100_000, (0, 20)),
        Input::Win => (0, 100, (1, 15)),
        Input::Arpa => (0, 100_000_000, (1_000, 20_000)),
        Input::Churn => return Range { least: 0, most: 9_999, usual: (300, 3_500) },
        Input::PriceGrowth => (-50, 100, (-5, 10)),
        Input::Services => (0, 100_000_000, (0, 30_000)),
        Input::ServicesMargin => (-100, 100, (0, 60)),
        Input::ResaleMargin => (0, 90, (20, 40)),
        Input::CustomerDiscount => (0, 90, (0, 25)),
        Input::Onboarding => (0, 1_000_000_000, (0, 20_000)),
        Input::People | Input::Marketing => (0, 100_000_000, (0, 8_000)),
        Input::PartnerManagerCost => (0, 100_000_000, (0, 3_000)),
        Input::MdfLag => (0, 24, (0, 6)),
        Input::DiscountRate | Input::FinanceRate | Input::ReinvestRate => (0, 100, (5, 25)),
        Input::Match | Input::VendorDelivery => (0, 100, (0, 60)),
        Input::TrainingRate => (0, 1_000_000, (0, 100)),
        Input::Share => by_level(draft, [15, 25, 35, 50]),
        Input::MdfCap => by_level(draft, [2_000, 5_000, 15_000, 50_000]),
        Input::TrainingHours => by_level(draft, [25, 50, 100, 1_000_000]),
        other => unreachable!("{other:?} is no number"),
    };
    let hundredths = |whole: i64| whole.saturating_mul(100);
    Range {
        least: hundredths(least),
        most: hundredths(most),
        usual: (hundredths(usual.0), hundredths(usual.1)),
    }
}

fn by_level(draft: &Draft, ceilings: [i64; 4]) -> (i64, i64, (i64, i64)) {
    let [registered, select, premier, strategic] = ceilings;
    let ceiling = match draft.typed(Input::Level) {
        Some("Registered") => registered,
        Some("Select") => select,
        Some("Strategic") => strategic,
        _ => premier,
    };
    (0, ceiling, (ceiling.saturating_div(2), ceiling))
}
