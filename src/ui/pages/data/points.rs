//! Restore points: whole copies inside this browser.

use leptos::prelude::*;

use super::{Page, counted, of_records, when};
use crate::store::{Point, difference};

pub(super) fn points(page: Page) -> AnyView {
    let rows = move || {
        let points = page.points.get();
        if points.is_empty() {
            return view! {
                <p class="note">"There is none yet. The first is taken when there is something to keep."</p>
            }
            .into_any();
        }
        let rows = points.into_iter().map(|point| row(page, point)).collect::<Vec<_>>();
        view! {
            <div class="scroll fit" tabindex="0" role="region" aria-label="The restore points">
                <table class="data">
                    <caption class="vh">"Restore points"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Point"</th>
                            <th scope="col" class="r opt">"Records"</th>
                            <th scope="col">"What it would not hold"</th>
                            <th scope="col" class="act"><span class="vh">"Action"</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section" id="points" aria-labelledby="points-title">
            <h2 id="points-title" tabindex="-1">"Restore points"</h2>
            <p class="note">
                "Whole copies inside this browser: three of today, one a day, ten in all. Restoring takes a new point first, so it can be undone."
            </p>
            {rows}
        </section>
    }
    .into_any()
}

fn row(page: Page, point: Point) -> AnyView {
    let taken = when(point.taken_ms).replace("today", "Today");
    let since = of_records(page, |keep| difference(&point, keep).sentence());
    let (taken_ms, records) = (point.taken_ms, point.records.len());
    let named = taken.clone();
    let restore = move |_| {
        let what = format!(
            "Everything is as it was at {named}: {}.",
            counted(records, "record", "records")
        );
        page.kept.restore_point(taken_ms, move |outcome| page.done(what, outcome));
    };
    let label = format!("Restore: {taken}");
    view! {
        <tr>
            <th scope="row" class="num">{taken}</th>
            <td class="r opt">{records.to_string()}</td>
            <td>{since}</td>
            <td class="act">
                <button class="plain" type="button" aria-label=label on:click=restore>"Restore"</button>
            </td>
        </tr>
    }
    .into_any()
}
