use leptos::prelude::*;

use crate::ui::route;

/// What an address leads to that has no page.
#[component]
pub fn NotFound() -> impl IntoView {
    route::arrive("No page here");
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <section class="front">
                <div>
                    <h1 id="title" tabindex="-1">"There is no page at this address"</h1>
                    <p class="lead">
                        "The address may be mistyped. Nothing you have saved is affected."
                    </p>
                    <p class="go">
                        <a class="btn main" href=route::HOME>"To the first page"</a>
                    </p>
                </div>
            </section>
        </main>
    }
    .into_any()
}
