//! Charts as SVG, drawn again whenever their place has another width.

use leptos::{html, prelude::*};

use super::{
    bars::{MiniBar, Ranges},
    cash_flow::CashFlowChart,
    level_lines::LevelLinesChart,
    mark::{Drawing, Mark, Run},
    scale::tenths,
};
use crate::browser::listen;
use crate::ui::live::Live;

/// The cash curve under the finding it shows.
#[component]
pub fn CashFlow(
    #[prop(into)] chart: Live<CashFlowChart>,
    /// The finding: `The second commitment lands before the customers do`.
    #[prop(into)]
    title: Signal<String>,
    /// What is drawn, in which unit, over which time.
    #[prop(into)]
    subtitle: Signal<String>,
    /// What stands instead while there are no months to draw.
    #[prop(into)]
    empty: String,
    /// Where a link to the curve leads; unique on the page.
    #[prop(optional)]
    id: Option<&'static str>,
    /// The same figures as a table, and notes.
    children: Children,
) -> impl IntoView {
    let placed = placed(Live::from(move || {
        let chart = chart.get();
        let shown = !chart.balances.is_empty();
        Plot {
            label: ["Cumulative cash by month. ", &*chart.description()].concat(),
            draw: if shown {
                Ok(Box::new(move |width| chart.drawing(width)))
            } else {
                Err(empty.clone())
            },
        }
    }));
    figure(id, title, subtitle, placed, children())
}

/// The worth of each level over the volume, under the finding it shows.
#[component]
pub fn LevelLines(
    #[prop(into)] chart: Live<LevelLinesChart>,
    /// The finding: `Each step up needs more volume than the last`.
    #[prop(into)]
    title: Signal<String>,
    /// What is drawn, in which unit, over which time.
    #[prop(into)]
    subtitle: Signal<String>,
    /// What stands instead while there are no levels to draw.
    #[prop(into)]
    empty: String,
    /// The same figures as a table, and notes.
    children: Children,
) -> impl IntoView {
    let placed = placed(Live::from(move || {
        let chart = chart.get();
        let shown = !chart.lines.is_empty();
        Plot {
            label: ["Worth of each level by volume. ", &*chart.description()].concat(),
            draw: if shown {
                Ok(Box::new(move |width| chart.drawing(width)))
            } else {
                Err(empty.clone())
            },
        }
    }));
    figure(None, title, subtitle, placed, children())
}

/// Ranges of multiples under the finding they show.
#[component]
pub fn RangesFigure(
    ranges: Ranges,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] subtitle: Signal<String>,
    children: Children,
) -> impl IntoView {
    let placed = placed(Live::from(move || {
        let ranges = ranges.clone();
        Plot {
            label: [&*title.read(), ". ", &*ranges.description()].concat(),
            draw: Ok(Box::new(move |width| ranges.drawing(width))),
        }
    }));
    figure(None, title, subtitle, placed, children())
}

/// A bar without words of its own: the figure beside it says the same.
#[component]
pub fn Bar(bar: MiniBar) -> impl IntoView {
    let Drawing { width, height, marks } = bar.drawing();
    let view_box = ["0 0 ", &*tenths(width), " ", &*tenths(height)].concat();
    view! {
        <svg
            class="chart minibar"
            viewBox=view_box
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {marks.into_iter().map(drawn).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

fn figure(
    id: Option<&'static str>,
    title: Signal<String>,
    subtitle: Signal<String>,
    chart: AnyView,
    below: AnyView,
) -> AnyView {
    view! {
        <figure class="fig">
            <figcaption>
                <h2 id=id tabindex=id.map(|_| "-1")>{move || title.get()}</h2>
                <p>{move || subtitle.get()}</p>
            </figcaption>
            {chart}
            {below}
        </figure>
    }
    .into_any()
}

/// What a place draws once it knows its width; a sentence instead where there is nothing to draw.
struct Plot {
    /// What the drawing shows, in words.
    label: String,
    draw: Result<Box<dyn FnOnce(f64) -> Drawing>, String>,
}

/// The place of a chart. It measures itself, then draws, and draws again at another width or with
/// other data.
fn placed(plot: Live<Plot>) -> AnyView {
    let width = RwSignal::new(0_u32);
    let place = NodeRef::<html::Div>::new();
    let listening = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let measured = listen::on_width(&place, move |pixels| width.set(pixels));
        listening.set_value(Some(measured));
    });
    let svg = move || {
        let Plot { label, draw } = plot.get();
        // Below 240 pixels labels could not keep apart; no phone is that narrow.
        let width = f64::from(width.get().max(240));
        match draw {
            Ok(draw) => svg(label, draw(width)),
            Err(empty) => view! { <p class="note">{empty}</p> }.into_any(),
        }
    };
    view! { <div class="plot" node_ref=place>{svg}</div> }.into_any()
}

fn svg(label: String, drawing: Drawing) -> AnyView {
    let Drawing { width, height, marks } = drawing;
    let (width, height) = (tenths(width), tenths(height));
    view! {
        <svg
            class="chart"
            viewBox=["0 0 ", &*width, " ", &*height].concat()
            width=width
            height=height
            role="img"
            aria-label=label
        >
            {marks.into_iter().map(drawn).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

fn drawn(mark: Mark) -> AnyView {
    match mark {
        Mark::Line { class, from, to } => view! {
            <line class=class x1=tenths(from.x) y1=tenths(from.y) x2=tenths(to.x) y2=tenths(to.y)></line>
        }
        .into_any(),
        Mark::Path { class, data } => view! { <path class=class d=data></path> }.into_any(),
        Mark::Circle { class, center, radius } => view! {
            <circle class=class cx=tenths(center.x) cy=tenths(center.y) r=tenths(radius)></circle>
        }
        .into_any(),
        Mark::Bar { class, corner, width, height } => view! {
            <rect
                class=class
                x=tenths(corner.x)
                y=tenths(corner.y)
                width=tenths(width)
                height=tenths(height)
            ></rect>
        }
        .into_any(),
        Mark::Text { class, at, runs } => {
            let run = |run| match run {
                Run::Plain(text) => text.into_any(),
                Run::Strong(text) => view! { <tspan class="c-strong">{text}</tspan> }.into_any(),
            };
            let runs = runs.into_iter().map(run).collect::<Vec<_>>();
            view! { <text class=class x=tenths(at.x) y=tenths(at.y)>{runs}</text> }.into_any()
        }
    }
}
