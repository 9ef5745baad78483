use leptos::prelude::*;

use super::Paper;
use crate::ui::charts::{Crossing, LevelLine, LevelLines, LevelLinesChart, OwnVolume};

/// A level without its line; the third of them is chosen.
fn level(name: &str, terms: &str) -> LevelLine {
    LevelLine {
        name: name.to_owned(),
        terms: terms.to_owned(),
        at_zero: 0.0,
        at_most: 0.0,
        is_chosen: name == "Premier",
    }
}

/// A crossing without its place.
fn crossing([figure, short_figure]: [&str; 2], [winner, loser]: [&str; 2]) -> Crossing {
    Crossing {
        volume: 0.0,
        value: 0.0,
        figure: figure.to_owned(),
        short_figure: short_figure.to_owned(),
        words: [winner, " overtakes ", loser].concat(),
        short_words: [winner, " pays"].concat(),
    }
}

/// The volume entered, without its place.
fn own(words: &str, short_words: &str) -> OwnVolume {
    OwnVolume {
        volume: 0.0,
        value: 0.0,
        title: "Your volume".to_owned(),
        words: words.to_owned(),
        short_words: short_words.to_owned(),
    }
}

/// The published levels up to $800,000 a year.
fn usual() -> LevelLinesChart {
    LevelLinesChart {
        most: 800_000.0,
        lines: vec![
            LevelLine {
                at_zero: 0.0,
                at_most: 120_000.0,
                ..level("Registered", "15% less nothing")
            },
            LevelLine {
                at_zero: -10_000.0,
                at_most: 190_000.0,
                ..level("Select", "25% less $10,000")
            },
            LevelLine {
                at_zero: -25_000.0,
                at_most: 255_000.0,
                ..level("Premier", "35% less $25,000")
            },
            LevelLine {
                at_zero: -100_000.0,
                at_most: 300_000.0,
                ..level("Strategic", "50% less $100,000")
            },
        ],
        best: vec![
            (0.0, 0.0),
            (100_000.0, 15_000.0),
            (150_000.0, 27_500.0),
            (500_000.0, 150_000.0),
            (800_000.0, 300_000.0),
        ],
        crossings: vec![
            Crossing {
                volume: 100_000.0,
                value: 15_000.0,
                ..crossing(["$100,000", "$100k"], ["Select", "Registered"])
            },
            Crossing {
                volume: 150_000.0,
                value: 27_500.0,
                ..crossing(["$150,000", "$150k"], ["Premier", "Select"])
            },
            Crossing {
                volume: 500_000.0,
                value: 150_000.0,
                ..crossing(["$500,000", "$500k"], ["Strategic", "Premier"])
            },
        ],
        own: Some(OwnVolume {
            volume: 295_101.0,
            value: 78_285.35,
            ..own("$295,101 a year; Premier leaves $78,285", "$295k a year")
        }),
    }
}

/// Three levels taking over within $10,000, and the volume in the midst of it.
fn crowded() -> LevelLinesChart {
    LevelLinesChart {
        most: 300_000.0,
        lines: vec![
            LevelLine {
                at_zero: 0.0,
                at_most: 45_000.0,
                ..level("Registered", "15% less nothing")
            },
            LevelLine {
                at_zero: -10_000.0,
                at_most: 65_000.0,
                ..level("Select", "25% less $10,000")
            },
            LevelLine {
                at_zero: -20_500.0,
                at_most: 84_500.0,
                ..level("Premier", "35% less $20,500")
            },
            LevelLine {
                at_zero: -37_000.0,
                at_most: 113_000.0,
                ..level("Strategic", "50% less $37,000")
            },
        ],
        best: vec![
            (0.0, 0.0),
            (100_000.0, 15_000.0),
            (105_000.0, 16_250.0),
            (110_000.0, 18_000.0),
            (300_000.0, 113_000.0),
        ],
        crossings: vec![
            Crossing {
                volume: 100_000.0,
                value: 15_000.0,
                ..crossing(["$100,000", "$100k"], ["Select", "Registered"])
            },
            Crossing {
                volume: 105_000.0,
                value: 16_250.0,
                ..crossing(["$105,000", "$105k"], ["Premier", "Select"])
            },
            Crossing {
                volume: 110_000.0,
                value: 18_000.0,
                ..crossing(["$110,000", "$110k"], ["Strategic", "Premier"])
            },
        ],
        own: Some(OwnVolume {
            volume: 107_000.0,
            value: 16_950.0,
            ..own("$107,000 a year; Premier leaves $16,950", "$107k a year")
        }),
    }
}

/// So little is sold that no level pays for itself.
fn losing() -> LevelLinesChart {
    LevelLinesChart {
        most: 200_000.0,
        lines: vec![
            LevelLine {
                at_zero: -90_000.0,
                at_most: -88_000.0,
                ..level("Registered", "1% less $90,000")
            },
            LevelLine {
                at_zero: -91_000.0,
                at_most: -87_000.0,
                ..level("Select", "2% less $91,000")
            },
            LevelLine {
                at_zero: -95_000.0,
                at_most: -75_000.0,
                ..level("Premier", "10% less $95,000")
            },
            LevelLine {
                at_zero: -108_000.0,
                at_most: -68_000.0,
                ..level("Strategic", "20% less $108,000")
            },
        ],
        best: vec![
            (0.0, -90_000.0),
            (55_555.56, -89_444.44),
            (130_000.0, -82_000.0),
            (200_000.0, -68_000.0),
        ],
        crossings: vec![
            Crossing {
                volume: 55_555.56,
                value: -89_444.44,
                ..crossing(["$55,556", "$56k"], ["Premier", "Registered"])
            },
            Crossing {
                volume: 130_000.0,
                value: -82_000.0,
                ..crossing(["$130,000", "$130k"], ["Strategic", "Premier"])
            },
        ],
        own: Some(OwnVolume {
            volume: 200_000.0,
            value: -68_000.0,
            ..own("$200,000 a year; Strategic leaves −$68,000", "$200k a year")
        }),
    }
}

pub(super) fn charts(paper: Paper) -> AnyView {
    let states = [
        ("Each step up needs more volume than the last", usual()),
        ("No volume is entered", LevelLinesChart { own: None, ..usual() }),
        ("Three levels take over close together", crowded()),
        ("No level pays for itself", losing()),
        ("No levels", LevelLinesChart::default()),
    ];
    let figure = |(title, chart): (&str, LevelLinesChart)| {
        view! {
            <LevelLines
                chart=move || chart.clone()
                title=title.to_owned()
                subtitle=format!("Share less commitment, US dollars a year, on {} paper", paper.name())
                empty="There is no level to draw.".to_owned()
            >
                <p class="note">"Where the figures come from stands here."</p>
            </LevelLines>
        }
        .into_any()
    };
    states.map(figure).into_iter().collect::<Vec<_>>().into_any()
}
