//! What pages do alike when they hand something out or take something in.

use leptos::prelude::*;

use crate::browser::listen::{Listening, on_fragment};
use crate::browser::{address, clipboard, file};
use crate::store::link::LinkProblem;

/// What came of the last thing that was done, said beside it.
pub(super) type Said = RwSignal<Option<String>>;

/// Takes back what was said once `changed` reads another value: it was true of the one before.
pub(super) fn unsay_on(said: Said, changed: impl Fn() + 'static) {
    Effect::new(move |before: Option<()>| {
        changed();
        if before.is_some() && said.read_untracked().is_some() {
            said.set(None);
        }
    });
}

/// Copies the address of this page with `fragment` behind it, and says `done`, or why not.
pub(super) fn copy_link(fragment: Result<String, LinkProblem>, done: &'static str, said: Said) {
    match (fragment, address::without_fragment()) {
        (Ok(fragment), Some(address)) => {
            let link = format!("{address}{fragment}");
            clipboard::copy_then(&link.clone(), move |copied| {
                said.set(Some(match copied {
                    Ok(()) => done.to_owned(),
                    Err(refused) => format!("{refused}: {link}"),
                }));
            });
        }
        (Err(problem), _) => said.set(Some(format!("{problem}."))),
        (_, None) => said.set(Some("This page has no address to share.".to_owned())),
    }
}

/// Downloads `text` as the file `name`, and says so, or why not.
pub(super) fn download(name: &str, kind: &str, text: &str, said: Said) {
    said.set(Some(match file::download(name, kind, text.as_bytes()) {
        Ok(()) => format!("Downloaded as {name}."),
        Err(refused) => format!("{refused}."),
    }));
}

/// Looks at what follows the `#` of the address, now and whenever it changes while the page stands.
pub(super) fn on_arrival(look: impl Fn() + Clone + 'static) {
    look();
    let listening: StoredValue<Listening, LocalStorage> = StoredValue::new_local(on_fragment(look));
    on_cleanup(move || listening.dispose());
}
