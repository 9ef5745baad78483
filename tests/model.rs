//! Random days of up to three tabs in one browser, held against a book of what was typed.
//!
//! **The model.** Every edit has a value of its own and knows the edit it was made on: the one its
//! tab showed at that moment. The edits of a place (a case, or one field of the level plan) form a
//! tree. Whenever a tab says "Saved", all it shows and all that was typed in it is noted as saved.
//!
//! **What must hold**, once every tab has saved and a new one is opened on the two places:
//!
//! - A saved edit of a case, or one made on top of it, is shown: in its record or in a copy kept
//!   beside it. The only excuse is a deletion by somebody who saw it.
//! - A saved edit of a field is shown, or one made on top of it, or one made at the same time by
//!   somebody who did not see it; never one that it was made on, and never nothing. What its
//!   own tab had not saved yet when another saw it and went on from it counts as made at the same
//!   time: the later write of the two stays.
//! - A saved deletion stands: what it deleted is not back. An edit made at the same time outlives
//!   it.
//! - Nothing is shown that nobody typed, and what was brought in together is there whole or not.
//! - A text that nobody can read still stands somewhere, unless its place was emptied by hand.
//! - Every open tab shows the same, once it has taken in what the others wrote.
//!
//! **What harms the journal** does so between two visits: no tab is open then. A tab that has not
//! heard of the newest version would otherwise write over the last place that has it, with nobody
//! left to judge. The synchronous copy is emptied and damaged while tabs are open as well. A text of
//! the first format is from before a visit, too: the program that wrote it looks at the layout before
//! each write, and writes nothing once a tab of this one is open.
//!
//! **What is forgiven.** A place that is emptied, or a text in it that is damaged, costs what only
//! this place held at that moment: what a new tab would no longer show right after it is not asked
//! for again. It is little, and counted: the journal alone always holds all that was called saved,
//! so that emptying the copy costs nothing unless the journal itself was harmed before.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::arithmetic_side_effects, reason = "counts of small tests")]

#[path = "model/action.rs"]
mod action;
#[path = "support/kept.rs"]
#[allow(dead_code, reason = "the faults use the rest of it")]
mod kept;

use std::cell::Cell;

use action::{Action, any_action};
use kept::browser::Browser;
use kept::ledger::{Ledger, shown};
use kept::{Answer, World};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use tandem::store::Standing;

const DAYS: u32 = 8_000;
const ACTIONS: usize = 50;

/// Everybody saves, and hears of everybody else.
fn settle(world: &mut World) {
    world.browser.is_journal_away.set(false);
    for at in 0..world.tabs.len() {
        world.give_up(at);
        world.save(at, Answer::Now);
    }
    for at in 0..world.tabs.len() {
        world.hear(at);
        world.look_again(at);
        world.save(at, Answer::Now);
    }
}

fn check(world: &mut World) -> Result<usize, String> {
    settle(world);
    // A new tab settles what nobody has settled before, and the others hear of that as well.
    world.open(2);
    settle(world);
    let (reopened, alone) = World::reopened(world.browser.as_it_stands());
    if let Some(broken) = world.ledger.broken(&reopened, false, true) {
        return Err(broken);
    }
    let lost = alone.browser.lost_texts();
    if !lost.is_empty() {
        return Err(format!("{lost:?} stands nowhere"));
    }
    for tab in world.tabs.iter().flatten() {
        let standing = tab.keep.standing();
        if !matches!(standing, Standing::Saved { .. } | Standing::Untouched) {
            return Err(format!("after the last save a tab is called {standing:?}"));
        }
        let here = shown(&tab.keep);
        if let Some(other) = here.iter().find(|it| !reopened.contains(it)) {
            return Err(format!("a tab shows {other:?}, a new one does not"));
        }
        if let Some(other) = reopened.iter().find(|it| !here.contains(it)) {
            return Err(format!("a new tab shows {other:?}, one that heard of it does not"));
        }
    }
    Ok(Ledger::doubled(&reopened))
}

#[test]
fn goal_g6_whatever_was_saved_is_there_and_nothing_else() {
    let config = Config {
        cases: DAYS,
        rng_seed: RngSeed::Fixed(6),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let (saved, forgiven, doubled) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let day = |actions: Vec<Action>| {
        let mut world = World::of(Browser::default());
        world.open(0);
        for action in &actions {
            forgiven.set(forgiven.get() + action.take(&mut world));
        }
        let twice = check(&mut world).map_err(TestCaseError::fail)?;
        saved.set(saved.get() + world.ledger.saved());
        doubled.set(doubled.get() + twice);
        Ok(())
    };

    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&prop::collection::vec(any_action(), ACTIONS), day);
    if let Err(TestError::Fail(reason, day)) = outcome {
        let day: Vec<&Action> = day.iter().filter(|it| !matches!(it, Action::Nothing)).collect();
        panic!("{reason}, after {day:?}");
    }
    // A model that forgives everything would hold for anything.
    assert!(saved.get() > 20_000, "{} saved edits", saved.get());
    assert!(forgiven.get() < saved.get() / 50, "{} forgiven", forgiven.get());
    assert!(doubled.get() < saved.get() / 500, "{} kept twice", doubled.get());
}
