//! A record that another tab edits: seen here, and taken over when asked.

use leptos::prelude::*;

use crate::store::Key;
use crate::ui::components::Notice;
use crate::ui::kept::Kept;

/// Says that another tab edits `what`, and offers to do so here.
pub(super) fn elsewhere(kept: Kept, what: &'static str) -> AnyView {
    let notice = move || {
        kept.is_elsewhere.get().then(|| {
            view! {
                <Notice title="Open in another tab">
                    <p>
                        {["This ", what, " is being edited in another tab. What is typed there shows here."].concat()}
                    </p>
                    <p class="tools">
                        <button class="plain" type="button" on:click=move |_| kept.edit_here()>
                            "Edit here"
                        </button>
                    </p>
                </Notice>
            }
            .into_any()
        })
    };
    view! { <div role="status">{notice}</div> }.into_any()
}

/// Holds the turn at what `key` names for as long as the page is shown.
pub(super) fn hold_turn(kept: Kept, key: impl Fn() -> Option<Key> + 'static) {
    Effect::new(move |_| kept.edits(key()));
    on_cleanup(move || kept.edits(None));
}
