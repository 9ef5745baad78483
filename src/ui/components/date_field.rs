use leptos::prelude::*;

use crate::ui::live::Live;

use super::field::{Note, Parts, framed};

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
    let parts =
        Parts { id: id.clone(), label, note, warning, problem, remedy: None, class: "field" };
    let control = view! {
        <div class="box txt">
            <input
                id=id
                type="date"
                aria-describedby=parts.described_by(false)
                aria-invalid=parts.is_invalid()
                prop:value=typed
                on:input:target=move |typing| typed.set(typing.target().value())
            />
        </div>
    }
    .into_any();
    framed(parts, control)
}
