//! Two edits of one record, made at the same time, as one.

use super::json::Json;

/// What `ours` and `theirs` make together of what both began with: each value keeps the edit that
/// changed it, maps value by value; where both changed the same value, `ours` stays.
pub(super) fn merge(before: &Json, ours: Json, theirs: Json) -> Json {
    if ours == *before {
        return theirs;
    }
    let (ours, theirs) = match (ours, theirs) {
        (Json::Map(ours), Json::Map(theirs)) => (ours, theirs),
        (ours, _) => return ours,
    };
    let nothing = Vec::new();
    let before = if let Json::Map(before) = before { before } else { &nothing };
    let had = |name: &str| before.iter().find(|(other, _)| other == name).map(|(_, value)| value);

    let mut together = Vec::with_capacity(theirs.len());
    let mut ours: Vec<(String, Option<Json>)> =
        ours.into_iter().map(|(name, value)| (name, Some(value))).collect();
    for (name, theirs) in theirs {
        let mine = ours.iter_mut().find(|(other, _)| *other == name);
        match (mine.and_then(|(_, value)| value.take()), had(&name)) {
            (Some(mine), before) => {
                let before = before.unwrap_or(&Json::Null);
                together.push((name, merge(before, mine, theirs)));
            }
            // It was there and is not in ours: taken away here, unless it was changed there.
            (None, Some(before)) if *before == theirs => {}
            (None, _) => together.push((name, theirs)),
        }
    }
    for (name, mine) in ours {
        // What is left of ours is missing in theirs: taken away there, unless changed here.
        if let Some(mine) = mine
            && had(&name) != Some(&mine)
        {
            together.push((name, mine));
        }
    }
    Json::Map(together)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(before: &str, ours: &str, theirs: &str) -> String {
        let read = |text| Json::read(text).unwrap();
        merge(&read(before), read(ours), read(theirs)).to_string()
    }

    #[test]
    fn each_value_keeps_the_edit_that_changed_it() {
        let before = r#"{"texts":{"a":"1","b":"1","c":"1","d":"1"},"at":1}"#;
        let ours = r#"{"texts":{"a":"2","b":"1","c":"1","e":"2"},"at":2}"#;
        let theirs = r#"{"texts":{"a":"1","b":"3","d":"1","f":"3"},"at":3}"#;

        assert_eq!(
            merged(before, ours, theirs),
            r#"{"texts":{"a":"2","b":"3","f":"3","e":"2"},"at":2}"#
        );
    }

    #[test]
    fn where_both_changed_the_same_value_ours_stays_and_a_change_outlives_a_removal() {
        assert_eq!(merged(r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#), r#"{"a":2}"#);
        assert_eq!(merged(r#"{"a":1}"#, r#"{"a":2}"#, "{}"), r#"{"a":2}"#);
        assert_eq!(merged(r#"{"a":1}"#, "{}", r#"{"a":3}"#), r#"{"a":3}"#);
        assert_eq!(merged(r#"{"a":1}"#, "{}", r#"{"a":1}"#), "{}");
        assert_eq!(merged("null", r#"{"a":1}"#, r#"{"b":2}"#), r#"{"b":2,"a":1}"#);
    }

    #[test]
    fn without_an_edit_of_ours_theirs_stands() {
        assert_eq!(merged(r#"{"a":1}"#, r#"{"a":1}"#, "[]"), "[]");
        assert_eq!(merged(r#"{"a":1}"#, "5", "[]"), "5");
    }
}
