//! What a person does, one thing at a time, and what happens to the browser meanwhile.

use tandem::store::{Key, Kind, Slot};

use crate::kept::{Answer, World};

/// One thing that is done, in the tab of this number.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Open(usize),
    Close(usize),
    Add(usize),
    Edit(usize, usize),
    Rename(usize, usize),
    Delete(usize, usize),
    Undo(usize),
    Fill(usize, usize),
    Save(usize),
    SaveHeardLater(usize),
    SaveWrittenLater(usize),
    Answer(usize),
    LookAgain(usize),
    Hear(usize),
    Import(usize, usize),
    DamageCopy(usize),
    DamageRow(usize),
    EmptyCopy,
    EmptyJournal,
    JournalAway,
    JournalBack,
}

impl Step {
    pub fn is_harm(&self) -> bool {
        matches!(
            self,
            Step::DamageCopy(_) | Step::DamageRow(_) | Step::EmptyCopy | Step::EmptyJournal
        )
    }

    pub fn take(self, world: &mut World) {
        match self {
            Step::Open(at) => world.open(at),
            Step::Close(at) => world.close(at),
            Step::Add(at) => world.add(at),
            Step::Edit(at, which) => world.edit(at, which),
            Step::Rename(at, which) => world.rename(at, which),
            Step::Delete(at, which) => world.delete(at, which),
            Step::Undo(at) => world.undo(at),
            Step::Fill(at, field) => world.fill(at, field),
            Step::Save(at) => world.save(at, Answer::Now),
            Step::SaveHeardLater(at) => world.save(at, Answer::HeardLater),
            Step::SaveWrittenLater(at) => world.save(at, Answer::WrittenLater),
            Step::Answer(at) => world.answer(at),
            Step::LookAgain(at) => world.look_again(at),
            Step::Hear(at) => world.hear(at),
            Step::Import(at, which) => world.import(at, which),
            Step::DamageCopy(which) => damage_copy(world, which),
            Step::DamageRow(which) => damage_row(world, which),
            Step::EmptyCopy => world.empty_copy(),
            Step::EmptyJournal => world.empty_journal(),
            Step::JournalAway => world.browser.is_journal_away.set(true),
            Step::JournalBack => world.browser.is_journal_away.set(false),
        }
        if self.is_harm() {
            // After a fault one of the two places may have been the only one.
            world.forgive();
        }
    }
}

/// Scribbles over one of the records in the synchronous copy.
fn damage_copy(world: &mut World, which: usize) {
    let records = world.browser.copies().into_iter().filter(|(name, _)| {
        matches!(Slot::from_key(name), Some(Slot::Record(Key { kind: Kind::Case, .. })))
    });
    let records: Vec<(String, String)> = records.collect();
    if let Some((name, text)) = which.checked_rem(records.len()).map(|at| &records[at]) {
        world.damage_copy(name, &text.replacen("leads", "peads", 1));
    }
}

fn damage_row(world: &mut World, which: usize) {
    let rows = world.browser.journal.borrow().read();
    if let Some((name, text)) = which.checked_rem(rows.len()).map(|at| &rows[at]) {
        world.damage_row(name, &text[..text.len() - 1]);
    }
}
