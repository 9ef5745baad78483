use std::collections::BTreeMap;
use std::fmt::Write;

use tandem::finance::figure;
use tandem::program::PartnerType;
use tandem::roi::{
    Analysis, Blanks, FIGURES, Figure, InputUse, Lens, Phrase, Preset, RangeEnd, analyze, explain,
    halved, halves, headline, read, readout, register, standfirst,
};

use super::{assert_golden, assert_plain};

/// Case G3 of roi.md section 12, at the level whose ceilings it uses in full.
fn g3() -> Analysis {
    let values = [
        ("partner_type", "Channel"),
        ("level", "Premier"),
        ("mode", "Drivers"),
        ("N", "36"),
        ("r", "0.12"),
        ("fee_timing", "AnnualAdvance"),
        ("I", "25000"),
        ("onboarding", "8000"),
        ("people", "2500"),
        ("marketing", "2000"),
        ("match", "0.5"),
        ("mdf_cap", "15000"),
        ("mdf_lag", "3"),
        ("leads", "6"),
        ("win", "0.05"),
        ("lag", "2"),
        ("ramp", "4"),
        ("arpa", "7200"),
        ("churn", "0.15"),
        ("price_growth", "0.03"),
        ("share", "0.35"),
        ("services", "18000"),
        ("services_margin", "0.45"),
    ];
    let values: BTreeMap<_, _> =
        values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
    analyze(&read(&values, Blanks::Defaults).expect("a case")).expect("small amounts")
}

fn every_figure() -> impl Iterator<Item = Figure> {
    let lenses = [Lens::Vendor, Lens::Joint].into_iter();
    FIGURES
        .into_iter()
        .chain(lenses.flat_map(|lens| [Figure::LensNet(lens), Figure::LensNpv(lens)]))
}

fn told(analysis: &Analysis, figure: Figure) -> String {
    let it = explain(analysis, figure);
    let mut text = String::new();
    let mut line = |label: &str, said: &str| {
        if !said.is_empty() {
            let _ = writeln!(text, "{label}: {said}");
        }
    };
    line("figure", &format!("{figure:?}, {}", it.label));
    line("shown", &it.shown);
    line("note", &readout(analysis, figure).note);
    line("exact", &it.unrounded());
    line("rounding", it.rounding);
    line("meaning", it.meaning);
    line("formula", &it.formula);
    line("numbers", &it.numbers());
    for part in &it.statement {
        for entry in part.lines.iter().chain([&part.sum]) {
            let how = if entry.how.is_empty() { "sum" } else { &entry.how };
            line("statement", &format!("{} | {how} | {}", entry.label, entry.amount));
        }
    }
    let inputs: Vec<&str> = it.inputs.iter().map(|using| using.label).collect();
    line("inputs", &inputs.join("; "));
    let readings: Vec<&str> = it.readings.iter().map(|reading| reading.id).collect();
    line("readings", &readings.join(", "));
    text
}

fn registered(using: &InputUse) -> String {
    format!(
        "{} | {} | {} | {} | {}\n",
        using.label,
        using.value,
        using.source.origin.word(),
        using.source.note,
        using.source.confidence.word()
    )
}

fn said(phrases: &[Phrase]) -> String {
    phrases
        .iter()
        .map(|phrase| match phrase {
            Phrase::Words(text) | Phrase::Figure(text) => text.as_str(),
        })
        .collect()
}

#[test]
fn every_figure_of_case_g3_explains_itself() {
    let run = g3();
    let texts: Vec<String> = every_figure().map(|figure| told(&run, figure)).collect();
    let text = texts.join("\n");

    assert_plain(&text);
    assert_golden("explanations_g3.txt", &text);
}

#[test]
fn every_figure_of_the_programs_claim_read_as_bookings_explains_itself() {
    let case = Preset::GrossReading.case(PartnerType::Channel, RangeEnd::Low).expect("a preset");
    let run = analyze(&case).expect("small amounts");
    let texts: Vec<String> = every_figure().map(|figure| told(&run, figure)).collect();
    let mut text = texts.join("\n");
    let outcome = run.outcome(Lens::Partner).expect("the partner's is always known");
    let _ = writeln!(text, "\n{}", said(&headline(&run, Lens::Partner, &outcome)));
    let _ = writeln!(text, "{}\n", said(&standfirst(&run, Lens::Partner, &outcome)));
    text.extend(register(&run).iter().map(registered));

    assert_plain(&text);
    assert_golden("explanations_gross_reading.txt", &text);
}

#[test]
fn case_g3_is_told_in_sentences_and_a_register() {
    let run = g3();
    let mut text = String::new();
    for lens in Lens::ALL {
        let outcome = run.outcome(lens).expect("the bookings are known");
        let _ = writeln!(text, "{}", said(&headline(&run, lens, &outcome)));
        let _ = writeln!(text, "{}\n", said(&standfirst(&run, lens, &outcome)));
    }
    let half = analyze(&halved(&run.case)).expect("small amounts");
    let _ = writeln!(text, "{}\n", said(&halves(&half)));
    text.extend(register(&run).iter().map(registered));

    assert_plain(&text);
    assert_golden("register_g3.txt", &text);
}

#[test]
fn a_figure_is_printed_as_its_exact_value_rounded() {
    let run = g3();
    let npv = explain(&run, Figure::Npv);

    assert_eq!(npv.shown, "$177,741");
    assert_eq!(npv.unrounded(), "177740.527218651032\u{2026}");
    assert_eq!(figure::percent(run.measures.net_roi.expect("there are costs"), 1), "71.0%");
    assert_eq!(
        explain(&run, Figure::NetRoi).numbers(),
        "($583,984.25 \u{2212} $341,525.00) ÷ $341,525.00"
    );
}
