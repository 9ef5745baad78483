//! The figures in the notes on how the plan is read follow from its tables:
//! a figure changed there and not here is found.

use rust_decimal::Decimal;
use tandem::finance::{Share, Usd, figure};
use tandem::program::{Level, PartnerType, StoryResult, Term, published};

const GROSS_SHARE: Level = Level::Premier;

fn note(id: &str) -> &'static str {
    published::readings().find(|reading| reading.id == id).expect("the reading exists").note
}

/// That the note `id` says each of `figures`.
fn says(id: &str, figures: &[String]) {
    for figure in figures {
        assert!(note(id).contains(figure.as_str()), "{id} should say {figure}: {}", note(id));
    }
}

fn whole(amount: Usd) -> String {
    amount.whole().to_string()
}

fn ratio(amount: Usd, of: Usd) -> Decimal {
    amount.ratio_to(of).expect("it fits").expect("it is not by zero")
}

fn of(amount: Usd, share: Share) -> Usd {
    amount.of(share).expect("it fits")
}

fn commitment(level: Level) -> Usd {
    published::terms(level).annual_commitment
}

#[test]
fn reading_x01_net_roi_is_the_multiple_less_one() {
    for kind in PartnerType::ALL {
        let economics = published::economics(kind);
        let net = |multiple: Decimal| figure::percent(multiple - Decimal::ONE, 0);
        let range = format!("{} to {}", net(economics.multiple_low), net(economics.multiple_high));

        says("X01", &[range + " for " + kind.label()]);
    }
    let technology = published::economics(PartnerType::Technology);
    let times = |multiple| figure::plain(multiple);
    says(
        "X01",
        &[format!("{}× to {}×", times(technology.multiple_low), times(technology.multiple_high))],
    );
}

#[test]
fn reading_x02_what_a_channel_partner_keeps_of_gross_bookings() {
    let share = published::terms(GROSS_SHARE).revenue_share;
    let economics = published::economics(PartnerType::Channel);

    let mut figures =
        vec![figure::percent(share.fraction(), 0), whole(economics.minimum_investment)];
    for gross in [economics.revenue_low, economics.revenue_high] {
        let kept = of(gross, share);
        figures.extend([whole(gross), whole(kept)]);
        figures.push(figure::multiple(ratio(kept, economics.minimum_investment)));
    }

    says("X02", &figures);
}

#[test]
fn reading_x04_the_type_minimum_lies_between_two_commitments() {
    let by_money = |kind| {
        let money = published::economics(kind).minimum_investment;
        Level::ALL.into_iter().rev().find(|level| commitment(*level) <= money)
    };

    assert_eq!(by_money(PartnerType::Technology), Some(Level::Premier));
    assert_eq!(by_money(PartnerType::Channel), Some(Level::Premier));
    assert_eq!(by_money(PartnerType::Solution), Some(Level::Select));
    says(
        "X04",
        &PartnerType::ALL[..2]
            .iter()
            .map(|kind| whole(published::economics(*kind).minimum_investment))
            .collect::<Vec<_>>(),
    );
    says("X04", &[whole(published::economics(PartnerType::Solution).minimum_investment)]);
}

#[test]
fn reading_x07_what_the_average_partner_would_keep_by_level() {
    let years = published::projections();
    let average = years[0].revenue_per_partner;

    says("X07", &[whole(average), whole(years[2].revenue_per_partner)]);
    for level in [Level::Registered, Level::Strategic] {
        says("X07", &[whole(of(average, published::terms(level).revenue_share))]);
    }
    says("X07", &[whole(commitment(Level::Strategic))]);
}

