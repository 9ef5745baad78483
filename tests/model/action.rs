//! What may happen on a random day.

use proptest::prelude::*;
use tandem::store::{Envelope, Slot};

use crate::kept::{Answer, World};

/// One thing; the first number is that of a tab.
#[derive(Clone, Debug)]
pub enum Action {
    Nothing,
    Open(usize),
    Close(usize),
    Add(usize),
    Edit(usize, usize),
    Rename(usize, usize),
    Delete(usize, usize),
    Undo(usize),
    Fill(usize, usize),
    Save(usize, Answer),
    Answer(usize),
    GiveUp(usize),
    Hear(usize),
    LookAgain(usize),
    Import(usize, usize),
    /// A text of the synchronous copy, or a row of the journal, as the first format wrote it.
    OldCopy(usize),
    OldRow(usize),
    DamageCopy(usize, usize),
    DamageRow(usize, usize),
    EmptyCopy,
    EmptyJournal,
    JournalAway(bool),
    Clock(i64),
}

pub fn any_action() -> impl Strategy<Value = Action> {
    let tab = || 0..3_usize;
    let which = || 0..6_usize;
    let answer = prop_oneof![
        3 => Just(Answer::Now),
        1 => Just(Answer::HeardLater),
        1 => Just(Answer::WrittenLater),
    ];
    prop_oneof![
        // First, so that what has no part in a failure shrinks to it.
        1 => Just(Action::Nothing),
        9 => tab().prop_map(Action::Open),
        1 => tab().prop_map(Action::Close),
        6 => tab().prop_map(Action::Add),
        16 => (tab(), which()).prop_map(|(tab, which)| Action::Edit(tab, which)),
        6 => (tab(), which()).prop_map(|(tab, which)| Action::Rename(tab, which)),
        6 => (tab(), which()).prop_map(|(tab, which)| Action::Delete(tab, which)),
        4 => tab().prop_map(Action::Undo),
        12 => (tab(), 0..3_usize).prop_map(|(tab, field)| Action::Fill(tab, field)),
        24 => (tab(), answer).prop_map(|(tab, answer)| Action::Save(tab, answer)),
        8 => tab().prop_map(Action::Answer),
        2 => tab().prop_map(Action::GiveUp),
        6 => tab().prop_map(Action::Hear),
        6 => tab().prop_map(Action::LookAgain),
        3 => (tab(), which()).prop_map(|(tab, which)| Action::Import(tab, which)),
        1 => which().prop_map(Action::OldCopy),
        1 => which().prop_map(Action::OldRow),
        1 => (which(), any::<usize>()).prop_map(|(which, byte)| Action::DamageCopy(which, byte)),
        1 => (which(), any::<usize>()).prop_map(|(which, byte)| Action::DamageRow(which, byte)),
        1 => Just(Action::EmptyCopy),
        1 => Just(Action::EmptyJournal),
        4 => any::<bool>().prop_map(Action::JournalAway),
        2 => any::<i64>().prop_map(Action::Clock),
    ]
}

impl Action {
    /// Lets it happen. How many saved edits it has destroyed in both places.
    pub fn take(&self, world: &mut World) -> usize {
        match *self {
            Action::Nothing => {}
            Action::Open(at) => world.open(at),
            Action::Close(at) => world.close(at),
            Action::Add(at) => world.add(at),
            Action::Edit(at, which) => world.edit(at, which),
            Action::Rename(at, which) => world.rename(at, which),
            Action::Delete(at, which) => world.delete(at, which),
            Action::Undo(at) => world.undo(at),
            Action::Fill(at, field) => world.fill(at, field),
            Action::Save(at, answer) => world.save(at, answer),
            Action::Answer(at) => world.answer(at),
            Action::GiveUp(at) => world.give_up(at),
            Action::Hear(at) => world.hear(at),
            Action::LookAgain(at) => world.look_again(at),
            Action::Import(at, which) => world.import(at, which),
            Action::JournalAway(is_away) => world.browser.is_journal_away.set(is_away),
            Action::Clock(now_ms) => world.now_ms = now_ms,
            Action::OldCopy(which) => between_visits(world, |world| old_copy(world, which)),
            Action::OldRow(which) => between_visits(world, |world| old_row(world, which)),
            Action::DamageCopy(..)
            | Action::DamageRow(..)
            | Action::EmptyCopy
            | Action::EmptyJournal => return self.destroy(world),
        }
        0
    }

