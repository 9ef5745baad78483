use leptos::prelude::*;

use crate::{
    finance::{Usd, figure},
    program::{Allowance, Economics, Level, LevelTerms, PartnerType, published},
    ui::{
        charts::{Range, Ranges, RangesFigure, number},
        components::{Choice, Column, DataTable, Sentence, Table, options},
        live::Live,
        route,
    },
};

/// What the first page is handed: it shows a first answer and what was left open, and knows
/// nothing of how either is worked out.
#[derive(Clone)]
pub struct HomeSeams {
    /// Qualified leads a month, as typed.
    pub leads: RwSignal<String>,
    /// The id of the level.
    pub level: RwSignal<String>,
    /// What goes on after `partner, `: the answer, or what to type instead.
    pub answer: Live<Result<Sentence, String>>,
    /// What was left open, the latest first; empty on a first visit.
    pub left_off: Live<Vec<LeftOff>>,
    pub on_open: Callback<()>,
    /// Hears the id of what is gone on with.
    pub on_resume: Callback<String>,
}

/// Work to go on with, its state in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOff {
    /// Names it to [`HomeSeams::on_resume`].
    pub id: String,
    pub name: String,
    pub line: String,
}

/// The first page: what Tandem is, a first answer, and where to go.
#[component]
pub fn Home(seams: HomeSeams) -> impl IntoView {
    route::arrive("Partner program");
    let on_open = seams.on_open;
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <section class="front">
                <div>
                    <h1 id="title" tabindex="-1">
                        "Know what the partnership pays before you sign"
                    </h1>
                    <p class="lead">
                        "Enter your leads, deals and costs. Tandem shows the cash month by month, what each level would change, and where every number comes from."
                    </p>
                    <FirstAnswer seams=seams.clone() />
                    <p class="go">
                        <a class="btn main" href=route::CALCULATOR on:click=move |_| on_open.run(())>"See the whole calculation"</a>
                        <span class="note">
                            "Change any assumption. Each says where it comes from."
                        </span>
                    </p>
                </div>
                <Resume left_off=seams.left_off on_resume=seams.on_resume />
            </section>
            <Doors />
            <div class="two">
                <Multiples />
                <Terms />
            </div>
        </main>
    }
    .into_any()
}

/// The sentence that is a form.
#[component]
fn FirstAnswer(seams: HomeSeams) -> impl IntoView {
    let HomeSeams { leads, level, answer, .. } = seams;
    let levels = Level::ALL.map(|level| Choice::new(level.id(), level.label())).to_vec();
    let (asked, failed) = (answer.clone(), answer.clone());
    let is_wrong = Memo::new(move |_| asked.get().is_err());
    let problem = move || {
        failed.get().err().map(|problem| {
            view! { <p class="wrong-text" id="leads-problem">{problem}</p> }.into_any()
        })
    };
    let tail = move || answer.get().ok().map(|sentence| sentence.shown());
    view! {
        <form
            class="quick"
            aria-label="A first answer"
            autocomplete="off"
            novalidate
            on:submit=|submitted| submitted.prevent_default()
        >
            <p>
                "With "
                <input
                    inputmode="decimal"
                    aria-label="Qualified leads a month"
                    aria-invalid=move || is_wrong.get().then_some("true")
                    aria-describedby=move || is_wrong.get().then_some("leads-problem")
                    prop:value=leads
                    on:input:target=move |typing| leads.set(typing.target().value())
                />
                " qualified leads a month as a "
                <select
                    aria-label="Level"
                    on:change:target=move |changed| level.set(changed.target().value())
                >
                    {options(levels, level)}
                </select>
                " partner, "
                <output>{tail}</output>
            </p>
            {problem}
        </form>
    }
    .into_any()
}

/// What was left open, or the three things people come to do.
#[component]
fn Resume(left_off: Live<Vec<LeftOff>>, on_resume: Callback<String>) -> impl IntoView {
    let item = move |LeftOff { id, name, line }| {
        let resume = move |_| on_resume.run(id.clone());
        view! {
            <li>
                <a href=route::CALCULATOR on:click=resume>{name}</a>
                <p>{line}</p>
            </li>
        }
        .into_any()
    };
    let named = left_off.clone();
    let title = move || {
        if named.get().is_empty() { "What people come to do" } else { "Where you left off" }
    };
    let list = move || {
        let open = left_off.get();
        if open.is_empty() { first_steps() } else { open.into_iter().map(item).collect() }
    };
    view! {
        <aside class="resume" aria-labelledby="resume-title">
            <h2 id="resume-title">{title}</h2>
            <ul>{list}</ul>
        </aside>
    }
    .into_any()
}

