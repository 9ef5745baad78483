use super::super::number::Number;
use super::super::problem::Entry;
use super::super::tables::{
    Bound, Cell, Economics, Goal, GoalScope, LevelTerms, Projection, QuarterlyReview,
    RevenueSharing, Story, Training,
};
use super::{allowance, decimal, dollars, fact, maybe, share, table};

pub fn levels(levels: &[Entry<LevelTerms>]) -> String {
    table("LEVELS", "LevelTerms", levels, |it| {
        let amount = |cell: &Cell<Bound>| number(cell).unwrap_or(Number(0.into()));
        let band = number(&it.band)
            .map_or_else(|| "None".to_owned(), |band| format!("Some({})", share(band)));
        let reviews = match it.quarterly_reviews.stated {
            None => "NotRequired".to_owned(),
            Some(reviews @ (QuarterlyReview::Required | QuarterlyReview::Assumed)) => {
                format!("{reviews:?}")
            }
        };
        [
            format!("fact: {}, level: Level::{:?}, band: {band}", fact(&it.fact), it.id),
            format!("annual_commitment: {}", dollars(amount(&it.annual_commitment))),
            format!("revenue_share: {}", share(amount(&it.revenue_share))),
            format!("mdf_cap: {}", dollars(amount(&it.mdf_cap))),
            format!("training: {}", allowance(it.training.stated.unwrap_or(Training::Hours(0)))),
            format!("territory: {}", maybe("Territory", it.territory.stated)),
            format!("success_manager: {}", maybe("SuccessManager", it.success_manager.stated)),
            format!("features: {}", maybe("FeatureAccess", it.features.stated)),
            format!("leads_per_month: {}", amount(&it.leads_per_month).0.normalize()),
            format!("stories: {}", amount(&it.stories).0.normalize()),
            format!("reviews: QuarterlyReview::{reviews}"),
            format!("council: {}", it.council.stated.is_some()),
            format!("stated: [{}]", stated(it).join(", ")),
        ]
        .join(", ")
    })
}

/// How each cell of `level` is meant, in the order of the plan.
fn stated(level: &LevelTerms) -> Vec<String> {
    fn bound(cell: &Cell<Bound>) -> Option<&'static str> {
        cell.stated.map(|bound| bound.parts().0)
    }
    fn word<T>(cell: &Cell<T>) -> Option<&'static str> {
        cell.stated.as_ref().map(|_| "Exactly")
    }
    let reviews = match level.quarterly_reviews.stated {
        Some(QuarterlyReview::Required) => Some("Exactly"),
        // Assumed is our reading; the plan states nothing.
        Some(QuarterlyReview::Assumed) | None => None,
    };
    let comparisons = [
        bound(&level.band),
        bound(&level.annual_commitment),
        bound(&level.revenue_share),
        bound(&level.mdf_cap),
        word(&level.training),
        word(&level.territory),
        word(&level.success_manager),
        word(&level.features),
        bound(&level.leads_per_month),
        bound(&level.stories),
        reviews,
        word(&level.council),
    ];
    level
        .cells()
        .zip(comparisons)
        .map(|((_, id), comparison)| {
            let comparison = comparison
                .map_or_else(|| "None".to_owned(), |it| format!("Some(Comparison::{it})"));
            format!("Stated {{ fact: {}, comparison: {comparison} }}", fact(id))
        })
        .collect()
}

fn number(cell: &Cell<Bound>) -> Option<Number> {
    cell.stated.map(|bound| bound.parts().2)
}

pub fn revenue_sharing(rows: &[Entry<RevenueSharing>]) -> String {
    table("REVENUE_SHARING", "RevenueSharing", rows, |it| {
        format!(
            "fact: {}, level: Level::{:?}, revenue_share: {}, mdf: {}, training: {}",
            fact(&it.fact),
            it.level,
            share(it.revenue_share),
            dollars(it.mdf),
            allowance(it.training)
        )
    })
}

pub fn economics(rows: &[Entry<Economics>]) -> String {
    table("ECONOMICS", "Economics", rows, |it| {
        [
            format!("fact: {}, partner_type: PartnerType::{:?}", fact(&it.fact), it.partner_type),
            format!("minimum_investment: {}", dollars(it.minimum_investment.parts().2)),
            format!("multiple_low: {}", decimal(it.multiple.low)),
            format!("multiple_high: {}", decimal(it.multiple.high)),
            format!("within_months: {}", it.within_months),
            format!("revenue_low: {}", dollars(it.revenue.low)),
            format!("revenue_high: {}", dollars(it.revenue.high)),
        ]
        .join(", ")
    })
}

pub fn projections(years: &[Entry<Projection>]) -> String {
    table("PROJECTIONS", "Projection", years, |it| {
        [
            format!("fact: {}, year: {}, partners: {}", fact(&it.id), it.year, it.partners),
            format!("partner_revenue: {}", dollars(it.partner_revenue)),
            format!("share_of_company_revenue: {}", share(it.share_of_company_revenue)),
            format!("revenue_per_partner: {}", dollars(it.revenue_per_partner)),
            format!("company_revenue: {}", dollars(it.company_revenue)),
        ]
        .join(", ")
    })
}

pub fn goals(goals: &[Entry<Goal>]) -> String {
    table("GOALS", "Goal", goals, |it| {
        let scope = match it.scope {
            GoalScope::PartnerType(kind) => format!("PartnerType(PartnerType::{kind:?})"),
            GoalScope::Phase(number) => format!("Phase({number})"),
            GoalScope::Criterion(criterion) => format!("Criterion(Criterion::{criterion:?})"),
        };
        let (comparison, _, amount) = it.target.parts();
        let benchmark =
            it.benchmark.map_or_else(|| "None".to_owned(), |it| format!("Some({})", decimal(it)));
        [
            format!("fact: {}, scope: GoalScope::{scope}, metric: {:?}", fact(&it.id), it.metric),
            format!(
                "target: Target {{ comparison: Comparison::{comparison}, amount: {}, unit: GoalUnit::{:?} }}",
                decimal(amount),
                it.unit
            ),
            format!("per: {}, benchmark: {benchmark}", maybe("Period", it.per)),
        ]
        .join(", ")
    })
}

pub fn stories(stories: &[Entry<Story>]) -> String {
    table("STORIES", "Story", stories, |it| {
        let result = match (it.result.count, it.result.rise_percent) {
            (Some(count), _) => format!("Count({count})"),
            (None, rise) => format!("Rise({})", decimal(rise.unwrap_or(Number(0.into())))),
        };
        [
            format!("fact: {}, partner_type: PartnerType::{:?}", fact(&it.id), it.partner_type),
            format!("firm: {:?}, result_of: {:?}", it.firm, it.result.what),
            format!("result: StoryResult::{result}, impact_of: {:?}", it.impact.what),
            format!(
                "impact: {}, within_months: {:?}",
                dollars(it.impact.amount),
                it.impact.within_months
            ),
            format!("factors: &{:?}", it.factors),
        ]
        .join(", ")
    })
}
