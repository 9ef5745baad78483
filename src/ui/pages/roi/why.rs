//! Why a figure is what it is.

use leptos::prelude::*;

use super::Page;
use super::answer::figure_of;
use crate::roi::{Explanation, Figure, explain};
use crate::ui::components::Why;
use crate::ui::pages::explained::body;

pub(super) fn why(page: Page) -> AnyView {
    let explained = move || {
        let figure = figure_of((*page.opened.read())?)?;
        let run = page.run.read();
        run.as_ref().map(|(run, _)| explain(run, figure))
    };
    let title = Signal::derive(move || explained().as_ref().map(title).unwrap_or_default());
    view! {
        <Why opened=page.opened title=title>
            {move || explained().map(body)}
        </Why>
    }
    .into_any()
}

fn title(why: &Explanation) -> String {
    match why.figure {
        Figure::Net => format!("Why {}", why.shown),
        _ => format!("Why {}: {}", why.label.to_ascii_lowercase(), why.shown),
    }
}
