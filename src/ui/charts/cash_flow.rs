//! The cumulative cash of one plan: how deep it goes, when it is back, where it ends.

use super::{
    axis,
    mark::{Drawing, Mark, Point, Run},
    scale::{Scale, position, room_for},
};

/// Something that happens at a month, and the figure that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Months from the signing, possibly between two.
    pub month: f64,
    /// The figure as it is written: `−$81,004`, `27.6 months`, `$25,000`.
    pub figure: String,
}

/// The cash curve of one plan with what is marked on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CashFlowChart {
    /// The balance after each month, in dollars; index 0 is the signing.
    pub balances: Vec<f64>,
    /// The balance at the signing, written.
    pub start: String,
    /// The deepest point, unless the balance never goes below zero.
    pub deepest: Option<Moment>,
    /// The last time the balance turns positive, if it does.
    pub payback: Option<Moment>,
    /// When a commitment is due, with its amount.
    pub fees: Vec<Moment>,
    /// The balance after the last month, written.
    pub end: String,
    /// Whose curve this is, below the final figure: `your plan`.
    pub whose: String,
}

const TOP: f64 = 34.0;
const LEFT: f64 = 6.0;
/// Below the base line: month labels, then the fees.
const FOOT: f64 = 46.0;
/// Below this width the words get shorter and the axis thinner.
const WIDE: f64 = 528.0;

impl CashFlowChart {
    /// What the drawing shows, for those who do not see it.
    pub fn description(&self) -> String {
        let mut text = format!("Starts at {}", self.start);
        if let Some(deepest) = &self.deepest {
            let month = whole_month(deepest.month);
            text.push_str(&format!(", is {} at the deepest in {month}", deepest.figure));
        }
        if let Some(payback) = &self.payback {
            text.push_str(&format!(", is back at zero after {}", payback.figure));
        }
        text.push_str(&format!(" and ends at {}.", self.end));
        text
    }

    /// The drawing for a place `width` pixels wide.
    pub fn drawing(&self, width: f64) -> Drawing {
        let is_narrow = width < WIDE;
        let height = if is_narrow { 380.0 } else { 430.0 };
        let end_room = (room_for(&self.end) * 1.45).max(room_for(&self.whose)) + 8.0;
        let right = (width - end_room).max(width / 2.0);
        let base = height - FOOT;
        let last = self.balances.len().saturating_sub(1);

        let low = self.balances.iter().copied().fold(0.0, f64::min);
        let high = self.balances.iter().copied().fold(0.0, f64::max);
        // The label of the deepest point stands below the curve and needs its room there.
        let lift = if self.deepest.is_some() { 58.0 } else { 16.0 };
        let x = Scale::new((0.0, position(last.max(1))), (LEFT, right));
        let y = Scale::new((low, high), (base - lift, TOP));
        let place = |month: f64, balance: f64| Point::new(x.at(month), y.at(balance));

        let points = self.balances.iter().enumerate();
        let curve: Vec<Point> =
            points.map(|(month, balance)| place(position(month), *balance)).collect();
        let runs_through = |room, at| axis::runs_through(&curve, room, at);
        let mut marks = axis::amounts(y, (low, high), right, is_narrow, &runs_through);
        marks.push(Mark::curve("c-plan", curve.into_iter()));
        marks.extend(axis::months(x, last, base, right, is_narrow));
        marks.extend(self.fee_notes(x, base + 35.0, is_narrow));
        if let Some(deepest) = &self.deepest {
            marks.extend(deepest_point(deepest, place(deepest.month, low), right, is_narrow));
        }
        if let Some(payback) = &self.payback {
            marks.extend(payback_point(payback, place(payback.month, 0.0), is_narrow));
        }
        if let Some(balance) = self.balances.last() {
            let end = place(position(last), *balance);
            let beside = |down| Point::new(end.x + 8.0, end.y + down);
            marks.push(Mark::Circle { class: "c-dot", center: end, radius: 4.0 });
            marks.push(Mark::text("c-t c-plan-t", beside(-2.0), &*self.end));
            marks.push(Mark::text("c-t c-note", beside(14.0), &*self.whose));
        }
        Drawing { width, height, marks }
    }

    /// One note for each fee that finds room beside the one before.
    fn fee_notes(&self, x: Scale, y: f64, is_narrow: bool) -> Vec<Mark> {
        let mut free_from = 0.0;
        let mut marks = Vec::new();
        for fee in &self.fees {
            let text =
                if is_narrow { "fee due".to_owned() } else { format!("{} fee due", fee.figure) };
            let room = room_for(&text);
            let at = x.at(fee.month);
            let (class, left, start) = if at - room / 2.0 < 0.0 {
                ("c-t c-note", 0.0, 0.0)
            } else {
                ("c-t c-note c-middle", at, at - room / 2.0)
            };
            if start >= free_from {
                marks.push(Mark::text(class, Point::new(left, y), text));
                free_from = start + room;
            }
        }
        marks
    }
}

