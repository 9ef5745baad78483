//! A draft as signals: one text an input, and the draft they make together.

use leptos::prelude::*;

use crate::roi::{Draft, Input, default_texts};

/// The text of every input of one case. A field that shows its default counts as untouched and
/// follows the default when type, level or mode change.
#[derive(Clone, Copy)]
pub struct Fields {
    typed: StoredValue<Vec<RwSignal<String>>>,
    /// The defaults the untouched fields show now.
    shown: StoredValue<Vec<String>>,
    draft: Memo<Draft>,
}

impl Fields {
    /// Fields that show `draft`.
    pub fn new(draft: &Draft) -> Fields {
        let defaults = default_texts(draft);
        let text = |(input, default): (Input, &String)| {
            RwSignal::new(draft.typed(input).unwrap_or(default).to_owned())
        };
        let typed: Vec<RwSignal<String>> =
            Input::ALL.into_iter().zip(&defaults).map(text).collect();
        let typed = StoredValue::new(typed);

        let setting = Memo::new(move |_| typed.with_value(|typed| setting(typed)));
        let defaults_now = Memo::new(move |_| default_texts(&setting.read()));
        let shown = StoredValue::new(defaults);
        Effect::new(move |_| {
            let new = defaults_now.get();
            let old = shown.get_value();
            if new == old {
                return;
            }
            shown.set_value(new.clone());
            typed.with_value(|typed| {
                for ((field, old), new) in typed.iter().zip(old).zip(new) {
                    if *field.read_untracked() == old && old != new {
                        field.set(new);
                    }
                }
            });
        });

        let draft = Memo::new(move |_| {
            let defaults = defaults_now.read();
            typed.with_value(|typed| {
                let mut draft = Draft::default();
                for ((input, field), default) in Input::ALL.into_iter().zip(typed).zip(&*defaults) {
                    let text = field.read();
                    if *text != *default {
                        draft.set(input, text.clone());
                    }
                }
                draft
            })
        });
        Fields { typed, shown, draft }
    }

    /// The text of one input.
    pub fn typed(&self, input: Input) -> RwSignal<String> {
        let place = Input::ALL.iter().position(|other| *other == input).unwrap_or_default();
        self.typed.with_value(|typed| typed.get(place).copied()).unwrap_or_default()
    }

    /// What was typed, without what only shows its default.
    pub fn draft(&self) -> Memo<Draft> {
        self.draft
    }

    /// Shows `draft` instead.
    pub fn load(&self, draft: &Draft) {
        let defaults = default_texts(draft);
        self.shown.set_value(defaults.clone());
        self.typed.with_value(|typed| {
            for ((input, field), default) in Input::ALL.into_iter().zip(typed).zip(defaults) {
                let text = draft.typed(input).map_or(default, str::to_owned);
                if *field.read_untracked() != text {
                    field.set(text);
                }
            }
        });
    }
}

/// The choices that the defaults follow, as a draft of their own.
fn setting(typed: &[RwSignal<String>]) -> Draft {
    let followed = [Input::PartnerType, Input::Level, Input::Mode, Input::DiscountRate];
    let mut draft = Draft::default();
    for (input, field) in Input::ALL.into_iter().zip(typed) {
        if followed.contains(&input) {
            draft.set(input, field.get());
        }
    }
    draft
}
