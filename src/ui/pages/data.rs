//! What is kept, how safe it is, and how to take it along, back or away.

mod answer;
mod bring;
mod erase;
mod held;
mod points;

use leptos::prelude::*;

use crate::browser::{clock, persistence};
use crate::store::{Aside, Backup, Keep, Point};
use crate::ui::components::UndoBar;
use crate::ui::kept::Kept;
use crate::ui::pages::hand_out::Said;
use crate::ui::route;

/// The signals of the page.
#[derive(Clone, Copy)]
struct Page {
    kept: Kept,
    /// Every restore point, newest first.
    points: RwSignal<Vec<Point>>,
    /// Texts that were set aside.
    asides: RwSignal<Vec<Aside>>,
    /// Whether the browser has promised to keep what is stored; `None` where it does not say.
    is_promised: RwSignal<Option<bool>>,
    /// How everything was before the last time something was brought in, and what that was.
    before: RwSignal<Option<(Backup, String)>>,
    /// What came of the last thing that was done.
    said: Said,
}

impl Page {
    /// Reads anew what lies outside the records themselves.
    fn look(&self) {
        let page = *self;
        self.kept.points(move |mut points| {
            points.reverse();
            page.points.set(points);
        });
        self.kept.set_aside(move |asides| page.asides.set(asides));
        persistence::is_promised(move |promised| page.is_promised.set(promised));
    }

    /// Something was brought in, or was not.
    fn done(&self, what: String, outcome: Result<Backup, String>) {
        match outcome {
            Ok(before) => {
                self.said.set(None);
                self.before.set(Some((before, what)));
            }
            Err(reason) => self.said.set(Some(reason)),
        }
        self.look();
    }
}

/// Everything a person keeps here.
#[component]
pub fn DataPage() -> impl IntoView {
    route::arrive("Your data");
    let kept = expect_context::<Kept>();
    let page = Page {
        kept,
        points: RwSignal::new(Vec::new()),
        asides: RwSignal::new(Vec::new()),
        is_promised: RwSignal::new(None),
        before: RwSignal::new(None),
        said: RwSignal::new(None),
    };
    Effect::new(move |_| {
        kept.points_taken.track();
        page.look();
    });
    let undone = move || page.before.read().as_ref().map(|(_, what)| what.clone());
    let undo = move || {
        let Some((before, _)) = page.before.get_untracked() else { return };
        kept.restore(&before, move |outcome| match outcome {
            Ok(_) => {
                page.before.set(None);
                page.said.set(Some("Everything is as it was before.".to_owned()));
                page.look();
            }
            Err(reason) => page.said.set(Some(reason)),
        });
    };
    view! {
        <main id="main" class="wrap data-page" tabindex="-1">
            <div class="pagehead">
                <h1 tabindex="-1" id="title">"Your data"</h1>
                <p class="tools">
                    <a href="#held">"What is kept"</a>
                    <a href="#points">"Restore points"</a>
                    <a href="#move">"Copy and import"</a>
                    <a href="#erase">"Erase"</a>
                </p>
            </div>
            {answer::answer(page)}
            <UndoBar done=Signal::derive(undone) on_undo=Callback::new(move |()| undo()) />
            {answer::found(page)}
            {held::held(page)}
            {points::points(page)}
            {bring::bring(page)}
            {erase::erase(page)}
        </main>
    }
    .into_any()
}

/// How many records there are, read anew whenever something was saved.
fn count(page: Page) -> usize {
    page.kept.standing.track();
    page.kept.of_records(|keep| keep.envelopes().count())
}

/// `1 record`, `2 records`.
fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// A moment as people say it: "today, 2:31 PM" or "November 16, 2026".
fn when(at_ms: i64) -> String {
    let (at, now) = (clock::local(at_ms), clock::local(clock::now_ms()));
    if at.day() == now.day() { format!("today, {}", at.time()) } else { at.date() }
}

/// A whole number as it is read: `5,242,880`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is asked of the records when they may have changed.
fn of_records<T>(page: Page, asked: impl FnOnce(&Keep) -> T) -> T {
    page.kept.standing.track();
    page.kept.of_records(asked)
}
