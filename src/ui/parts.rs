//! Pages that are loaded when somebody goes to them, so that the first answer waits for none of it.
//!
//! A release is cut at the functions marked here: what only they need becomes a file of its own
//! (`xtask/src/finish/parts.rs`). Every other build is one program, in which they are called as
//! they stand.

use leptos::prelude::*;
use leptos::task::spawn_local;

#[cfg(parts)]
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::pages::{DataPage, LevelsPage, Specimens};
use super::route::{self, Address};

/// A page that is a part of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Levels,
    Data,
    Specimens,
}

/// What makes a page, once its part is there.
pub type Page = fn() -> AnyView;

/// Its part did not come, or not whole.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(parts)]
impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> NotLoaded {
        NotLoaded
    }
}

#[cfg_attr(parts, wasm_split(levels, wasm_split_path = leptos::wasm_split, fallible))]
fn levels() -> Result<Page, NotLoaded> {
    Ok(|| view! { <LevelsPage /> }.into_any())
}

#[cfg_attr(parts, wasm_split(data, wasm_split_path = leptos::wasm_split, fallible))]
fn data() -> Result<Page, NotLoaded> {
    Ok(|| view! { <DataPage /> }.into_any())
}

#[cfg_attr(parts, wasm_split(specimens, wasm_split_path = leptos::wasm_split, fallible))]
fn specimens() -> Result<Page, NotLoaded> {
    Ok(|| view! { <Specimens /> }.into_any())
}

/// What a marked function gives, at once or when its part is there.
macro_rules! page {
    ($part:ident) => {{
        #[cfg(parts)]
        let page = $part().await;
        #[cfg(not(parts))]
        let page = $part();
        page
    }};
}

impl Part {
    /// The part that the page at `address` is, unless it comes with the program.
    pub fn of(address: Address) -> Option<Part> {
        match address {
            Address::Levels => Some(Part::Levels),
            Address::Data => Some(Part::Data),
            Address::Specimens => Some(Part::Specimens),
            Address::Home | Address::Calculator | Address::Unknown => None,
        }
    }

    /// Loads it, or finds it loaded.
    ///
    /// # Errors
    ///
    /// [`NotLoaded`] where the file is missing, damaged or of another build. Asked again, it tries
    /// again.
    #[allow(clippy::unused_async, reason = "in one program nothing is waited for")]
    pub async fn load(self) -> Result<Page, NotLoaded> {
        match self {
            Part::Levels => page!(levels),
            Part::Data => page!(data),
            Part::Specimens => page!(specimens),
        }
    }
}

/// How far each part is, for as long as the program runs.
#[derive(Clone, Copy)]
pub struct Parts([(Part, RwSignal<State>); 3]);

#[derive(Clone, Copy)]
enum State {
    Unasked,
    OnItsWay,
    Here(Page),
    Missing,
}

impl Parts {
    /// None is loaded but `first`, the part that the program started with.
    pub fn new(first: Option<(Part, Page)>) -> Parts {
        let state = |part| match first {
            Some((first, page)) if first == part => State::Here(page),
            _ => State::Unasked,
        };
        Parts(
            [Part::Levels, Part::Data, Part::Specimens]
                .map(|part| (part, RwSignal::new(state(part)))),
        )
    }

    /// The page that `part` is, or that it is on its way, or missing. To be called where a change of that makes
    /// a new view.
    pub fn view(self, part: Part) -> AnyView {
        let Some(state) = self.state(part) else { return ().into_any() };
        match state.get() {
            State::Here(page) => page(),
            State::Unasked => {
                load(part, state);
                on_its_way()
            }
            State::OnItsWay => on_its_way(),
            State::Missing => missing(part, state),
        }
    }

    fn state(self, part: Part) -> Option<RwSignal<State>> {
        self.0.iter().find(|(other, _)| *other == part).map(|(_, state)| *state)
    }
}

fn load(part: Part, state: RwSignal<State>) {
    spawn_local(async move {
        let page = part.load().await;
        state.set(page.map_or(State::Missing, State::Here));
    });
}

fn on_its_way() -> AnyView {
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <p class="note" role="status">"This page is being loaded."</p>
        </main>
    }
    .into_any()
}

fn missing(part: Part, state: RwSignal<State>) -> AnyView {
    route::arrive("Not loaded");
    let again = move |_| {
        state.set(State::OnItsWay);
        load(part, state);
    };
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <section class="front">
                <div>
                    <h1 id="title" tabindex="-1">"This page did not load"</h1>
                    <p class="lead">
                        "A part of Tandem is missing, or is not the part this page expects, and such a part is never used. Check the connection, then try again. What you saved is untouched."
                    </p>
                    <p class="go">
                        <button class="btn main" type="button" on:click=again>
                            "Try again"
                        </button>
                    </p>
                </div>
            </section>
        </main>
    }
    .into_any()
}
