use leptos::prelude::*;

use crate::ui::live::Live;

use super::field::{Note, Parts, Remedy, framed};

/// What an amount is counted in. It is read out with the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// The label says it.
    #[default]
    Plain,
    Dollars,
    Percent,
}

/// A labeled number whose source, warning and problem are read out with it.
///
/// Holds what was typed, not an amount: only the page knows whether a half-typed `25,` is wrong
/// yet. With a problem the field is marked invalid, not cleared.
#[component]
pub fn AmountField(
    /// Names the field in the page, and its notes `{id}-note`, `{id}-warning`, `{id}-problem`.
    #[prop(into)]
    id: String,
    #[prop(into)] label: Signal<String>,
    typed: RwSignal<String>,
    #[prop(optional)] unit: Unit,
    /// Where the value comes from.
    #[prop(into, optional)]
    note: Option<Live<Option<Note>>>,
    /// What is unusual about the value; it counts all the same.
    #[prop(into, optional)]
    warning: Signal<Option<String>>,
    /// Why the text is no value, once there is something to say.
    #[prop(into, optional)]
    problem: Signal<Option<String>>,
    /// What puts it right in one press.
    #[prop(into, optional)]
    remedy: Option<Live<Option<Remedy>>>,
    /// Run when the person leaves the field.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let parts = Parts { id: id.clone(), label, note, warning, problem, remedy, class: "field" };
    let unit_id = [&*id, "-unit"].concat();
    let sign = move |sign: &'static str| view! { <span id=unit_id>{sign}</span> }.into_any();
    let (before, after) = match unit {
        Unit::Plain => (None, None),
        Unit::Dollars => (Some(sign("$")), None),
        Unit::Percent => (None, Some(sign("%"))),
    };
    let control = view! {
        <div class="box">
            {before}
            <input
                id=id
                inputmode="decimal"
                autocomplete="off"
                aria-describedby=parts.described_by(unit != Unit::Plain)
                aria-invalid=parts.is_invalid()
                prop:value=typed
                on:input:target=move |typing| typed.set(typing.target().value())
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        leave.run(());
                    }
                }
            />
            {after}
        </div>
    }
    .into_any();
    framed(parts, control)
}
