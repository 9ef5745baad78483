//! The answer: whose numbers, whose money, the sentence, the key figures and why.

use leptos::prelude::*;

use super::{Page, cash, why, words};
use crate::roi::{Figure, Lens, Readout, View, halves, readout};
use crate::ui::components::{Choice, ChoiceField, Fold, Lead, Say, Sentence, Stat, Stats};

/// A figure of the page with the id its `Why` goes by.
type Named = (&'static str, Figure);

const PARTNER: [Named; 9] = [
    ("npv", Figure::Npv),
    ("payback", Figure::Payback),
    ("peak", Figure::Peak),
    ("net-roi", Figure::NetRoi),
    ("multiple", Figure::Multiple),
    ("mirr", Figure::Mirr),
    ("in", Figure::Inflow),
    ("out", Figure::Outflow),
    ("gross", Figure::Gross),
];

const CUSTOMER: [Named; 4] = [
    ("cost", Figure::CustomerCost),
    ("value", Figure::LifetimeValue),
    ("ratio", Figure::ValueToCost),
    ("cost-payback", Figure::CostPayback),
];

const VENDOR: [Named; 2] =
    [("vendor-net", Figure::LensNet(Lens::Vendor)), ("vendor-npv", Figure::LensNpv(Lens::Vendor))];

const JOINT: [Named; 2] =
    [("joint-net", Figure::LensNet(Lens::Joint)), ("joint-npv", Figure::LensNpv(Lens::Joint))];

/// The figure that a `Why` of this id explains.
pub(super) fn figure_of(id: &str) -> Option<Figure> {
    let all = PARTNER.iter().chain(&CUSTOMER).chain(&VENDOR).chain(&JOINT);
    if id == "net" {
        return Some(Figure::Net);
    }
    all.copied().find(|(name, _)| *name == id).map(|(_, figure)| figure)
}

pub(super) fn answer(page: Page) -> AnyView {
    let of_run = move |said: fn(&crate::roi::Analysis, Lens) -> Sentence| {
        move || {
            let run = page.run.read();
            run.as_ref().map(|(run, _)| said(run, page.lens())).unwrap_or_default()
        }
    };
    let views = View::ALL.map(|view| Choice::new(view.id(), view.label())).to_vec();
    let lenses = Lens::ALL.map(|lens| Choice::new(lens.id(), lens.label())).to_vec();
    let is_partner = Memo::new(move |_| page.lens() == Lens::Partner);
    let half = move || {
        let shown = is_partner.get() && page.view() != View::Halved;
        let run = page.run.read();
        let half = run.as_ref().filter(|_| shown).map(|(_, half)| half);
        half.map(|half| {
            view! { <p class="half">{words::sentence(halves(half)).shown()}</p> }.into_any()
        })
    };
    let about = move || {
        let run = page.run.read();
        let text = run.as_ref().and_then(|(run, _)| words::about_view(run, page.view()));
        text.map(|text| view! { <p class="note about">{text}</p> }.into_any())
    };
    let training = move || {
        let run = page.run.read();
        let text = run.as_ref().and_then(|(run, _)| words::training(run));
        text.map(|text| view! { <p class="note about">{text}</p> }.into_any())
    };
    let stale = move || {
        let reason = page.too_large.get().map(|error| format!("{error}."));
        page.is_stale().then(|| {
            let why = reason.unwrap_or_else(|| {
                "Put the marked fields right to see the answer change.".to_owned()
            });
            view! { <p class="stale"><strong>"Not updated. "</strong>{why}</p> }.into_any()
        })
    };
    let net_why = move || {
        is_partner.get().then(|| {
            let is_open = move || *page.opened.read() == Some("net");
            let toggle = move |_| page.opened.set(if is_open() { None } else { Some("net") });
            view! {
                <p class="say-why">
                    <button
                        class="plain"
                        type="button"
                        id="why-net"
                        aria-expanded=move || if is_open() { "true" } else { "false" }
                        on:click=toggle
                    >
                        "Why this number"
                    </button>
                </p>
            }
            .into_any()
        })
    };

    view! {
        <section class="answer" aria-labelledby="say">
            <div class="switches" id="claim" tabindex="-1" role="group" aria-label="Whose numbers and whose money">
                <ChoiceField id="view" label="Whose numbers" choices=views chosen=page.view />
                <ChoiceField id="lens" label="Whose money" choices=lenses chosen=page.lens />
            </div>
            {about}
            {stale}
            <Say sentence=of_run(words::say) is_stale=Signal::derive(move || page.is_stale()) />
            <Lead sentence=of_run(words::lead) />
            {half}
            {net_why}
            {move || figures(page, page.lens())}
            {training}
            {why::why(page)}
            {cash::cash(page)}
        </section>
    }
    .into_any()
}

fn figures(page: Page, lens: Lens) -> AnyView {
    let rows: &'static [Named] = match lens {
        Lens::Partner => &PARTNER,
        Lens::Vendor => &VENDOR,
        Lens::Joint => &JOINT,
    };
    let stats = rows.iter().map(|named| stat(page, *named)).collect::<Vec<_>>();
    let has_unit = Memo::new(move |_| {
        let run = page.run.read();
        run.as_ref().is_some_and(|(run, _)| run.measures.unit.is_some())
    });
    let customer = move || {
        let has_unit = has_unit.get();
        (lens == Lens::Partner && has_unit).then(|| {
            let stats = CUSTOMER.map(|named| stat(page, named)).into_iter().collect::<Vec<_>>();
            view! {
                <Fold summary="What one customer costs and brings">
                    <Stats>{stats}</Stats>
                </Fold>
            }
            .into_any()
        })
    };
    view! {
        <Stats>{stats}</Stats>
        {customer}
    }
    .into_any()
}

fn stat(page: Page, (id, figure): Named) -> AnyView {
    let text = move |pick: fn(&Readout) -> String| {
        Signal::derive(move || {
            let run = page.run.read();
            run.as_ref().map(|(run, _)| pick(&readout(run, figure))).unwrap_or_default()
        })
    };
    view! {
        <Stat
            id=id
            label=crate::roi::label(figure)
            figure=text(|shown| shown.value.clone())
            unit=text(|shown| shown.unit.to_owned())
            note=text(|shown| shown.note.clone())
            opened=page.opened
        />
    }
    .into_any()
}
