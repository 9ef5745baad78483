//! The frame around every page.

use super::{
    components::{Alarm, AlarmBar, Choice, ChoiceField, StandingLine, UpdateBar},
    kept::Kept,
    pages::{Home, HomeSeams, NotFound, RoiPage},
    parts::{Part, Parts},
    route::{self, Visits},
};
use crate::{
    browser::{
        focus::{self, Scroll},
        navigation::on_navigation,
        page,
        service_worker::on_update,
    },
    store::{Standing, Theme},
};
use leptos::prelude::*;

/// The program: masthead, the page of the present address, footer.
#[component]
pub fn App(
    /// How safe the newest edit is.
    standing: RwSignal<Standing>,
    /// Light, dark or the system's; setting it is enough to change the page.
    theme: RwSignal<Theme>,
    home: HomeSeams,
    parts: Parts,
) -> impl IntoView {
    provide_context(Visits::new());
    Effect::new(move |_| page::set_theme(theme_id(theme.get())));
    let address = RwSignal::new(route::Address::now());
    let navigation = on_navigation(move || {
        let now = route::Address::now();
        if address.get_untracked() != now {
            address.set(now);
        }
    });
    let update = RwSignal::new(None);
    let news = on_update(move |found| update.set(Some(found)));
    // Held for as long as the program runs.
    let _ = StoredValue::new_local(navigation.and(news));
    let is_safe = move || matches!(standing.get(), Standing::Untouched | Standing::Saved { .. });
    let page = move || match address.get() {
        route::Address::Home => view! { <Home seams=home.clone() /> }.into_any(),
        route::Address::Calculator => view! { <RoiPage /> }.into_any(),
        route::Address::Levels => parts.view(Part::Levels),
        route::Address::Data => parts.view(Part::Data),
        route::Address::Specimens => parts.view(Part::Specimens),
        route::Address::Unknown => view! { <NotFound /> }.into_any(),
    };
    view! {
        <a
            class="skip"
            href="#main"
            on:click=|pressed| {
                // The fragment belongs to shared cases, so the jump leaves it alone.
                pressed.prevent_default();
                focus::focus("main", Scroll::IntoView);
            }
        >
            "Skip to the content"
        </a>
        <Masthead standing address />
        {alarm(expect_context())}
        <div class="wrap">
            // What is saved is all there is to keep, and it may be taken only then.
            <UpdateBar
                id="update"
                update
                may_accept=Signal::derive(is_safe)
            />
        </div>
        {page}
        <Footer theme />
    }
    .into_any()
}

/// What stands over every page while work is not as safe as it should be.
fn alarm(kept: Kept) -> AnyView {
    let said = RwSignal::new(None::<String>);
    let alarm = Memo::new(move |_| {
        let standing = kept.standing.read();
        Alarm::of(&standing, kept.of_records(|keep| keep.copy_trouble().map(ToString::to_string)))
    });
    let copy = Callback::new(move |()| kept.take_copy(said));
    view! { <AlarmBar alarm on_copy=copy said /> }.into_any()
}

#[component]
fn Masthead(standing: RwSignal<Standing>, address: RwSignal<route::Address>) -> impl IntoView {
    let current = move |page| (address.get() == page).then_some("page");
    let link = move |address: &'static str, page, label: &'static str| {
        view! { <li><a href=address aria-current=move || current(page)>{label}</a></li> }.into_any()
    };
    view! {
        <header>
            <div class="wrap masthead">
                <a class="wordmark" href=route::HOME>"Tandem"</a>
                <nav aria-label="Main">
                    <ul>
                        {link(route::CALCULATOR, route::Address::Calculator, "Calculator")}
                        {link(route::LEVELS, route::Address::Levels, "Levels")}
                        {link(route::DATA, route::Address::Data, "Your data")}
                    </ul>
                </nav>
            </div>
            <p class="wrap dateline">
                <span>"Partner program, AI Agent Collaboration Platform"</span>
                <StandingLine standing />
            </p>
        </header>
    }
    .into_any()
}

#[component]
fn Footer(theme: RwSignal<Theme>) -> impl IntoView {
    let chosen = RwSignal::new(theme_id(theme.get_untracked()).unwrap_or("system").to_owned());
    Effect::new(move |_| {
        let wanted = match &**chosen.read() {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        };
        if theme.get_untracked() != wanted {
            theme.set(wanted);
        }
    });
    let themes = [("system", "As the system"), ("light", "Light"), ("dark", "Dark")]
        .map(|(id, label)| Choice::new(id, label));
    view! {
        <footer class="wrap foot">
            <p>
                "Levels, shares and funds are the program’s published terms. “Up to” is a ceiling, not a promise. Estimates are not an offer."
            </p>
            <p>"No account, no tracking. What you type stays in this browser."</p>
            <form>
                <ChoiceField id="theme" label="Theme" choices=themes.to_vec() chosen />
            </form>
        </footer>
    }
    .into_any()
}

fn theme_id(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}
