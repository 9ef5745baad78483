//! The worked numbers of levels.md, through the plan a person types.

use rust_decimal::dec;
use tandem::finance::{Day, DecimalMark, Usd};
use tandem::program::Level;
use tandem::roi::{
    Cost, Crossing, Doubt, LevelComparison, LevelDraft, LevelField, Need, ObligationState, Owed,
    Phrase, ReadyState, check_levels, compare_levels, comparison_table, explain_worth, lead_words,
    level_warnings, reasons, say_levels,
};

use super::levels::case_g3;

fn today() -> Day {
    "2027-03-15".parse().expect("a day")
}

fn draft(typed: &[(LevelField, &str)]) -> LevelDraft {
    typed.iter().map(|(field, text)| (field.id(), (*text).to_owned())).collect()
}

fn compared(typed: &[(LevelField, &str)]) -> LevelComparison {
    let plan = check_levels(&draft(typed), DecimalMark::Point).expect("a plan");
    compare_levels(plan, today()).expect("small amounts")
}

fn told(phrases: Vec<Phrase>) -> String {
    let text = |phrase| match phrase {
        Phrase::Words(text) | Phrase::Figure(text) => text,
    };
    phrases.into_iter().map(text).collect()
}

fn best(comparison: &LevelComparison) -> Level {
    comparison.recommendation.as_ref().expect("a volume was entered").level
}

#[test]
fn at_each_volume_of_the_table_the_best_level_is_recommended() {
    // levels.md section 3; where a step brings less than a tenth of what it costs more, section 4
    // stays below it: at 300,000 with all funds counted Strategic brings 5,000 for 75,000 more.
    let table = [
        ("50,000", Level::Registered, Level::Registered),
        ("90,000", Level::Registered, Level::Premier),
        ("120,000", Level::Select, Level::Premier),
        ("180,000", Level::Premier, Level::Premier),
        ("300,000", Level::Premier, Level::Premier),
        ("600,000", Level::Strategic, Level::Strategic),
    ];
    for (volume, alone, at_face) in table {
        let at = |part| {
            best(&compared(&[(LevelField::Volume, volume), (LevelField::FundsCounted, part)]))
        };
        assert_eq!((at("0"), at("100")), (alone, at_face), "{volume}");
    }
    let cautious = compared(&[(LevelField::Volume, "300,000"), (LevelField::FundsCounted, "100%")]);
    assert!(
        cautious
            .recommendation
            .expect("a volume")
            .doubts
            .contains(&Doubt::SmallStep { level: Level::Strategic, gain: Usd::dollars(5_000) })
    );
}

#[test]
fn on_a_turning_point_the_lower_commitment_is_named_and_the_other_said_to_be_worth_the_same() {
    for (volume, lower, higher) in [
        ("100,000", Level::Registered, Level::Select),
        ("150,000", Level::Select, Level::Premier),
        ("500,000", Level::Premier, Level::Strategic),
    ] {
        let recommended =
            compared(&[(LevelField::Volume, volume)]).recommendation.expect("a volume");

        assert_eq!(recommended.level, lower, "{volume}");
        assert!(recommended.doubts.contains(&Doubt::Same(higher)), "{volume}");
    }
}

#[test]
fn only_what_is_met_or_only_what_is_planned_leaves_the_other_levels_out() {
    let level = |appetite, by_stories: &'static str| {
        let recommended = compared(&[
            (LevelField::Volume, "180,000"),
            (LevelField::Appetite, appetite),
            (LevelField::LeadsMonth(1), "6"),
            (LevelField::LeadsMonth(2), "6"),
            (LevelField::LeadsMonth(3), "6"),
            (LevelField::Reviews, "4"),
            (LevelField::Stories, "0"),
            (LevelField::MetBy(Need::Stories), by_stories),
        ]);
        recommended.recommendation.expect("a volume").level
    };

    assert_eq!(level("Any", ""), Level::Premier);
    assert_eq!(level("Met", ""), Level::Select);
    assert_eq!(level("Planned", ""), Level::Select);
    assert_eq!(level("Planned", "2027-09-30"), Level::Premier);
}

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
fn the_worth_of_a_level_adds_up_from_its_benefits() {
    let comparison = compared(&[(LevelField::Volume, "$120k"), (LevelField::FundsCounted, "50")]);
    let worth = comparison.worth.expect("a volume")[2];

    assert_eq!(worth.earned, Usd::dollars(42_000));
    assert_eq!((worth.commitment, worth.funds), (Usd::dollars(25_000), Usd::dollars(7_500)));
    assert_eq!(worth.total, Usd::dollars(24_500));
    let why = explain_worth(&comparison.plan, &worth).expect("a volume");
    let sum = Usd::sum(why.lines.iter().map(|line| line.amount)).expect("small");
    assert_eq!((sum, why.total), (worth.total, worth.total));
    assert_eq!(why.numbers, "35% × $120,000.00 − $25,000.00 + 50% × $15,000.00");
}

#[test]
fn a_volume_worked_out_from_leads_is_their_product() {
    let comparison = compared(&[
        (LevelField::Source, "Leads"),
        (LevelField::Leads, "5"),
        (LevelField::Win, "10%"),
        (LevelField::Deal, "30,000"),
    ]);

    assert_eq!(comparison.plan.volume, Some(Usd::dollars(180_000)));
    assert_eq!(best(&comparison), Level::Premier);
}

