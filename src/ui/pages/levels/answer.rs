//! The answer: the sentence, what is missing, the ways, and why this level.

use leptos::prelude::*;

use super::Page;
use crate::finance::figure;
use crate::program::Level;
use crate::roi::{
    Cost, Gap, LevelComparison, Path, Phrase, Ready, ReadyState, StepDown, lead_words, reasons,
    say_levels,
};
use crate::ui::components::{Column, DataTable, Fold, Icon, Lead, Say, Sentence, Table};

pub(super) fn answer(page: Page) -> AnyView {
    let of = move |said: fn(&LevelComparison) -> Vec<Phrase>| {
        move || page.shown(|compared| said(compared).into_iter().collect::<Sentence>())
    };
    let stale = move || {
        page.is_stale().then(|| {
            let why = page.refused.get().unwrap_or_else(|| {
                "Put the marked fields right to see the answer change.".to_owned()
            });
            view! { <p class="stale"><strong>"Not updated. "</strong>{why}</p> }.into_any()
        })
    };
    view! {
        <section class="answer" aria-labelledby="say">
            {stale}
            <Say sentence=of(say_levels) is_stale=Signal::derive(move || page.is_stale()) />
            <Lead sentence=of(lead_words) />
            {move || page.shown(|compared| Some(because(compared)))}
            {move || page.shown(|compared| Some(readiness(compared)))}
        </section>
    }
    .into_any()
}

/// Why this level, part by part.
fn because(compared: &LevelComparison) -> AnyView {
    let parts = reasons(compared);
    if parts.is_empty() {
        return ().into_any();
    }
    let part = |(name, said): (&'static str, Vec<Phrase>)| {
        let said = said.into_iter().collect::<Sentence>().shown();
        view! { <div><dt>{name}</dt><dd>{said}</dd></div> }.into_any()
    };
    let parts = parts.into_iter().map(part).collect::<Vec<_>>();
    view! {
        <Fold summary="Why this level">
            <dl class="reasons">{parts}</dl>
        </Fold>
    }
    .into_any()
}

/// The requirements of the level aimed at, and of the next one above it or of the one held.
fn readiness(compared: &LevelComparison) -> AnyView {
    let plan = &compared.plan;
    let above = Level::ALL.into_iter().find(|level| *level > plan.target);
    let other = above.or_else(|| {
        Some(plan.current).filter(|level| *level != plan.target && *level != Level::Registered)
    });
    let first = requirements(compared, plan.target);
    let second = other.map(|level| requirements(compared, level));
    view! {
        <div class="gap">{first} {second}</div>
        <p class="note">"You enter these yourself; the program decides. What you have stands in the form."</p>
    }
    .into_any()
}

