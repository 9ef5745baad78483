//! The worked numbers of levels.md, through the plan a person types.

use rust_decimal::dec;
use tandem::finance::{Day, DecimalMark, Usd};
use tandem::program::Level;
use tandem::roi::{
    Crossing, Doubt, LevelComparison, LevelDraft, LevelField, Need, Phrase, check_levels,
    compare_levels, comparison_table, explain_worth, lead_words, level_warnings, reasons,
    say_levels,
};

use super::levels::case_g3;

fn today() -> Day {
    "2027-03-15".parse().expect("a day")
}

fn draft(typed: &[(LevelField, &str)]) -> LevelDraft {
    typed.iter().map(|(field, text)| (field.id(), (*text).to_owned())).collect()
}

pub fn compared(typed: &[(LevelField, &str)]) -> LevelComparison {
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
    assert_eq!(plan.terms(Level::Premier).annual_commitment, Usd::dollars(20_000));
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
