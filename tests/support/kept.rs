//! One browser with tabs in it, and a book of what was typed in them.

#[path = "kept/browser.rs"]
pub mod browser;
#[path = "kept/ledger.rs"]
pub mod ledger;

use std::collections::BTreeMap;

use browser::Browser;
use ledger::{Ledger, Place, shown, shown_at};
use tandem::store::{
    Batch, CaseName, CaseRecord, Change, JournalError, Keep, Key, Kind, LevelRecord, Record,
    Standing, Verdict,
};

/// The fields of the level plan that are typed in.
pub const FIELDS: [&str; 3] = ["now", "goal", "months"];

/// When the journal answers a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// At once, and whatever is due after that as well.
    Now,
    /// It is written at once; the tab hears of it later.
    HeardLater,
    /// It is written later.
    WrittenLater,
}

/// What is under way between a tab and the journal.
#[derive(Debug)]
enum Post {
    Sent(Batch),
    Answered(Result<Vec<Verdict>, JournalError>),
}

/// One tab as it was opened.
pub struct Tab {
    pub keep: Keep,
    opening: u64,
    post: Option<Post>,
    deleted: Option<(Key, CaseRecord)>,
}

/// A browser and up to three tabs.
pub struct World {
    pub browser: Browser,
    pub ledger: Ledger,
    pub tabs: [Option<Tab>; 3],
    pub now_ms: i64,
    /// Something in the journal was damaged or taken away by another hand.
    pub is_journal_harmed: bool,
    openings: u64,
    numbers: u32,
    batches: usize,
}

impl World {
    pub fn of(browser: Browser) -> World {
        World {
            browser,
            ledger: Ledger::default(),
            tabs: [None, None, None],
            now_ms: 0,
            is_journal_harmed: false,
            openings: 0,
            numbers: 0,
            batches: 0,
        }
    }

    /// Opens tab `at`, or loads it anew. What was unwritten in it is gone, and so is its post.
    pub fn open(&mut self, at: usize) {
        self.close(at);
        self.openings += 1;
        let mut keep = Keep::open(&self.browser, self.openings);
        let rows = self.browser.read_journal();
        let (batch, _) = keep.journal_read(&self.browser, rows, self.now_ms);
        let tab = Tab { keep, opening: self.openings, post: None, deleted: None };
        self.tabs[at] = Some(tab);
        self.send(at, batch, Answer::Now);
    }

    /// Reads the journal once more, as a page does that was told of trouble.
    pub fn read_again(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let rows = self.browser.read_journal();
        let (batch, _) = tab.keep.journal_read(&self.browser, rows, self.now_ms);
        tab.post = None;
        self.send(at, batch, Answer::Now);
    }

    pub fn close(&mut self, at: usize) {
        if let Some(tab) = self.tabs[at].take() {
            self.ledger.closed(tab.opening);
        }
    }

    /// A new case.
    pub fn add(&mut self, at: usize) {
        let case = self.any_case(None);
        let Some(tab) = &mut self.tabs[at] else { return };
        let id = tab.keep.add(&case);
        let value = Some(case.to_json().to_string());
        self.ledger.typed(tab.opening, Place::case(&id), None, value, None);
    }

    /// Another text in one of the cases.
    pub fn edit(&mut self, at: usize, which: usize) {
        let Some((key, mut case)) = self.pick(at, which) else { return };
        case.draft.insert("leads".to_owned(), self.number());
        self.put(at, &key, case);
    }

    /// Another name for one of the cases.
    pub fn rename(&mut self, at: usize, which: usize) {
        let Some((key, mut case)) = self.pick(at, which) else { return };
        case.name = CaseName::new(&format!("Plan {}", self.number())).expect("a good name");
        self.put(at, &key, case);
    }

    pub fn delete(&mut self, at: usize, which: usize) {
        let Some((key, case)) = self.pick(at, which) else { return };
        let Some(tab) = &mut self.tabs[at] else { return };
        tab.keep.remove(&key);
        let before = Some(case.to_json().to_string());
        self.ledger.typed(tab.opening, Place::case(&key.id), before, None, None);
        tab.deleted = Some((key, case));
    }

