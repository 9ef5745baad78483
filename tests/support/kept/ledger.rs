//! What was typed and what was called saved, and whether what is shown later answers for it.
//!
//! Every edit is one of its own kind: no two have the same value, except that undoing a deletion
//! brings a value back. An edit knows the one it was made on, which is the one its tab showed then.
//! So the edits of a place form a tree, and to lose an edit means: neither it nor anything made on
//! top of it is shown.

use tandem::store::{CaseRecord, Id, Keep, Key, Kind, LevelRecord, Record};

/// Where a value stands: a case as a whole, or one field of the level plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub key: Key,
    pub field: Option<String>,
}

impl Place {
    pub fn case(id: &Id) -> Place {
        Place { key: Key { kind: Kind::Case, id: id.clone() }, field: None }
    }

    pub fn field(name: &str) -> Place {
        Place { key: Key::only(Kind::Level), field: Some(name.to_owned()) }
    }
}

/// Every value that `keep` shows, by place.
pub fn shown(keep: &Keep) -> Vec<(Place, String)> {
    let cases = keep.records(Kind::Case).map(|(id, payload)| (Place::case(id), payload.to_owned()));
    let fields = keep.only::<LevelRecord>().texts.into_iter();
    cases.chain(fields.map(|(name, text)| (Place::field(&name), text))).collect()
}

/// What `keep` shows at `place`.
pub fn shown_at(keep: &Keep, place: &Place) -> Option<String> {
    match &place.field {
        None => keep.read::<CaseRecord>(&place.key).map(|case| case.to_json().to_string()),
        Some(field) => keep.only::<LevelRecord>().texts.get(field).cloned(),
    }
}

#[derive(Clone, Debug)]
struct Edit {
    place: Place,
    /// `None` where it was deleted.
    value: Option<String>,
    /// The edit it was made on.
    on: Option<usize>,
    /// Which opening of which tab.
    tab: u64,
    /// What was brought in together.
    batch: Option<usize>,
    is_saved: bool,
    /// The tab that it was typed in is open, and has not called it saved.
    is_pending: bool,
    /// It was made on something that was saved by then, in the tabs that typed it as well.
    is_firm: bool,
}

/// All edits, in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Vec<Edit>);

impl Ledger {
    /// How many edits are called saved.
    pub fn saved(&self) -> usize {
        self.0.iter().filter(|edit| edit.is_saved).count()
    }

    /// How many of `shown` stand in more than one place.
    pub fn doubled(shown: &[(Place, String)]) -> usize {
        let is_twice = |number: &usize| {
            shown.iter().skip(number + 1).any(|(_, other)| *other == shown[*number].1)
        };
        (0..shown.len()).filter(is_twice).count()
    }

    /// An edit in a tab that showed `before` at `place`.
    pub fn typed(
        &mut self,
        tab: u64,
        place: Place,
        before: Option<String>,
        value: Option<String>,
        batch: Option<usize>,
    ) {
        let on = match before {
            Some(before) => self.latest_of(tab, &before).or_else(|| self.latest(&before)),
            // Undone: made on the deletion.
            None => self.0.iter().rposition(|edit| edit.place == place && edit.tab == tab),
        };
        let is_firm = on.is_some_and(|on| {
            self.0[on].is_saved && self.line(on).all(|edit| !self.0[edit].is_pending)
        });
        let (is_saved, is_pending) = (false, true);
        self.0.push(Edit { place, value, on, tab, batch, is_saved, is_pending, is_firm });
    }

    /// The tab says that all is saved: what it shows, and what was typed in it. A deletion that it
    /// does not show any more has given way to an edit.
    pub fn saved_by(&mut self, tab: u64, keep: &Keep) {
        let shown = shown(keep);
        for (_, value) in &shown {
            // What was brought back after a deletion shows no other value than before it: then it
            // is that which is known to be saved.
            if let Some(edit) = self.0.iter_mut().find(|edit| edit.value.as_ref() == Some(value)) {
                edit.is_saved = true;
            }
        }
        for edit in self.0.iter_mut().filter(|edit| edit.tab == tab && edit.batch.is_none()) {
            edit.is_pending = false;
            edit.is_saved |= edit.value.is_some() || shown.iter().all(|(at, _)| *at != edit.place);
        }
    }

    /// The tab is closed: what it had not saved by now it never will.
    pub fn closed(&mut self, tab: u64) {
        self.0.iter_mut().filter(|edit| edit.tab == tab).for_each(|edit| edit.is_pending = false);
    }