/// A dot on the curve, its figure below it and kept inside the plot.
fn deepest_point(deepest: &Moment, at: Point, right: f64, is_narrow: bool) -> Vec<Mark> {
    let strong = Run::Strong(deepest.figure.clone());
    let runs = if is_narrow {
        vec![Run::Plain("Deepest: ".to_owned()), strong]
    } else {
        let month = whole_month(deepest.month);
        vec![strong, Run::Plain(format!(" at the deepest, {month}"))]
    };
    let room =
        runs.iter().map(|(Run::Plain(text) | Run::Strong(text))| room_for(text)).sum::<f64>();
    let (class, x) = if at.x - room / 2.0 < 0.0 {
        ("c-t", 0.0)
    } else if at.x + room / 2.0 > right {
        ("c-t c-end", right)
    } else {
        ("c-t c-middle", at.x)
    };
    vec![
        Mark::Line {
            class: "c-lead",
            from: Point::new(at.x, at.y + 5.0),
            to: Point::new(at.x, at.y + 27.0),
        },
        Mark::Circle { class: "c-dot", center: at, radius: 4.0 },
        Mark::Text { class, at: Point::new(x, at.y + 42.0), runs },
    ]
}

/// A hollow dot on the zero line. Before it the curve is below zero, so its label stands above to
/// the left; without room there it stands below to the right, where the curve has left.
fn payback_point(payback: &Moment, at: Point, is_narrow: bool) -> Vec<Mark> {
    let words = if is_narrow { "Back: " } else { "Money back: " };
    let has_room = at.x > room_for(words) + room_for(&payback.figure);
    let (class, label, lead) = if has_room {
        ("c-t c-end", Point::new(at.x + 4.0, at.y - 44.0), at.y - 38.0)
    } else {
        ("c-t", Point::new(at.x + 7.0, at.y + 19.0), at.y + 8.0)
    };
    let runs = vec![Run::Plain(words.to_owned()), Run::Strong(payback.figure.clone())];
    vec![
        Mark::Line { class: "c-lead", from: at, to: Point::new(at.x, lead) },
        Mark::Circle { class: "c-hollow", center: at, radius: 4.5 },
        Mark::Text { class, at: label, runs },
    ]
}

fn whole_month(month: f64) -> String {
    format!("month {}", super::scale::whole(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn northgate() -> CashFlowChart {
        let moment = |month, figure: &str| Moment { month, figure: figure.to_owned() };
        CashFlowChart {
            balances: vec![-35_000.0, -81_004.0, -20_000.0, 119_136.0],
            start: "−$35,000".to_owned(),
            deepest: Some(moment(1.0, "−$81,004")),
            payback: Some(moment(2.2, "2.2 months")),
            fees: vec![moment(0.0, "$25,000"), moment(0.1, "$25,000"), moment(2.0, "$25,000")],
            end: "$119,136".to_owned(),
            whose: "your plan".to_owned(),
        }
    }

    fn labels(drawing: &Drawing) -> Vec<String> {
        let words = |mark: &Mark| match mark {
            Mark::Text { runs, .. } => {
                Some(runs.iter().map(|(Run::Plain(text) | Run::Strong(text))| &**text).collect())
            }
            _ => None,
        };
        drawing.marks.iter().filter_map(words).collect()
    }

    #[test]
    fn everything_worth_knowing_is_written_on_the_chart() {
        let labels = labels(&northgate().drawing(780.0));

        for label in [
            "−$81,004 at the deepest, month 1",
            "Money back: 2.2 months",
            "$25,000 fee due",
            "$119,136",
            "your plan",
            "$0",
        ] {
            assert!(labels.iter().any(|text| text == label), "{label} in {labels:?}");
        }
    }

    #[test]
    fn a_fee_without_room_beside_the_last_is_left_to_the_table() {
        let labels = labels(&northgate().drawing(780.0));

        assert_eq!(labels.iter().filter(|text| text.ends_with("fee due")).count(), 2);
    }

    #[test]
    fn every_mark_stays_inside_even_on_the_smallest_phone() {
        let drawing = northgate().drawing(288.0);

        for mark in &drawing.marks {
            let at = match mark {
                Mark::Text { at, .. } | Mark::Circle { center: at, .. } => *at,
                Mark::Line { to, .. } => *to,
                _ => continue,
            };
            assert!((0.0..=288.0).contains(&at.x) && (0.0..=drawing.height).contains(&at.y));
        }
    }

    #[test]
    fn the_description_tells_the_curve_from_start_to_end() {
        assert_eq!(
            northgate().description(),
            "Starts at −$35,000, is −$81,004 at the deepest in month 1, is back at zero after \
             2.2 months and ends at $119,136."
        );
    }

    #[test]
    fn a_plan_without_months_is_drawn_without_a_curve() {
        let drawing = CashFlowChart::default().drawing(780.0);

        assert!(drawing.marks.contains(&Mark::curve("c-plan", std::iter::empty())));
    }
}
