//! What a level asks, the ways to it and what the vendor owes, by the rules of levels.md sections
//! 5 to 7.

use rust_decimal::dec;
use tandem::finance::Usd;
use tandem::program::Level;
use tandem::roi::{Cost, Crossing, LevelField, Need, ObligationState, Owed, ReadyState};

use super::level_plan::compared;

#[test]
fn a_step_down_saves_commitment_and_gives_up_share() {
    let comparison = compared(&[
        (LevelField::Volume, "180,000"),
        (LevelField::Current, "Premier"),
        (LevelField::Target, "Select"),
    ]);
    let down = comparison.down.expect("the target is below");

    assert_eq!(down.saved, Usd::dollars(15_000));
    assert_eq!(down.lost, Some(Usd::dollars(18_000)));
    assert_eq!(down.held_pays, Crossing::Above(Usd::dollars(150_000)));
    assert_eq!(comparison.paths, []);
}

#[test]
fn what_is_missing_is_counted_and_what_is_not_entered_is_not_missing() {
    let comparison = compared(&[
        (LevelField::Target, "Premier"),
        (LevelField::LeadsMonth(1), "4"),
        (LevelField::LeadsMonth(2), "3"),
        (LevelField::LeadsMonth(3), "5"),
        (LevelField::Stories, "0"),
        (LevelField::Committed, "25,000"),
    ]);
    let ready = comparison.ready(Level::Premier);
    let states: Vec<(ReadyState, String)> = ready.iter().map(|it| (it.state, it.short())).collect();

    assert_eq!(
        states,
        [
            (ReadyState::Met, "Met".to_owned()),
            (ReadyState::NotMet, "1 short".to_owned()),
            (ReadyState::NotMet, "1 short".to_owned()),
            (ReadyState::Unknown, "Not entered".to_owned()),
        ]
    );
    assert_eq!(comparison.ready(Level::Registered), []);
}

#[test]
fn fewer_than_three_months_of_leads_are_a_trend_and_no_answer() {
    let comparison = compared(&[(LevelField::LeadsMonth(1), "9")]);
    let leads = &comparison.ready(Level::Premier)[1];

    assert_eq!(leads.state, ReadyState::Pending);
    assert!(leads.note.contains("9 in the one month entered"), "{}", leads.note);
}

#[test]
fn a_quarter_that_is_not_over_owes_no_review() {
    let joined = |day, held| {
        let comparison = compared(&[(LevelField::Joined, day), (LevelField::Reviews, held)]);
        comparison.ready(Level::Select)[2].state
    };

    assert_eq!(joined("2027-01-01", "0"), ReadyState::Met);
    assert_eq!(
        joined("2027-01-01", ""),
        ReadyState::Met,
        "nothing is due, so nothing is asked for"
    );
    assert_eq!(joined("2026-12-15", "0"), ReadyState::NotMet);
    assert_eq!(joined("2026-12-15", "1"), ReadyState::Met);
    assert_eq!(joined("2020-01-01", "3"), ReadyState::NotMet);
    assert_eq!(joined("2020-01-01", "4"), ReadyState::Met);
}

/// A Select partner with 150,000 of bookings on the way to Strategic.
const CLIMBER: [(LevelField, &str); 15] = [
    (LevelField::Volume, "600,000"),
    (LevelField::Current, "Select"),
    (LevelField::Target, "Strategic"),
    (LevelField::Committed, "10,000"),
    (LevelField::LeadsMonth(1), "5"),
    (LevelField::LeadsMonth(2), "5"),
    (LevelField::LeadsMonth(3), "5"),
    (LevelField::Stories, "1"),
    (LevelField::Reviews, "4"),
    (LevelField::Council, "No"),
    (LevelField::UnitCost(Need::Leads), "100"),
    (LevelField::UnitCost(Need::Stories), "2,000"),
    (LevelField::UnitTime(Need::Leads), "4"),
    (LevelField::UnitTime(Need::Stories), "6"),
    (LevelField::UnitCost(Need::Council), "0"),
];

#[test]
fn gaps_stand_in_the_order_of_their_effort_and_the_longest_decides_the_date() {
    let comparison = compared(&CLIMBER);
    let gaps: Vec<(&str, Cost, bool)> = comparison
        .gaps
        .iter()
        .map(|gap| (gap.ready.title.as_str(), gap.cost, gap.decides_date))
        .collect();

    assert_eq!(
        gaps,
        [
            ("An active part in the partner council", Cost::Yearly(Usd::ZERO), false),
            ("3 customer success stories", Cost::Once(Usd::dollars(4_000)), true),
            ("10 qualified leads a month", Cost::Yearly(Usd::dollars(6_000)), false),
            ("$100,000 commitment a year", Cost::Yearly(Usd::dollars(90_000)), false),
        ]
    );
}

