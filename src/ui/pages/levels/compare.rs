//! Every benefit and requirement, side by side.

use leptos::prelude::*;

use super::form::level_options;
use super::{Page, why};
use crate::finance::{PaybackTime, figure};
use crate::program::{Level, published};
use crate::roi::{ComparisonCell, ComparisonGroup, LevelComparison, comparison_table};
use crate::ui::components::SwitchField;

/// What of the table is shown on the screen; paper shows all of it.
#[derive(Clone, Copy)]
struct Shown {
    only_differences: RwSignal<bool>,
    only_two: RwSignal<bool>,
    first: RwSignal<String>,
    second: RwSignal<String>,
}

pub(super) fn compare(page: Page) -> AnyView {
    let shown = Shown {
        only_differences: RwSignal::new(false),
        only_two: RwSignal::new(false),
        first: RwSignal::new(String::new()),
        second: RwSignal::new(String::new()),
    };
    // The two columns follow the level held and the one aimed at, until other ones are chosen.
    let levels = Memo::new(move |_| {
        let (own, aimed) = page
            .result
            .read()
            .as_ref()
            .map_or((Level::Registered, Level::Select), |it| (it.plan.current, it.plan.target));
        if own == aimed {
            (Level::Premier, Level::Strategic)
        } else {
            (own.min(aimed), own.max(aimed))
        }
    });
    Effect::new(move |_| {
        let (own, aimed) = levels.get();
        shown.first.set(own.id().to_owned());
        shown.second.set(aimed.id().to_owned());
    });
    // What is shown is the place's class, so that the cells need none that changes.
    let class = move || {
        let two = if shown.only_two.get() { " two-only" } else { "" };
        let differences = if shown.only_differences.get() { " differences-only" } else { "" };
        let picked = |chosen: RwSignal<String>| [" with-", &chosen.read().to_lowercase()].concat();
        ["comparing", two, differences, &picked(shown.first), &picked(shown.second)].concat()
    };
    let hidden = move || {
        let same = page.shown(|compared| {
            let groups = comparison_table(compared);
            groups.iter().flat_map(|group| &group.rows).filter(|row| !row.differs()).count()
        });
        shown.only_differences.get().then(|| match same {
            0 => "Every row differs.".to_owned(),
            1 => "1 row is the same at every level and is not shown.".to_owned(),
            many => format!("{many} rows are the same at every level and are not shown."),
        })
    };
    let pick = |id: &'static str, label: &'static str, chosen: RwSignal<String>| {
        view! {
            <div>
                <label for=id>{label}</label>
                <div class="box txt">
                    <select
                        id=id
                        on:change:target=move |changed| chosen.set(changed.target().value())
                    >
                        {level_options(chosen)}
                    </select>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="compare-title">
            <h2 id="compare-title" tabindex="-1">"Side by side"</h2>
            <div class=class>
            <div class="compare-bar">
                <SwitchField
                    label="Show only what differs"
                    is_on=shown.only_differences
                    on_change=Callback::new(move |is_on| shown.only_differences.set(is_on))
                />
                <div class="wide-only">
                    <SwitchField
                        label="Show two levels only"
                        is_on=shown.only_two
                        on_change=Callback::new(move |is_on| shown.only_two.set(is_on))
                    />
                </div>
                <div class="picks">
                    {pick("first-level", "First level", shown.first)}
                    {pick("second-level", "Second level", shown.second)}
                </div>
            </div>
            <p class="note" role="status">{hidden}</p>
            {move || page.shown(|compared| Some(table(page, compared)))}
            </div>
            <p class="note">
                "“Up to” is a ceiling, not a promise. “None stated” means the program is silent, not that the answer is no. The bands describe a level and are no condition for it. Source: program, partnership levels and revenue sharing model."
            </p>
            {why::why(page)}
        </section>
    }
    .into_any()
}

fn table(page: Page, compared: &LevelComparison) -> AnyView {
    let best = compared.recommendation.as_ref().filter(|it| it.pays).map(|it| it.level);
    let class = move |level: Level, more: &'static str| {
        let best = if best == Some(level) { " best" } else { "" };
        [column(level), more, best].concat()
    };
    let plan = &compared.plan;
    let head = Level::ALL.map(|level| {
        let band = match published::terms(level).band {
            Some(band) => format!("top {band}"),
            None => "open to anyone".to_owned(),
        };
        let mut tags = Vec::new();
        if level == plan.current {
            tags.push("where you are");
        }
        if level == plan.target {
            tags.push("your aim");
        }
        let best = (best == Some(level))
            .then(|| view! { <span class="tag mark">"Worth most to you"</span> }.into_any());
        let marks = (!tags.is_empty())
            .then(|| view! { <span class="tag mark">{tags.join(", ")}</span> }.into_any());
        view! {
            <th scope="col" class=class(level, "")>
                <span class="name">{level.label()}</span>
                <span class="tag">{band}</span>
                {marks}
                {best}
            </th>
        }
        .into_any()
    });
    let worth = Level::ALL.map(|level| {
        let (amount, is_negative, note) = worth(compared, level);
        let size = if is_negative { "big neg" } else { "big" };
        let why = why::button(page, level);
        let has_amount = compared.recommendation.is_some();
        let body = if has_amount {
            view! { <span class=size>{amount}</span> <span class="note">{note}</span> {why} }
                .into_any()
        } else {
            view! { <span class="note">{note}</span> }.into_any()
        };
        view! { <td class=class(level, "")>{body}</td> }.into_any()
    });
    let unit = match (&compared.cases, &plan.case) {
        (Some(_), Some(case)) => format!("Worth to you, {} months", case.months()),
        _ => "Worth to you a year".to_owned(),
    };
    let groups = comparison_table(compared).into_iter().map(|it| group(it, class));
    let groups = groups.collect::<Vec<_>>();
    view! {
        <div class="compare-scroll">
            <table class="compare">
                <caption class="vh">"The four levels compared"</caption>
                <thead>
                    <tr>
                        <th class="corner" scope="col"><span class="vh">"What"</span></th>
                        {head.into_iter().collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>
                    <tr class="worth">
                        <th scope="row">{unit}</th>
                        {worth.into_iter().collect::<Vec<_>>()}
                    </tr>
                </tbody>
                {groups}
            </table>
        </div>
    }
    .into_any()
}

/// What a level is worth, printed, and what follows from it.
fn worth(compared: &LevelComparison, level: Level) -> (String, bool, String) {
    let Some(score) = compared.score(level) else {
        return (String::new(), false, "Enter a yearly volume.".to_owned());
    };
    let case = compared.cases.as_ref().and_then(|it| it.iter().find(|it| it.level == level));
    let note = match case.map(|case| case.analysis.measures.payback.last) {
        Some(PaybackTime::After(months)) => format!("back after {} months", figure::months(months)),
        Some(PaybackTime::Immediate) => "no money at risk".to_owned(),
        Some(PaybackTime::Never | PaybackTime::NotMeaningful) => "never back at zero".to_owned(),
        None => {
            let worth =
                compared.worth.as_ref().and_then(|it| it.iter().find(|it| it.level == level));
            worth.map_or_else(String::new, |worth| {
                format!(
                    "{} on share alone, {} with all funds counted",
                    worth.alone.whole(),
                    worth.at_face.whole()
                )
            })
        }
    };
    (score.whole().to_string(), score.is_negative(), note)
}

fn group(group: ComparisonGroup, class: impl Fn(Level, &'static str) -> String + Copy) -> AnyView {
    let ComparisonGroup { title, rows } = group;
    let rows = rows.into_iter().map(|row| {
        let same = (!row.differs()).then_some("same");
        let cells = Level::ALL.into_iter().zip(row.cells).map(|(level, it)| {
            let none = if it.is_stated { "" } else { " none" };
            view! { <td class=class(level, none)>{cell(it)}</td> }.into_any()
        });
        let cells = cells.collect::<Vec<_>>();
        view! {
            <tr class=same>
                <th scope="row">{row.title}</th>
                {cells}
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    let blanks = Level::ALL.map(|level| view! { <td class=class(level, "")></td> }.into_any());
    view! {
        <tbody class="part">
            <tr class="head">
                <th scope="rowgroup">{title}</th>
                {blanks.into_iter().collect::<Vec<_>>()}
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn cell(cell: ComparisonCell) -> AnyView {
    let ComparisonCell { text, yours, short, .. } = cell;
    let line = |class: &'static str, text: Option<String>| {
        text.map(|text| view! { <span class=class>{text}</span> }.into_any())
    };
    view! { {text} {line("yours", yours)} {line("short", short)} }.into_any()
}

/// The class of a level's column.
const fn column(level: Level) -> &'static str {
    match level {
        Level::Registered => "lv lv-registered",
        Level::Select => "lv lv-select",
        Level::Premier => "lv lv-premier",
        Level::Strategic => "lv lv-strategic",
    }
}
