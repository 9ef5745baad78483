//! Charts as SVG, drawn again whenever their place has another width.

use leptos::{html, prelude::*};

use super::{
    bars::{MiniBar, Ranges},
    cash_flow::CashFlowChart,
    mark::{Drawing, Mark, Run},
    scale::tenths,
};
use crate::browser::listen;

/// The cash curve under the finding it shows.
#[component]
pub fn CashFlow(
    #[prop(into)] chart: Signal<CashFlowChart>,
    /// The finding: `The second commitment lands before the customers do`.
    #[prop(into)]
    title: Signal<String>,
    /// What is drawn, in which unit, over which time.
    #[prop(into)]
    subtitle: Signal<String>,
    /// What stands instead while there are no months to draw.
    #[prop(into)]
    empty: Signal<String>,
    /// The same figures as a table, and notes.
    children: Children,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| chart.read().balances.is_empty());
    let draw = move |width| chart.read().drawing(width);
    let describe = move || chart.read().description();
    let name = Signal::stored("Cumulative cash by month".to_owned());
    let drawing = Chart::new(name, draw, describe);
    let body = move || match is_empty.get() {
        true => view! { <p class="note">{move || empty.get()}</p> }.into_any(),
        false => drawing.placed(),
    };
    figure(title, subtitle, body.into_any(), children())
}

/// Ranges of multiples under the finding they show.
#[component]
pub fn RangesFigure(
    #[prop(into)] ranges: Signal<Ranges>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] subtitle: Signal<String>,
    children: Children,
) -> impl IntoView {
    let draw = move |width| ranges.read().drawing(width);
    let describe = move || ranges.read().description();
    figure(title, subtitle, Chart::new(title, draw, describe).placed(), children())
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
    title: Signal<String>,
    subtitle: Signal<String>,
    chart: AnyView,
    below: AnyView,
) -> AnyView {
    view! {
        <figure class="fig">
            <figcaption>
                <h2>{move || title.get()}</h2>
                <p>{move || subtitle.get()}</p>
            </figcaption>
            {chart}
            {below}
        </figure>
    }
    .into_any()
}

/// A drawing that follows its data and the width of its place.
#[derive(Clone, Copy)]
struct Chart {
    name: Signal<String>,
    drawing: Memo<Option<Drawing>>,
    description: Signal<String>,
    width: RwSignal<Option<u32>>,
}

impl Chart {
    fn new(
        name: Signal<String>,
        draw: impl Fn(f64) -> Drawing + Send + Sync + 'static,
        describe: impl Fn() -> String + Send + Sync + 'static,
    ) -> Chart {
        let width = RwSignal::new(None::<u32>);
        // Below 240 pixels labels could not keep apart; no phone is that narrow.
        let drawing = Memo::new(move |_| width.get().map(|w| draw(f64::from(w.max(240)))));
        Chart { name, drawing, description: Signal::derive(describe), width }
    }

    /// The place of the chart. It measures itself, then draws.
    fn placed(self) -> AnyView {
        let Chart { name, drawing, description, width } = self;
        let place = NodeRef::<html::Div>::new();
        let listening = StoredValue::new_local(None);
        Effect::new(move |_| {
            let Some(place) = place.get() else { return };
            let measured = listen::on_width(&place, move |pixels| width.set(Some(pixels)));
            listening.set_value(Some(measured));
        });
        let size = move |side: fn(&Drawing) -> f64| {
            move || drawing.read().as_ref().map(|drawing| tenths(side(drawing)))
        };
        let view_box = move || {
            let sides = drawing.read().as_ref().map(|d| (tenths(d.width), tenths(d.height)));
            sides.map(|(width, height)| ["0 0 ", &*width, " ", &*height].concat())
        };
        let marks = move || {
            let marks = drawing.get().map(|drawing| drawing.marks).unwrap_or_default();
            marks.into_iter().map(drawn).collect::<Vec<_>>()
        };
        let label = move || [&*name.read(), ". ", &*description.read()].concat();
        view! {
            <div node_ref=place>
                <svg
                    class="chart"
                    viewBox=view_box
                    width=size(|drawing| drawing.width)
                    height=size(|drawing| drawing.height)
                    role="img"
                    aria-label=label
                >
                    {marks}
                </svg>
            </div>
        }
        .into_any()
    }
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
