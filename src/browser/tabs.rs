//! The other tabs: what they tell, and who of them edits a record.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

use super::timer::{Later, later};
use super::window;
use crate::store::{Key, Message};

const CHANNEL: &str = "tandem";

/// How long whoever edits a record may take to step back, in milliseconds.
const COURTESY: u32 = 500;

/// The way to the other tabs of this origin. Where the browser has none, nothing is told and
/// nothing heard: then the journal still finds out who was first.
#[derive(Debug, Default)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _heard: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Tabs {
    /// Calls `act` with what another tab tells.
    pub fn listen(act: impl Fn(Message) + 'static) -> Tabs {
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return Tabs::default() };
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string().as_deref().and_then(Message::read) {
                act(message);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Tabs { channel: Some(channel), _heard: Some(heard) }
    }

    /// Tells the other tabs.
    pub fn tell(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            // A closed channel has nobody at its other end.
            let _ = channel.post_message(&message.text().into());
        }
    }
}

/// Who edits a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// This tab does.
    Here,
    /// Another one does.
    Elsewhere,
}

/// A turn at editing one record, held or waited for. Dropped, it is given up.
#[derive(Clone, Debug)]
pub struct Turn(Rc<RefCell<State>>);

struct State {
    name: String,
    act: Rc<dyn Fn(Editor)>,
    /// Ends the turn that is held, which was asked for by the request of this number.
    release: Option<(u32, Function)>,
    /// How often the browser was asked.
    requests: u32,
    /// Ends the waiting for one.
    waiting: Option<AbortController>,
    /// Takes the turn by force, once the other had time to step back.
    pending: Option<Later>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("name", &self.name).finish_non_exhaustive()
    }
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    IfFree,
    InTurn,
    ByForce,
}

impl Turn {
    /// Asks to edit the record `key` here. `act` hears who edits it, now and whenever that
    /// changes; a tab that waits has its turn as soon as the other is gone.
    ///
    /// A courtesy between tabs, and no more: where the browser has no locks everybody may edit,
    /// and the journal finds out who was first.
    pub fn ask(key: &Key, act: impl Fn(Editor) + 'static) -> Turn {
        let state = State {
            name: format!("tandem/edit/{key}"),
            act: Rc::new(act),
            release: None,
            requests: 0,
            waiting: None,
            pending: None,
        };
        let turn = Turn(Rc::new(RefCell::new(state)));
        turn.request(Asked::IfFree);
        turn
    }

    /// Takes the turn, when whoever has it was asked for it by a message: at once when it steps
    /// back, after half a second in any case.
    pub fn insist(&self) {
        let turn = self.clone();
        let pending = later(COURTESY, move || {
            if turn.0.borrow().release.is_none() {
                turn.request(Asked::ByForce);
            }
        });
        self.0.borrow_mut().pending = Some(pending);
    }

    /// Steps back for another tab, and waits for the next turn.
    pub fn step_back(&self) {
        let release = self.0.borrow_mut().release.take();
        if let Some((_, release)) = release {
            let _ = release.call0(&JsValue::NULL);
            self.tell(Editor::Elsewhere);
            self.request(Asked::InTurn);
        }
    }

    fn tell(&self, editor: Editor) {
        let act = Rc::clone(&self.0.borrow().act);
        act(editor);
    }

    fn request(&self, asked: Asked) {
        if ask_for_lock(self, asked).is_none() {
            self.tell(Editor::Here);
        }
    }

    /// What the browser answers: a lock, or none where it is not free.
    fn answered(&self, lock: &JsValue, asked: Asked, number: u32) -> JsValue {
        if lock.is_null() {
            self.tell(Editor::Elsewhere);
            self.request(Asked::InTurn);
            return JsValue::UNDEFINED;
        }
        // Neither the place in the row nor the insisting is needed any more.
        let (waiting, pending) = {
            let mut state = self.0.borrow_mut();
            (state.waiting.take(), state.pending.take())
        };
        drop(pending);
        if let Some(waiting) = waiting.filter(|_| asked == Asked::ByForce) {
            waiting.abort();
        }
        let held = Promise::new(&mut |resolve, _| {
            self.0.borrow_mut().release = Some((number, resolve));
        });
        self.tell(Editor::Here);
        held.into()
    }

    /// Request `number` has ended: where it is the one that is held, another tab would not wait.
    fn lost(&self, number: u32) {
        let was_held = self.0.borrow().release.as_ref().is_some_and(|(held, _)| *held == number);
        if was_held {
            self.0.borrow_mut().release = None;
            self.tell(Editor::Elsewhere);
            self.request(Asked::InTurn);
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        if let Some((_, release)) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
        if let Some(waiting) = self.waiting.take() {
            waiting.abort();
        }
    }
}

/// Asks the browser; `None` where it has no locks.
fn ask_for_lock(turn: &Turn, asked: Asked) -> Option<()> {
    let navigator = window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&options, &name.into(), value).ok();
    match asked {
        Asked::IfFree => set("ifAvailable", &JsValue::TRUE)?,
        Asked::ByForce => set("steal", &JsValue::TRUE)?,
        Asked::InTurn => {
            let waiting = AbortController::new().ok()?;
            let is_set = set("signal", &waiting.signal())?;
            turn.0.borrow_mut().waiting = Some(waiting);
            is_set
        }
    };
    let number = {
        let mut state = turn.0.borrow_mut();
        state.requests = state.requests.wrapping_add(1);
        state.requests
    };
    // Weak, so that a turn that is given up is not held by its own answer.
    let asking = Rc::downgrade(&turn.0);
    let answered = Closure::once_into_js(move |lock: JsValue| match asking.upgrade() {
        Some(state) => Turn(state).answered(&lock, asked, number),
        None => JsValue::UNDEFINED,
    });
    let name = turn.0.borrow().name.clone();
    let ended: Promise =
        request.call3(&locks, &name.into(), &options, &answered).ok()?.dyn_into().ok()?;
    let holding = Rc::downgrade(&turn.0);
    let lost = Closure::once(move |_: JsValue| {
        if let Some(state) = holding.upgrade() {
            Turn(state).lost(number);
        }
    });
    let _ = ended.catch(&lost);
    lost.forget();
    Some(())
}
