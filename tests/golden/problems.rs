use std::fmt::Write;

use tandem::finance::DecimalMark::{self, Comma, Point};
use tandem::roi::{Draft, EarningMode, Input, Unit, check};

use super::{assert_golden, assert_plain};

/// Text that no field takes, or that one unit does not take (roi.md section 15).
const WRONG: [&str; 24] = [
    "",
    "   ",
    "lots",
    "1.2.3",
    "NaN",
    "inf",
    "1e309",
    "1,5",
    "12%",
    "$12",
    "5k",
    "1.234567",
    "0.001",
    "12.5",
    "-1",
    "-60",
    "101%",
    "999999999999999",
    "12345678901234567890123456789",
    "=1+1",
    "1 2",
    "yes",
    "2027",
    "1999-12",
];

/// What `check` says of `text` in the field of `input`; `None` where it is taken.
fn said(input: Input, text: &str, mark: DecimalMark) -> Option<String> {
    let mode = if input.belongs_to(tandem::roi::Mode::Drivers) { "Drivers" } else { "TopDown" };
    let pay = match input {
        Input::ResaleMargin => EarningMode::ResaleMargin,
        _ => EarningMode::RevenueShare,
    };
    let draft = Draft::default()
        .with(Input::Mode, mode)
        .with(Input::EarningMode, pay.id())
        .with(input, text);
    let problems = check(&draft, mark).err()?;
    let problem = problems.of(input).expect("the problem is with the field that was typed in");
    Some(match problem.remedy {
        Some(remedy) => format!("{} [{remedy:?}]", problem.message),
        None => problem.message.clone(),
    })
}

#[test]
fn each_field_says_what_to_type_instead() {
    let mut text = String::new();
    for input in Input::ALL {
        let _ = writeln!(text, "# {}, {}", input.id(), input.wording().label);
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for wrong in WRONG {
            let Some(message) = said(input, wrong, Point) else { continue };
            assert_plain(&message);
            match told.iter_mut().find(|(other, _)| *other == message) {
                Some((_, texts)) => texts.push(format!("`{wrong}`")),
                None => told.push((message, vec![format!("`{wrong}`")])),
            }
        }
        for (message, texts) in told {
            let _ = writeln!(text, "{message} | {}", texts.join(" "));
        }
        text.push('\n');
    }

    assert_golden("problems.txt", &text);
}

#[test]
fn numbers_are_taken_as_people_write_them() {
    let taken =
        ["1,234.5", "1 234", "1\u{202f}234", "$1,200", "25k", "1.5M", " 25,000 ", "25000.50"];

    for text in taken {
        assert_eq!(said(Input::Investment, text, Point), None, "{text}");
    }
    for text in ["12%", "12", "12.5 %", "0.5%"] {
        assert_eq!(said(Input::Win, text, Point), None, "{text}");
    }
}

#[test]
fn a_mark_with_two_readings_is_asked_back() {
    let asked = |text, mark| said(Input::Investment, text, mark).unwrap_or_default();

    assert_eq!(asked("1,5", Point), "1,5 could be read two ways; write 1.5 or 1,500");
    assert_eq!(asked("1.234", Comma), "1.234 could be read two ways; write 1.2340 or 1,234");
    assert_eq!(said(Input::Leads, "1.234", Point), None);
}

#[test]
fn a_value_above_the_ceiling_names_the_level_that_allows_it() {
    let said = |level: &str, input, text| {
        let draft = Draft::default()
            .with(Input::Mode, "Drivers")
            .with(Input::Level, level)
            .with(input, text);
        let problems = check(&draft, Point).expect_err("above the ceiling");
        let problem = problems.of(input).expect("the ceiling is this field's");
        format!("{} [{:?}]", problem.message, problem.remedy)
    };
    let cases = [
        ("Registered", Input::Share, "20%"),
        ("Premier", Input::Share, "35.01%"),
        ("Premier", Input::Share, "60%"),
        ("Select", Input::MdfCap, "5,000.01"),
        ("Premier", Input::MdfCap, "60,000"),
        ("Registered", Input::TrainingHours, "26"),
        ("Premier", Input::TrainingHours, "101"),
    ];

    let mut text = String::new();
    for (level, input, typed) in cases {
        let _ = writeln!(text, "{level} {} {typed} | {}", input.id(), said(level, input, typed));
    }
    assert_plain(&text);
    assert_golden("ceilings.txt", &text);
}

#[test]
fn every_number_is_held_to_the_bounds_it_names() {
    for input in Input::ALL {
        if matches!(input.unit(), Unit::Choice(_) | Unit::Flag | Unit::Month) {
            continue;
        }
        let message = said(input, "999999999999999", Point).expect("no field takes so much");
        assert!(
            message.contains(" to ") || message.contains("ceiling"),
            "{}: {message}",
            input.id()
        );
    }
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_fields() {
    let draft = Draft::default()
        .with(Input::Share, "99%")
        .with(Input::Months, "0")
        .with(Input::Investment, "lots");
    let problems = check(&draft, Point).expect_err("three problems");

    let inputs: Vec<_> = problems.all().iter().map(|problem| problem.input).collect();
    assert_eq!(inputs, [Input::Months, Input::Investment, Input::Share]);
}
