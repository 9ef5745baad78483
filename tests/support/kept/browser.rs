//! The two places of one browser, one operation of which may go wrong.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use tandem::store::{
    Aside, Batch, JournalError, KeyValue, KeyValueError, MemoryJournal, Slot, Verdict,
};

/// What goes wrong with an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is refused, and nothing is done.
    Refused,
    /// There is no room for what is to be written.
    Full,
    /// It and those after it are refused, this many in all.
    Outage(usize),
    /// This many quarters of the text are stored, and it is called a success. The copy only.
    Torn(usize),
    /// This many quarters of the text are stored, and the browser is gone. The copy only.
    TornCrash(usize),
    /// The transaction is done, and the answer never comes. The journal only.
    Unanswered,
    /// The browser is gone before it.
    CrashBefore,
    /// The browser is gone after it.
    CrashAfter,
    /// The browser is gone, and so are the last writes of the copy, this many.
    Stale(usize),
}

/// What becomes of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Done,
    Refused,
    Full,
    Torn(usize),
    Unanswered,
    Stopped,
}

/// What kind of operation is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    Look,
    Set,
    Remove,
    ReadJournal,
    WriteJournal,
}

/// The synchronous copy and the journal.
#[derive(Default)]
pub struct Browser {
    copy: RefCell<BTreeMap<String, String>>,
    /// What each change of the copy replaced.
    replaced: RefCell<Vec<(String, Option<String>)>>,
    pub journal: RefCell<MemoryJournal>,
    /// The journal gives no answer but an error.
    pub is_journal_away: Cell<bool>,
    fault: Cell<Option<(usize, Fault)>>,
    turn: Cell<usize>,
    has_struck: Cell<bool>,
    is_stopped: Cell<bool>,
    /// Texts that nobody can read, as they came to stand in a place.
    pub unreadable: RefCell<Vec<String>>,
    /// A text that was set aside was itself torn.
    is_aside_torn: Cell<bool>,
}

impl Browser {
    /// A browser that goes wrong at the operation of this number.
    pub fn with(fault: Option<(usize, Fault)>) -> Browser {
        Browser { fault: Cell::new(fault), ..Browser::default() }
    }

    /// How many operations there were.
    pub fn operations(&self) -> usize {
        self.turn.get()
    }

    /// Whether anything went wrong at all.
    pub fn has_struck(&self) -> bool {
        self.has_struck.get()
    }

    /// Whether the browser is gone.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }

    /// From here on nothing goes wrong any more.
    pub fn recover(&self) {
        self.fault.set(None);
        self.is_stopped.set(false);
    }

    /// The same two places as they stand, in a browser where nothing goes wrong.
    pub fn as_it_stands(&self) -> Browser {
        Browser {
            copy: self.copy.clone(),
            journal: self.journal.clone(),
            unreadable: self.unreadable.clone(),
            is_aside_torn: self.is_aside_torn.clone(),
            ..Browser::default()
        }
    }

    pub fn empty_copy(&self) {
        self.copy.borrow_mut().clear();
        self.replaced.borrow_mut().clear();
    }

    pub fn empty_journal(&self) {
        *self.journal.borrow_mut() = MemoryJournal::default();
    }

    /// Every text of the copy by its name, ascending.
    pub fn copies(&self) -> Vec<(String, String)> {
        self.copy.borrow().iter().map(|(name, text)| (name.clone(), text.clone())).collect()
    }

    /// Puts `text` into the copy as by another hand: no operation of the program.
    pub fn tamper_copy(&self, name: &str, text: &str) {
        self.change(name, Some(text.to_owned()));
    }

    pub fn tamper_journal(&self, name: &str, text: &str) {
        self.journal.borrow_mut().rows.insert(name.to_owned(), text.to_owned());
    }

    pub fn read_journal(&self) -> Result<Vec<(String, String)>, JournalError> {
        match self.fate(Operation::ReadJournal) {
            Fate::Done => Ok(self.journal.borrow().read()),
            fate => Err(journal_error(fate)),
        }
    }

    pub fn write_journal(&self, batch: &Batch) -> Result<Vec<Verdict>, JournalError> {
        let fate = self.fate(Operation::WriteJournal);
        if !matches!(fate, Fate::Done | Fate::Unanswered) {
            return Err(journal_error(fate));
        }
        let verdicts = self.journal.borrow_mut().write(batch);
        if fate == Fate::Unanswered {
            Err(journal_error(fate))
        } else {
            self.unless_stopped(verdicts)
        }
    }

    /// Texts that nobody can read and that stand nowhere any more.
    pub fn lost_texts(&self) -> Vec<String> {
        if self.is_aside_torn.get() {
            return Vec::new();
        }
        let journal = self.journal.borrow();
        let mut kept: Vec<String> = self.copy.borrow().values().cloned().collect();
        kept.extend(journal.rows.values().cloned());
        kept.extend(journal.asides.iter().map(|aside| aside.text.clone()));
        kept.extend(self.copy.borrow().values().filter_map(|text| Some(Aside::read(text)?.text)));
        let is_lost = |text: &&String| !kept.contains(text);
        self.unreadable.borrow().iter().filter(is_lost).cloned().collect()
    }