#[test]
fn case_g3_taken_from_the_calculator_speaks_for_premier_by_59_155_16() {
    let plan = check_levels(
        &draft(&[(LevelField::Source, "Plan"), (LevelField::Current, "Select")]),
        DecimalMark::Point,
    );
    let plan = plan.expect("a plan").with_case(&case_g3()).expect("small amounts");
    let comparison = compare_levels(plan, today()).expect("small amounts");

    // levels.md sections 3 and 4.
    let volume = comparison.plan.volume.expect("the case books");
    assert_eq!(volume.to_string(), "$357,604.05");
    assert_eq!(best(&comparison), Level::Premier);
    let told_reasons: Vec<(&str, String)> =
        reasons(&comparison).into_iter().map(|(name, said)| (name, told(said))).collect();
    assert!(told_reasons.contains(&(
        "What it gives",
        "Premier adds $59,155.16 of net present value over Select.".to_owned()
    )));
    assert!(
        told_reasons.contains(&("What it costs", "$15,000 a year more than Select.".to_owned()))
    );
    assert!(told_reasons.iter().any(|(name, said)| *name == "Turning point"
        && said.starts_with("Premier is worth more than Select from $150,000 of gross bookings")));
}

#[test]
fn where_no_level_pays_the_closest_is_named_with_the_leads_that_would_change_it() {
    let low = case_g3().to_draft().with(tandem::roi::Input::Leads, "1");
    let case = tandem::roi::check(&low, DecimalMark::Point).expect("a case");
    let plan = check_levels(&draft(&[(LevelField::Source, "Plan")]), DecimalMark::Point);
    let plan = plan.expect("a plan").with_case(&case).expect("small amounts");
    let comparison = compare_levels(plan, today()).expect("small amounts");

    assert_eq!(told(say_levels(&comparison)), "On these inputs no level pays.");
    assert!(told(lead_words(&comparison)).contains("Registered comes closest, at \u{2212}$"));
    let leads = comparison.leads_to_break_even.expect("leads change it");
    let enough = case_at_registered(&case, leads);
    assert!(!enough.is_negative(), "{leads} leads leave {enough}");
    assert!(case_at_registered(&case, leads - dec!(0.01)).is_negative());
}

/// Net present value of a case at Registered with other leads.
fn case_at_registered(case: &tandem::roi::CaseInputs, leads: rust_decimal::Decimal) -> Usd {
    let draft = case.to_draft().with(tandem::roi::Input::Leads, leads.to_string());
    let case = tandem::roi::check(&draft, DecimalMark::Point).expect("a case");
    let [registered, ..] = tandem::roi::at_every_level(&case).expect("small amounts");
    registered.analysis.measures.npv
}

#[test]
fn without_a_volume_no_level_is_recommended_and_no_number_invented() {
    let comparison = compared(&[]);

    assert_eq!(comparison.recommendation, None);
    assert!(told(say_levels(&comparison)).starts_with("Enter a yearly volume"));
    let table = comparison_table(&comparison);
    assert!(
        table.iter().flat_map(|group| &group.rows).all(|row| {
            row.cells.iter().all(|cell| cell.yours.is_none() && cell.short.is_none())
        })
    );
}

#[test]
fn the_table_says_what_the_program_says_and_where_it_is_silent() {
    let comparison = compared(&[]);
    let table = comparison_table(&comparison);
    let row = |title: &str| {
        let rows = table.iter().flat_map(|group| &group.rows);
        let row = rows.into_iter().find(|row| row.title == title).expect("a row");
        row.cells.clone().map(|cell| cell.text)
    };

    assert_eq!(row("Revenue share"), ["15%", "up to 25%", "up to 35%", "up to 50%"]);
    assert_eq!(
        row("Commitment a year"),
        ["None stated", "$10,000 or more", "$25,000 or more", "$100,000 or more"]
    );
    assert_eq!(row("Training"), ["25 hours", "50 hours", "100 hours", "Unlimited"]);
    assert_eq!(row("Success stories"), ["None stated", "Not asked", "1 or more", "3 or more"]);
    assert!(row("Business reviews")[3].contains("assumed"));
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

#[test]
fn an_offer_above_the_ceiling_is_refused_and_one_below_the_commitment_is_remarked() {
    let offer = |field, text: &str| check_levels(&draft(&[(field, text)]), DecimalMark::Point);

    let problems = offer(LevelField::OfferShare(Level::Premier), "40%").expect_err("too much");
    assert_eq!(problems[0].message, "Above Premier\u{2019}s ceiling of 35%");
    assert_eq!(problems[0].allowed_by, Some(Level::Strategic));
    let plan = offer(LevelField::OfferCommitment(Level::Premier), "20,000").expect("computed");
    assert_eq!(
        level_warnings(&plan, today()),
        [(
            LevelField::OfferCommitment(Level::Premier),
            "Below Premier\u{2019}s commitment of $25,000.".to_owned()
        )]
    );
    assert!(plan.has_own_offer());
}

#[test]
fn a_smaller_share_at_a_higher_level_turns_the_sentence_around() {
    let comparison = compared(&[
        (LevelField::OfferShare(Level::Select), "10%"),
        (LevelField::OfferCommitment(Level::Select), "0"),
        (LevelField::FundsCounted, "100"),
    ]);
    let (.., pays) = comparison.crossings[0];

    // 10% + 5,000 against 15% + 2,000: level at 60,000, and Select is ahead below it.
    assert_eq!(pays[2], Crossing::Below(Usd::dollars(60_000)));
    assert_eq!(pays[0], Crossing::Never);
}
