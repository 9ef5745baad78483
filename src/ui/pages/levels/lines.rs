//! What each level is worth over the volume sold, and where the next one begins to pay.

use leptos::prelude::*;

use super::Page;
use crate::finance::{Usd, figure};
use crate::program::Level;
use crate::roi::{
    Crossing as Pays, FundsView, LevelComparison, LevelLinesOf, best_at_no_volume, level_lines,
};
use crate::ui::charts::{Crossing, LevelLine, LevelLines, LevelLinesChart, OwnVolume, dollars};
use crate::ui::components::{Choice, ChoiceField, Column, DataTable, Fold, Table};

pub(super) fn lines(page: Page) -> AnyView {
    let funds = RwSignal::new("Alone".to_owned());
    let choices = [
        ("Alone", "On share alone"),
        ("Counted", "With your part of the funds"),
        ("AtFace", "With all funds"),
    ]
    .map(|(id, label)| Choice::new(id, label));
    let view = move || match &**funds.read() {
        "Counted" => FundsView::Counted,
        "AtFace" => FundsView::AtFace,
        _ => FundsView::Alone,
    };
    let chart = move || {
        page.shown(|compared| {
            let lines = level_lines(compared, view()).ok();
            lines.map(|lines| drawing(compared, &lines)).unwrap_or_default()
        })
    };
    let values = move || {
        page.shown(|compared| {
            level_lines(compared, view()).ok().as_ref().map(values).unwrap_or_default()
        })
    };
    let steps = move || page.shown(steps);
    let said = move || page.shown(never_best);
    let subtitle = Signal::derive(move || {
        let funds = match view() {
            FundsView::Alone => "Revenue share less commitment",
            FundsView::Counted => "Revenue share and your part of the funds less commitment",
            FundsView::AtFace => "Revenue share and all funds less commitment",
        };
        format!(
            "{funds}, US dollars a year, before your own costs. The dark line follows the best level."
        )
    });
    view! {
        <section class="section lines" aria-labelledby="lines-title">
            <h2 id="lines-title" tabindex="-1">"Where the next level begins to pay"</h2>
            <div class="lines-choice">
                <ChoiceField id="lines-funds" label="Marketing funds" choices=choices.to_vec() chosen=funds />
            </div>
            <LevelLines
                chart=chart
                title=Signal::derive(move || page.shown(|compared| finding(compared, view())))
                subtitle=subtitle
                empty="There is nothing to draw.".to_owned()
            >
                <p class="note">{said}</p>
                <Fold summary="Show the figures as a table".to_owned()>
                    <DataTable table=values />
                </Fold>
                <Fold summary="Every step, with and without marketing funds".to_owned()>
                    <DataTable table=steps />
                </Fold>
            </LevelLines>
        </section>
    }
    .into_any()
}

/// What the chart shows, as its title.
fn finding(compared: &LevelComparison, view: FundsView) -> String {
    let best = match view {
        FundsView::Alone => &compared.best_alone,
        FundsView::Counted => &compared.best,
        FundsView::AtFace => &compared.best_at_face,
    };
    match best.as_slice() {
        [] => String::new(),
        [only] => format!("{} is worth most at every volume", only.level.label()),
        [_, steps @ ..] => {
            let said: Vec<String> = steps
                .iter()
                .map(|step| format!("{} from {}", step.level.label(), step.volume.whole()))
                .collect();
            format!("Worth most: {}", said.join(", "))
        }
    }
}

/// The levels that are best at no volume, and what the other views say.
fn never_best(compared: &LevelComparison) -> String {
    let said = |view: FundsView, when: &str| {
        let levels: Vec<&str> =
            best_at_no_volume(compared, view).into_iter().map(Level::label).collect();
        match levels.as_slice() {
            [] => None,
            [one] => Some(format!("{when} {one} is best at no volume.")),
            [most @ .., last] => {
                Some(format!("{when} {} and {last} are best at no volume.", most.join(", ")))
            }
        }
    };
    let parts = [
        said(FundsView::Alone, "On share alone"),
        said(FundsView::AtFace, "With all funds counted"),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "{} Counting all funds is generous, since matching asks you to spend as well.",
        said.join(" ")
    )
    .trim_start()
    .to_owned()
}

fn short(amount: Usd) -> String {
    figure::short(amount.decimal())
}

fn drawing(compared: &LevelComparison, lines: &LevelLinesOf) -> LevelLinesChart {
    let chosen = compared.recommendation.as_ref().filter(|it| it.pays).map(|it| it.level);
    let plan = &compared.plan;
    let line = |(level, at_zero, at_most): (Level, Usd, Usd)| {
        let terms = plan.terms(level);
        LevelLine {
            name: level.label().to_owned(),
            terms: format!(
                "{} less {}",
                terms.revenue_share,
                if terms.annual_commitment.is_positive() {
                    short(terms.annual_commitment)
                } else {
                    "nothing".to_owned()
                }
            ),
            at_zero: dollars(at_zero),
            at_most: dollars(at_most),
            is_chosen: chosen == Some(level),
        }
    };
    let step = |(volume, value, from, to): &(Usd, Usd, Level, Level)| Crossing {
        volume: dollars(*volume),
        value: dollars(*value),
        figure: volume.whole().to_string(),
        short_figure: short(*volume),
        words: format!("{} overtakes {}", to.label(), from.label()),
        short_words: format!("{} pays", to.label()),
    };
    LevelLinesChart {
        most: dollars(lines.most),
        lines: lines.ends.into_iter().map(line).collect(),
        best: lines.best.iter().map(|(at, value)| (dollars(*at), dollars(*value))).collect(),
        crossings: lines.steps.iter().map(step).collect(),
        own: lines.own.map(|(volume, value, level)| OwnVolume {
            volume: dollars(volume),
            value: dollars(value),
            title: "Your volume".to_owned(),
            words: format!("{} a year; {} leaves {}", volume.whole(), level.label(), value.whole()),
            short_words: format!("{} a year", short(volume)),
        }),
    }
}

fn values(lines: &LevelLinesOf) -> Table {
    let own = lines.own.map(|(volume, ..)| volume);
    let row = |(volume, worths): &(Usd, [Usd; 4])| {
        let name = if own == Some(*volume) {
            format!("{} (yours)", volume.whole())
        } else {
            volume.whole().to_string()
        };
        let mut row = vec![name];
        row.extend(worths.iter().map(|worth| worth.whole().to_string()));
        row
    };
    let mut columns = vec![Column::Words("Gross bookings a year".to_owned())];
    columns.extend(Level::ALL.map(|level| Column::Figures(level.label().to_owned())));
    Table {
        name: "Worth of each level by volume".to_owned(),
        columns,
        rows: lines.rows.iter().map(row).collect(),
    }
}

fn steps(compared: &LevelComparison) -> Table {
    let part = figure::percent(compared.plan.cash_part.fraction(), 0);
    let row = |(low, high, pays): &(Level, Level, [Pays; 3])| {
        let mut row = vec![format!("{} over {}", high.label(), low.label())];
        row.extend(pays.iter().map(|pays| pays.words()));
        row
    };
    Table {
        name: "When the higher of two levels is worth more".to_owned(),
        columns: vec![
            Column::Words("Worth more".to_owned()),
            Column::Figures("On share alone".to_owned()),
            Column::Figures(format!("With {part} of the funds")),
            Column::Figures("With all funds".to_owned()),
        ],
        rows: compared.crossings.iter().map(row).collect(),
    }
}
