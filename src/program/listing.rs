use rust_decimal::Decimal;

use super::published;
use super::{
    Comparison, Economics, Fact, FactId, Goal, GoalScope, GoalUnit, Level, LevelTerms, PartnerType,
    Projection, QuarterlyReview, Story, StoryResult, Term,
};
use crate::finance::{Usd, figure};

/// Everything the program says, fact by fact, as text; the order is that of
/// the plan.
///
/// A fact with several figures comes once for each of them.
pub fn facts() -> impl Iterator<Item = Fact> {
    plan().chain(kinds()).chain(ladder()).chain(money()).chain(work()).chain(keeping_on())
}

fn one(id: FactId, part: &'static str, value: impl Into<String>) -> Fact {
    Fact { id, part, value: value.into() }
}

fn plan() -> impl Iterator<Item = Fact> {
    let statements = published::vision().iter().chain(published::next_steps());
    statements.map(|it| one(it.fact, "text", it.text))
}

fn kinds() -> impl Iterator<Item = Fact> {
    let profiles = PartnerType::ALL.map(published::profile).into_iter().flat_map(|it| {
        [
            one(it.fact, "type", it.partner_type.id()),
            one(it.fact, "plan number", it.plan_number.to_string()),
            one(it.fact, "plan name", it.plan_name),
            one(it.fact, "focus", it.focus),
        ]
    });
    let audiences = published::audiences().iter().flat_map(|it| {
        let narrowed = it.narrowed_to.map(|part| one(it.fact, "narrowed to", part));
        [
            one(it.fact, "type", it.partner_type.id()),
            one(it.fact, "group", it.group),
            one(it.fact, "examples", it.examples.join(", ")),
        ]
        .into_iter()
        .chain(narrowed)
    });
    let values = published::values().iter().flat_map(|it| {
        let margin = it.margin_percent.map(|(low, high)| {
            one(it.fact, "margin", format!("{}% to {}%", figure::plain(low), figure::plain(high)))
        });
        [one(it.fact, "type", it.partner_type.id()), one(it.fact, "offer", it.offer)]
            .into_iter()
            .chain(margin)
    });
    profiles.chain(audiences).chain(values)
}

fn ladder() -> impl Iterator<Item = Fact> {
    let levels = Level::ALL.map(published::terms).into_iter().flat_map(|terms| {
        let cells = Term::ALL.map(|term| {
            let stated = terms.stated(term);
            let value = match stated.comparison {
                Some(comparison) => comparison.say(&cell(terms, term)),
                None if term == Term::QuarterlyReviews
                    && terms.reviews == QuarterlyReview::Assumed =>
                {
                    terms.reviews.label().to_owned()
                }
                None => "not stated".to_owned(),
            };
            one(stated.fact, "value", value)
        });
        [one(terms.fact, "level", terms.level.id())].into_iter().chain(cells)
    });
    let rows = published::revenue_sharing().iter().flat_map(|it| {
        [
            one(it.fact, "level", it.level.id()),
            one(it.fact, "share", figure::percent(it.revenue_share.fraction(), 0)),
            one(it.fact, "mdf", it.mdf.whole().to_string()),
            one(it.fact, "training", it.training.to_string()),
        ]
    });
    levels.chain(rows)
}

/// The figure of `term`, without how it is meant.
fn cell(terms: &LevelTerms, term: Term) -> String {
    match term {
        Term::Band => {
            terms.band.map_or_else(String::new, |band| figure::percent(band.fraction(), 0))
        }
        Term::AnnualCommitment => terms.annual_commitment.whole().to_string(),
        Term::RevenueShare => figure::percent(terms.revenue_share.fraction(), 0),
        Term::MdfCap => terms.mdf_cap.whole().to_string(),
        Term::Training => terms.training.to_string(),
        Term::Territory => terms.territory.map_or("", |it| it.label()).to_owned(),
        Term::SuccessManager => terms.success_manager.map_or("", |it| it.label()).to_owned(),
        Term::Features => terms.features.map_or("", |it| it.label()).to_owned(),
        Term::LeadsPerMonth => terms.leads_per_month.to_string(),
        Term::Stories => terms.stories.to_string(),
        Term::QuarterlyReviews => terms.reviews.label().to_owned(),
        Term::Council => if terms.council { "active participation" } else { "" }.to_owned(),
    }
}

fn money() -> impl Iterator<Item = Fact> {
    let range = |low: Usd, high: Usd| format!("{} to {}", low.whole(), high.whole());
    let economics =
        PartnerType::ALL.map(published::economics).into_iter().flat_map(move |it: &Economics| {
            let multiple = format!(
                "{}× to {}×",
                figure::plain(it.multiple_low),
                figure::plain(it.multiple_high)
            );
            let investment = Comparison::AtLeast.say(&it.minimum_investment.whole().to_string());
            [
                one(it.fact, "type", it.partner_type.id()),
                one(it.fact, "investment a year", investment),
                one(it.fact, "multiple", multiple),
                one(it.fact, "within months", it.within_months.to_string()),
                one(it.fact, "revenue a year", range(it.revenue_low, it.revenue_high)),
            ]
        });
    let projections = published::projections().iter().flat_map(|it: &Projection| {
        let share = figure::percent(it.share_of_company_revenue.fraction(), 0);
        [
            one(it.fact, "year", it.year.to_string()),
            one(it.fact, "partners", it.partners.to_string()),
            one(it.fact, "partner revenue", it.partner_revenue.whole().to_string()),
            one(it.fact, "share of company revenue", share),
            one(it.fact, "revenue per partner", it.revenue_per_partner.to_string()),
            one(it.fact, "company revenue", it.company_revenue.to_string()),
        ]
    });
    economics.chain(projections)
}

