//! Restore points: which are kept, and what is told of them.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::finance::Day;
use tandem::store::{Point, Theme, difference, to_drop};

use crate::browser::{Browser, case, level, settings};

const DAY_MS: i64 = 86_400_000;

fn day(ms: i64) -> Day {
    let number = i32::try_from(ms.div_euclid(DAY_MS)).expect("a day");
    Day::from_number(number).expect("a day of the calendar")
}

fn dated(taken: &[i64]) -> Vec<(i64, Day)> {
    taken.iter().map(|ms| (*ms, day(*ms))).collect()
}

/// What is kept of the points `taken`, newest first.
fn kept(taken: &[i64], today: Day) -> Vec<i64> {
    let dropped = to_drop(&dated(taken), today);
    let mut kept: Vec<i64> = taken.iter().copied().filter(|ms| !dropped.contains(ms)).collect();
    kept.sort_unstable_by(|one, other| other.cmp(one));
    kept.dedup();
    kept
}

#[test]
fn three_of_today_and_one_of_each_day_before_are_kept() {
    let at = |days: i64, hour: i64| (100 - days) * DAY_MS + hour * 3_600_000;
    let taken = [at(0, 8), at(0, 9), at(0, 10), at(0, 11), at(1, 8), at(1, 23), at(5, 3)];

    let kept = kept(&taken, day(at(0, 12)));

    assert_eq!(kept, [at(0, 11), at(0, 10), at(0, 9), at(1, 23), at(5, 3)]);
}

#[test]
fn after_months_of_use_there_are_ten_the_oldest_a_week_back() {
    let mut points: Vec<i64> = Vec::new();
    let hours = 3_600_000;
    for hour in 0..24 * 60 {
        let now = hour * hours;
        points.push(now);
        points = kept(&points, day(now));
    }

    let ages: Vec<i64> = points.iter().map(|ms| (24 * 60 * hours - ms) / DAY_MS).collect();
    assert_eq!(ages, [0, 0, 0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn fault_40_a_clock_that_was_ahead_does_not_cost_the_points_of_today() {
    let ahead = [900 * DAY_MS, 900 * DAY_MS + 1, 900 * DAY_MS + 2, 901 * DAY_MS];
    let mut taken = ahead.to_vec();
    taken.push(100 * DAY_MS);

    assert_eq!(kept(&taken, day(100 * DAY_MS)), [901 * DAY_MS, 900 * DAY_MS + 2, 100 * DAY_MS]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_newest_is_never_dropped_and_there_are_never_too_many(
        hours in vec(0..24 * 40_i64, 1..60),
        today in 0..40_i64,
    ) {
        let taken: Vec<i64> = hours.iter().map(|hour| hour * 3_600_000).collect();
        let today = day(today * DAY_MS);
        let kept = kept(&taken, today);

        prop_assert_eq!(kept.first(), taken.iter().max());
        let newest_today = taken.iter().filter(|ms| day(**ms) == today).max();
        prop_assert!(newest_today.is_none_or(|ms| kept.contains(ms)));
        prop_assert!(kept.len() <= 10);
        prop_assert!(kept.iter().filter(|ms| day(**ms) == today).count() <= 3);
        let mut others: Vec<Day> =
            kept.iter().map(|ms| day(*ms)).filter(|day| *day != today).collect();
        let all = others.len();
        others.dedup();
        prop_assert_eq!(others.len(), all);
        // Dropping is done with: what is kept stays.
        prop_assert_eq!(to_drop(&dated(&kept), today), Vec::<i64>::new());
    }
}

#[test]
fn a_point_says_what_it_would_not_hold() {
    let mut browser = Browser::new(1);
    browser.put("case/a", &case("Plan 1", "1"));
    browser.put("case/b", &case("Plan 2", "1"));
    let point = Point::of(&browser.backup());
    let told = |browser: &Browser| difference(&point, &browser.keep).sentence();
    assert_eq!(told(&browser), "Nothing has changed since");

    browser.put("case/a", &case("Plan 1", "2"));
    assert_eq!(told(&browser), "1 plan changed since");
    browser.put("case/c", &case("Plan 3", "1"));
    browser.put("case/d", &case("Plan 4", "1"));
    assert_eq!(told(&browser), "2 plans added since, 1 changed");
    browser.remove("case/b");
    assert_eq!(told(&browser), "2 plans added since, 1 changed, 1 deleted");
    browser.put("level/level", &level(&[("now", "Select")]));
    browser.put("settings/settings", &settings(Theme::Dark, None, None));
    assert_eq!(
        told(&browser),
        "2 plans, the level plan and the settings added since, 1 plan changed, 1 plan deleted"
    );
}

#[test]
fn a_point_is_told_from_one_that_holds_something_else() {
    let mut browser = Browser::new(1);
    browser.put("case/a", &case("Plan 1", "1"));
    let point = Point::of(&browser.backup());
    let text = point.text();
    assert_eq!(Point::read(&text), Some(point.clone()));
    let later = text.replacen("\"records\":{", "\"records\":{\"certificate/x\":\"00000000\",", 1);
    assert_eq!(Point::read(&later), Some(point.clone()));
    for text in ["", "{}", "[]", r#"{"taken":"never","records":{}}"#] {
        assert_eq!(Point::read(text), None, "{text}");
    }

    assert!(point.is_same(&Point { taken_ms: 9, ..point.clone() }));
    browser.put("case/a", &case("Plan 1", "2"));
    assert!(!point.is_same(&Point::of(&browser.backup())));
}
