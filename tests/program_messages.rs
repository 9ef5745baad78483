//! What an author reads when `content/program` does not hold together.
#![cfg(not(target_family = "wasm"))]

#[path = "../build/program.rs"]
mod program;

use std::collections::BTreeMap;
use std::path::Path;

/// The files as they stand, for a test to break.
fn texts() -> BTreeMap<String, String> {
    program::texts(Path::new("content/program")).expect("the folder can be read")
}

fn messages(texts: &BTreeMap<String, String>) -> Vec<String> {
    match program::read_texts(texts) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// The messages once `before` has become `after` in `file`.
fn after_edit(file: &str, before: &str, after: &str) -> Vec<String> {
    let mut texts = texts();
    let text = texts.get_mut(file).expect("the file exists");
    assert!(text.contains(before), "{file} should contain {before:?}");
    *text = text.replacen(before, after, 1);
    messages(&texts)
}

#[test]
fn the_program_as_it_stands_needs_no_change() {
    assert_eq!(messages(&texts()), Vec::<String>::new());
}

#[test]
fn a_level_that_costs_no_more_than_the_one_below_is_named_with_both_remedies() {
    assert_eq!(
        after_edit("levels.toml", "at_least = 25_000", "at_least = 10_000"),
        [
            "content/program/levels.toml: level `Premier`: `annual_commitment` is not above Select's 10,000; \
             raise it or reorder the levels"
        ]
    );
}

#[test]
fn a_level_that_asks_fewer_leads_than_the_one_below_is_named() {
    assert_eq!(
        after_edit("levels.toml", "at_least = 10 }", "at_least = 4 }"),
        [
            "content/program/levels.toml: level `Strategic`: `leads_per_month` is below Premier's 5; raise it or \
             reorder the levels"
        ]
    );
}

#[test]
fn a_level_left_out_is_missed_by_the_ladder() {
    assert_eq!(
        after_edit("levels.toml", "id = \"Strategic\"", "id = \"Premier\"")[0],
        "content/program/levels.toml: must hold Registered, Select, Premier and Strategic, once each and in this order"
    );
}

#[test]
fn a_review_dropped_at_the_top_is_asked_back_as_assumed() {
    assert_eq!(
        after_edit("levels.toml", "\"lv.str.qbr\", stated = \"assumed\"", "\"lv.str.qbr\""),
        [
            "content/program/levels.toml: level `Strategic`: `quarterly_reviews` states nothing although Premier \
             asks for them; state `assumed`"
        ]
    );
}

#[test]
fn a_promise_made_of_a_ceiling_is_refused() {
    assert_eq!(
        after_edit("levels.toml", "up_to = 35", "at_least = 35"),
        [
            "content/program/levels.toml: level `Premier`: `revenue_share` says `at_least`, but what a level gives \
             is `up_to` or `exactly`; correct it"
        ]
    );
}

#[test]
fn a_share_above_the_whole_is_refused_where_it_stands_and_where_it_is_repeated() {
    assert_eq!(
        after_edit("levels.toml", "up_to = 50 } }\nmdf", "up_to = 150 } }\nmdf"),
        [
            "content/program/levels.toml: level `Strategic`: `revenue_share` must be a whole percentage from 0 to \
             100; correct it",
            "content/program/levels.toml: revenue sharing `rs.str`: `revenue_share` is 50, but Strategic itself \
             says 150; make them agree",
        ]
    );
}

#[test]
fn partners_cannot_bring_more_than_the_whole_revenue_of_the_company() {
    let messages = after_edit("projections.toml", "revenue = 40", "revenue = 140");

    assert_eq!(
        messages[0],
        "content/program/projections.toml: projection `pj.3`: `share_of_company_revenue` must be a whole \
         percentage from 1 to 100; correct it"
    );
}

#[test]
fn an_unknown_key_is_named_with_the_known_ones() {
    assert_eq!(
        after_edit("vision.toml", "text = \"Portal", "titel = \"Portal"),
        [
            "content/program/vision.toml: next step `next.3`: unknown field `titel`, expected `id` or `text`; \
             remove it or correct its name"
        ]
    );
}

#[test]
fn an_unknown_key_inside_a_cell_is_traced_to_it() {
    assert_eq!(
        after_edit("levels.toml", "fact = \"lv.sel.fee\"", "fakt = \"lv.sel.fee\""),
        [
            "content/program/levels.toml: level `Select`: `annual_commitment`: unknown field `fakt`, expected \
             `fact` or `stated`; remove it or correct its name"
        ]
    );
}

#[test]
fn a_missing_fact_id_is_asked_for() {
    assert_eq!(
        after_edit("economics.toml", "fact = \"ec.chan\"\n", ""),
        ["content/program/economics.toml: economics 2: missing field `fact`; add it"]
    );
}

#[test]
fn a_word_outside_the_list_is_answered_with_the_list() {
    assert_eq!(
        after_edit("levels.toml", "stated = \"regional\"", "stated = \"global\""),
        [
            "content/program/levels.toml: level `Premier`: `territory.stated`: unknown variant `global`, expected one \
             of `local`, `regional`, `exclusive`; correct it"
        ]
    );
}

#[test]
fn a_decimal_without_quotes_is_asked_for_in_quotes() {
    assert_eq!(
        after_edit("goals.toml", "over = \"8.5\"", "over = 8.5"),
        [
            "content/program/goals.toml: goal `m.chan.satisfaction`: `target`: `8.5` would not stay exact; write \
             \"8.5\" in quotes"
        ]
    );
}

#[test]
fn a_text_in_the_place_of_a_number_is_shown_one() {
    assert_eq!(
        after_edit("goals.toml", "over = \"8.5\"", "over = \"a lot\""),
        [
            "content/program/goals.toml: goal `m.chan.satisfaction`: `target`: \"a lot\" is not a number; write it \
             like \"8.5\""
        ]
    );
}

#[test]
fn an_empty_text_is_asked_for() {
    assert_eq!(
        after_edit("stories.toml", "\"Accenture Digital\"", "\" \""),
        [
            "content/program/stories.toml: story `st.chan`: `firm` is empty; write it or remove the line"
        ]
    );
}

#[test]
fn a_line_that_is_no_toml_is_named_by_its_number() {
    let messages = after_edit("risks.toml", "[[risk]]\nid", "[[risk]\nid");

    assert!(messages[0].starts_with("content/program/risks.toml: line 4: "), "{messages:?}");
    assert!(messages[0].ends_with("; correct it"), "{messages:?}");
    assert_eq!(messages.len(), 1);
}

#[test]
fn a_table_nobody_knows_is_named() {
    assert_eq!(
        after_edit("risks.toml", "[[mitigation]]", "[[mitigations]]"),
        [
            "content/program/risks.toml: `mitigations` is no table of this file; remove it or correct its name"
        ]
    );
}

#[test]
fn a_file_that_is_missing_and_a_file_too_many_are_both_named() {
    let mut texts = texts();
    let text = texts.remove("goals.toml").expect("the file exists");
    texts.insert("gaols.toml".to_owned(), text);

    assert_eq!(
        messages(&texts),
        [
            "content/program/goals.toml: is missing; put it back",
            "content/program/gaols.toml: is no table of the program; rename it or move it away",
        ]
    );
}

#[test]
fn a_fact_id_used_twice_names_its_first_use() {
    assert_eq!(
        after_edit("stories.toml", "id = \"st.chan\"", "id = \"ec.chan\"")[0],
        "content/program/stories.toml: story `ec.chan`: `ec.chan` already stands for economics `ec.chan` of \
         economics.toml; give each fact its own id"
    );
}

#[test]
fn a_reference_to_nothing_is_named_with_what_it_should_be() {
    assert_eq!(
        after_edit("indicators.toml", "m.p2.deal", "m.p2.deals"),
        [
            "content/program/indicators.toml: indicator `kp.dealsize`: `goals` names `m.p2.deals`, which is no \
             goal; correct it or add that goal"
        ]
    );
    assert_eq!(
        after_edit("risks.toml", "answered_by = \"mt.div\"", "answered_by = \"rk.dep\""),
        [
            "content/program/risks.toml: risk `rk.dep`: `answered_by` names `rk.dep`, which is no mitigation; \
             correct it or add that mitigation"
        ]
    );
    assert_eq!(
        after_edit("goals.toml", "phase = 3", "phase = 4"),
        [
            "content/program/goals.toml: goal `m.p3.countries`: `scope` names phase 4, which does not exist; \
             correct it or add that phase"
        ]
    );
}

#[test]
fn a_multiple_that_does_not_follow_shows_the_division() {
    assert_eq!(
        after_edit("economics.toml", "high = 250_000", "high = 225_000"),
        [
            "content/program/economics.toml: economics `ec.tech`: `multiple.high` is 5, but revenue over investment \
             is 225,000 / 50,000 = 4.5; correct one of them"
        ]
    );
}

#[test]
fn a_derived_figure_that_is_a_cent_off_is_shown_what_follows() {
    assert_eq!(
        after_edit("projections.toml", "56666.67", "56666.66"),
        [
            "content/program/projections.toml: projection `pj.2`: `revenue_per_partner` is 56,666.66, but partner \
             revenue by partners is 56,666.67; correct one of them"
        ]
    );
}

#[test]
fn phases_that_overlap_leave_months_out_or_miss_the_year_are_put_right() {
    assert_eq!(
        after_edit("phases.toml", "first_month = 4", "first_month = 3"),
        [
            "content/program/phases.toml: phase `ph.2`: `first_month` is 3, but the phase before ends in month 3; \
             start at 4"
        ]
    );
    assert_eq!(
        after_edit("phases.toml", "last_month = 9", "last_month = 8"),
        [
            "content/program/phases.toml: phase `ph.3`: `first_month` is 10, which leaves out month 9; start at 9"
        ]
    );
    assert_eq!(
        after_edit("phases.toml", "last_month = 12", "last_month = 11"),
        [
            "content/program/phases.toml: the phases end with month 11, but the first year has 12; extend or \
             shorten the last one"
        ]
    );
}

#[test]
fn a_target_off_its_scale_is_told_the_scale() {
    assert_eq!(
        after_edit("goals.toml", "over = \"99.9\"", "over = 999"),
        [
            "content/program/goals.toml: goal `m.tec.uptime`: `target` is 999, but its unit runs from 0 to 100; \
             correct it"
        ]
    );
}

#[test]
fn a_reading_out_of_order_is_told_which_one_belongs_there() {
    assert_eq!(
        after_edit("readings.toml", "id = \"X09\"", "id = \"X90\""),
        [
            "content/program/readings.toml: reading `X90`: stands where `X09` should; reorder, add it or correct the id"
        ]
    );
}

#[test]
fn all_problems_come_at_once_in_reading_order() {
    let mut texts = texts();
    let mut edit = |file: &str, before: &str, after: &str| {
        let text = texts.get_mut(file).expect("the file exists");
        *text = text.replacen(before, after, 1);
    };
    edit("stories.toml", "amount = 500_000", "amount = 0");
    edit("economics.toml", "within_months = 18", "within_months = 0");
    edit("levels.toml", "at_least = 100_000", "at_least = 25_000");
    edit("levels.toml", "mdf = 5_000", "mdf = 6_000");

    assert_eq!(
        messages(&texts),
        [
            "content/program/levels.toml: level `Strategic`: `annual_commitment` is not above Premier's 25,000; \
             raise it or reorder the levels",
            "content/program/levels.toml: revenue sharing `rs.sel`: `mdf` is 6,000, but Select itself says 5,000; \
             make them agree",
            "content/program/economics.toml: economics `ec.tech`: `within_months` must be from 1 to 60; correct it",
            "content/program/stories.toml: story `st.tech`: `impact.amount` must be above 0; correct it",
        ]
    );
}

#[test]
fn every_broken_entry_is_named_not_only_the_first() {
    let mut texts = texts();
    let text = texts.get_mut("vision.toml").expect("the file exists");
    *text = text.replace("text = ", "texts = ");

    assert_eq!(messages(&texts).len(), 6);
}
