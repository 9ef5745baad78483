//! News from the browser, for as long as somebody listens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, ResizeObserver, StorageEvent, VisibilityState};

use super::timer::{Later, later};
use super::{document, window};

/// Somebody who listens. Dropped, they no longer do.
#[derive(Debug, Default)]
#[must_use = "dropped, nobody listens any more"]
pub struct Listening {
    listeners: Vec<EventListener>,
    sizes: Option<Sizes>,
}

#[derive(Debug)]
struct Sizes {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut()>,
    _later: Rc<RefCell<Option<Later>>>,
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `act` when the page may be gone in a moment: hidden, left or closed. The last chance to
/// write.
pub fn on_leaving(act: impl Fn() + Clone + 'static) -> Listening {
    let on_hide = act.clone();
    let hidden = on_document("visibilitychange", move || {
        if is_hidden() {
            on_hide();
        }
    });
    hidden.and(on_window("pagehide", act))
}

/// Calls `act` when the page is in front again, or comes back from the browser's page cache.
pub fn on_return(act: impl Fn() + Clone + 'static) -> Listening {
    let on_show = act.clone();
    let shown = on_document("visibilitychange", move || {
        if !is_hidden() {
            on_show();
        }
    });
    shown.and(on_window("pageshow", act))
}

/// Calls `act` with true when the page is shown, and with false when it is gone.
pub(super) fn on_shown_and_gone(act: impl Fn(bool) + Clone + 'static) -> Listening {
    let on_show = act.clone();
    on_window("pageshow", move || on_show(true)).and(on_window("pagehide", move || act(false)))
}

/// Calls `act` with the key when another tab has changed local storage; with `None` when it was
/// emptied.
pub fn on_storage(act: impl Fn(Option<String>) + 'static) -> Listening {
    let target = window().map(EventTarget::from);
    listening(target, "storage", move |event| {
        act(event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key));
    })
}

/// Calls `act` when the window has another size.
pub fn on_resize(act: impl Fn() + 'static) -> Listening {
    on_window("resize", act)
}

/// Calls `act` when what follows the `#` in the address is another.
pub fn on_fragment(act: impl Fn() + 'static) -> Listening {
    on_window("hashchange", act)
}

/// Calls `act` when the reader went back or forward.
pub(super) fn on_history(act: impl Fn() + 'static) -> Listening {
    on_window("popstate", act)
}

/// Calls `act` when the reader's system changes its mind about a dark page.
pub fn on_prefers_dark(act: impl Fn(bool) + 'static) -> Listening {
    let query = window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok())
        .flatten()
        .map(EventTarget::from);
    listening(query, "change", move |_| act(super::page::prefers_dark()))
}

/// Calls `act` with the inner width of `element` in whole CSS pixels: now, and whenever it is
/// another.
pub fn on_width(element: &Element, act: impl Fn(u32) + 'static) -> Listening {
    let measured = element.clone();
    let last = Cell::new(None);
    let tell = Rc::new(move || {
        let width = u32::try_from(measured.client_width()).unwrap_or_default();
        if last.replace(Some(width)) != Some(width) {
            act(width);
        }
    });
    tell();
    // What `act` draws may change the element's height. Done inside the observer's own turn, the
    // browser would report that as an error of the page.
    let pending = Rc::new(RefCell::new(None));
    let soon = Rc::clone(&pending);
    let heard = Closure::<dyn FnMut()>::new(move || {
        let tell = Rc::clone(&tell);
        soon.replace(Some(later(0, move || tell())));
    });
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok();
    let sizes = observer.map(|observer| {
        observer.observe(element);
        Sizes { observer, _heard: heard, _later: pending }
    });
    Listening { listeners: Vec::new(), sizes }
}

impl Listening {
    pub(super) fn from_listener(listener: Option<EventListener>) -> Listening {
        Listening { listeners: listener.into_iter().collect(), sizes: None }
    }

    /// Both, as one.
    pub fn and(mut self, mut other: Listening) -> Listening {
        self.listeners.append(&mut other.listeners);
        self.sizes = self.sizes.or(other.sizes.take());
        self
    }
}

pub(super) fn on_window(name: &'static str, act: impl Fn() + 'static) -> Listening {
    listening(window().map(EventTarget::from), name, move |_| act())
}

fn on_document(name: &'static str, act: impl Fn() + 'static) -> Listening {
    listening(document().map(EventTarget::from), name, move |_| act())
}

fn listening(
    target: Option<EventTarget>,
    name: &'static str,
    act: impl Fn(&web_sys::Event) + 'static,
) -> Listening {
    Listening::from_listener(target.map(|target| EventListener::new(&target, name, act)))
}

fn is_hidden() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}
