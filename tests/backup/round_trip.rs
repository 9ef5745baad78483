//! What is taken out, wiped and brought in again is what was there.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use tandem::store::json::{Json, entry};
use tandem::store::{CaseName, Change, Fate, Key, Kind};

use crate::browser::{Browser, key_of, opened};

/// A record to be put, or deleted.
pub type Edit = (Key, Option<String>);

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{0,12}", Just("\u{0}\u{1f}\u{7f}\u{2028}\"\\".to_owned())]
}

fn any_texts() -> impl Strategy<Value = Json> {
    btree_map("[a-z_]{1,8}", any_text(), 0..4).prop_map(|texts| {
        Json::Map(texts.into_iter().map(|(name, text)| (name, Json::Text(text))).collect())
    })
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,6})?([eE][+-]?[0-9]{1,3})?".prop_map(Json::Number),
        any_text().prop_map(Json::Text),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Json::List),
            btree_map(any_text(), inner, 0..3)
                .prop_map(|entries| Json::Map(entries.into_iter().collect())),
        ]
    })
}

fn any_case() -> impl Strategy<Value = Json> {
    let name = any_text().prop_map(|text| {
        CaseName::new(&text).map_or_else(|_| "Plan".to_owned(), |name| name.to_string())
    });
    (name, any_texts(), any::<i64>(), any::<i64>(), any_json()).prop_map(
        |(name, draft, created, updated, later)| {
            Json::Map(vec![
                entry("name", Json::Text(name)),
                entry("draft", draft),
                entry("created_ms", Json::Number(created.to_string())),
                entry("updated_ms", Json::Number(updated.to_string())),
                entry("later", later),
            ])
        },
    )
}

fn any_level() -> impl Strategy<Value = Json> {
    (any_texts(), any::<i64>()).prop_map(|(texts, updated)| {
        let updated = Json::Number(updated.to_string());
        Json::Map(vec![entry("texts", texts), entry("updated_ms", updated)])
    })
}

fn any_settings() -> impl Strategy<Value = Json> {
    (prop_oneof!["system", "light", "dark"], any::<Option<i64>>(), any_json()).prop_map(
        |(theme, exported, later)| {
            let mut fields = vec![entry("theme", Json::Text(theme))];
            fields.extend(exported.map(|ms| entry("exported_ms", Json::Number(ms.to_string()))));
            fields.push(entry("later", later));
            Json::Map(fields)
        },
    )
}

pub fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let case = ("case/[a-c][a-z0-9-]{0,2}", any_case());
    let edit = prop_oneof![
        6 => case.prop_map(|(key, payload)| (key, Some(payload))),
        1 => "case/[a-c]".prop_map(|key| (key, None)),
        1 => any_level().prop_map(|payload| ("level/level".to_owned(), Some(payload))),
        1 => any_settings().prop_map(|payload| ("settings/settings".to_owned(), Some(payload))),
    ];
    let edit = edit.prop_map(|(key, payload)| (key_of(&key), payload.map(|it| it.to_string())));
    vec(edit, 0..8)
}

pub fn browser(edits: Vec<Edit>, seed: u64) -> Browser {
    let mut browser = Browser::new(seed);
    browser.edit(edits);
    browser
}

impl Browser {
    pub fn edit(&mut self, edits: Vec<Edit>) {
        for (key, payload) in edits {
            if payload.is_some() || self.keep.records(key.kind).any(|(id, _)| *id == key.id) {
                self.put_text(key, payload);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn goal_g15_what_is_taken_out_wiped_and_brought_in_again_is_the_same(edits in any_edits()) {
        let before = browser(edits, 1);
        let file = before.file();

        let mut after = Browser::new(2);
        let trial = after.import(&file);

        prop_assert_eq!(after.digest(), before.digest());
        prop_assert_eq!(trial.count(Fate::Added), before.digest().len());
        prop_assert_eq!(trial.would_change(), trial.in_file());
        let read = opened(&file);
        prop_assert!(read.is_intact && read.damaged.is_empty());
        prop_assert_eq!(&read.backup, &before.backup());
        // The revisions came along, so either browser knows the other's later work.
        let revisions = |browser: &Browser| -> Vec<u64> {
            browser.keep.envelopes().map(|record| record.version.revision).collect()
        };
        prop_assert_eq!(revisions(&after), revisions(&before));
        // And it stands in both places.
        let Browser { local, journal, .. } = after;
        prop_assert_eq!(Browser::open(local, journal, 3).digest(), before.digest());
    }

    #[test]
    fn a_file_brought_in_twice_changes_nothing_the_second_time(
        shared in any_edits(),
        ours in any_edits(),
        theirs in any_edits(),
    ) {
        let mut here = browser(shared, 1);
        let mut there = Browser::new(2);
        there.import(&here.file());
        here.edit(ours);
        there.edit(theirs);
        let file = there.file();
        let before = here.digest();

        here.try_out(&file);
        prop_assert_eq!(here.digest(), before.clone());
        let point = here.backup();
        let trial = here.import(&file);
        let rows: usize = trial.rows.iter().map(|row| row.count).sum();
        prop_assert_eq!(rows, there.digest().len());
        // Nothing of ours is gone but what the file has a later revision of.
        let gone = before.iter().filter(|record| !here.digest().contains(record)).count();
        prop_assert!(gone <= trial.count(Fate::Replaced) + trial.count(Fate::Both));
        prop_assert_eq!(here.try_out(&file).changes, vec![]);

        let back = tandem::store::undo(&point, &here.keep);
        here.change(&back);
        prop_assert_eq!(here.digest(), before);
    }

    #[test]
    fn a_restore_point_brings_back_exactly_what_it_holds(
        then in any_edits(),
        since in any_edits(),
    ) {
        let mut browser = browser(then, 1);
        let point = browser.backup();
        let before = browser.digest();
        browser.edit(since);

        let changes: Vec<Change> = tandem::store::to_point(&browser.keep, &point);
        browser.change(&changes);
        prop_assert_eq!(browser.digest(), before);
        prop_assert_eq!(tandem::store::to_point(&browser.keep, &point), vec![]);
        prop_assert!(browser.keep.records(Kind::Settings).count() <= 1);
    }
}