    fn destroy(&self, world: &mut World) -> usize {
        let is_of_copy = matches!(self, Action::DamageCopy(..) | Action::EmptyCopy);
        if !is_of_copy {
            (0..3).for_each(|at| world.close(at));
        }
        match *self {
            Action::DamageCopy(which, byte) => damage_copy(world, which, byte),
            Action::DamageRow(which, byte) => damage_row(world, which, byte),
            Action::EmptyCopy => world.empty_copy(),
            Action::EmptyJournal => world.empty_journal(),
            _ => {}
        }
        let forgiven = world.forgive();
        if is_of_copy && !world.is_journal_harmed {
            assert_eq!(forgiven, 0, "the journal alone holds all that was called saved");
        }
        world.is_journal_harmed |= !is_of_copy;
        if !is_of_copy {
            world.open(0);
        }
        forgiven
    }
}

/// Lets something happen that cannot while a tab of this program is open.
fn between_visits(world: &mut World, happens: impl FnOnce(&mut World)) {
    (0..3).for_each(|at| world.close(at));
    happens(world);
    world.open(0);
}

fn nth<T>(all: Vec<T>, which: usize) -> Option<T> {
    let at = which.checked_rem(all.len())?;
    all.into_iter().nth(at)
}

/// The texts of the synchronous copy that a program reads at its start.
fn copies(world: &World) -> Vec<(String, String)> {
    let is_read = |name: &str| !matches!(Slot::from_key(name), Some(Slot::SetAside(_)) | None);
    world.browser.copies().into_iter().filter(|(name, _)| is_read(name)).collect()
}

fn damaged(text: &str, byte: usize) -> String {
    let at = byte.checked_rem(text.len()).unwrap_or_default();
    let mut bytes = text.as_bytes().to_vec();
    if let Some(byte) = bytes.get_mut(at) {
        *byte = if *byte == b'~' { b'^' } else { b'~' };
    }
    String::from_utf8(bytes).expect("all of it is ASCII")
}

fn damage_copy(world: &mut World, which: usize, byte: usize) {
    let Some((name, text)) = nth(copies(world), which) else { return };
    let text = damaged(&text, byte);
    match Slot::from_key(&name) {
        Some(Slot::Record(_)) => world.damage_copy(&name, &text),
        _ => world.browser.tamper_copy(&name, &text),
    }
}

fn damage_row(world: &mut World, which: usize, byte: usize) {
    let rows = world.browser.journal.borrow().read();
    let Some((name, text)) = nth(rows, which) else { return };
    world.damage_row(&name, &damaged(&text, byte));
}

fn old_copy(world: &mut World, which: usize) {
    let Some((name, text)) = nth(copies(world), which) else { return };
    if let Some(text) = of_first_format(&text) {
        world.browser.tamper_copy(&name, &text);
    }
}

fn old_row(world: &mut World, which: usize) {
    let rows = world.browser.journal.borrow().read();
    let Some((name, text)) = nth(rows, which) else { return };
    if let Some(text) = of_first_format(&text) {
        world.browser.tamper_journal(&name, &text);
    }
}

/// The envelope `text` as the first format wrote it, which had no base.
fn of_first_format(text: &str) -> Option<String> {
    let it = Envelope::read(text).ok()?;
    let header = format!(
        "tandem/1 {} {} {} {} {} {} {}",
        it.key.kind.id(),
        it.key.id,
        it.schema,
        it.version.revision,
        it.version.writer?,
        it.written_ms,
        it.json.len()
    );
    let crc = crc32fast::hash(format!("{header}\n{}", it.json).as_bytes());
    Some(format!("{header} {crc:08x}\n{}", it.json))
}
