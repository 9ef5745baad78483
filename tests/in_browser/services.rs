//! What the browser's services do in a real page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use tandem::browser::listen::{on_fragment, on_leaving, on_width};
use tandem::browser::{LocalStorage, address, clock, file, focus, page, random, timer};
use tandem::store::{KeyValue, KeyValueError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Event, HtmlElement, HtmlInputElement};

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page has a document")
}

/// An element of the page with this id; the caller takes it away again.
fn element(name: &str, id: &str) -> HtmlElement {
    let element = document().create_element(name).expect("a known element");
    element.set_id(id);
    document().body().expect("a page has a body").append_child(&element).expect("it has room");
    element.dyn_into().expect("an element of HTML")
}

/// Waits until `has_happened`; a test that waits in vain fails by the runner's own limit.
pub(crate) async fn until(has_happened: impl Fn() -> bool) {
    while !has_happened() {
        let turn = Promise::new(&mut |resolve, _| {
            let window = web_sys::window().expect("a page has a window");
            window.request_animation_frame(&resolve).expect("a page has frames");
        });
        JsFuture::from(turn).await.expect("a frame comes");
    }
}

#[wasm_bindgen_test]
fn local_storage_gives_back_every_text() {
    let key = "tandem/services";
    for text in ["", "plain", "é漢🦀", "a\0b\u{feff}\u{202e}\r\n"] {
        assert_eq!(LocalStorage.set(key, text), Ok(()));
        assert_eq!(LocalStorage.get(key), Ok(Some(text.to_owned())));
    }

    assert!(LocalStorage.keys().is_ok_and(|keys| keys.contains(&key.to_owned())));
    assert_eq!(LocalStorage.remove(key), Ok(()));
    assert_eq!(LocalStorage.get(key), Ok(None));
}

#[wasm_bindgen_test]
fn fault_22_full_storage_is_called_full_and_keeps_the_old_text() {
    let key = "tandem/services-full";
    LocalStorage.set(key, "old").expect("there is room for three letters");

    let answer = LocalStorage.set(key, &"x".repeat(6_000_000));

    assert_eq!(answer, Err(KeyValueError::Full));
    assert_eq!(LocalStorage.get(key), Ok(Some("old".to_owned())));
    LocalStorage.remove(key).expect("it can be removed");
}

#[wasm_bindgen_test]
fn two_seeds_differ() {
    assert_ne!(random::seed(), random::seed());
}

#[wasm_bindgen_test]
fn times_read_as_on_the_wall() {
    let at = |hour, minute| clock::LocalTime { year: 2026, month: 5, day: 3, hour, minute };
    let read = [(0, 5), (1, 0), (11, 59), (12, 0), (14, 40), (23, 1)]
        .map(|(hour, minute)| at(hour, minute).time());

    assert_eq!(read, ["12:05 AM", "1:00 AM", "11:59 AM", "12:00 PM", "2:40 PM", "11:01 PM"]);
    assert_eq!(at(0, 0).day(), "2026-05-03");
    assert_eq!(at(0, 0).month(), "2026-05");
    assert_eq!(at(0, 0).date(), "May 3, 2026");
    assert!((2000..3000).contains(&clock::local(clock::now_ms()).year));
}

#[wasm_bindgen_test]
fn the_page_takes_title_language_and_theme() {
    let root = document().document_element().expect("a page has a root");
    let title = document().title();

    page::set_title("Return calculator");
    page::set_language("en-US");
    page::set_theme(Some("dark"));
    assert_eq!(document().title(), "Return calculator");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en-US"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));

    page::set_theme(None);
    page::set_title(&title);
    assert_eq!(root.get_attribute("data-theme"), None);
    assert!(page::matches("all"));
    assert!(!page::matches("(min-width: 100000px)"));
    assert!(page::reader_language().is_some());
}

#[wasm_bindgen_test]
fn the_decimal_mark_is_the_readers_own() {
    let printed = js_sys::eval("(0.5).toLocaleString()").expect("numbers print");

    let has_comma = printed.as_string().is_some_and(|text| text.contains(','));
    assert_eq!(page::uses_decimal_comma(), has_comma);
}

#[wasm_bindgen_test]
fn focus_goes_where_it_can() {
    let heading = element("h1", "services-heading");
    let field = element("input", "services-field");

    assert!(focus::focus("services-field", focus::Scroll::Stay));
    assert_eq!(focus::focused().as_deref(), Some("services-field"));
    assert!(!focus::focus("services-heading", focus::Scroll::IntoView));
    heading.set_tab_index(-1);
    assert!(focus::focus("services-heading", focus::Scroll::IntoView));
    assert!(!focus::focus("services-nowhere", focus::Scroll::IntoView));
    heading.remove();
    field.remove();
}

