//! A level plan's draft as signals: one text a field.

use leptos::prelude::*;

use crate::program::{Level, PartnerType};
use crate::roi::{LevelDraft, LevelField};

/// The text of every field.
#[derive(Clone, Copy)]
pub(super) struct LevelFields {
    typed: StoredValue<Vec<(LevelField, RwSignal<String>)>>,
    draft: Memo<LevelDraft>,
    /// Texts of fields that this version does not have; they are kept.
    unknown: StoredValue<LevelDraft>,
}

impl LevelFields {
    /// Fields that show `texts`.
    pub fn new(texts: &LevelDraft) -> LevelFields {
        let signal = |field: LevelField| (field, RwSignal::new(text_of(texts, field)));
        let typed = StoredValue::new(LevelField::all().map(signal).collect::<Vec<_>>());
        let unknown = StoredValue::new(unknown(texts));
        let draft = Memo::new(move |_| {
            let mut draft = unknown.get_value();
            typed.with_value(|typed| {
                for (field, text) in typed {
                    let text = text.read();
                    if !text.is_empty() && *text != proposed(*field) {
                        draft.insert(field.id(), text.clone());
                    }
                }
            });
            draft
        });
        LevelFields { typed, draft, unknown }
    }

    /// The text of one field.
    pub fn typed(&self, field: LevelField) -> RwSignal<String> {
        let found = self.typed.with_value(|typed| {
            typed.iter().find(|(other, _)| *other == field).map(|(_, text)| *text)
        });
        found.unwrap_or_default()
    }

    /// What was typed or chosen, without what only shows its default.
    pub fn draft(&self) -> Memo<LevelDraft> {
        self.draft
    }

    /// Shows `texts` instead.
    pub fn load(&self, texts: &LevelDraft) {
        self.unknown.set_value(unknown(texts));
        self.typed.with_value(|typed| {
            for (field, signal) in typed {
                let text = text_of(texts, *field);
                if *signal.read_untracked() != text {
                    signal.set(text);
                }
            }
        });
    }
}

fn text_of(texts: &LevelDraft, field: LevelField) -> String {
    texts.get(&field.id()).cloned().unwrap_or_else(|| proposed(field).to_owned())
}

fn unknown(texts: &LevelDraft) -> LevelDraft {
    let mut unknown = texts.clone();
    unknown.retain(|id, _| LevelField::from_id(id).is_none());
    unknown
}

/// What a choice shows before one is made, as the check reads it.
const fn proposed(field: LevelField) -> &'static str {
    match field {
        LevelField::PartnerType => PartnerType::Channel.id(),
        LevelField::Current => Level::Registered.id(),
        LevelField::Source => "Typed",
        LevelField::Appetite => "Any",
        _ => "",
    }
}
