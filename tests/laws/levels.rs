//! Laws of the level comparison: what holds for every plan (levels.md sections 3 to 9).

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tandem::finance::{Day, DecimalMark, Share, Usd};
use tandem::program::{Level, LevelTerms, published};
use tandem::roi::{
    Crossing, Doubt, LevelComparison, LevelDraft, LevelField, LevelUnit, ReadyState,
    best_by_volume, check_levels, compare_levels, lead_words, level_warnings, reasons, say_levels,
    worth_at,
};

fn today() -> Day {
    "2027-03-15".parse().expect("a day")
}

fn compared(draft: &LevelDraft) -> LevelComparison {
    let plan = check_levels(draft, DecimalMark::Point).expect("a plan");
    compare_levels(plan, today()).expect("small amounts")
}

/// Offers that keep to the ceilings, in whole dollars and whole percent.
fn offers() -> impl Strategy<Value = [LevelTerms; 4]> {
    let level = |level: Level| {
        (0_i64..200_000, 0_u32..=50, 0_i64..60_000).prop_map(move |(fee, share, funds)| {
            let mut terms = *published::terms(level);
            terms.annual_commitment = Usd::dollars(fee);
            terms.revenue_share = Share::percent(share);
            terms.mdf_cap = Usd::dollars(funds);
            terms
        })
    };
    let [a, b, c, d] = Level::ALL.map(level);
    (a, b, c, d).prop_map(|(a, b, c, d)| [a, b, c, d])
}

fn total(terms: &LevelTerms, volume: Usd, part: Share) -> Decimal {
    worth_at(terms, volume, part).expect("small amounts").total.decimal()
}

/// A plan of plausible facts, every field of it entered or not.
fn facts() -> impl Strategy<Value = LevelDraft> {
    let maybe = |most: u32| proptest::option::of(0..=most);
    let words = (
        proptest::option::of(0_u32..2_000_000),
        prop::sample::select(vec!["Registered", "Select", "Premier", "Strategic"]),
        prop::sample::select(vec!["Registered", "Select", "Premier", "Strategic"]),
        prop::sample::select(vec!["Any", "Met", "Planned"]),
        prop::sample::select(vec!["", "Yes", "No"]),
        0_u32..=100,
        maybe(120_000),
        maybe(120_000),
    );
    let counts = (maybe(12), maybe(12), maybe(12), maybe(4), maybe(4), any::<bool>());
    let costs = (maybe(5_000), maybe(5_000), maybe(9), maybe(9));
    (words, counts, costs).prop_map(
        |(
            (volume, current, target, appetite, council, funds, budget, committed),
            (one, two, three, stories, reviews, planned),
            (lead, story, lead_time, story_time),
        )| {
            let mut draft = BTreeMap::new();
            let mut set = |id: &str, text: Option<String>| {
                if let Some(text) = text {
                    draft.insert(id.to_owned(), text);
                }
            };
            let number = |number: Option<u32>| number.map(|number| number.to_string());
            set("volume", number(volume));
            set("current", Some(current.to_owned()));
            set("target", Some(target.to_owned()));
            set("appetite", Some(appetite.to_owned()));
            set("council", Some(council.to_owned()));
            set("funds", number(Some(funds)));
            set("budget", number(budget));
            set("committed", number(committed));
            set("month-1", number(one));
            set("month-2", number(two));
            set("month-3", number(three));
            set("stories", number(stories));
            set("reviews", number(reviews));
            set("by-stories", planned.then(|| "2027-09-30".to_owned()));
            set("cost-leads", number(lead));
            set("cost-stories", number(story));
            set("time-leads", number(lead_time));
            set("time-stories", number(story_time));
            draft
        },
    )
}

