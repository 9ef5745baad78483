use leptos::prelude::*;

use crate::ui::live::Live;

use super::field::{Note, Parts};
use super::month_field::text_field;

/// A labeled day, chosen or typed in the browser's own field and held as `2027-03-31`; a day typed
/// half is no day yet and leaves the text empty.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    typed: RwSignal<String>,
    #[prop(into, optional)] note: Option<Live<Option<Note>>>,
    #[prop(into, optional)] warning: Signal<Option<String>>,
    #[prop(into, optional)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let parts = Parts { id, label, note, warning, problem, remedy: None, class: "field" };
    text_field(parts, typed, "date", None)
}
