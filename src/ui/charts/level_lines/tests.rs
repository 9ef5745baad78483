#![expect(
    clippy::arithmetic_side_effects,
    reason = "small counts in a test, where a panic is a failure"
)]

use super::*;
use crate::ui::charts::mark::Run;

const NAMES: [&str; 4] = ["Registered", "Select", "Premier", "Strategic"];

/// The published levels: share of each dollar sold, and what is paid for it.
const PUBLISHED: [(f64, f64); 4] =
    [(0.15, 0.0), (0.25, 10_000.0), (0.35, 25_000.0), (0.5, 100_000.0)];

/// The chart of `levels` up to `most`, where the last is the chosen one.
fn chart(levels: &[(f64, f64)], most: f64, own: Option<f64>) -> LevelLinesChart {
    let at = |(share, fee): (f64, f64), volume: f64| share * volume - fee;
    let best_at = |volume| levels.iter().map(|level| at(*level, volume)).fold(f64::MIN, f64::max);
    let mut meetings = Vec::new();
    for (index, one) in levels.iter().enumerate() {
        for other in &levels[index + 1..] {
            let volume = (other.1 - one.1) / (other.0 - one.0);
            let is_best = at(*one, volume) >= best_at(volume) - 1e-9 * (1.0 + volume);
            if volume > 0.0 && volume < most && is_best {
                meetings.push(volume);
            }
        }
    }
    meetings.sort_by(f64::total_cmp);
    let ends = [0.0].into_iter().chain(meetings.iter().copied()).chain([most]);
    LevelLinesChart {
        most,
        lines: (levels.iter().zip(NAMES).enumerate())
            .map(|(index, (level, name))| LevelLine {
                name: name.to_owned(),
                terms: format!("{:.0}% less ${:.0}", level.0 * 100.0, level.1),
                at_zero: at(*level, 0.0),
                at_most: at(*level, most),
                is_chosen: index + 1 == levels.len(),
            })
            .collect(),
        best: ends.map(|volume| (volume, best_at(volume))).collect(),
        crossings: (meetings.iter())
            .map(|volume| Crossing {
                volume: *volume,
                value: best_at(*volume),
                figure: format!("${volume:.0}"),
                short_figure: format!("${:.0}k", volume / 1_000.0),
                words: "Strategic overtakes Premier".to_owned(),
                short_words: "Strategic pays".to_owned(),
            })
            .collect(),
        own: own.map(|volume| OwnVolume {
            volume,
            value: best_at(volume),
            title: "Your volume".to_owned(),
            words: "$295,101 a year; Premier leaves $78,285".to_owned(),
            short_words: "$295k a year".to_owned(),
        }),
    }
}

/// Charts of all kinds: the published one at many volumes, crowds, losses, billions, one level.
fn charts() -> Vec<LevelLinesChart> {
    let losing = [(0.01, 90_000.0), (0.02, 95_000.0), (0.03, 101_000.0), (0.04, 108_000.0)];
    let crowded = [(0.15, 0.0), (0.25, 10_000.0), (0.35, 20_500.0), (0.5, 37_000.0)];
    let alike = [(0.2, 5_000.0); 4];
    let flat = [(0.0, 0.0), (0.0, 10_000.0), (0.0, 10_100.0), (0.3, 10_000.0)];
    let huge = PUBLISHED.map(|(share, fee)| (share, fee * 1e6));
    let nothing = [(0.0, 0.0); 4];
    let mut charts = vec![LevelLinesChart { most: 1.0, ..LevelLinesChart::default() }];
    for (levels, scale) in [
        (PUBLISHED, 1.0),
        (losing, 1.0),
        (crowded, 1.0),
        (alike, 1.0),
        (flat, 1.0),
        (huge, 1e6),
        (nothing, 1.0),
    ] {
        for most in [1e4, 5e4, 101_000.0, 155_000.0, 510_000.0, 8e5, 1.2e6, 5e6, 1e8] {
            let most = most * scale;
            charts.push(chart(&levels, most, None));
            charts.push(chart(&levels[2..], most, Some(most / 7.0)));
            for share in [0.0, 0.01, 0.1, 0.2, 0.37, 0.5, 0.75, 0.93, 1.0] {
                charts.push(chart(&levels, most, Some(most * share)));
            }
        }
    }
    charts
}

const WIDTHS: [f64; 7] = [260.0, 288.0, 350.0, 619.0, 620.0, 760.0, 1190.0];

fn text(mark: &Mark) -> String {
    let Mark::Text { runs, .. } = mark else { return String::new() };
    runs.iter().map(|(Run::Plain(text) | Run::Strong(text))| &**text).collect()
}

fn texts(drawing: &Drawing) -> Vec<String> {
    drawing.marks.iter().map(text).filter(|text| !text.is_empty()).collect()
}

