//! Who edits what is open: this tab or another.

use leptos::prelude::*;

use super::{Kept, Whence};
use crate::browser::tabs::{Editor, Turn};
use crate::browser::{LocalStorage as Disk, page};
use crate::store::{Keep, Key, Message, Standing};

impl Kept {
    /// Says that the record `key` is open for editing here now; `None` where nothing is.
    pub fn edits(&self, key: Option<Key>) {
        let is_same =
            self.turn.with_value(|turn| turn.as_ref().map(|(key, _)| key) == key.as_ref());
        if is_same {
            return;
        }
        // The turn before is given up first: it may be at the same record's lock.
        self.turn.set_value(None);
        self.is_elsewhere.set(false);
        let Some(key) = key else { return };
        let kept = *self;
        let asked = key.clone();
        let turn = Turn::ask(&key, move |editor| kept.has_turn(&asked, editor));
        self.turn.set_value(Some((key, turn)));
    }

    /// Takes the editing of what is open here from the tab that has it.
    pub fn edit_here(&self) {
        let turn = self.turn.with_value(Clone::clone);
        if let Some((key, turn)) = turn {
            self.tell(&Message::EditElsewhere(key));
            turn.insist();
        }
    }

    fn has_turn(&self, key: &Key, editor: Editor) {
        self.is_elsewhere.set(editor == Editor::Elsewhere);
        if editor == Editor::Here {
            // What the other tab wrote last, before anything is typed on top of it.
            self.look_again();
            self.reread(key.clone());
        }
    }

    /// Takes what another tab told.
    pub(super) fn told(&self, message: &Message) {
        if message.is_of_a_newer_program() {
            self.keep.update_value(Keep::outdate);
            self.hear(&[], Whence::OtherTab);
            return;
        }
        match message {
            Message::Wrote { key, version, .. } => {
                if self.keep.with_value(|keep| keep.wants(key, version)) {
                    self.reread(key.clone());
                }
            }
            Message::EditElsewhere(key) => {
                let is_here =
                    self.turn.with_value(|turn| turn.as_ref().is_some_and(|(own, _)| own == key));
                if is_here {
                    self.is_asked_for.set_value(true);
                    self.save();
                }
            }
            Message::Erased => {
                self.keep.update_value(Keep::forget);
                page::reload();
            }
        }
    }

    /// Steps back for another tab once nothing is under way here.
    pub(super) fn step_back_if_asked(&self) {
        let is_under_way = matches!(self.standing.get_untracked(), Standing::Saving);
        if self.is_asked_for.get_value() && !is_under_way {
            self.is_asked_for.set_value(false);
            let turn = self.turn.with_value(Clone::clone);
            if let Some((_, turn)) = turn {
                turn.step_back();
            }
        }
    }

    /// Reads the record `key` as the journal has it.
    pub(super) fn reread(&self, key: Key) {
        let kept = *self;
        self.journal.with_value(|journal| {
            journal.read_one(key.to_string(), move |text| {
                let Ok(Some(text)) = text else { return };
                let mut news = None;
                kept.keep.update_value(|keep| news = keep.hear(&Disk, &key, &text));
                kept.hear(&news.into_iter().collect::<Vec<_>>(), Whence::OtherTab);
            });
        });
    }
}
