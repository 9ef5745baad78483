//! Operation n fails, for every n: each record is then as before or as after, never between.
//!
//! A script is about thirty things that a person does, in one tab or two. It is run once to count
//! the operations on the synchronous copy and the journal, then once for each operation and each
//! way in which it can go wrong.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::arithmetic_side_effects, reason = "counts of small tests")]

#[path = "faults/scripts.rs"]
mod scripts;
#[path = "faults/step.rs"]
mod step;

#[path = "support/kept.rs"]
#[allow(dead_code, reason = "the model uses the rest of it")]
mod kept;

use kept::browser::{Browser, Fault};
use kept::{Tab, World};
use scripts::{SCRIPTS, Script};
use tandem::store::Standing;

const FAULTS: [Fault; 20] = [
    Fault::Refused,
    Fault::Full,
    Fault::Outage(3),
    Fault::Outage(12),
    Fault::Outage(40),
    Fault::Torn(0),
    Fault::Torn(2),
    Fault::Torn(3),
    Fault::TornCrash(0),
    Fault::TornCrash(2),
    Fault::TornCrash(3),
    Fault::Unanswered,
    Fault::CrashBefore,
    Fault::CrashAfter,
    Fault::Stale(1),
    Fault::Stale(4),
    Fault::Stale(2),
    Fault::Stale(8),
    Fault::Stale(15),
    Fault::Stale(40),
];

fn is_crash(fault: Fault) -> bool {
    matches!(fault, Fault::TornCrash(_) | Fault::CrashBefore | Fault::CrashAfter | Fault::Stale(_))
}

/// Whether the synchronous copy may be poorer than what was called saved.
fn spares_the_copy(fault: Fault) -> bool {
    matches!(fault, Fault::CrashBefore | Fault::CrashAfter | Fault::Unanswered)
}

/// What a script leaves behind where `fault` happens to operation `at`.
fn run(script: &Script, at: usize, fault: Fault) -> World {
    let mut world = World::of(Browser::with(Some((at, fault))));
    for step in script.steps {
        step.take(&mut world);
        world.now_ms += 1;
        if world.browser.is_stopped() {
            break;
        }
    }
    world
}

/// Everything that has to hold afterwards; a sentence where it does not.
fn check(script: &Script, mut world: World, fault: Fault) -> Result<(), String> {
    world.browser.recover();
    world.browser.is_journal_away.set(false);
    if is_crash(fault) {
        world.tabs = [None, None, None];
    }
    for at in 0..world.tabs.len() {
        script.save_at_last(&mut world, at);
        let Some(tab) = &world.tabs[at] else { continue };
        let standing = tab.keep.standing();
        if !matches!(standing, Standing::Saved { .. } | Standing::Untouched) {
            return Err(format!("tab {at} is called {standing:?} once all is well again"));
        }
    }

    let ledger = world.ledger.clone();
    let asked = |name: &str, browser: Browser, is_whole: bool| {
        let (shown, reopened) = World::reopened(browser);
        let lost = reopened.browser.lost_texts();
        match ledger.broken(&shown, script.is_one_tab, is_whole) {
            Some(broken) => Err(format!("{name}: {broken}")),
            None if !lost.is_empty() => Err(format!("{name}: {lost:?} stands nowhere")),
            None => Ok(()),
        }
    };
    asked("both places", world.browser.as_it_stands(), true)?;
    let copy_is_gone = world.browser.as_it_stands();
    copy_is_gone.empty_copy();
    copy_is_gone.unreadable.borrow_mut().clear();
    // A damaged row is put right by a tab that has read the copy, and not before.
    let has_read = |tab: &Tab| tab.keep.gathered().problem.is_none();
    let is_right = !is_crash(fault) && world.tabs.iter().flatten().all(has_read);
    if is_right || !script.is_harmed() {
        asked("the journal alone", copy_is_gone, true)?;
    }
    if script.is_one_tab && !script.is_harmed() && spares_the_copy(fault) {
        let journal_is_gone = world.browser.as_it_stands();
        journal_is_gone.empty_journal();
        journal_is_gone.unreadable.borrow_mut().clear();
        // The copy is written text by text, so a batch may be half in it.
        asked("the copy alone", journal_is_gone, !is_crash(fault))?;
    }
    Ok(())
}

#[test]
fn goal_g5_operation_n_fails_and_every_record_is_as_before_or_as_after() {
    let mut cases = 0;
    let mut broken = Vec::new();
    for script in &SCRIPTS {
        let whole = run(script, usize::MAX, Fault::Refused);
        let operations = whole.browser.operations();
        check(script, whole, Fault::Unanswered).expect("it holds where nothing goes wrong");
        for (at, fault) in (0..operations).flat_map(|at| FAULTS.map(|fault| (at, fault))) {
            let world = run(script, at, fault);
            // A journal that was damaged and a copy that is stale are both places.
            let is_both = script.is_harmed() && matches!(fault, Fault::Stale(_));
            if is_both || !world.browser.has_struck() {
                continue;
            }
            cases += 1;
            if let Err(what) = check(script, world, fault) {
                broken.push(format!("{}, operation {at}, {fault:?}: {what}", script.name));
            }
        }
    }

    let first: Vec<&String> = broken.iter().take(12).collect();
    assert!(broken.is_empty(), "{} of {cases}, as {first:#?}", broken.len());
    assert!(cases >= 10_000, "{cases} cases");
}
