use std::collections::BTreeMap;

use super::super::problem::{Entry, Place, Problems};
use super::super::tables::Program;

/// Every fact id of `program` with its place, in reading order.
fn all(program: &Program) -> Vec<(&str, &Place)> {
    fn of<T>(entries: &[Entry<T>], id: fn(&T) -> &String) -> Vec<(&str, &Place)> {
        entries.iter().map(|entry| (id(&entry.value).as_str(), &entry.place)).collect()
    }

    let mut ids = of(&program.visions, |it| &it.id);
    ids.extend(of(&program.next_steps, |it| &it.id));
    ids.extend(of(&program.partner_types, |it| &it.fact));
    ids.extend(of(&program.audiences, |it| &it.id));
    ids.extend(of(&program.values, |it| &it.id));
    for Entry { place, value } in &program.levels {
        ids.push((&value.fact, place));
        ids.extend(value.cells().map(|(_, fact)| (fact, place)));
    }
    ids.extend(of(&program.revenue_sharing, |it| &it.fact));
    ids.extend(of(&program.economics, |it| &it.fact));
    ids.extend(of(&program.projections, |it| &it.id));
    ids.extend(of(&program.goals, |it| &it.id));
    ids.extend(of(&program.phases, |it| &it.id));
    ids.extend(of(&program.activities, |it| &it.id));
    ids.extend(of(&program.offers, |it| &it.id));
    ids.extend(of(&program.certificates, |it| &it.id));
    ids.extend(of(&program.indicators, |it| &it.id));
    ids.extend(of(&program.reviews, |it| &it.id));
    ids.extend(of(&program.risks, |it| &it.id));
    ids.extend(of(&program.mitigations, |it| &it.id));
    ids.extend(of(&program.stories, |it| &it.id));
    ids.extend(of(&program.readings, |it| &it.id));
    ids
}

/// No two figures share an id.
pub fn unique(program: &Program, problems: &mut Problems) {
    let mut first = BTreeMap::new();
    for (id, place) in all(program) {
        if let Some(Place { file, entry, .. }) = first.get(id) {
            let what =
                format!("`{id}` already stands for {entry} of {file}; give each fact its own id");
            problems.add(place, what);
        } else {
            first.insert(id, place.clone());
        }
    }
}

/// Every id that is referred to exists.
pub fn known(program: &Program, problems: &mut Problems) {
    let facts: Vec<&str> = all(program).into_iter().map(|(id, _)| id).collect();
    let mut refer = |place: &Place, key: &str, id: &str, known: &[&str], noun: &str| {
        if !known.contains(&id) {
            let what =
                format!("`{key}` names `{id}`, which is no {noun}; correct it or add that {noun}");
            problems.add(place, what);
        }
    };

    let offers: Vec<&str> = program.offers.iter().map(|it| it.value.id.as_str()).collect();
    for Entry { place, value } in &program.certificates {
        refer(place, "part_of", &value.part_of, &offers, "offer");
    }
    let goals: Vec<&str> = program.goals.iter().map(|it| it.value.id.as_str()).collect();
    for Entry { place, value } in &program.indicators {
        for goal in &value.goals {
            refer(place, "goals", goal, &goals, "goal");
        }
    }
    let mitigations: Vec<&str> =
        program.mitigations.iter().map(|it| it.value.id.as_str()).collect();
    for Entry { place, value } in &program.risks {
        refer(place, "answered_by", &value.answered_by, &mitigations, "mitigation");
    }
    for Entry { place, value } in &program.readings {
        for fact in &value.touches {
            refer(place, "touches", fact, &facts, "fact");
        }
    }

    let phases: Vec<u32> = program.phases.iter().map(|it| it.value.number).collect();
    let activities = program.activities.iter().map(|it| (&it.place, "phase", it.value.phase));
    let scopes =
        program.goals.iter().filter_map(|it| Some((&it.place, "scope", it.value.scope.phase()?)));
    for (place, key, phase) in activities.chain(scopes) {
        if !phases.contains(&phase) {
            let what = format!(
                "`{key}` names phase {phase}, which does not exist; correct it or add that phase"
            );
            problems.add(place, what);
        }
    }
}