fn first_steps() -> Vec<AnyView> {
    let step = |(place, name, line): (&'static str, &'static str, &'static str)| {
        view! {
            <li>
                <a href=[route::CALCULATOR, place].concat()>{name}</a>
                <p>{line}</p>
            </li>
        }
        .into_any()
    };
    [
        ("#cash", "See when the money comes back", "Month by month, the deepest point marked."),
        (
            "#claim",
            "Check the program’s claim",
            "As published, cut in half, or with your own numbers.",
        ),
        (
            "#reverse-title",
            "Ask what would have to be true",
            "Leads, deal size or share for the return you want.",
        ),
    ]
    .map(step)
    .into()
}

/// Where to go: one door is open, two are in preparation.
#[component]
fn Doors() -> impl IntoView {
    view! {
        <ul class="contents">
            <li>
                <h2>
                    <a href=route::CALCULATOR>"Estimate"</a>
                </h2>
                <p>"Cash flow, payback and present value, each with the reason behind it."</p>
            </li>
            <li>
                <h2>"Propose"</h2>
                <p>"A document whose every figure comes from a plan and carries its source."</p>
                <p class="state">"In preparation"</p>
            </li>
            <li>
                <h2>"Learn"</h2>
                <p>"Lessons and exams for Certified, Advanced and Expert partners."</p>
                <p class="state">"In preparation"</p>
            </li>
        </ul>
    }
    .into_any()
}

/// The published multiples, and what they are multiples of.
#[component]
fn Multiples() -> impl IntoView {
    let types = [PartnerType::Technology, PartnerType::Solution, PartnerType::Channel];
    let rows = types.map(|partner_type| range(published::economics(partner_type))).into();
    let ranges = Ranges { rows, one: "1×: revenue only equals investment".to_owned() };
    view! {
        <RangesFigure
            ranges=ranges
            title="The program’s “3 to 5×” is revenue, not profit"
            subtitle="Published expected return: yearly revenue impact divided by yearly investment."
        >
            <p class="note">
                "Take one away for the net return: 2× leaves 100% on what you put in, before your own people and marketing. Source: program, partner economics."
            </p>
        </RangesFigure>
    }
    .into_any()
}

fn range(economics: &Economics) -> Range {
    let net = |multiple| {
        let above = rust_decimal::Decimal::checked_sub(multiple, rust_decimal::Decimal::ONE);
        figure::percent(above.unwrap_or_default(), 0)
    };
    let Economics { multiple_low, multiple_high, .. } = *economics;
    Range {
        name: [economics.partner_type.label(), " partner"].concat(),
        note: format!(
            "{} a year, {} months",
            short(economics.minimum_investment),
            economics.within_months
        ),
        low: number(multiple_low),
        high: number(multiple_high),
        meaning: format!("net {} to {}", net(multiple_low), net(multiple_high)),
    }
}

/// `$50k`, as charts may write a round amount.
fn short(amount: Usd) -> String {
    let whole = amount.whole().to_string();
    whole.strip_suffix(",000").map(|thousands| [thousands, "k"].concat()).unwrap_or(whole)
}

/// What each level costs and gives, the highest first.
#[component]
fn Terms() -> impl IntoView {
    let words = |name: &str| Column::Words(name.to_owned());
    let figures = |name: &str| Column::Figures(name.to_owned());
    let levels = Level::ALL.iter().rev();
    let table = Table {
        name: "Levels, shares and funds".to_owned(),
        columns: vec![
            words("Level"),
            figures("Commitment"),
            figures("Share"),
            figures("Funds"),
            figures("Training"),
        ],
        rows: levels.map(|level| term_row(published::terms(*level))).collect(),
    };
    view! {
        <section class="fig" aria-labelledby="terms-title">
            <header class="cap">
                <h2 id="terms-title">"Terms at a glance"</h2>
                <p>"Shares and funds above Registered are ceilings; the commitment is the least."</p>
            </header>
            <DataTable table=move || table.clone() fits=true />
            <p class="go">
                <a href=route::LEVELS>"Compare the levels at your own volume"</a>
            </p>
            <p class="note">
                "Commitment and funds a year; the program gives training no period. Source: program, partnership levels and revenue sharing model."
            </p>
        </section>
    }
    .into_any()
}

fn term_row(terms: &LevelTerms) -> Vec<String> {
    let commitment = if terms.annual_commitment == Usd::ZERO {
        "None stated".to_owned()
    } else {
        terms.annual_commitment.whole().to_string()
    };
    let training = match terms.training {
        Allowance::Hours(hours) => [&*hours.to_string(), " h"].concat(),
        Allowance::Unlimited => "Unlimited".to_owned(),
    };
    vec![
        terms.level.label().to_owned(),
        commitment,
        figure::percent(terms.revenue_share.fraction(), 0),
        terms.mdf_cap.whole().to_string(),
        training,
    ]
}