fn requirements(compared: &LevelComparison, level: Level) -> AnyView {
    let list = compared.ready(level);
    let id = ["asks-", level.id()].concat();
    let title = title(level, list);
    let body = if list.is_empty() {
        view! {
            <p class="note">
                "Registered asks nothing and states no duties: the program shows it only as a row of a table."
            </p>
        }
        .into_any()
    } else {
        let met = list.iter().filter(|it| it.state == ReadyState::Met).count();
        let count = format!("{met} of {} met.", list.len());
        let lines = list.iter().map(check).collect::<Vec<_>>();
        view! {
            <ul class="checks">{lines}</ul>
            <p class="note">{count}</p>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby=id.clone()>
            <h2 class="sub" id=id.clone()>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn title(level: Level, list: &[Ready]) -> String {
    let name = level.label();
    let open = list.iter().filter(|it| it.state == ReadyState::NotMet).count();
    let unknown =
        list.iter().any(|it| it.state != ReadyState::Met && it.state != ReadyState::NotMet);
    match (open, unknown) {
        _ if list.is_empty() => format!("For {name}, nothing is asked"),
        (0, true) => format!("For {name}, not everything is entered"),
        (0, false) => format!("For {name}, nothing is missing"),
        (1, _) => format!("For {name}, one thing is missing"),
        (many, _) => {
            let words = ["no", "one", "two", "three", "four", "five"];
            let many = words.get(many).map_or_else(|| many.to_string(), |it| (*it).to_owned());
            format!("For {name}, {many} things are missing")
        }
    }
}

fn check(ready: &Ready) -> AnyView {
    let (icon, class) = match ready.state {
        ReadyState::Met => (Icon::Met.drawn(), "met"),
        ReadyState::NotMet => (Icon::Missing.drawn(), "miss"),
        ReadyState::Pending | ReadyState::Unknown => {
            (view! { <span class="ico" aria-hidden="true">"?"</span> }.into_any(), "open")
        }
    };
    view! {
        <li>
            <span class=class>{icon}</span>
            <span>{ready.title.clone()} <small>{ready.note.clone()}</small></span>
            <span class=["state ", class].concat()>{ready.short()}</span>
        </li>
    }
    .into_any()
}

/// What stands beside the form: the gaps by effort, the ways, the verdict, stepping down, and the
/// last step of the ladder.
pub(super) fn detail(page: Page) -> AnyView {
    let sections = move || {
        page.shown(|compared| {
            let plan = &compared.plan;
            let way = (plan.target > plan.current).then(|| way(compared));
            let down = compared.down.map(|step| down(compared, step));
            let strategic = (plan.target == Level::Strategic || plan.current == Level::Premier)
                .then(|| strategic(compared));
            Some(view! { {way} {down} {strategic} }.into_any())
        })
    };
    view! { {sections} }.into_any()
}

fn way(compared: &LevelComparison) -> AnyView {
    let name = compared.plan.target.label();
    let title = match compared.gaps.len() {
        0 => format!("Nothing stands before {name}"),
        _ => format!("The way to {name}, least effort first"),
    };
    let gaps = gaps_table(&compared.gaps);
    let ways = ways_table(compared);
    let has_gaps = !compared.gaps.is_empty();
    let table = has_gaps.then(|| {
        view! {
            <DataTable table=move || gaps.clone() />
            <h3 class="sub">"The ways, cheapest first"</h3>
            <DataTable table=move || ways.clone() />
        }
        .into_any()
    });
    let verdict = compared.verdict.map(|verdict| {
        let said = match verdict.months {
            Some(_) if verdict.not_costed > 0 => format!(
                "{name} brings {} a year more, before what has no cost below; whether that pays back can be said once it has.",
                verdict.gain.whole()
            ),
            Some(months) if months.is_zero() => format!(
                "{name} brings {} a year more, and nothing has to be spent once.",
                verdict.gain.whole()
            ),
            Some(months) => format!(
                "{name} brings {} a year more after what its requirements cost; that pays back {} spent once in {} months.",
                verdict.gain.whole(),
                verdict.once.whole(),
                figure::months(months)
            ),
            None => format!(
                "At your volume {name} leaves {} a year less than the level you hold, so it never pays back what it takes.",
                verdict.gain.negated().whole()
            ),
        };
        view! { <p class="lead verdict">{said}</p> }.into_any()
    });
    view! {
        <section class="section way">
            <h2>{title}</h2>
            {verdict}
            {table}
        </section>
    }
    .into_any()
}

fn gaps_table(gaps: &[Gap]) -> Table {
    let row = |gap: &Gap| {
        let cost = match gap.cost {
            Cost::Yearly(amount) if amount.decimal().is_zero() => "Free".to_owned(),
            Cost::Once(amount) if amount.decimal().is_zero() => "Free".to_owned(),
            Cost::Yearly(amount) => format!("{} a year", amount.whole()),
            Cost::Once(amount) => format!("{} once", amount.whole()),
            Cost::NotCosted => "Not costed".to_owned(),
        };
        let months = match gap.months {
            Some(months) if months.is_zero() => "At once".to_owned(),
            Some(months) => format!("{} months", figure::plain(months)),
            None => "No time entered".to_owned(),
        };
        let decides = if gap.decides_date { "; decides the date" } else { "" };
        vec![gap.ready.title.clone(), gap.ready.short(), cost, format!("{months}{decides}")]
    };
    Table {
        name: "What is missing, by effort".to_owned(),
        columns: vec![
            Column::Words("Requirement".to_owned()),
            Column::Words("Missing".to_owned()),
            Column::Figures("Cost".to_owned()),
            Column::Words("Time".to_owned()),
        ],
        rows: gaps.iter().map(row).collect(),
    }
}

fn ways_table(compared: &LevelComparison) -> Table {
    let row = |path: &Path| {
        let way = match path.via {
            Some(level) => format!("By way of {}", level.label()),
            None => "Straight".to_owned(),
        };
        let plus = |count: usize, what: &str| match count {
            0 => String::new(),
            1 => format!(", plus 1 item {what}"),
            many => format!(", plus {many} items {what}"),
        };
        vec![
            way,
            format!("{}{}", path.first_year.whole(), plus(path.not_costed, "not costed")),
            path.net.map_or_else(|| "Enter a volume".to_owned(), |net| net.whole().to_string()),
            match path.not_timed {
                timed if timed > 0 && path.months.is_zero() => "No time entered".to_owned(),
                _ => format!(
                    "{} months{}",
                    figure::plain(path.months),
                    plus(path.not_timed, "without a time")
                ),
            },
        ]
    };
    Table {
        name: "The ways, cheapest first".to_owned(),
        columns: vec![
            Column::Words("Way".to_owned()),
            Column::Figures("Cost in the first year".to_owned()),
            Column::Figures("Share less cost, first year".to_owned()),
            Column::Words("Reached after".to_owned()),
        ],
        rows: compared.paths.iter().map(row).collect(),
    }
}

/// Stepping down: what it saves and what it gives up.
fn down(compared: &LevelComparison, step: StepDown) -> AnyView {
    let plan = &compared.plan;
    let mut said = Sentence::new()
        .text(format!("Stepping down to {} saves ", plan.target.label()))
        .figure(step.saved.whole().to_string())
        .text(" of commitment a year");
    if let Some(lost) = step.lost {
        said = said.text(" and gives up ").figure(lost.whole().to_string()).text(" of share");
    }
    let turning = format!(
        "On share alone, {} is worth more {}.",
        plan.current.label(),
        step.held_pays.words()
    );
    view! {
        <section class="section">
            <h2>"Stepping down"</h2>
            <p class="lead">{said.text(".").shown()}</p>
            <p class="note">{turning}</p>
        </section>
    }
    .into_any()
}

/// The step that costs four times the one before it (reading X23).
fn strategic(compared: &LevelComparison) -> AnyView {
    let step = &compared.strategic;
    let [alone, _, at_face] = step.pays;
    let mut said = vec![
        format!(
            "Strategic is worth more than Premier {} on share alone, {} with all funds counted.",
            alone.words(),
            at_face.words()
        ),
        format!(
            "It asks {} more leads a month and {} more stories, and a part in the council.",
            step.more_leads, step.more_stories
        ),
    ];
    said.extend(
        step.peak
            .map(|peak| format!("Your plan at Strategic is at its lowest at {}.", peak.whole())),
    );
    let years = (step.years.len() > 1).then(|| {
        let rows = step.years.iter().enumerate();
        let table = Table {
            name: "Years until Strategic pays".to_owned(),
            columns: vec![
                Column::Words("Year".to_owned()),
                Column::Figures("Gross bookings".to_owned()),
            ],
            rows: rows
                .map(|(year, volume)| {
                    vec![format!("Year {}", year.saturating_add(1)), volume.whole().to_string()]
                })
                .collect(),
        };
        view! { <DataTable table=move || table.clone() fits=true /> }.into_any()
    });
    let lines = said.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect::<Vec<_>>();
    view! {
        <section class="section">
            <h2>"The step to Strategic"</h2>
            <div class="prose">{lines}</div>
            {years}
        </section>
    }
    .into_any()
}
