//! Every component in every state, on light and on dark paper. No link leads here: it is for
//! looking, and for the checks of accessibility.

mod fields;
mod figures;
mod level_lines;
mod notes;

use leptos::prelude::*;

use crate::ui::route;

/// The paper a specimen lies on; part of every id on it, so that none comes twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    Light,
    Dark,
}

impl Paper {
    const fn name(self) -> &'static str {
        match self {
            Paper::Light => "light",
            Paper::Dark => "dark",
        }
    }

    /// An id of its own for what is called `name`.
    fn id(self, name: &str) -> String {
        [self.name(), "-", &*name.replace(' ', "-")].concat()
    }

    /// The one of two ids that is this paper's, where it has to be known to the program.
    const fn pick(self, light: &'static str, dark: &'static str) -> &'static str {
        match self {
            Paper::Light => light,
            Paper::Dark => dark,
        }
    }
}

/// What a specimen shows, and how it is built on one paper.
type Specimen = (&'static str, fn(Paper) -> AnyView);

const SPECIMENS: [Specimen; 13] = [
    ("Amounts", fields::amounts),
    ("Choices", fields::choices),
    ("Lines of text", fields::texts),
    ("Problems together", notes::problems),
    ("Notices", notes::notices),
    ("What is saved", notes::standings),
    ("What is not as safe as it should be", notes::alarms),
    ("Buttons, folds and dialogs", notes::buttons),
    ("Key figures", figures::stats),
    ("Tables", figures::tables),
    ("Charts", figures::charts),
    ("Levels", figures::levels),
    ("Levels over the volume", level_lines::charts),
];

/// Every component in every state.
#[component]
pub fn Specimens() -> impl IntoView {
    route::arrive("Specimens");
    let specimen = |(name, built): Specimen| {
        view! {
            <section class="specimen section">
                <h2>{name}</h2>
                <div class="themes">
                    <div data-theme="light">{built(Paper::Light)}</div>
                    <div data-theme="dark">{built(Paper::Dark)}</div>
                </div>
            </section>
        }
        .into_any()
    };
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <div class="pagehead">
                <h1 id="title" tabindex="-1">"Specimens"</h1>
            </div>
            <p class="lead">"What Tandem is made of, in every state, on light and on dark paper."</p>
            {SPECIMENS.map(specimen).into_iter().collect::<Vec<_>>()}
            {figures::once()}
            {notes::panic()}
        </main>
    }
    .into_any()
}
