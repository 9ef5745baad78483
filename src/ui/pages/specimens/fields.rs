use leptos::prelude::*;

use super::Paper;
use crate::ui::components::{
    AmountField, Choice, ChoiceField, FieldForm, Group, LevelChoice, MonthField, Note, Remedy,
    SelectField, SwitchField, TextField, Unit,
};

/// One state of an amount: name, what is typed, unit, warning, problem, whether there is a way out.
type State = (&'static str, &'static str, Unit, Option<&'static str>, Option<&'static str>, bool);

const STATES: [State; 6] = [
    ("At rest", "25,000", Unit::Dollars, None, None, false),
    ("Empty", "", Unit::Plain, None, Some("Enter a number, like 5."), false),
    ("A percentage", "35", Unit::Percent, None, None, false),
    ("Unusual", "60", Unit::Percent, Some("Usually 3% to 35%."), None, false),
    (
        "No amount",
        "lots",
        Unit::Dollars,
        None,
        Some("Enter an amount in dollars, like 25,000."),
        false,
    ),
    (
        "Above a ceiling",
        "40",
        Unit::Percent,
        None,
        Some("Above Premier\u{2019}s ceiling of 35%; enter at most that."),
        true,
    ),
];

pub(super) fn amounts(paper: Paper) -> AnyView {
    let field = |(label, typed, unit, warning, problem, has_remedy): State| {
        let text = |text: Option<&str>| Signal::stored(text.map(str::to_owned));
        let remedy = move || {
            has_remedy.then(|| Remedy {
                label: "Choose Strategic, which allows it".to_owned(),
                act: Callback::new(|()| {}),
            })
        };
        let note = || {
            Some(Note { source: "Program", text: "Premier asks for $25,000 or more.".to_owned() })
        };
        view! {
            <AmountField
                id=paper.id(&label.replace(' ', "-"))
                label=label.to_owned()
                typed=RwSignal::new(typed.to_owned())
                unit=unit
                note=note
                warning=text(warning)
                problem=text(problem)
                remedy=remedy
            />
        }
        .into_any()
    };
    let fields = STATES.map(field).into_iter().collect::<Vec<_>>();
    view! {
        <FieldForm label=paper.pick("Amounts on light paper", "Amounts on dark paper")>
            <Group legend="Amounts">{fields}</Group>
        </FieldForm>
    }
    .into_any()
}

pub(super) fn choices(paper: Paper) -> AnyView {
    let words =
        || ["Technology", "Channel", "Solution"].map(|word| Choice::new(word, word)).to_vec();
    let levels = vec![
        Choice::new("Registered", "Registered").with("15%, no commitment stated"),
        Choice::new("Premier", "Premier").with("up to 35%, $25,000 or more"),
    ];
    let is_on = RwSignal::new(true);
    let change = Callback::new(move |on| is_on.set(on));
    view! {
        <ChoiceField
            id=paper.id("type")
            label="Partner type"
            choices=words()
            chosen=RwSignal::new("Channel".to_owned())
        />
        <LevelChoice
            id=paper.id("level")
            label="Level"
            choices=levels
            chosen=RwSignal::new("Premier".to_owned())
        />
        <SelectField
            id=paper.id("select")
            label="Choose one of many".to_owned()
            choices=words()
            chosen=RwSignal::new("Solution".to_owned())
            note=|| Some(Note { source: "Assumed", text: "The program does not say.".to_owned() })
        />
        <SwitchField label="A yes or no".to_owned() is_on=is_on on_change=change />
    }
    .into_any()
}

pub(super) fn texts(paper: Paper) -> AnyView {
    let text = |text: &str| RwSignal::new(text.to_owned());
    let problem = |words: &str| Signal::stored(Some(words.to_owned()));
    view! {
        <TextField id=paper.id("name") label="Name".to_owned() typed=text("Northgate") />
        <TextField
            id=paper.id("no-name")
            label="Without a name".to_owned()
            typed=text("")
            problem=problem("Enter a name.")
        />
        <MonthField id=paper.id("month") label="Month of signing".to_owned() typed=text("2027-01") />
        <MonthField
            id=paper.id("no-month")
            label="No month".to_owned()
            typed=text("January")
            problem=problem("Enter a year and month from 2000-01 to 2099-12, like 2027-01.")
        />
    }
    .into_any()
}