    /// What was destroyed in both places, so that a new tab would only show `left`, is not asked
    /// for again. How many edits that were called saved.
    pub fn forgive(&mut self, left: &[(Place, String)]) -> usize {
        let held = self.held_or_deleted(left);
        let is_lost =
            |edit: &usize| self.0[*edit].is_saved && self.lost(*edit, left, &held).is_some();
        let lost: Vec<usize> = (0..self.0.len()).filter(is_lost).collect();
        for edit in &lost {
            self.0[*edit].is_saved = false;
        }
        // What was brought in together and is not whole any more is no whole from here on.
        for edit in 0..self.0.len() {
            let halved = self.0[edit].batch.filter(|batch| {
                let is_gone = |lost: &usize| self.0[*lost].batch == Some(*batch);
                lost.iter().any(is_gone) || self.is_halved(*batch, &held)
            });
            if let Some(batch) = halved {
                self.0
                    .iter_mut()
                    .filter(|it| it.batch == Some(batch))
                    .for_each(|it| it.batch = None);
            }
        }
        lost.len()
    }

    fn latest(&self, value: &str) -> Option<usize> {
        self.0.iter().rposition(|edit| edit.value.as_deref() == Some(value))
    }

    fn latest_of(&self, tab: u64, value: &str) -> Option<usize> {
        let is_it = |edit: &Edit| edit.tab == tab && edit.value.as_deref() == Some(value);
        self.0.iter().rposition(is_it)
    }

    fn line(&self, edit: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(edit), |edit| self.0[*edit].on)
    }

    /// Of each edit, whether it or something made on top of it is `shown`.
    fn held(&self, shown: &[(Place, String)]) -> Vec<bool> {
        let mut held = vec![false; self.0.len()];
        let is_shown = |edit: &usize| {
            let value = self.0[*edit].value.as_ref();
            value.is_some_and(|value| shown.iter().any(|(_, other)| other == value))
        };
        for edit in (0..self.0.len()).filter(is_shown) {
            self.line(edit).for_each(|edit| held[edit] = true);
        }
        // Two tabs that undo a deletion have typed the same.
        for edit in 0..self.0.len() {
            let is_same = |other: &Edit| other.value.is_some() && other.value == self.0[edit].value;
            held[edit] = held[edit] || (0..self.0.len()).any(|at| held[at] && is_same(&self.0[at]));
        }
        held
    }

    /// The same, or whether it was deleted by somebody who saw it.
    fn held_or_deleted(&self, shown: &[(Place, String)]) -> Vec<bool> {
        let mut held = self.held(shown);
        for edit in (0..self.0.len()).filter(|edit| self.0[*edit].value.is_none()) {
            self.line(edit).for_each(|edit| held[edit] = true);
        }
        held
    }

    /// What `shown` does not answer for, in one sentence.
    pub fn broken(
        &self,
        shown: &[(Place, String)],
        is_one_tab: bool,
        is_whole: bool,
    ) -> Option<String> {
        let held = self.held_or_deleted(shown);
        let mut saved = (0..self.0.len()).filter(|edit| self.0[*edit].is_saved);
        self.appeared(shown, is_one_tab)
            .or_else(|| saved.find_map(|edit| self.lost(edit, shown, &held)))
            .or_else(|| self.halved(&held).filter(|_| is_whole))
    }

    /// Something that nobody typed, or that stands twice.
    fn appeared(&self, shown: &[(Place, String)], is_one_tab: bool) -> Option<String> {
        for (number, (place, value)) in shown.iter().enumerate() {
            if self.latest(value).is_none() {
                return Some(format!("nobody typed {value} at {place:?}"));
            }
            let is_twice = shown[..number].iter().any(|(_, other)| other == value);
            let is_typed_there = self.0.iter().any(|edit| edit.place == *place);
            if is_one_tab && (is_twice || !is_typed_there) {
                return Some(format!("{value} stands twice, at {place:?}"));
            }
        }
        None
    }

    /// Says that `edit` is gone, or was a deletion and is undone.
    fn lost(&self, number: usize, shown: &[(Place, String)], held: &[bool]) -> Option<String> {
        let edit = &self.0[number];
        let there = shown.iter().find(|(place, _)| *place == edit.place);
        let there = there.and_then(|(_, value)| self.latest(value));
        let is_back = edit.is_firm
            && there.is_some_and(|there| self.line(number).skip(1).any(|it| it == there));
        let is_gone = match edit.place.field {
            None => !held[number],
            // One field holds one value: an edit made at the same time may stand instead.
            Some(_) => there.is_none() || is_back,
        };
        match &edit.value {
            Some(value) if is_gone => {
                Some(format!("{value} was saved at {:?} and is lost", edit.place))
            }
            None if is_back => Some(format!("{:?} was deleted and is back", edit.place)),
            Some(_) | None => None,
        }
    }

    /// A batch of which only a part is there.
    fn halved(&self, held: &[bool]) -> Option<String> {
        let batches = self.0.iter().filter_map(|edit| edit.batch).max()?;
        let batch = (0..=batches).find(|batch| self.is_halved(*batch, held))?;
        Some(format!("only a part of what was brought in as {batch}"))
    }

    fn is_halved(&self, batch: usize, held: &[bool]) -> bool {
        let of_batch = |edit: &usize| self.0[*edit].batch == Some(batch);
        let mut there = (0..self.0.len()).filter(of_batch).map(|edit| held[edit]);
        let first = there.next();
        there.any(|is_there| Some(is_there) != first)
    }
}