fn circles(drawing: &Drawing) -> Vec<Point> {
    let center = |mark: &Mark| match mark {
        Mark::Circle { center, .. } => Some(*center),
        _ => None,
    };
    drawing.marks.iter().filter_map(center).collect()
}

#[test]
fn no_words_stand_on_other_words() {
    for chart in charts() {
        for width in WIDTHS {
            let drawing = chart.drawing(width);
            let words: Vec<_> = drawing
                .marks
                .iter()
                .filter_map(|mark| Some((text(mark), Area::of(mark)?)))
                .collect();

            for (index, (text, area)) in words.iter().enumerate() {
                let over = words[index + 1..].iter().find(|(_, other)| other.meets(*area));
                assert!(over.is_none(), "{text} on {over:?} at {width}: {chart:?}");
            }
        }
    }
}

#[test]
fn everything_stays_inside() {
    for chart in charts() {
        for width in WIDTHS {
            let drawing = chart.drawing(width);
            let is_inside = |at: &Point| {
                (0.0..=width).contains(&at.x) && (0.0..=drawing.height).contains(&at.y)
            };

            for mark in &drawing.marks {
                let inside = match mark {
                    Mark::Line { from, to, .. } => is_inside(from) && is_inside(to),
                    Mark::Circle { center, .. } => is_inside(center),
                    mark => Area::of(mark).is_none_or(|area| {
                        is_inside(&Point::new(area.left, area.top))
                            && is_inside(&Point::new(area.right, area.bottom))
                    }),
                };
                assert!(inside, "{mark:?} at {width}: {chart:?}");
            }
        }
    }
}

#[test]
fn every_label_finds_room_on_any_phone_and_any_page() {
    for chart in charts() {
        for width in [288.0, 350.0, 620.0, 760.0, 1190.0] {
            let texts = texts(&chart.drawing(width));
            let labels = ["Strategic pays", "Strategic overtakes Premier", "Your volume"];
            let written = texts.iter().filter(|text| labels.contains(&&***text)).count();
            let wanted = chart.crossings.len() + usize::from(chart.own.is_some());

            assert_eq!(written, wanted, "at {width}: {chart:?}");
        }
    }
}

#[test]
fn every_dot_sits_on_the_line_of_the_best_level() {
    for chart in charts() {
        for width in WIDTHS {
            let frame = chart.frame(width);
            let best: Vec<Point> = chart.best.iter().map(|at| frame.place(at.0, at.1)).collect();

            for dot in circles(&chart.drawing(width)) {
                let is_on = best.windows(2).any(|ends| {
                    let share = (dot.x - ends[0].x) / (ends[1].x - ends[0].x);
                    let height = ends[0].y + share * (ends[1].y - ends[0].y);
                    (-0.01..=1.01).contains(&share) && (dot.y - height).abs() < 0.1
                });
                assert!(is_on, "{dot:?} at {width}: {chart:?}");
            }
        }
    }
}

#[test]
fn words_are_long_where_there_is_room_and_short_elsewhere() {
    let chart = chart(&PUBLISHED, 8e5, Some(295_101.0));
    let (wide, narrow) = (texts(&chart.drawing(760.0)), texts(&chart.drawing(350.0)));

    for label in ["$100000", "Strategic overtakes Premier", "35% less $25000", "$800,000", "$0"] {
        assert!(wide.iter().any(|text| text == label), "{label} in {wide:?}");
    }
    for label in ["$100k", "Strategic pays", "Premier", "$295k a year", "$800k", "$0"] {
        assert!(narrow.iter().any(|text| text == label), "{label} in {narrow:?}");
    }
    assert!(!narrow.iter().any(|text| text.contains("less")));
}

#[test]
fn names_of_lines_that_end_together_stand_apart_with_the_higher_level_above() {
    let drawing = chart(&[(0.2, 5_000.0); 4], 8e5, None).drawing(350.0);
    let height = |name: &str| {
        let mark = drawing.marks.iter().find(|mark| text(mark) == name).unwrap();
        Area::of(mark).unwrap().top
    };

    assert!(NAMES.windows(2).all(|names| height(names[0]) > height(names[1]) + 18.0));
}

#[test]
fn the_description_says_each_crossing_and_what_is_best_at_the_own_volume() {
    let mut described = chart(&PUBLISHED, 2e5, Some(295_101.0));
    described.crossings[0].words = "Select overtakes Registered".to_owned();
    described.crossings[1].words = "Premier overtakes Select".to_owned();

    assert_eq!(
        described.description(),
        "Select overtakes Registered at $100000, Premier overtakes Select at $150000. \
         Your volume: $295,101 a year; Premier leaves $78,285."
    );
    assert_eq!(chart(&PUBLISHED, 5e4, None).description(), "No level overtakes another.");
}
