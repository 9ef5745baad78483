use std::fmt::Write;

use tandem::finance::DecimalMark;
use tandem::roi::{Draft, Input, check, warnings};

use super::{assert_golden, assert_plain};

/// Inputs typed together, and what is said about the case they make.
const TYPED: [&[(Input, &str)]; 34] = [
    &[],
    &[(Input::Months, "6")],
    &[(Input::Months, "48")],
    &[(Input::Months, "6"), (Input::Lag, "6")],
    &[(Input::Months, "12"), (Input::Lag, "11")],
    &[(Input::Investment, "20,000")],
    &[(Input::Level, "Strategic"), (Input::Investment, "25,000")],
    &[(Input::AnnualRevenue, "80,000")],
    &[(Input::ClaimFactor, "1.5")],
    &[(Input::Ramp, "2")],
    &[(Input::Ramp, "24")],
    &[(Input::Share, "30%")],
    &[(Input::DiscountRate, "2%")],
    &[(Input::DiscountRate, "40%")],
    &[(Input::PartnerType, "Solution"), (Input::EarningMode, "ResaleMargin")],
    &[(Input::EarningMode, "ResaleMargin"), (Input::ResaleMargin, "20%")],
    &[(Input::Mode, "Drivers")],
    &[(Input::Mode, "Drivers"), (Input::Leads, "4")],
    &[(Input::Mode, "Drivers"), (Input::Win, "30%")],
    &[(Input::Mode, "Drivers"), (Input::Win, "0.5%")],
    &[(Input::Mode, "Drivers"), (Input::Arpa, "800")],
    &[(Input::Mode, "Drivers"), (Input::Arpa, "100,000")],
    &[(Input::Mode, "Drivers"), (Input::Churn, "1%")],
    &[(Input::Mode, "Drivers"), (Input::PriceGrowth, "15%")],
    &[(Input::Mode, "Drivers"), (Input::ServicesMargin, "70%")],
    &[(Input::Mode, "Drivers"), (Input::ServicesMargin, "-10%")],
    &[(Input::Mode, "Drivers"), (Input::CustomerDiscount, "26%")],
    &[
        (Input::Mode, "Drivers"),
        (Input::EarningMode, "ResaleMargin"),
        (Input::CustomerDiscount, "31%"),
    ],
    &[(Input::Mode, "Drivers"), (Input::People, "0")],
    &[(Input::Mode, "Drivers"), (Input::Marketing, "3,000")],
    &[(Input::Mode, "Drivers"), (Input::MdfLag, "9")],
    &[(Input::Mode, "Drivers"), (Input::Lag, "12")],
    &[(Input::FinanceRate, "30%"), (Input::ReinvestRate, "3%")],
    &[(Input::Level, "Registered"), (Input::Mode, "Drivers")],
];

#[test]
fn what_is_unusual_is_computed_with_a_word_of_warning() {
    let mut text = String::new();
    for typed in TYPED {
        let mut draft = Draft::default();
        let mut said = Vec::new();
        for (input, value) in typed {
            draft.set(*input, *value);
            said.push(format!("{} {value}", input.id()));
        }
        let case = check(&draft, DecimalMark::Point).expect("a warning is no problem");
        let _ = writeln!(
            text,
            "# {}",
            if said.is_empty() { "nothing typed".to_owned() } else { said.join(", ") }
        );
        for (input, warning) in warnings(&case) {
            let _ = writeln!(text, "{}: {warning}", input.label_in(case.mode()));
        }
    }

    assert_plain(&text);
    assert_golden("warnings.txt", &text);
}
