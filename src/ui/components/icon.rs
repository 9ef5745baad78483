use leptos::prelude::*;

/// The few pictures that stand beside a word, never instead of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Met,
    Missing,
    Warning,
}

impl Icon {
    /// The picture at the size of the text around it, hidden from those who hear the word.
    pub fn drawn(self) -> AnyView {
        let strokes = match self {
            Icon::Met => "M2 8.5 6 12.5 14 3.5",
            Icon::Missing => "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5",
            Icon::Warning => "M8 2 15 14H1ZM8 6.5V9.5M8 11.8V12",
        };
        view! {
            <svg class="ico" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d=strokes></path>
            </svg>
        }
        .into_any()
    }
}