proptest! {
    #[test]
    fn a_higher_volume_never_lowers_what_a_level_is_worth(
        terms in offers(), low in 0_i64..5_000_000, more in 0_i64..5_000_000, part in 0_u32..=100,
    ) {
        let part = Share::percent(part);
        for terms in terms {
            let (low, high) = (Usd::dollars(low), Usd::dollars(low + more));
            prop_assert!(total(&terms, low, part) <= total(&terms, high, part));
        }
    }

    #[test]
    fn the_best_level_by_volume_is_the_best_of_all_at_each_volume(
        terms in offers(), part in 0_u32..=100, volumes in prop::collection::vec(0_i64..3_000_000, 40),
    ) {
        let part = Share::percent(part);
        let steps = best_by_volume(&terms, part).expect("small amounts");
        prop_assert_eq!(steps[0].volume, Usd::ZERO);
        prop_assert!(steps.windows(2).all(|pair| pair[0].volume <= pair[1].volume));
        let share = |level| terms.iter().find(|it| it.level == level).expect("a level").revenue_share;
        prop_assert!(steps.windows(2).all(|pair| share(pair[0].level) < share(pair[1].level)));
        // Every volume asked for, and one dollar to each side of every step.
        let sides = steps.iter().flat_map(|step| {
            let at = step.volume.decimal().floor();
            [at - Decimal::ONE, at, at + Decimal::ONE]
        });
        let volumes = volumes.into_iter().map(Decimal::from).chain(sides);
        for volume in volumes.filter(|volume| *volume >= Decimal::ZERO) {
            let volume = Usd::from_decimal(volume);
            let step = steps.iter().rev().find(|step| step.volume <= volume).expect("from 0 on");
            let named = terms.iter().find(|it| it.level == step.level).expect("a level");
            let highest = terms.iter().map(|it| total(it, volume, part)).max().expect("four");
            let gap = highest - total(named, volume, part);
            prop_assert!(gap < dec!(0.0000001), "{} at {volume}: {gap}", step.level.label());
        }
    }

    #[test]
    fn when_the_higher_of_two_levels_is_worth_more_is_what_a_search_finds(
        offers in prop::collection::vec((0_u32..200_000, 0_u32..=15, 0_u32..2_000), 4),
        part in 0_u32..=100,
        volumes in prop::collection::vec(0_i64..3_000_000, 30),
    ) {
        let mut draft = LevelDraft::new();
        draft.insert("funds".to_owned(), part.to_string());
        for (level, (fee, share, funds)) in Level::ALL.into_iter().zip(offers) {
            draft.insert(LevelField::OfferCommitment(level).id(), fee.to_string());
            draft.insert(LevelField::OfferShare(level).id(), share.to_string());
            draft.insert(LevelField::OfferFunds(level).id(), funds.to_string());
        }
        let comparison = compared(&draft);
        let part = comparison.plan.cash_part;
        for (low, high, [.., counted, _]) in &comparison.crossings {
            let sides: Vec<Decimal> = match counted {
                Crossing::Above(at) | Crossing::Below(at) => {
                    vec![at.decimal().floor() - Decimal::ONE, at.decimal().ceil() + Decimal::ONE]
                }
                _ => Vec::new(),
            };
            let volumes = volumes.iter().map(|volume| Decimal::from(*volume)).chain(sides);
            for volume in volumes.filter(|volume| *volume >= Decimal::ZERO) {
                let at = Usd::from_decimal(volume);
                let of = |level| total(comparison.plan.terms(level), at, part);
                let is_more = of(*high) > of(*low);
                let said = match counted {
                    Crossing::Above(from) => at > *from,
                    Crossing::Below(to) => at < *to,
                    Crossing::Always => true,
                    Crossing::Never | Crossing::Same => false,
                };
                let is_on_the_line = (of(*high) - of(*low)).abs() < dec!(0.0000001);
                prop_assert!(is_more == said || is_on_the_line, "{counted:?} at {volume}");
            }
        }
    }

    #[test]
    fn no_level_is_recommended_past_an_unmet_requirement_without_saying_so(draft in facts()) {
        let comparison = compared(&draft);
        let Some(recommended) = &comparison.recommendation else { return Ok(()) };
        let open = |states: &[ReadyState]| -> Vec<String> {
            let ready = comparison.ready(recommended.level).iter();
            ready.filter(|it| states.contains(&it.state)).map(|it| it.title.clone()).collect()
        };
        let not_met = open(&[ReadyState::NotMet]);
        let said = recommended.doubts.iter().find_map(|doubt| match doubt {
            Doubt::NotMet(titles) => Some(titles.clone()),
            _ => None,
        });
        prop_assert_eq!(said.unwrap_or_default(), not_met);
        let not_known = open(&[ReadyState::Unknown, ReadyState::Pending]);
        let said = recommended.doubts.iter().find_map(|doubt| match doubt {
            Doubt::NotKnown(titles) => Some(titles.clone()),
            _ => None,
        });
        prop_assert_eq!(said.unwrap_or_default(), not_known);
    }

    #[test]
    fn a_level_above_the_budget_is_never_recommended(draft in facts()) {
        let comparison = compared(&draft);
        let budget = comparison.plan.money(LevelField::Budget);
        if let (Some(recommended), Some(budget)) = (&comparison.recommendation, budget) {
            prop_assert!(published::terms(recommended.level).annual_commitment <= budget);
        }
    }

    #[test]
    fn nothing_is_missing_at_a_level_whose_requirements_are_all_met(draft in facts()) {
        let comparison = compared(&draft);
        for gap in &comparison.gaps {
            prop_assert!(gap.ready.state != ReadyState::Met);
        }
        if comparison.plan.target > comparison.plan.current {
            let ready = comparison.ready(comparison.plan.target);
            let open = ready.iter().filter(|it| it.state != ReadyState::Met).count();
            prop_assert_eq!(comparison.gaps.len(), open);
        } else {
            prop_assert!(comparison.gaps.is_empty() && comparison.paths.is_empty());
        }
    }

    #[test]
    fn any_text_in_any_field_is_a_plan_or_a_problem_of_that_field(
        texts in prop::collection::vec((any::<prop::sample::Index>(), "\\PC{0,12}|[0-9.,%$kM -]{0,14}"), 0..6),
        comma in any::<bool>(),
    ) {
        let fields: Vec<LevelField> = LevelField::all().collect();
        let draft: LevelDraft = texts
            .into_iter()
            .map(|(at, text)| (at.get(&fields).id(), text))
            .collect();
        let mark = if comma { DecimalMark::Comma } else { DecimalMark::Point };
        match check_levels(&draft, mark) {
            Ok(plan) => {
                level_warnings(&plan, today());
                if let Ok(comparison) = compare_levels(plan, today()) {
                    prop_assert!(!say_levels(&comparison).is_empty());
                    lead_words(&comparison);
                    reasons(&comparison);
                }
            }
            Err(problems) => {
                for problem in problems {
                    let text = draft.get(&problem.field.id());
                    prop_assert!(text.is_some_and(|text| !text.trim().is_empty()));
                    prop_assert!(!problem.message.is_empty());
                    prop_assert!(!matches!(problem.field.unit(), LevelUnit::Words(_)) || problem.message.starts_with("Enter"));
                }
            }
        }
    }
}
