use leptos::prelude::*;

use super::Paper;
use crate::ui::components::{
    AmountField, Choice, ChoiceField, DateField, FieldForm, Group, LevelChoice, MonthField, Note,
    Remedy, SelectField, SwitchField, TextField, Unit,
};

/// One state of a field. What is empty or `None` is left out.
#[derive(Clone, Copy)]
struct State {
    label: &'static str,
    typed: &'static str,
    unit: Unit,
    /// Source and words of the note.
    note: Option<(&'static str, &'static str)>,
    warning: Option<&'static str>,
    problem: Option<&'static str>,
    /// What the button that puts it right gives.
    remedy: Option<&'static str>,
}

const REST: State = State {
    label: "At rest",
    typed: "25,000",
    unit: Unit::Dollars,
    note: None,
    warning: None,
    problem: None,
    remedy: None,
};

const AMOUNTS: [State; 13] = [
    REST,
    State { label: "Not filled", typed: "", ..REST },
    State { label: "Without a unit", typed: "12", unit: Unit::Plain, ..REST },
    State { label: "A percentage", typed: "35", unit: Unit::Percent, ..REST },
    State {
        label: "From the program",
        note: Some(("Program", "Premier asks for $25,000 or more.")),
        ..REST
    },
    State { label: "A goal", note: Some(("Program goal", "Not a promise.")), ..REST },
    State { label: "Assumed", note: Some(("Assumed", "The program does not say.")), ..REST },
    State { label: "One’s own", note: Some(("Yours", "The program says $25,000.")), ..REST },
    State {
        label: "Unusual",
        typed: "60",
        unit: Unit::Percent,
        note: Some(("Yours", "")),
        warning: Some("Usually 3% to 35%."),
        ..REST
    },
    State {
        label: "Empty",
        typed: "",
        unit: Unit::Plain,
        problem: Some("Enter a number, like 5."),
        ..REST
    },
    State {
        label: "No amount",
        typed: "lots",
        problem: Some("Enter an amount in dollars, like 25,000."),
        ..REST
    },
    State {
        label: "Above a ceiling",
        typed: "40",
        unit: Unit::Percent,
        note: Some(("Program", "Premier: up to 35%.")),
        problem: Some("Above Premier’s ceiling of 35%; enter at most that."),
        remedy: Some("Choose Strategic, which allows it"),
        ..REST
    },
    State {
        label: "What everything together costs in a month with nobody left out, in dollars",
        typed: "1,234,567,890,123.45",
        note: Some((
            "Assumed",
            "The program names no figure for this one, so it stands on a guess that is easy to \
             replace by what the last months really were.",
        )),
        warning: Some(
            "More than a thousand times what is usual: a figure for a whole year, or in another \
             currency, is often typed here by mistake.",
        ),
        problem: Some("Longer than any amount that is counted with; enter at most 1,000,000,000."),
        remedy: Some("Use the greatest amount that is counted with, and say so in the plan"),
        ..REST
    },
];

const MONTH: &str = "Enter a year and month from 2000-01 to 2099-12, like 2027-01.";

const TEXTS: [State; 4] = [
    State {
        label: "Name",
        typed: "Northgate",
        note: Some(("", "As it stands in the list of plans.")),
        ..REST
    },
    State { label: "No name yet", typed: "", ..REST },
    State { label: "Without a name", typed: "", problem: Some("Enter a name."), ..REST },
    State {
        label: "A rather long label for a line of text, as it may be in another language",
        typed: "A rather long name for a plan, as people give them to find it again later",
        ..REST
    },
];

const MONTHS: [State; 3] = [
    State { label: "Month of signing", typed: "2027-01", ..REST },
    State {
        label: "Any month",
        typed: "",
        note: Some(("", "Left empty, months are counted.")),
        ..REST
    },
    State { label: "No month", typed: "January", problem: Some(MONTH), ..REST },
];

const DAYS: [State; 4] = [
    State { label: "Day of the agreement", typed: "2027-03-31", ..REST },
    State {
        label: "Any day",
        typed: "",
        note: Some(("", "Left empty, nothing is overdue.")),
        ..REST
    },
    State {
        label: "A day to come",
        typed: "2099-01-01",
        warning: Some("This day is still to come."),
        ..REST
    },
    State {
        label: "No day",
        typed: "",
        problem: Some("Enter a day as year, month and day, like 2027-03-31."),
        ..REST
    },
];

/// The states of one kind of field, in a form and a group.
fn form(
    name: &'static str,
    legend: &'static str,
    states: &[State],
    field: impl Fn(State) -> AnyView,
) -> AnyView {
    let fields = states.iter().copied().map(field).collect::<Vec<_>>();
    view! {
        <FieldForm label=name>
            <Group legend=legend>{fields}</Group>
        </FieldForm>
    }
    .into_any()
}

