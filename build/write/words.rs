use super::super::problem::Entry;
use super::super::tables::{
    Activity, Audience, Certificate, Indicator, Mitigation, Offer, Phase, Profile, Reading, Review,
    Risk, Statement, Value,
};
use super::{decimal, fact, facts, table};

pub fn statements(name: &str, statements: &[Entry<Statement>]) -> String {
    table(name, "Statement", statements, |it| {
        format!("fact: {}, text: {:?}", fact(&it.id), it.text)
    })
}

pub fn partner_types(types: &[Entry<Profile>]) -> String {
    table("PARTNER_TYPES", "Profile", types, |it| {
        format!(
            "fact: {}, partner_type: PartnerType::{:?}, plan_number: {}, plan_name: {:?}, focus: {:?}",
            fact(&it.fact),
            it.id,
            it.plan_number,
            it.plan_name,
            it.focus
        )
    })
}

pub fn audiences(audiences: &[Entry<Audience>]) -> String {
    table("AUDIENCES", "Audience", audiences, |it| {
        format!(
            "fact: {}, partner_type: PartnerType::{:?}, group: {:?}, examples: &{:?}, narrowed_to: {:?}",
            fact(&it.id),
            it.partner_type,
            it.group,
            it.examples,
            it.narrowed_to
        )
    })
}

pub fn values(values: &[Entry<Value>]) -> String {
    table("VALUES", "Value", values, |it| {
        let margin = it.margin.map_or_else(
            || "None".to_owned(),
            |range| format!("Some(({}, {}))", decimal(range.low), decimal(range.high)),
        );
        format!(
            "fact: {}, partner_type: PartnerType::{:?}, offer: {:?}, margin_percent: {margin}",
            fact(&it.id),
            it.partner_type,
            it.offer
        )
    })
}

pub fn phases(phases: &[Entry<Phase>]) -> String {
    table("PHASES", "Phase", phases, |it| {
        format!(
            "fact: {}, number: {}, name: {:?}, first_month: {}, last_month: {}, focus: {:?}",
            fact(&it.id),
            it.number,
            it.name,
            it.first_month,
            it.last_month,
            it.focus
        )
    })
}

pub fn activities(activities: &[Entry<Activity>]) -> String {
    table("ACTIVITIES", "Activity", activities, |it| {
        let onboards = it.onboards.as_ref().map_or_else(
            || "None".to_owned(),
            |onboards| {
                let of: Vec<String> =
                    onboards.of.iter().map(|it| format!("PartnerType::{it:?}")).collect();
                format!(
                    "Some(Onboarding {{ partners: {}, of: &[{}] }})",
                    onboards.partners,
                    of.join(", ")
                )
            },
        );
        format!(
            "fact: {}, phase: {}, work: {:?}, onboards: {onboards}",
            fact(&it.id),
            it.phase,
            it.work
        )
    })
}

pub fn offers(offers: &[Entry<Offer>]) -> String {
    table("OFFERS", "Offer", offers, |it| {
        format!(
            "fact: {}, area: Area::{:?}, name: {:?}, gives: {:?}",
            fact(&it.id),
            it.area,
            it.name,
            it.gives
        )
    })
}

pub fn certificates(certificates: &[Entry<Certificate>]) -> String {
    table("CERTIFICATES", "Certificate", certificates, |it| {
        format!(
            "fact: {}, name: {:?}, depth: {:?}, part_of: {}",
            fact(&it.id),
            it.name,
            it.depth,
            fact(&it.part_of)
        )
    })
}

pub fn indicators(indicators: &[Entry<Indicator>]) -> String {
    table("INDICATORS", "Indicator", indicators, |it| {
        format!(
            "fact: {}, group: IndicatorGroup::{:?}, name: {:?}, goals: {}",
            fact(&it.id),
            it.group,
            it.name,
            facts(&it.goals)
        )
    })
}

pub fn reviews(reviews: &[Entry<Review>]) -> String {
    table("REVIEWS", "Review", reviews, |it| {
        format!(
            "fact: {}, name: {:?}, every_months: {}, agenda: &{:?}",
            fact(&it.id),
            it.name,
            it.every_months,
            it.agenda
        )
    })
}

pub fn risks(risks: &[Entry<Risk>]) -> String {
    table("RISKS", "Risk", risks, |it| {
        format!(
            "fact: {}, name: {:?}, meaning: {:?}, answered_by: {}",
            fact(&it.id),
            it.name,
            it.meaning,
            fact(&it.answered_by)
        )
    })
}

pub fn mitigations(mitigations: &[Entry<Mitigation>]) -> String {
    table("MITIGATIONS", "Mitigation", mitigations, |it| {
        format!("fact: {}, name: {:?}, meaning: {:?}", fact(&it.id), it.name, it.meaning)
    })
}

/// Each reading on its own, then all of them and those that are shown: what
/// asks only for the shown ones does not carry the rest.
pub fn readings(readings: &[Entry<Reading>]) -> String {
    let each: String = readings
        .iter()
        .map(|Entry { value: it, .. }| {
            format!(
                "pub static {}: Reading = Reading {{ id: {:?}, shown: {}, touches: {}, finding: {:?}, note: {:?} }};\n",
                it.id,
                it.id,
                it.shown,
                facts(&it.touches),
                it.finding,
                it.note
            )
        })
        .collect();
    let list = |name: &str, ids: Vec<String>| {
        format!("pub static {name}: [&Reading; {}] = [{}];\n", ids.len(), ids.join(", "))
    };
    let address = |it: &Entry<Reading>| format!("&{}", it.value.id);
    let all = readings.iter().map(address).collect();
    let shown = readings.iter().filter(|it| it.value.shown).map(address).collect();
    each + &list("READINGS", all) + &list("SHOWN_READINGS", shown)
}
