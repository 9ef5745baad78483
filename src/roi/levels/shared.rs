use super::field::{LevelDraft, LevelField, LevelUnit};
use super::plan::{Appetite, LevelPlan, VolumeSource};
use crate::finance::figure;
use crate::roi::exact::multiply;

/// What of a plan goes into a link: its numbers, days and choices, plainly written, and no words of
/// the person. A volume that is taken from a saved case goes as the figure it is, since the case
/// stays on the device.
pub fn shared_texts(plan: &LevelPlan) -> LevelDraft {
    use LevelField as F;
    let mut texts = LevelDraft::new();
    let mut choose = |field: F, id: &str| {
        texts.insert(field.id(), id.to_owned());
    };
    choose(F::PartnerType, plan.partner_type.id());
    choose(F::Current, plan.current.id());
    choose(F::Target, plan.target.id());
    choose(F::Source, if plan.source == VolumeSource::Leads { "Leads" } else { "Typed" });
    match plan.appetite {
        Appetite::Any => {}
        Appetite::Met => choose(F::Appetite, "Met"),
        Appetite::Planned => choose(F::Appetite, "Planned"),
    }
    match plan.council {
        Some(true) => choose(F::Council, "Yes"),
        Some(false) => choose(F::Council, "No"),
        None => {}
    }
    for (field, number) in plan.numbers.iter() {
        let number = match field.unit() {
            LevelUnit::Percent => multiply(*number, 100.into()).unwrap_or(*number),
            _ => *number,
        };
        texts.insert(field.id(), figure::plain(number));
    }
    if let (VolumeSource::Plan, Some(volume)) = (plan.source, plan.volume) {
        texts.insert(F::Volume.id(), figure::plain(volume.to_cents().decimal()));
    }
    for (field, day) in plan.days.iter() {
        texts.insert(field.id(), day.to_string());
    }
    texts
}
