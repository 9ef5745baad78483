//! The program says what the plan says: every fact of the list beside this
//! file, each figure, and nothing else.

use std::collections::BTreeMap;

use tandem::program;

const LIST: &str = include_str!("program_facts.tsv");

/// Stands for words that the content is free to choose.
const WORDS: &str = "*";

fn listed() -> BTreeMap<(String, String), String> {
    let mut facts = BTreeMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let [id, part, value] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?} should be id, part and value, with a tab between them");
        };
        let twice = facts.insert((id.to_owned(), part.to_owned()), value.to_owned());
        assert_eq!(twice, None, "{id} lists {part} twice");
    }
    facts
}

fn said() -> BTreeMap<(String, String), String> {
    let mut facts = BTreeMap::new();
    for fact in program::facts() {
        let twice = facts.insert((fact.id.to_string(), fact.part.to_owned()), fact.value);
        assert_eq!(twice, None, "{} says {} twice", fact.id, fact.part);
    }
    facts
}

#[test]
fn the_program_says_every_listed_fact_and_figure_and_no_other() {
    let (listed, said) = (listed(), said());

    let mut differences = Vec::new();
    for (fact, value) in &listed {
        match said.get(fact) {
            None => differences.push(format!("{fact:?} is not in the program")),
            Some(words) if value == WORDS => {
                if words.trim().is_empty() {
                    differences.push(format!("{fact:?} has no words"));
                }
            }
            Some(other) if other != value => {
                differences
                    .push(format!("{fact:?} is {value:?} in the plan, {other:?} in the program"));
            }
            Some(_) => {}
        }
    }
    differences.extend(
        said.keys()
            .filter(|fact| !listed.contains_key(*fact))
            .map(|fact| format!("{fact:?} is not in the plan")),
    );

    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn the_list_holds_the_plan_from_vision_to_last_reading() {
    let listed = listed();
    let ids = |prefix: &str| {
        let mut ids: Vec<&str> = listed.keys().map(|(id, _)| id.as_str()).collect();
        ids.dedup();
        ids.into_iter().filter(|id| id.starts_with(prefix)).count()
    };

    // The number of ids each section of program.md gives.
    let sections = [
        ("vis.", 2),
        ("next.", 4),
        ("pt.", 27),
        ("lv.", 52),
        ("rs.", 4),
        ("ec.", 3),
        ("pj.", 3),
        ("ph.", 15),
        ("m.", 30),
        ("en.", 12),
        ("cert.", 3),
        ("kp.", 13),
        ("rv.", 3),
        ("rk.", 4),
        ("mt.", 4),
        ("st.", 3),
        ("X", 27),
    ];
    for (prefix, expected) in sections {
        assert_eq!(ids(prefix), expected, "facts that begin with {prefix}");
    }
    assert_eq!(ids(""), sections.iter().map(|(_, count)| count).sum::<usize>());
}
