//! All roots of a sum of flows, each discounted by its own time.
//!
//! With u the logarithm of the discount of one unit of time, a row of flows is
//! worth P(u) = sum of a_t exp(t u). By Descartes' rule it has no more roots
//! than changes of sign. Between neighbors at a middle change of sign lies a
//! time tau such that the slope of P exp(-tau u), the sum of (t - tau) a_t
//! exp(t u), changes its sign once less often. The roots of that simpler sum
//! split the axis into stretches on which P exp(-tau u) rises or falls
//! throughout, so each holds one root of P at most. Its own roots are found in
//! the same way, down to a sum with a single change of sign.
//!
//! Source: roi.md section 8.

use super::{Usd, nearest};

/// How small a sum is, beside its parts, to count as zero where it turns.
const TOUCHES: f64 = 1e-12;

/// How small a sum is, beside its parts, at anything that is called a root.
const VANISHES: f64 = 1e-9;

/// Steps at most to find a root; halving alone takes about sixty.
const MOST_STEPS: u32 = 200;

/// Between which u roots are looked for.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Flows that are not zero, by ascending time.
pub(super) struct Series {
    times: Vec<u32>,
    amounts: Vec<f64>,
}

impl Series {
    /// Of flows by ascending time; at most `size` of them.
    pub(super) fn of(flows: impl Iterator<Item = (u32, Usd)>, size: usize) -> Series {
        let mut times = Vec::with_capacity(size);
        let mut amounts = Vec::with_capacity(size);
        for (time, flow) in flows {
            let amount = nearest(flow);
            if amount != 0.0 {
                times.push(time);
                amounts.push(amount);
            }
        }
        Series { times, amounts }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.amounts.is_empty()
    }

    pub(super) fn sign_changes(&self) -> usize {
        sign_changes(&self.amounts)
    }

    /// Every root within `range`, ascending; a double root once.
    pub(super) fn roots(self, range: Range) -> Vec<f64> {
        let times = self.times.as_slice();
        let mut simpler = vec![self.amounts];
        while let Some(slope) = simpler.last().and_then(|amounts| slope(times, amounts)) {
            simpler.push(slope);
        }
        simpler
            .iter()
            .rev()
            .fold(Vec::new(), |splits, amounts| Sum { times, amounts }.between(&splits, range))
    }
}

fn sign_changes(amounts: &[f64]) -> usize {
    amounts.windows(2).filter(|pair| changes_sign(pair)).count()
}

fn changes_sign(pair: &[f64]) -> bool {
    matches!(pair, [left, right] if are_opposite(*left, *right))
}

fn are_opposite(left: f64, right: f64) -> bool {
    (left < 0.0 && right > 0.0) || (left > 0.0 && right < 0.0)
}

/// The amounts of the slope that changes its sign once less often, where that helps.
fn slope(times: &[u32], amounts: &[f64]) -> Option<Vec<f64>> {
    let changes = sign_changes(amounts);
    if changes < 2 {
        return None;
    }
    let (pair, _) = times
        .windows(2)
        .zip(amounts.windows(2))
        .filter(|(_, amounts)| changes_sign(amounts))
        .nth(changes.div_euclid(2))?;
    let &[before, after] = pair else { return None };
    let tau = f64::midpoint(f64::from(before), f64::from(after));

    let mut slope: Vec<f64> =
        times.iter().zip(amounts).map(|(time, amount)| (f64::from(*time) - tau) * amount).collect();
    let largest = slope.iter().fold(0.0_f64, |largest, amount| largest.max(amount.abs()));
    for amount in &mut slope {
        *amount /= largest;
    }
    Some(slope)
}

/// A sum of amounts, each times exp(its time × u).
#[derive(Clone, Copy)]
struct Sum<'a> {
    times: &'a [u32],
    amounts: &'a [f64],
}

