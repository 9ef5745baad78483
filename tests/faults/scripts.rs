//! What a person does, as scripts.

use tandem::store::Standing;

use crate::kept::{Answer, Tab, World};
use crate::step::Step::{self, *};

/// What is done in one run.
pub struct Script {
    pub name: &'static str,
    /// Then nothing may ever stand twice.
    pub is_one_tab: bool,
    pub steps: &'static [Step],
}

impl Script {
    /// Whether texts are damaged or taken away, without any fault.
    pub fn is_harmed(&self) -> bool {
        self.steps.iter().any(Step::is_harm)
    }

    /// What everybody does in the end.
    pub fn save_at_last(&self, world: &mut World, at: usize) {
        world.give_up(at);
        world.save(at, Answer::Now);
        let is_safe = |tab: &Tab| !matches!(tab.keep.standing(), Standing::NotSaved(_));
        if !world.tabs[at].as_ref().is_none_or(is_safe) {
            // It could not even read at its start, and had nothing to save.
            world.read_again(at);
        }
    }
}

// A day is read along its lines, not down them.
#[rustfmt::skip]
pub const SCRIPTS: [Script; 10] = [
    Script {
        name: "one tab",
        is_one_tab: true,
        steps: &[
            Open(0), Add(0), Save(0), Edit(0, 0), Save(0), Add(0), Add(0), Fill(0, 0), Save(0),
            Rename(0, 1), Fill(0, 1), Save(0), Delete(0, 1), Save(0), Undo(0), Save(0),
            Edit(0, 2), Delete(0, 0), Save(0), Open(0), Edit(0, 0), Save(0), Import(0, 1),
            Edit(0, 1), Save(0), Delete(0, 2), Undo(0), Fill(0, 0), Save(0), Open(0), Edit(0, 0),
            Delete(0, 1), Save(0),
        ],
    },
    Script {
        name: "one tab whose journal answers late",
        is_one_tab: true,
        steps: &[
            Open(0), Add(0), Add(0), SaveHeardLater(0), Edit(0, 0), Save(0), Answer(0), Save(0),
            Edit(0, 1), SaveWrittenLater(0), Edit(0, 1), Fill(0, 0), Save(0), Answer(0), Save(0),
            Delete(0, 0), SaveHeardLater(0), Undo(0), Answer(0), Save(0), Import(0, 1),
            Edit(0, 2), SaveWrittenLater(0), Delete(0, 1), Answer(0), SaveHeardLater(0),
            Answer(0), Fill(0, 0), Save(0), Edit(0, 0), SaveHeardLater(0), Open(0), Edit(0, 0),
            Save(0),
        ],
    },
    Script {
        name: "one tab in a browser that damages and empties",
        is_one_tab: true,
        steps: &[
            Open(0), Add(0), Add(0), Fill(0, 0), Save(0), Edit(0, 0), Save(0), DamageCopy(0),
            Edit(0, 0), Save(0), DamageCopy(1), Open(0), Edit(0, 1), Save(0), DamageRow(0),
            Open(0), Edit(0, 0), Save(0), DamageRow(1), Edit(0, 1), Save(0), EmptyCopy,
            Edit(0, 0), Fill(0, 1), Save(0), EmptyCopy, Open(0), EmptyJournal, Open(0),
            Edit(0, 1), Delete(0, 0), Save(0), Add(0), Save(0), DamageCopy(0), Open(0),
        ],
    },
    Script {
        name: "one tab whose journal is away for a while",
        is_one_tab: true,
        steps: &[
            Open(0), Add(0), Fill(0, 0), Save(0), JournalAway, Edit(0, 0), Save(0), Add(0),
            Save(0), Fill(0, 1), Save(0), Delete(0, 0), Save(0), Undo(0), Save(0), Open(0),
            Edit(0, 0), Save(0), Add(0), Save(0), JournalBack, Edit(0, 1), Save(0), Open(0),
            Edit(0, 2), Save(0), JournalAway, Open(0), Delete(0, 1), Save(0), JournalBack,
            Open(0),
        ],
    },
    Script {
        name: "two tabs",
        is_one_tab: false,
        steps: &[
            Open(0), Add(0), Add(0), Fill(0, 0), Save(0), Open(1), Edit(0, 0), Edit(1, 1),
            Save(0), Save(1), LookAgain(0), LookAgain(1), Edit(0, 0), Edit(1, 0), Save(0),
            Save(1), Fill(0, 0), Fill(1, 1), Save(1), Save(0), Delete(0, 0), Edit(1, 0), Save(0),
            Save(1), Hear(0), Import(0, 1), Edit(1, 1), Save(1), LookAgain(0), Edit(0, 0),
            Delete(1, 0), Save(1), Save(0), Hear(1), Fill(1, 2), Save(1),
        ],
    },
    Script {
        name: "two tabs whose journal answers late and is away for a while",
        is_one_tab: false,
        steps: &[
            Open(0), Add(0), Fill(0, 0), Save(0), Open(1), Edit(0, 0), SaveHeardLater(0),
            Edit(1, 0), SaveWrittenLater(1), Answer(0), Answer(1), Save(0), Save(1), Fill(0, 0),
            Fill(1, 1), SaveWrittenLater(0), SaveHeardLater(1), Edit(0, 0), Answer(1), Answer(0),
            Save(0), JournalAway, Edit(0, 0), Save(0), Edit(1, 0), Save(1), LookAgain(0),
            Fill(0, 0), Save(0), JournalBack, Save(0), Save(1), Hear(0), Hear(1), Edit(0, 1),
            Save(0), Close(1),
        ],
    },
    Script {
        name: "one tab that is loaded again and again",
        is_one_tab: true,
        steps: &[
            Open(0), Add(0), SaveWrittenLater(0), Open(0), Edit(0, 0), Fill(0, 0), Save(0),
            Open(0), Rename(0, 0), SaveHeardLater(0), Open(0), Add(0), Edit(0, 0),
            SaveWrittenLater(0), Open(0), Edit(0, 1), Fill(0, 0), Save(0), Delete(0, 0),
            SaveWrittenLater(0), Open(0), Import(0, 0), Open(0), Edit(0, 0), Edit(0, 1), Save(0),
            Close(0), Open(0), Fill(0, 1), Save(0), Import(0, 1), Delete(0, 1), Save(0), Open(0),
            Undo(0), Edit(0, 0), Save(0),
        ],
    },
    Script {
        name: "two tabs that take turns",
        is_one_tab: false,
        steps: &[
            Open(0), Open(1), Add(0), Save(0), LookAgain(1), Edit(1, 0), Save(1), LookAgain(0),
            Hear(0), Edit(0, 0), Fill(0, 0), Save(0), LookAgain(1), Edit(1, 0), Fill(1, 0),
            Save(1), LookAgain(0), Rename(0, 0), SaveHeardLater(0), LookAgain(1), Edit(1, 0),
            Save(1), Answer(0), Save(0), Hear(0), Hear(1), Delete(1, 0), Save(1), Hear(0), Add(0),
            Save(0), LookAgain(1), Edit(1, 0), SaveWrittenLater(1), LookAgain(0), Edit(0, 0),
            Save(0), Answer(1), Save(1),
        ],
    },
    Script {
        name: "three tabs with one plan",
        is_one_tab: false,
        steps: &[
            Open(0), Add(0), Fill(0, 0), Save(0), Open(1), Open(2), Edit(0, 0), Edit(1, 0),
            Edit(2, 0), Save(0), Save(1), Save(2), Fill(0, 0), Fill(1, 1), Fill(2, 2), Save(2),
            Save(1), Save(0), Hear(0), Hear(1), Hear(2), Import(1, 0), Edit(0, 0), Save(0),
            LookAgain(2), Edit(2, 1), SaveHeardLater(2), Close(1), Edit(0, 1), Save(0), Answer(2),
            Save(2), Delete(0, 2), Save(0), Open(1), Edit(1, 0), Save(1),
        ],
    },
    Script {
        name: "two tabs, one of which goes away and comes back",
        is_one_tab: false,
        steps: &[
            Open(0), Add(0), Add(0), Save(0), Open(1), Edit(1, 0), SaveWrittenLater(1), Close(1),
            LookAgain(0), Edit(0, 0), Save(0), Open(1), Fill(1, 0), Fill(0, 1), Save(0), Save(1),
            JournalAway, Edit(1, 1), Save(1), LookAgain(0), Edit(0, 1), Save(0), Close(0),
            JournalBack, Open(0), Edit(0, 0), Edit(1, 0), Save(1), Save(0), Delete(1, 1), Save(1),
            LookAgain(0), Import(0, 0), Edit(1, 0), Save(1), Hear(0), Fill(0, 2), Save(0),
        ],
    },
];
