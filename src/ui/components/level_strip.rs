use leptos::prelude::*;

use crate::ui::charts::{Bar, MiniBar};

/// One level with what it is worth at the present plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCard {
    pub name: String,
    /// `up to 35% · $25,000`
    pub terms: String,
    /// The worth, written.
    pub figure: String,
    /// The worth as a length.
    pub value: f64,
    /// What follows from it: `Back in month 28. Your plan.`
    pub words: String,
    pub is_current: bool,
}

/// The four levels side by side; their bars share one zero.
#[component]
pub fn LevelStrip(#[prop(into)] cards: Signal<Vec<LevelCard>>) -> impl IntoView {
    let items = move || {
        let cards = cards.get();
        let low = cards.iter().map(|card| card.value).fold(0.0, f64::min);
        let high = cards.iter().map(|card| card.value).fold(0.0, f64::max);
        cards.into_iter().map(|card| item(card, (low, high))).collect::<Vec<_>>()
    };
    view! {
        <div class="cards">
            <ul class="strip">{items}</ul>
        </div>
    }
    .into_any()
}

fn item(card: LevelCard, range: (f64, f64)) -> AnyView {
    let LevelCard { name, terms, figure, value, words, is_current } = card;
    let bar = MiniBar { value, range, is_chosen: is_current };
    let class = if value < 0.0 { "big neg" } else { "big" };
    view! {
        <li aria-current=is_current.then_some("true")>
            <h3>{name}</h3>
            <p class="note">{terms}</p>
            <p class=class>{figure}</p>
            <Bar bar />
            <p class="note">{words}</p>
        </li>
    }
    .into_any()
}
