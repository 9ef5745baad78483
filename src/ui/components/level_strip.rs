use leptos::prelude::*;

use crate::{
    finance::Usd,
    ui::charts::{Bar, MiniBar},
};

/// One level with what it is worth at the present plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCard {
    pub name: String,
    /// `up to 35% · $25,000`
    pub terms: String,
    pub worth: Usd,
    /// What follows from it: `Back in month 28. Your plan.`
    pub words: String,
    pub is_current: bool,
}

/// The four levels side by side; their bars share one zero.
#[component]
pub fn LevelStrip(cards: Vec<LevelCard>) -> impl IntoView {
    let worths: Vec<Usd> = cards.iter().map(|card| card.worth).collect();
    let bars = worths.iter().map(|worth| MiniBar::among(&worths, *worth));
    let items = cards.into_iter().zip(bars).map(|(card, bar)| item(card, bar)).collect::<Vec<_>>();
    view! {
        <div class="cards">
            <ul class="strip">{items}</ul>
        </div>
    }
    .into_any()
}

fn item(card: LevelCard, bar: MiniBar) -> AnyView {
    let LevelCard { name, terms, worth, words, is_current } = card;
    let bar = MiniBar { is_chosen: is_current, ..bar };
    let class = if worth.is_negative() { "big neg" } else { "big" };
    view! {
        <li aria-current=is_current.then_some("true")>
            <h3>{name}</h3>
            <p class="note">{terms}</p>
            <p class=class>{worth.whole().to_string()}</p>
            <Bar bar />
            <p class="note">{words}</p>
        </li>
    }
    .into_any()
}
