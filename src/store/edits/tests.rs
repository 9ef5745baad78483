use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Json {
    Json::read(text).unwrap()
}

fn tab(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn both(ours: &Json, theirs: &Json) -> Json {
    together(ours.clone(), theirs.clone(), false)
}

/// What a tab makes of `shown`.
fn edit(shown: &Json, new: &str, writer: &str) -> Json {
    marked(shown.clone(), read(new), &tab(writer), 1)
}

#[test]
fn only_what_differs_is_marked_and_what_was_taken_away_as_well() {
    let first = edit(&Json::Null, r#"{"texts":{"a":"1","b":"1"},"at":1}"#, "x");
    let second = edit(&first, r#"{"texts":{"a":"2"},"at":1}"#, "y");

    assert_eq!(
        second.to_string(),
        r#"{"texts":{"a":"2"},"at":1,"edits":{"at":"1 x","texts":{"a":"2 y","b":"2 y"}}}"#
    );
    assert_eq!(edit(&second, r#"{"texts":{"a":"2"},"at":1}"#, "z"), second);
}

#[test]
fn each_value_keeps_the_edit_that_changed_it() {
    let before = edit(&Json::Null, r#"{"texts":{"a":"1","b":"1","d":"1"},"at":1}"#, "x");
    let ours = edit(&before, r#"{"texts":{"a":"2","b":"1","e":"2"},"at":1}"#, "y");
    let theirs = edit(&before, r#"{"texts":{"a":"1","b":"3","d":"1","f":"3"},"at":3}"#, "z");

    let Json::Map(mut fields) = both(&ours, &theirs) else { panic!("no map") };
    take(&mut fields, NAME);
    assert_eq!(
        Json::Map(fields).to_string(),
        r#"{"texts":{"a":"2","b":"3","f":"3","e":"2"},"at":3}"#
    );
}

#[test]
fn an_edit_stays_that_was_made_on_another_however_late_the_other_comes_back() {
    let first = edit(&Json::Null, r#"{"a":"1"}"#, "x");
    let other = edit(&first, r#"{"a":"2"}"#, "y");
    let on_top = edit(&other, r#"{"a":"3"}"#, "x");
    let removed = edit(&on_top, "{}", "y");

    assert_eq!(both(&on_top, &both(&first, &other)), on_top);
    assert_eq!(both(&removed, &on_top), removed);
    assert_eq!(both(&first, &removed), removed);
}

#[test]
fn texts_without_marks_lose_nothing_and_every_mark_outranks_them() {
    let (ours, theirs) = (read(r#"{"a":"1","b":"1"}"#), read(r#"{"b":"2","c":"2"}"#));

    assert_eq!(both(&ours, &theirs).to_string(), r#"{"b":"1","c":"2","a":"1"}"#);
    assert_eq!(together(ours, theirs.clone(), true).to_string(), r#"{"b":"2","c":"2","a":"1"}"#);
    let marked = edit(&theirs, r#"{"b":"0"}"#, "x");
    assert_eq!(both(&marked, &theirs), marked);
    assert_eq!(both(&theirs, &marked), marked);
}

#[test]
fn marks_that_nobody_wrote_are_no_marks() {
    for marks in ["5", r#""5""#, r#""a b""#, r#"{"a":[]}"#, r#"{"a":{"b":"1 x"}}"#] {
        let odd = read(&format!(r#"{{"a":"1","edits":{marks}}}"#));
        let later = edit(&odd, r#"{"a":"2"}"#, "x");
        let Json::Map(mut fields) = both(&odd, &later) else { panic!("no map") };
        assert_eq!(take(&mut fields, "a"), Some(read(r#""2""#)), "{marks}");
    }
}

/// What three tabs do: which one, whether it first takes in another's text, which value it sets or
/// takes away.
fn any_day() -> impl Strategy<Value = Vec<(usize, Option<usize>, usize, Option<u8>)>> {
    let act = (0..3_usize, prop::option::of(0..3_usize), 0..4_usize, prop::option::of(0..9_u8));
    prop::collection::vec(act, 1..30)
}

fn after(day: &[(usize, Option<usize>, usize, Option<u8>)]) -> [Json; 3] {
    let mut tabs = [Json::Null, Json::Null, Json::Null];
    for (at, heard, name, text) in day {
        if let Some(other) = heard {
            tabs[*at] = both(&tabs[*at], &tabs[*other]);
        }
        let Json::Map(mut fields) = tabs[*at].clone() else {
            tabs[*at] = edit(&Json::Null, "{}", &format!("t{at}"));
            continue;
        };
        take(&mut fields, NAME);
        take(&mut fields, &name.to_string());
        fields.extend(text.map(|text| entry(&name.to_string(), Json::Text(text.to_string()))));
        tabs[*at] = marked(tabs[*at].clone(), Json::Map(fields), &tab(&format!("t{at}")), 1);
    }
    tabs
}

/// Its values and marks in one order.
fn in_order(json: Json) -> Json {
    match json {
        Json::Map(fields) => {
            sorted(fields.into_iter().map(|(name, value)| (name, in_order(value))).collect())
        }
        value => value,
    }
}

proptest! {
    #[test]
    fn three_texts_make_the_same_one_in_every_order_and_meeting_again_changes_nothing(
        day in any_day()
    ) {
        let [one, two, three] = after(&day);
        let all = both(&both(&one, &two), &three);

        prop_assert_eq!(in_order(both(&two, &both(&three, &one))), in_order(all.clone()));
        prop_assert_eq!(in_order(both(&three, &both(&two, &one))), in_order(all.clone()));
        prop_assert_eq!(both(&all, &all), all.clone());
        prop_assert_eq!(both(&one, &all), all);
    }
}
