//! What is kept, by kind, and what the words for its safety mean.

use leptos::prelude::*;

use super::{Page, grouped, of_records, when};
use crate::browser::LocalStorage as Disk;
use crate::store::{ALLOWED, Kind, Standing, Used};

/// One line of the table.
struct Line {
    title: &'static str,
    records: usize,
    units: usize,
    changed_ms: Option<i64>,
}

pub(super) fn held(page: Page) -> AnyView {
    view! {
        <section class="section" id="held" aria-labelledby="held-title">
            <h2 id="held-title" tabindex="-1">"What is kept, and how safe it is"</h2>
            <div class="sides">
                <div>
                    {move || table(page)}
                    {move || share(page)}
                </div>
                {meaning(page)}
            </div>
        </section>
    }
    .into_any()
}

fn lines(page: Page) -> Vec<Line> {
    of_records(page, |keep| {
        let line = |kind: Kind| {
            let of_kind = keep.envelopes().filter(|envelope| envelope.key.kind == kind);
            let mut line =
                Line { title: kind.about().title, records: 0, units: 0, changed_ms: None };
            for envelope in of_kind {
                line.records = line.records.saturating_add(1);
                line.units = line.units.saturating_add(envelope.text().encode_utf16().count());
                line.changed_ms = line.changed_ms.max(Some(envelope.written_ms));
            }
            line
        };
        Kind::ALL.into_iter().map(line).filter(|line| line.records > 0).collect()
    })
}

fn table(page: Page) -> AnyView {
    let lines = lines(page);
    let standing = move || match page.kept.standing.get() {
        Standing::Untouched | Standing::Saved { .. } => ("good std", "Saved"),
        Standing::Saving => ("std", "Saving"),
        Standing::Kept(_) => ("std", "Not confirmed"),
        Standing::NotSaved(_) => ("neg std", "Not saved"),
    };
    let used = Used::of(&Disk);
    let (records, units) = lines.iter().fold((0_usize, 0_usize), |(records, units), line| {
        (records.saturating_add(line.records), units.saturating_add(line.units))
    });
    let row = |line: Line| {
        view! {
            <tr>
                <th scope="row">{line.title}</th>
                <td class="r">{line.records.to_string()}</td>
                <td class="r">{grouped(line.units)}</td>
                <td class="opt">{line.changed_ms.map(when)}</td>
                <td class=move || standing().0>{move || standing().1}</td>
            </tr>
        }
        .into_any()
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    let spare = |title: &'static str, units: usize, words: &'static str| {
        (units > 0).then(|| {
            view! {
                <tr>
                    <th scope="row">{title}</th>
                    <td class="r"></td>
                    <td class="r">{grouped(units)}</td>
                    <td class="opt">{words}</td>
                    <td class="std"></td>
                </tr>
            }
            .into_any()
        })
    };
    let (previous, aside) =
        used.as_ref().map_or((0, 0), |used| (used.previous.size, used.set_aside.size));
    let all = units.saturating_add(previous).saturating_add(aside);
    view! {
        <div class="scroll fit" tabindex="0" role="region" aria-label="What is kept">
            <table class="data adds">
                <caption>"Sizes in characters."</caption>
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col" class="r">"Records"</th>
                        <th scope="col" class="r">"Size"</th>
                        <th scope="col" class="opt">"Last change"</th>
                        <th scope="col" class="std">"Standing"</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {spare("Previous versions, for repair", previous, "with each save")}
                    {spare("Texts set aside", aside, "kept as found")}
                    <tr class="total">
                        <th scope="row">"In this browser"</th>
                        <td class="r"><span>{records.to_string()}</span></td>
                        <td class="r"><span>{grouped(all)}</span></td>
                        <td class="opt"></td>
                        <td></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How much of the room is used, and by whom.
fn share(page: Page) -> AnyView {
    page.kept.standing.track();
    let words = match Used::of(&Disk) {
        Ok(used) => {
            let others = (used.others > 0)
                .then(|| format!(" Other pages of this site take {} more.", grouped(used.others)));
            let notice = used.notice();
            format!(
                "With keys, {} of the {} characters a browser allows.{} {}.",
                grouped(used.ours),
                grouped(ALLOWED),
                others.unwrap_or_default(),
                notice.unwrap_or_else(|| "You are told at 70% and at 90%".to_owned()),
            )
        }
        Err(error) => format!("{error}: only the database holds your work."),
    };
    view! { <p class="note">{words}</p> }.into_any()
}

fn meaning(page: Page) -> AnyView {
    let now = move |is: fn(&Standing) -> bool| is(&page.kept.standing.read());
    let promised = move || match page.is_promised.get() {
        Some(true) => {
            "This browser has agreed not to clear Tandem by itself. \u{201c}Clear site data\u{201d} in its settings still would, both copies at once."
        }
        Some(false) => {
            "This browser has not agreed to keep Tandem\u{2019}s data: when it runs short of room, it may clear it. A copy you download is not touched by that."
        }
        None => "This browser does not say whether it may clear what is stored here.",
    };
    view! {
        <section aria-labelledby="meaning-title">
            <h3 id="meaning-title">"Three words, and what they mean"</h3>
            <dl class="defs">
                <div class:now=move || now(|it| matches!(it, Standing::Saved { .. } | Standing::Untouched))>
                    <dt>"Saved"</dt>
                    <dd>
                        "Confirmed by the browser’s database. A crash, a closed tab or a killed browser does not lose it."
                    </dd>
                </div>
                <div class:now=move || now(|it| matches!(it, Standing::Kept(_)))>
                    <dt>"Kept in this browser, not confirmed on disk"</dt>
                    <dd>"A closed tab does not lose it; a power cut in the next seconds can."</dd>
                </div>
                <div class:now=move || now(|it| matches!(it, Standing::NotSaved(_)))>
                    <dt>"Not saved"</dt>
                    <dd>
                        "The browser refused, often because the disk is full. The page says so in red and offers the download."
                    </dd>
                </div>
            </dl>
            <p class="note">{promised}</p>
        </section>
    }
    .into_any()
}