    /// Brings back what was deleted last in this tab.
    pub fn undo(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let Some((key, case)) = tab.deleted.take() else { return };
        if tab.keep.read::<CaseRecord>(&key).is_none() {
            tab.keep.put(&key, &case);
            let value = Some(case.to_json().to_string());
            self.ledger.typed(tab.opening, Place::case(&key.id), None, value, None);
        }
    }

    /// Another text in a field of the level plan.
    pub fn fill(&mut self, at: usize, field: usize) {
        let text = self.number();
        let Some(tab) = &mut self.tabs[at] else { return };
        let place = Place::field(FIELDS[field]);
        let before = shown_at(&tab.keep, &place);
        let value = text.clone();
        tab.keep.change(|plan: &mut LevelRecord| {
            plan.texts.insert(FIELDS[field].to_owned(), value);
        });
        self.ledger.typed(tab.opening, place, before, Some(text), None);
    }

    /// Writes what is unwritten in the tab.
    pub fn save(&mut self, at: usize, answer: Answer) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let (batch, _) = tab.keep.write(&self.browser, self.now_ms);
        self.send(at, batch, answer);
    }

    /// The journal answers what it has not answered yet.
    pub fn answer(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let answer = match tab.post.take() {
            Some(Post::Sent(batch)) => self.browser.write_journal(&batch),
            Some(Post::Answered(answer)) => answer,
            None => return,
        };
        tab.keep.settled(&self.browser, answer, self.now_ms);
        self.note(at);
    }

    /// The journal never answers; the tab gives up waiting.
    pub fn give_up(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        if tab.post.take().is_some() {
            tab.keep.settled(&self.browser, Err(JournalError::Slow), self.now_ms);
        }
    }

    fn send(&mut self, at: usize, batch: Option<Batch>, answer: Answer) {
        let mut batch = batch;
        // Each turn settles at least one record; without an end it would be a fault of its own.
        for _ in 0..20 {
            let Some(due) = batch else { return self.note(at) };
            let Some(tab) = &mut self.tabs[at] else { return };
            tab.post = Some(match answer {
                Answer::WrittenLater => Post::Sent(due),
                Answer::Now | Answer::HeardLater => {
                    Post::Answered(self.browser.write_journal(&due))
                }
            });
            if answer != Answer::Now {
                return;
            }
            let is_answered = matches!(tab.post, Some(Post::Answered(Ok(_))));
            self.answer(at);
            let Some(tab) = &mut self.tabs[at] else { return };
            if !is_answered {
                return;
            }
            batch = tab.keep.write(&self.browser, self.now_ms).0;
        }
        panic!("a tab and the journal never come to an end");
    }

    /// Notes what the tab calls saved.
    fn note(&mut self, at: usize) {
        let Some(tab) = &self.tabs[at] else { return };
        if matches!(tab.keep.standing(), Standing::Saved { .. }) && !self.browser.is_stopped() {
            self.ledger.saved_by(tab.opening, &tab.keep);
        }
    }

    /// Takes in what other tabs wrote into the synchronous copy.
    pub fn look_again(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        tab.keep.look_again(&self.browser);
        let rows = self.browser.read_journal().unwrap_or_default();
        for key in tab.keep.hints(&self.browser) {
            if let Some((_, text)) = rows.iter().find(|(name, _)| *name == key.to_string()) {
                tab.keep.hear(&self.browser, &key, text);
            }
        }
        self.note(at);
    }

    /// Takes in every row of the journal, as when other tabs tell of them.
    pub fn hear(&mut self, at: usize) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let Ok(rows) = self.browser.read_journal() else { return };
        for (name, text) in rows {
            if let Some(key) = Key::read(&name) {
                tab.keep.hear(&self.browser, &key, &text);
            }
        }
        self.note(at);
    }

    /// Brings in two cases together: one new, the other in the place of one that is there.
    pub fn import(&mut self, at: usize, which: usize) {
        let batch = self.batches;
        self.batches += 1;
        let new = self.any_case(None);
        let old = self.pick(at, which).map(|(key, case)| (key, self.any_case(Some(case))));
        let Some(tab) = &mut self.tabs[at] else { return };
        let mut changes = vec![(tab.keep.free_key(Kind::Case), new)];
        changes.extend(old);
        for (key, case) in &changes {
            let place = Place::case(&key.id);
            let before = shown_at(&tab.keep, &place);
            let value = Some(case.to_json().to_string());
            self.ledger.typed(tab.opening, place, before, value, Some(batch));
        }
        let change = |(key, case): (Key, CaseRecord)| Change {
            key,
            payload: Some(case.to_json().to_string()),
        };
        let changes: Vec<Change> = changes.into_iter().map(change).collect();
        let batch = tab.keep.batch_of(&changes, self.now_ms);
        if let Ok(verdicts) = self.browser.write_journal(&batch) {
            tab.keep.brought(&self.browser, batch, &verdicts);
            self.note(at);
        }
    }

    /// Puts `text`, which nobody can read, in the place of a text of the synchronous copy.
    pub fn damage_copy(&mut self, name: &str, text: &str) {
        self.browser.tamper_copy(name, text);
        self.forget_lost_texts();
        self.browser.unreadable.borrow_mut().push(text.to_owned());
    }

    /// Puts `text`, which nobody can read, in the place of a row of the journal.
    pub fn damage_row(&mut self, name: &str, text: &str) {
        self.browser.tamper_journal(name, text);
        self.forget_lost_texts();
        self.browser.unreadable.borrow_mut().push(text.to_owned());
    }

    /// Empties the synchronous copy; what nobody could read in it is gone with it.
    pub fn empty_copy(&mut self) {
        self.browser.empty_copy();
        self.forget_lost_texts();
    }

    /// Empties the journal.
    pub fn empty_journal(&mut self) {
        self.browser.empty_journal();
        self.forget_lost_texts();
    }

    fn forget_lost_texts(&mut self) {
        let lost = self.browser.lost_texts();
        self.browser.unreadable.borrow_mut().retain(|text| !lost.contains(text));
    }

    /// What a harm has destroyed in both places is not asked for again. How many saved edits.
    pub fn forgive(&mut self) -> usize {
        let (left, _) = World::reopened(self.browser.as_it_stands());
        self.ledger.forgive(&left)
    }

    fn put(&mut self, at: usize, key: &Key, case: CaseRecord) {
        let Some(tab) = &mut self.tabs[at] else { return };
        let place = Place::case(&key.id);
        let before = shown_at(&tab.keep, &place);
        tab.keep.put(key, &case);
        let value = Some(case.to_json().to_string());
        self.ledger.typed(tab.opening, place, before, value, None);
    }

    /// One of the cases that the tab shows.
    fn pick(&self, at: usize, which: usize) -> Option<(Key, CaseRecord)> {
        let keep = &self.tabs[at].as_ref()?.keep;
        let keys: Vec<Key> = keep
            .records(Kind::Case)
            .map(|(id, _)| Key { kind: Kind::Case, id: id.clone() })
            .collect();
        let key = keys.get(which.checked_rem(keys.len())?)?.clone();
        let case = keep.read(&key)?;
        Some((key, case))
    }

    /// A case unlike any other.
    fn any_case(&mut self, like: Option<CaseRecord>) -> CaseRecord {
        let number = self.number();
        let name = CaseName::new(&format!("Plan {number}")).expect("a good name");
        let draft = BTreeMap::from([("leads".to_owned(), number)]);
        let mut case = CaseRecord::new(name, draft, self.now_ms);
        case.created_ms = like.map_or(self.now_ms, |like| like.created_ms);
        case
    }

    fn number(&mut self) -> String {
        self.numbers += 1;
        self.numbers.to_string()
    }

    /// Everything that a new tab shows, alone with the two places as they stand.
    pub fn reopened(browser: Browser) -> (Vec<(Place, String)>, World) {
        let mut world = World::of(browser);
        // Not the number of any tab before it.
        world.openings = 1_000_000;
        world.open(0);
        world.save(0, Answer::Now);
        let shown = shown(&world.tabs[0].as_ref().expect("it was opened").keep);
        (shown, world)
    }
}