fn work() -> impl Iterator<Item = Fact> {
    let phases = published::phases().iter().flat_map(|it| {
        [
            one(it.fact, "number", it.number.to_string()),
            one(it.fact, "name", it.name),
            one(it.fact, "months", format!("{} to {}", it.first_month, it.last_month)),
            one(it.fact, "focus", it.focus),
        ]
    });
    let activities = published::activities().iter().flat_map(|it| {
        let onboards = it.onboards.map(|onboards| {
            let of: Vec<&str> = onboards.of.iter().map(|kind| kind.id()).collect();
            one(it.fact, "onboards", format!("{} {}", onboards.partners, of.join(", ")))
        });
        [one(it.fact, "phase", it.phase.to_string()), one(it.fact, "work", it.work)]
            .into_iter()
            .chain(onboards)
    });
    phases.chain(activities).chain(published::goals().iter().flat_map(goal))
}

fn goal(it: &'static Goal) -> impl Iterator<Item = Fact> {
    let scope = match it.scope {
        GoalScope::PartnerType(kind) => kind.id().to_owned(),
        GoalScope::Phase(number) => format!("phase {number}"),
        GoalScope::Criterion(criterion) => criterion.label().to_owned(),
    };
    let target = it.target.comparison.say(&amount(it.target.amount, it.target.unit));
    [
        one(it.fact, "scope", scope),
        one(it.fact, "metric", it.metric),
        one(it.fact, "target", target),
    ]
    .into_iter()
    .chain(it.per.map(|period| one(it.fact, "per", period.label())))
    .chain(it.benchmark.map(|figure| one(it.fact, "benchmark", amount(figure, it.target.unit))))
}

fn amount(amount: Decimal, unit: GoalUnit) -> String {
    let plain = figure::plain(amount);
    match unit {
        GoalUnit::Percent => format!("{plain}%"),
        GoalUnit::PercentMore => format!("{plain}% more"),
        GoalUnit::Dollars => Usd::from_decimal(amount).whole().to_string(),
        GoalUnit::Count | GoalUnit::PromoterScore => plain,
        GoalUnit::Milliseconds => format!("{plain} ms"),
        GoalUnit::OutOfTen => format!("{plain} of 10"),
    }
}

fn keeping_on() -> impl Iterator<Item = Fact> {
    let offers = published::offers().iter().flat_map(|it| {
        [
            one(it.fact, "area", it.area.label()),
            one(it.fact, "name", it.name),
            one(it.fact, "gives", it.gives),
        ]
    });
    let certificates = published::certificates().iter().flat_map(|it| {
        [
            one(it.fact, "name", it.name),
            one(it.fact, "depth", it.depth),
            one(it.fact, "part of", it.part_of.to_string()),
        ]
    });
    let indicators = published::indicators().iter().flat_map(|it| {
        let goals = it.goals.iter().map(|goal| one(it.fact, "goal", goal.to_string()));
        [one(it.fact, "group", it.group.label()), one(it.fact, "name", it.name)]
            .into_iter()
            .chain(goals)
    });
    let reviews = published::reviews().iter().flat_map(|it| {
        [
            one(it.fact, "name", it.name),
            one(it.fact, "every months", it.every_months.to_string()),
            one(it.fact, "agenda", it.agenda.join(", ")),
        ]
    });
    let risks = published::risks().iter().flat_map(|it| {
        [
            one(it.fact, "name", it.name),
            one(it.fact, "meaning", it.meaning),
            one(it.fact, "answered by", it.answered_by.to_string()),
        ]
    });
    let mitigations = published::mitigations()
        .iter()
        .flat_map(|it| [one(it.fact, "name", it.name), one(it.fact, "meaning", it.meaning)]);
    let readings = published::readings().flat_map(|it| {
        let id = FactId(it.id);
        let shown = if it.shown { "shown" } else { "not shown" };
        [one(id, "shown", shown), one(id, "finding", it.finding), one(id, "note", it.note)]
    });
    offers
        .chain(certificates)
        .chain(indicators)
        .chain(reviews)
        .chain(risks)
        .chain(mitigations)
        .chain(published::stories().iter().flat_map(story))
        .chain(readings)
}

fn story(it: &'static Story) -> impl Iterator<Item = Fact> {
    let result = match it.result {
        StoryResult::Count(count) => count.to_string(),
        StoryResult::Rise(percent) => format!("up {}%", figure::plain(percent)),
    };
    [
        one(it.fact, "type", it.partner_type.id()),
        one(it.fact, "firm", it.firm),
        one(it.fact, "result of", it.result_of),
        one(it.fact, "result", result),
        one(it.fact, "impact of", it.impact_of),
        one(it.fact, "impact", it.impact.whole().to_string()),
        one(it.fact, "factors", it.factors.join(", ")),
    ]
    .into_iter()
    .chain(it.within_months.map(|months| one(it.fact, "within months", months.to_string())))
}