impl Sum<'_> {
    /// The roots within `range`, ascending, given the points at which the sum may turn.
    fn between(self, splits: &[f64], range: Range) -> Vec<f64> {
        let near = (range.high - range.low) * 1e-6;
        let mut roots = Vec::with_capacity(splits.len().saturating_add(1));
        let mut start = Point { u: range.low, height: self.height(range.low) };
        let mut touched: Option<Point> = None;

        for u in splits.iter().copied() {
            let end = Point { u, height: self.height(u) };
            if end.height.abs() <= TOUCHES {
                // A root of higher order may have split the axis twice.
                match touched {
                    Some(before) if end.u - before.u <= near => {
                        if end.height.abs() < before.height.abs() {
                            roots.pop();
                            roots.push(end.u);
                        }
                    }
                    _ => roots.push(end.u),
                }
                touched = Some(end);
                // No other root shares a stretch with one at its end.
                start = Point { height: 0.0, ..end };
            } else {
                roots.extend(self.crossing(start, end));
                touched = None;
                start = end;
            }
        }
        let end = Point { u: range.high, height: self.height(range.high) };
        roots.extend(self.crossing(start, end));
        roots
    }

    /// The root between two points of opposite sign.
    ///
    /// Chandrupatla's method: a parabola through the last three points where
    /// that is safe, else half the way.
    fn crossing(self, start: Point, end: Point) -> Option<f64> {
        if !are_opposite(start.height, end.height) {
            return None;
        }
        let (mut newest, mut other) = (start, end);
        let mut part = 0.5;
        let mut best = newest;
        for _ in 0..MOST_STEPS {
            let u = newest.u + part * (other.u - newest.u);
            let next = Point { u, height: self.height(u) };
            let dropped = if are_opposite(next.height, newest.height) {
                std::mem::replace(&mut other, newest)
            } else {
                newest
            };
            newest = next;

            best = if newest.height.abs() < other.height.abs() { newest } else { other };
            let width = (other.u - newest.u).abs();
            let least = 2.0 * f64::EPSILON * (best.u.abs() + 1e-3) / width;
            if best.height == 0.0 || least > 0.5 {
                break;
            }
            // Not `clamp`: the panic it may end in prints its bounds, and prints floating point.
            part = toward_root(newest, other, dropped).max(least).min(1.0 - least);
        }
        (best.height.abs() <= VANISHES).then_some(best.u)
    }

    /// The sum beside that of its parts' sizes: from -1 to 1, and zero at a root.
    fn height(self, u: f64) -> f64 {
        let terms = self.times.iter().copied().zip(self.amounts.iter().copied());
        // From the end where the terms fade, so that nothing overflows.
        if u > 0.0 { height(terms, u) } else { height(terms.rev(), -u) }
    }
}

/// A place on the axis and the height of a sum there.
#[derive(Clone, Copy)]
struct Point {
    u: f64,
    height: f64,
}

/// Horner's rule over uneven times; every step to the next term fades by `fading` a unit.
fn height(terms: impl Iterator<Item = (u32, f64)>, fading: f64) -> f64 {
    let mut sum = 0.0;
    let mut size = 0.0;
    let mut last = 0;
    let mut step = 0;
    let mut factor = 1.0;
    for (time, amount) in terms {
        // Nearly all steps are one month, so one exponential serves them all.
        let from_last = time.abs_diff(last);
        if from_last != step {
            step = from_last;
            factor = (-fading * f64::from(step)).exp();
        }
        sum = sum * factor + amount;
        size = size * factor + amount.abs();
        last = time;
    }
    if size > 0.0 { sum / size } else { 0.0 }
}

/// Which part of the way from `newest` to `other` to try next.
fn toward_root(newest: Point, other: Point, dropped: Point) -> f64 {
    let xi = (newest.u - other.u) / (dropped.u - other.u);
    let phi = (newest.height - other.height) / (dropped.height - other.height);
    let is_safe = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
    if !is_safe {
        return 0.5;
    }
    let to_other = newest.height / (other.height - newest.height) * dropped.height
        / (other.height - dropped.height);
    let to_dropped = (dropped.u - newest.u) / (other.u - newest.u) * newest.height
        / (dropped.height - newest.height)
        * other.height
        / (dropped.height - other.height);
    to_other + to_dropped
}