#[test]
fn reading_x09_leads_of_fifty_partners_under_both_ways_to_read_the_bands() {
    let partners = Decimal::from(published::projections()[0].partners);
    let paid = [Level::Strategic, Level::Premier, Level::Select].map(published::terms);

    let (mut side_by_side, mut contained, mut taken) =
        (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for terms in paid {
        let band = terms.band.expect("a paid level has a band").fraction() * partners;
        let leads = Decimal::from(terms.leads_per_month);
        side_by_side += band * leads;
        contained += (band - taken) * leads;
        taken = band;
    }

    says("X09", &[figure::plain(side_by_side), figure::plain(contained)]);
}

#[test]
fn reading_x12_growth_the_goal_asks_and_the_projections_need() {
    let goal = published::goals()
        .iter()
        .find(|goal| goal.fact.0 == "m.biz.growth")
        .expect("the goal exists");
    let quarter = Decimal::ONE + goal.target.amount / Decimal::ONE_HUNDRED;
    let fourth = |factor: Decimal| factor * factor * factor * factor;

    says("X12", &[figure::percent(fourth(quarter) - Decimal::ONE, 2)]);
    let years = published::projections();
    let needs = [("3.4", "35.79%", 0), ("2.1176", "20.63%", 1)];
    for (times, a_quarter, year) in needs {
        let factor = ratio(years[year + 1].partner_revenue, years[year].partner_revenue);
        assert_eq!(figure::plain(factor.round_dp(4)), times);
        // To the hundredth of a percent, the fourth power of what is said brackets the factor.
        let said: Decimal = a_quarter.trim_end_matches('%').parse().expect("a number");
        let power = |percent: Decimal| fourth(Decimal::ONE + percent / Decimal::ONE_HUNDRED);
        let half = Decimal::new(5, 3);
        assert!(
            power(said - half) < factor && factor < power(said + half),
            "{a_quarter} a quarter"
        );
        says("X12", &[times.to_owned(), a_quarter.to_owned()]);
    }
}

#[test]
fn reading_x15_technology_partners_that_exceed_two_million() {
    let goal = published::goals()
        .iter()
        .find(|goal| goal.fact.0 == "m.tech.revenue")
        .expect("the goal exists");
    let economics = published::economics(PartnerType::Technology);
    let partners = |each: Usd| {
        (1_u32..).find(|count| goal.target.is_met_by(each.decimal() * Decimal::from(*count)))
    };

    assert_eq!(partners(economics.revenue_low), Some(14));
    assert_eq!(partners(economics.revenue_high), Some(9));
    says(
        "X15",
        &[
            "14 or 9 partners".to_owned(),
            whole(economics.revenue_low),
            whole(economics.revenue_high),
        ],
    );
}

#[test]
fn reading_x17_stories_against_the_published_ranges() {
    let ranges = [("st.tech", "4.0 to 6.7 times"), ("st.sol", "16.7 to 33.3 times")];
    for (id, expected) in ranges {
        let story =
            published::stories().iter().find(|story| story.fact.0 == id).expect("the story exists");
        let economics = published::economics(story.partner_type);
        let months = Decimal::from(story.within_months.expect("the plan says how long"));
        let a_year = story.impact.times(Decimal::from(12)).expect("it fits").decimal() / months;
        let times = |range: Usd| figure::grouped(a_year / range.decimal(), 1);
        let said =
            format!("{} to {} times", times(economics.revenue_high), times(economics.revenue_low));

        assert_eq!(said, expected);
        says("X17", &[said]);
    }
}

#[test]
fn reading_x22_partners_of_the_first_year_that_no_phase_brings_in() {
    let planned: u32 =
        published::activities().iter().filter_map(|it| it.onboards).map(|it| it.partners).sum();
    let missing = published::projections()[0].partners - planned;

    says("X22", &[format!("The other {missing} ")]);
}

#[test]
fn reading_x23_each_step_of_the_commitment() {
    let times = |upper, lower| figure::plain(ratio(commitment(upper), commitment(lower)));

    says(
        "X23",
        &[format!(
            "to Premier the commitment grows {} times",
            times(Level::Premier, Level::Select)
        )],
    );
    says("X23", &[format!("to Strategic {} times", times(Level::Strategic, Level::Premier))]);
}

#[test]
fn reading_x25_up_two_hundred_percent_is_tripled() {
    let story = published::stories()
        .iter()
        .find(|story| story.fact.0 == "st.tech")
        .expect("the story exists");

    assert_eq!(story.result, StoryResult::Rise(Decimal::from(200)));
    says("X25", &["Up 200%".to_owned(), "tripled".to_owned()]);
}

#[test]
fn only_the_shown_readings_are_offered_beside_a_number() {
    let offered: Vec<&str> = published::readings()
        .map(|it| it.id)
        .filter(|id| published::reading(id).is_some())
        .collect();

    assert_eq!(offered, ["X01", "X02", "X03", "X07"]);
    assert_eq!(published::reading("X99"), None);
}

#[test]
fn a_ceiling_is_never_stated_as_a_promise() {
    use tandem::program::Comparison::{Exactly, UpTo};

    for level in Level::ALL {
        let terms = published::terms(level);
        let expected = if level == Level::Registered { Exactly } else { UpTo };
        for term in [Term::RevenueShare, Term::MdfCap] {
            assert_eq!(terms.stated(term).comparison, Some(expected), "{term:?} of {level:?}");
        }
    }
}