    /// An answer that came after a crash is heard by nobody.
    fn unless_stopped<T>(&self, answer: T) -> Result<T, JournalError> {
        if self.is_stopped.get() { Err(JournalError::Stopped) } else { Ok(answer) }
    }

    fn fate(&self, operation: Operation) -> Fate {
        if self.is_stopped.get() {
            return Fate::Stopped;
        }
        let turn = self.turn.replace(self.turn.get() + 1);
        let is_journal = matches!(operation, Operation::ReadJournal | Operation::WriteJournal);
        if is_journal && self.is_journal_away.get() {
            return Fate::Refused;
        }
        let Some((at, fault)) = self.fault.get() else { return Fate::Done };
        let length = if let Fault::Outage(length) = fault { length } else { 1 };
        if turn.checked_sub(at).is_none_or(|since| since >= length) {
            return Fate::Done;
        }
        let fate = self.struck(fault, operation);
        self.has_struck.set(self.has_struck.get() || fate.is_some());
        fate.unwrap_or(Fate::Done)
    }

    /// `None` where this cannot happen to such an operation.
    fn struck(&self, fault: Fault, operation: Operation) -> Option<Fate> {
        let writes = matches!(operation, Operation::Set | Operation::WriteJournal);
        let changes = writes || operation == Operation::Remove;
        match fault {
            Fault::Refused | Fault::Outage(_) => Some(Fate::Refused),
            Fault::Full => writes.then_some(Fate::Full),
            Fault::Torn(quarters) => (operation == Operation::Set).then_some(Fate::Torn(quarters)),
            Fault::TornCrash(quarters) => (operation == Operation::Set).then(|| {
                self.is_stopped.set(true);
                Fate::Torn(quarters)
            }),
            Fault::Unanswered => (operation == Operation::WriteJournal).then_some(Fate::Unanswered),
            // Between two changes all moments are the same.
            Fault::CrashBefore => changes.then(|| {
                self.is_stopped.set(true);
                Fate::Stopped
            }),
            Fault::CrashAfter => changes.then(|| {
                self.is_stopped.set(true);
                Fate::Done
            }),
            Fault::Stale(writes) => changes.then(|| {
                self.is_stopped.set(true);
                self.roll_back(writes);
                Fate::Stopped
            }),
        }
    }

    fn roll_back(&self, writes: usize) {
        let lost_before = self.lost_texts();
        for _ in 0..writes {
            let Some((name, text)) = self.replaced.borrow_mut().pop() else { break };
            self.store(&name, text);
        }
        // What was damaged since then is not damaged any more.
        let lost = self.lost_texts();
        let is_there = |text: &String| lost_before.contains(text) || !lost.contains(text);
        self.unreadable.borrow_mut().retain(is_there);
    }

    fn change(&self, name: &str, text: Option<String>) {
        let old = self.copy.borrow().get(name).cloned();
        self.replaced.borrow_mut().push((name.to_owned(), old));
        self.store(name, text);
    }

    fn store(&self, name: &str, text: Option<String>) {
        match text {
            Some(text) => self.copy.borrow_mut().insert(name.to_owned(), text),
            None => self.copy.borrow_mut().remove(name),
        };
    }

    fn tear(&self, name: &str, text: &str, quarters: usize) {
        let length = text.chars().count() * quarters / 4;
        let half: String = text.chars().take(length).collect();
        match Slot::from_key(name) {
            Some(Slot::Record(_)) => self.unreadable.borrow_mut().push(half.clone()),
            Some(Slot::SetAside(_)) if !self.is_stopped.get() => self.is_aside_torn.set(true),
            _ => {}
        }
        self.change(name, Some(half));
    }
}

fn journal_error(fate: Fate) -> JournalError {
    match fate {
        Fate::Full => JournalError::Full,
        Fate::Stopped => JournalError::Stopped,
        Fate::Unanswered => JournalError::Slow,
        Fate::Done | Fate::Torn(_) | Fate::Refused => {
            JournalError::Failed("UnknownError".to_owned())
        }
    }
}

fn copy_error(fate: Fate) -> KeyValueError {
    match fate {
        Fate::Full => KeyValueError::Full,
        Fate::Stopped => KeyValueError::Stopped,
        _ => KeyValueError::Failed("UnknownError".to_owned()),
    }
}

impl KeyValue for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        match self.fate(Operation::Look) {
            Fate::Done => Ok(self.copy.borrow().get(key).cloned()),
            fate => Err(copy_error(fate)),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        match self.fate(Operation::Set) {
            Fate::Done => self.change(key, Some(text.to_owned())),
            Fate::Torn(quarters) => self.tear(key, text, quarters),
            fate => return Err(copy_error(fate)),
        }
        if self.is_stopped.get() { Err(KeyValueError::Stopped) } else { Ok(()) }
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        match self.fate(Operation::Remove) {
            Fate::Done => self.change(key, None),
            fate => return Err(copy_error(fate)),
        }
        if self.is_stopped.get() { Err(KeyValueError::Stopped) } else { Ok(()) }
    }

    fn keys(&self) -> Result<Vec<String>, KeyValueError> {
        match self.fate(Operation::Look) {
            Fate::Done => Ok(self.copy.borrow().keys().cloned().collect()),
            fate => Err(copy_error(fate)),
        }
    }
}