#[test]
fn the_straight_way_and_the_way_by_premier_are_costed_by_hand() {
    let comparison = compared(&CLIMBER);
    let [straight, by_premier] = comparison.paths.as_slice() else { panic!("two ways") };

    // Straight: 90,000 + 6,000 + 4,000. Six months at Select (25% of 50,000 a month), six at
    // Strategic (50%): 75,000 + 150,000 earned.
    assert_eq!((straight.via, straight.first_year), (None, Usd::dollars(100_000)));
    assert_eq!(straight.months, dec!(6));
    assert_eq!(straight.net, Some(Usd::dollars(125_000)));
    assert_eq!((straight.not_costed, straight.not_timed), (0, 1));
    // By Premier, whose requirements are met but for the commitment: six months of 25,000 / 12
    // more, and 35% in them instead of 25%.
    assert_eq!(by_premier.via, Some(Level::Premier));
    assert_eq!(by_premier.first_year, Usd::dollars(112_500));
    assert_eq!(by_premier.net, Some(Usd::dollars(142_500)));
}

#[test]
fn the_way_pays_back_in_the_months_its_gain_takes() {
    let verdict = compared(&CLIMBER).verdict.expect("a volume and a higher target");

    // 600,000 × 50% − 100,000 against 600,000 × 25% − 10,000, less 6,000 for leads.
    assert_eq!((verdict.gain, verdict.once), (Usd::dollars(54_000), Usd::dollars(4_000)));
    assert_eq!(verdict.not_costed, 0);
    let no_cost =
        CLIMBER.into_iter().filter(|(field, _)| *field != LevelField::UnitCost(Need::Stories));
    let no_cost = compared(&no_cost.collect::<Vec<_>>()).verdict.expect("as before");
    assert_eq!((no_cost.not_costed, no_cost.once), (1, Usd::ZERO));
    assert_eq!(verdict.months.map(|it| it.round_dp(3)), Some(dec!(0.889)));
}

#[test]
fn the_last_step_of_the_ladder_is_followed_year_by_year() {
    let step = compared(&[(LevelField::Volume, "250,000"), (LevelField::Growth, "50%")]).strategic;

    assert_eq!(step.pays[0], Crossing::Above(Usd::dollars(500_000)));
    assert_eq!(step.pays[2].words(), "above $266,667");
    assert_eq!((step.more_leads, step.more_stories), (5, 2));
    let years = [250_000, 375_000, 562_500].map(Usd::dollars);
    assert_eq!(step.years, years);
}

#[test]
fn what_the_vendor_owes_is_overdue_only_after_an_agreed_day() {
    let comparison = compared(&[
        (LevelField::PartnerType, "Technology"),
        (LevelField::Current, "Premier"),
        (LevelField::Volume, "100,000"),
        (LevelField::Due(Owed::Manager), "2027-03-14"),
        (LevelField::Due(Owed::Territory), "2027-03-15"),
        (LevelField::Received(Owed::Features), "2027-02-01"),
        (LevelField::Amount(Owed::Funds), "3,000"),
        (LevelField::Amount(Owed::Training), "30"),
    ]);
    let line = |owed| comparison.owed.iter().find(|it| it.owed == owed);
    let state = |owed| line(owed).map(|it| it.state);

    assert_eq!(state(Owed::Manager), Some(ObligationState::Overdue));
    assert_eq!(state(Owed::Territory), Some(ObligationState::Due));
    assert_eq!(state(Owed::Features), Some(ObligationState::Received));
    assert_eq!(state(Owed::Funds), Some(ObligationState::Partly));
    assert_eq!(state(Owed::CoMarketing), Some(ObligationState::NoDate));
    assert_eq!(state(Owed::Leads), None, "leads are promised to Channel partners only");
    let left = |owed| line(owed).map(|it| it.left.clone()).unwrap_or_default();
    assert_eq!(left(Owed::Funds), "$12,000.00 to come");
    assert_eq!(left(Owed::Training), "70 hours left");
    // 100,000 / 12 × 35%, as it is paid: to the cent.
    assert!(line(Owed::Payouts).expect("owed").promise.ends_with("$2,916.67 a month"));
}
