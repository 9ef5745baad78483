//! What the vendor owes at the level held, as a checklist with days.

use leptos::prelude::*;

use super::Page;
use super::form::{field_as, field_id};
use crate::roi::{LevelField, Obligation, ObligationState, Owed};
use crate::ui::components::{FieldForm, Icon, TextField};

pub(super) fn owed(page: Page) -> AnyView {
    let held = move || {
        page.shown(|compared| {
            format!("What the vendor owes you at {}", compared.plan.current.label())
        })
    };
    // The fields stay while days and amounts change; only another level or type changes the list.
    let list = Memo::new(move |_| {
        page.shown(|compared| compared.owed.iter().map(|line| line.owed).collect::<Vec<Owed>>())
    });
    let items = move || list.get().into_iter().map(|owed| item(page, owed)).collect::<Vec<_>>();
    view! {
        <section class="section owed" aria-labelledby="owed-title">
            <h2 id="owed-title" tabindex="-1">{held}</h2>
            <p class="note">
                "The program sets no days for these: enter what you agreed. Without a day nothing is overdue. Nothing is sent anywhere."
            </p>
            <FieldForm label="What the vendor owes">
                <ul class="obligations">{items}</ul>
            </FieldForm>
        </section>
    }
    .into_any()
}

fn item(page: Page, owed: Owed) -> AnyView {
    let line = move |part: fn(&Obligation) -> String| {
        move || {
            page.shown(|compared| {
                compared.owed.iter().find(|it| it.owed == owed).map(part).unwrap_or_default()
            })
        }
    };
    let state = move || {
        let state = page
            .shown(|compared| compared.owed.iter().find(|it| it.owed == owed).map(|it| it.state))?;
        let (icon, class) = match state {
            ObligationState::Received => (Some(Icon::Met), "state met"),
            ObligationState::Overdue => (Some(Icon::Warning), "state miss"),
            _ => (None, "state open"),
        };
        let icon = icon.map(Icon::drawn);
        Some(view! { <p class=class>{icon} {state.label()}</p> }.into_any())
    };
    let amount =
        owed.counted().map(|counted| field_as(page, LevelField::Amount(owed), counted.to_owned()));
    let evidence = LevelField::Evidence(owed);
    let id = ["owed-", owed.id()].concat();
    view! {
        <li>
          <div class="obligation" role="group" aria-labelledby=id.clone()>
            <div class="what">
                <h3 id=id.clone()>{owed.label()}</h3>
                <p>{line(|it| it.promise.clone())}</p>
                {state}
                <p class="note">{line(|it| it.left.clone())}</p>
            </div>
            <div class="dates">
                {field_as(page, LevelField::Due(owed), "Due".to_owned())}
                {field_as(page, LevelField::Received(owed), "Received".to_owned())}
                {amount}
                <TextField
                    id=field_id(evidence)
                    label="Where it is written".to_owned()
                    typed=page.fields.typed(evidence)
                    problem=page.problem(evidence)
                    longest=200
                />
            </div>
          </div>
        </li>
    }
    .into_any()
}