fn signal(text: Option<&str>) -> Signal<Option<String>> {
    Signal::stored(text.map(str::to_owned))
}

fn note(state: State) -> impl Fn() -> Option<Note> + Send + Sync + 'static {
    move || state.note.map(|(source, text)| Note { source, text: text.to_owned() })
}

pub(super) fn amounts(paper: Paper) -> AnyView {
    let field = move |state: State| {
        let remedy = move || {
            let label = state.remedy?.to_owned();
            Some(Remedy { label, act: Callback::new(|()| {}) })
        };
        view! {
            <AmountField
                id=paper.id(state.label)
                label=state.label.to_owned()
                typed=RwSignal::new(state.typed.to_owned())
                unit=state.unit
                note=note(state)
                warning=signal(state.warning)
                problem=signal(state.problem)
                remedy=remedy
            />
        }
        .into_any()
    };
    let name = paper.pick("Amounts on light paper", "Amounts on dark paper");
    form(name, "Amounts", &AMOUNTS, field)
}

pub(super) fn texts(paper: Paper) -> AnyView {
    let text = move |state: State| {
        view! {
            <TextField
                id=paper.id(state.label)
                label=state.label.to_owned()
                typed=RwSignal::new(state.typed.to_owned())
                note=note(state)
                problem=signal(state.problem)
            />
        }
        .into_any()
    };
    let month = move |state: State| {
        view! {
            <MonthField
                id=paper.id(state.label)
                label=state.label.to_owned()
                typed=RwSignal::new(state.typed.to_owned())
                note=note(state)
                problem=signal(state.problem)
            />
        }
        .into_any()
    };
    let day = move |state: State| {
        view! {
            <DateField
                id=paper.id(state.label)
                label=state.label.to_owned()
                typed=RwSignal::new(state.typed.to_owned())
                note=note(state)
                warning=signal(state.warning)
                problem=signal(state.problem)
            />
        }
        .into_any()
    };
    let days = paper.pick("Days on light paper", "Days on dark paper");
    let names = paper.pick("Lines of text on light paper", "Lines of text on dark paper");
    let months = paper.pick("Months on light paper", "Months on dark paper");
    [
        form(names, "Lines", &TEXTS, text),
        form(months, "Months", &MONTHS, month),
        form(days, "Days", &DAYS, day),
    ]
    .into_any()
}

pub(super) fn choices(paper: Paper) -> AnyView {
    let words =
        || ["Technology", "Channel", "Solution"].map(|word| Choice::new(word, word)).to_vec();
    let levels = || {
        vec![
            Choice::new("Registered", "Registered").with("15%, no commitment stated"),
            Choice::new("Select", "Select"),
            Choice::new("Premier", "Premier").with("up to 35%, $25,000 or more"),
            Choice::new("Strategic", "A level with a rather long name")
                .with("what it comes with is long as well, and wraps"),
        ]
    };
    let row = |name: &str, label: &'static str, chosen: &str| {
        let chosen = RwSignal::new(chosen.to_owned());
        view! { <ChoiceField id=paper.id(name) label=label choices=words() chosen=chosen /> }
            .into_any()
    };
    let rows = |name: &str, label: &'static str, chosen: &str| {
        let chosen = RwSignal::new(chosen.to_owned());
        view! { <LevelChoice id=paper.id(name) label=label choices=levels() chosen=chosen /> }
            .into_any()
    };
    let list = |label: &str, source: &'static str, text: &'static str| {
        let note = move || (!text.is_empty()).then(|| Note { source, text: text.to_owned() });
        view! {
            <SelectField
                id=paper.id(label)
                label=label.to_owned()
                choices=levels()
                chosen=RwSignal::new("Premier".to_owned())
                note=note
            />
        }
        .into_any()
    };
    let switch = |label: &str, is_on: bool| {
        let is_on = RwSignal::new(is_on);
        let change = Callback::new(move |on| is_on.set(on));
        view! { <SwitchField label=label.to_owned() is_on=is_on on_change=change /> }.into_any()
    };
    vec![
        row("type", "Partner type", "Channel"),
        view! { <p class="note">"None chosen yet:"</p> }.into_any(),
        row("no-type", "Partner type, none chosen", ""),
        rows("level", "Level", "Premier"),
        rows("no-level", "Level, none chosen", ""),
        list("Choose one of many", "", ""),
        list("Choose one, with a note", "Assumed", "The program does not say."),
        switch("A yes", true),
        switch("A no", false),
        switch("A yes or no whose words are long enough to stand on two lines or on more", false),
    ]
    .into_any()
}