#[wasm_bindgen_test]
async fn the_fragment_is_read_told_and_removed() {
    let window = web_sys::window().expect("a page has a window");
    let told = Rc::new(Cell::new(0_u32));
    let count = Rc::clone(&told);
    let listening = on_fragment(move || count.set(count.get().saturating_add(1_u32)));

    window.location().set_hash("roi=1.x.y").expect("a page may change its fragment");
    until(|| told.get() == 1).await;
    assert_eq!(address::fragment(), "#roi=1.x.y");

    let entries = window.history().expect("a page has a history").length();
    address::remove_fragment();
    assert_eq!(address::fragment(), "");
    assert!(address::without_fragment().is_some_and(|bare| !bare.contains('#')));
    assert_eq!(window.history().expect("a page has a history").length(), entries);
    drop(listening);
}

#[wasm_bindgen_test]
fn leaving_is_told_until_nobody_listens() {
    let window = web_sys::window().expect("a page has a window");
    let told = Rc::new(Cell::new(0_u32));
    let count = Rc::clone(&told);
    let leave = || window.dispatch_event(&Event::new("pagehide").expect("an event"));

    let listening = on_leaving(move || count.set(count.get().saturating_add(1_u32)));
    leave().expect("it is heard");
    drop(listening);
    leave().expect("it is not heard");
    assert_eq!(told.get(), 1);
}

#[wasm_bindgen_test]
async fn a_width_is_told_at_once_and_when_it_changes() {
    let measured = element("div", "services-width");
    let style = measured.style();
    style.set_property("width", "300px").expect("a width");
    let widths = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&widths);

    let listening = on_width(&measured, move |width| heard.borrow_mut().push(width));
    assert_eq!(*widths.borrow(), [300]);
    style.set_property("width", "200px").expect("a width");
    until(|| widths.borrow().len() > 1).await;
    assert_eq!(*widths.borrow(), [300, 200]);
    drop(listening);
    measured.remove();
}

#[wasm_bindgen_test]
async fn something_called_off_never_happens() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let note = |word: &'static str| {
        let told = Rc::clone(&told);
        move || told.borrow_mut().push(word)
    };

    drop(timer::later(0, note("called off")));
    let kept = timer::later(1, note("kept"));
    until(|| !told.borrow().is_empty()).await;
    assert_eq!(*told.borrow(), ["kept"]);
    drop(kept);
}

/// A file input with one file of these bytes in it.
fn input_with(bytes: &[u8]) -> HtmlInputElement {
    let input: HtmlInputElement =
        element("input", "services-file").dyn_into().expect("an input element");
    input.set_type("file");
    let choose = js_sys::Function::new_with_args(
        "input, bytes",
        "const chosen = new DataTransfer(); \
         chosen.items.add(new File([bytes], 'case.json')); input.files = chosen.files;",
    );
    let bytes = js_sys::Uint8Array::from(bytes);
    choose.call2(&JsValue::NULL, &input, &bytes).expect("a file can be put there");
    input
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_or_refused_with_its_reason() {
    let cases: [(&[u8], Result<String, file::NotRead>); 3] = [
        ("{\"é\"}".as_bytes(), Ok("{\"é\"}".to_owned())),
        (&[0xff, 0xfe, 0x00], Err(file::NotRead::NotText)),
        (&[b'x'; 101], Err(file::NotRead::TooLarge)),
    ];
    for (bytes, expected) in cases {
        let input = input_with(bytes);
        let chosen = file::chosen(&input).expect("a file was chosen");
        assert_eq!(chosen.name(), "case.json");
        assert!(file::chosen(&input).is_none(), "the input is ready for the next file");

        let answer = Rc::new(RefCell::new(None));
        let heard = Rc::clone(&answer);
        let reading = chosen.read(100, move |text| *heard.borrow_mut() = Some(text));
        until(|| answer.borrow().is_some()).await;
        assert_eq!(answer.take(), Some(expected));
        drop(reading);
        input.remove();
    }
}

#[wasm_bindgen_test]
async fn a_download_offers_the_file_under_a_plain_name() {
    let offered = js_sys::Function::new_no_args(
        "window.offered = []; \
         document.addEventListener('click', event => { \
           if (event.target.download) { \
             event.preventDefault(); \
             const name = event.target.download; \
             fetch(event.target.href).then(file => file.text()) \
               .then(text => window.offered.push(name + ' ' + text)); } });",
    );
    offered.call0(&JsValue::NULL).expect("a page takes a listener");

    file::download("Plan 1.json", "application/json", b"{}").expect("the page offers files");

    let first = || js_sys::eval("window.offered[0]").ok().and_then(|text| text.as_string());
    until(|| first().is_some()).await;
    assert_eq!(first().as_deref(), Some("Plan-1.json {}"));
}
