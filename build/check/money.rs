use rust_decimal::{Decimal, RoundingStrategy};

use super::super::number::Number;
use super::super::problem::{Entry, Problems};
use super::super::tables::{Bound, Economics, Projection, Range, Value};
use super::{TYPES, complete, positive};

/// Each type is there once, and its multiples are revenue over investment.
pub fn economics(rows: &[Entry<Economics>], problems: &mut Problems) {
    let what = "must hold Technology, Channel and Solution, once each and in this order";
    complete(rows, |it| it.partner_type, &TYPES, what, problems);

    for Entry { place, value: row } in rows {
        let Bound::AtLeast(investment) = row.minimum_investment else {
            let said = row.minimum_investment.parts().1;
            problems.add(
                place,
                format!(
                    "`minimum_investment` says `{said}`, but a minimum is `at_least`; correct it"
                ),
            );
            continue;
        };
        if !positive(investment) {
            problems.add(place, "`minimum_investment` must be above 0; correct it");
            continue;
        }
        for (key, range) in [("multiple", row.multiple), ("revenue", row.revenue)] {
            if range.low > range.high || !positive(range.low) {
                problems.add(
                    place,
                    format!("`{key}` must rise from a `low` above 0 to its `high`; correct it"),
                );
            }
        }
        let ends = [
            ("low", row.multiple.low, row.revenue.low),
            ("high", row.multiple.high, row.revenue.high),
        ];
        for (end, multiple, revenue) in ends {
            let follows = revenue.0.checked_div(investment.0);
            if follows != Some(multiple.0) {
                let follows =
                    follows.map_or_else(String::new, |it| format!(" = {}", it.normalize()));
                let what = format!(
                    "`multiple.{end}` is {multiple}, but revenue over investment is {revenue} / {investment}{follows}; correct one of them"
                );
                problems.add(place, what);
            }
        }
        if !(1..=60).contains(&row.within_months) {
            problems.add(place, "`within_months` must be from 1 to 60; correct it");
        }
    }
}

/// Years follow one another, and the derived figures follow from the others.
pub fn projections(years: &[Entry<Projection>], problems: &mut Problems) {
    for (expected, Entry { place, value: year }) in (1..).zip(years) {
        if year.year != expected {
            problems.add(
                place,
                format!(
                    "`year` is {}, but this is year {expected}; reorder or correct it",
                    year.year
                ),
            );
        }
        let share = year.share_of_company_revenue;
        if share.whole::<u32>().is_none_or(|percent| !(1..=100).contains(&percent)) {
            let what =
                "`share_of_company_revenue` must be a whole percentage from 1 to 100; correct it";
            problems.add(place, what);
        }
        if year.partners == 0 || !positive(year.partner_revenue) {
            problems.add(place, "`partners` and `partner_revenue` must be above 0; correct them");
        }

        let revenue = year.partner_revenue.0;
        let per_partner = revenue.checked_div(year.partners.into());
        let company =
            revenue.checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(share.0));
        let derived = [
            (
                "revenue_per_partner",
                year.revenue_per_partner,
                per_partner,
                "partner revenue by partners",
            ),
            ("company_revenue", year.company_revenue, company, "partner revenue by its share"),
        ];
        for (key, stands, follows, how) in derived {
            let Some(follows) = follows else { continue };
            let cents = follows.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            if stands.0 != cents {
                problems.add(
                    place,
                    format!(
                        "`{key}` is {stands}, but {how} is {}; correct one of them",
                        Number(cents)
                    ),
                );
            }
        }
    }
    for (before, after) in years.iter().zip(years.iter().skip(1)) {
        if after.value.partners < before.value.partners {
            problems.add(
                &after.place,
                "`partners` is below the year before; correct it or reorder the years",
            );
        }
    }
}

/// A margin is a part of the price.
pub fn margins(values: &[Entry<Value>], problems: &mut Problems) {
    for Entry { place, value } in values {
        if let Some(Range { low, high }) = value.margin
            && (!positive(low) || low > high || high.0 > Decimal::ONE_HUNDRED)
        {
            problems.add(
                place,
                "`margin` must rise from a `low` above 0 to a `high` of at most 100; correct it",
            );
        }
    }
}
