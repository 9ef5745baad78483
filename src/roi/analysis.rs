//! A case, its months and everything they come to.

use super::engine::{Projection, Step, TooLarge, in_step, project};
use super::inputs::CaseInputs;
use super::lens::{Lens, Outcome, UnknownBookings};
use super::measures::Measures;

/// All there is to know about one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The inputs.
    pub case: CaseInputs,
    /// The months.
    pub projection: Projection,
    /// Every measure for the partner.
    pub measures: Measures,
    /// The vendor's outcome.
    pub vendor: Result<Outcome, UnknownBookings>,
    /// The outcome of both together.
    pub joint: Result<Outcome, UnknownBookings>,
}

/// The months of `case` and every measure.
///
/// # Errors
///
/// [`TooLarge`] names the step in which an amount outgrew 28 digits; there are no partial numbers.
pub fn analyze(case: &CaseInputs) -> Result<Analysis, TooLarge> {
    let projection = project(case)?;
    let measures = in_step(Step::Measures, Measures::of(case, &projection))?;
    let outcome = |lens| in_step(Step::OtherViews, Outcome::of(&projection, lens));
    let (vendor, joint) = (outcome(Lens::Vendor)?, outcome(Lens::Joint)?);
    Ok(Analysis { case: case.clone(), projection, measures, vendor, joint })
}

impl Analysis {
    /// The outcome under `lens`.
    ///
    /// # Errors
    ///
    /// [`UnknownBookings`] for the vendor's and the joint view of a case whose bookings are unknown.
    pub fn outcome(&self, lens: Lens) -> Result<Outcome, UnknownBookings> {
        match lens {
            Lens::Vendor => self.vendor.clone(),
            Lens::Joint => self.joint.clone(),
            Lens::Partner => Ok(Outcome {
                flows: self.projection.months.iter().map(|month| month.cash_flow).collect(),
                balance: self.projection.months.iter().map(|month| month.cumulative).collect(),
                net: self.measures.net,
                npv: self.measures.npv,
                payback: self.measures.payback,
                peak: self.measures.peak,
            }),
        }
    }
}
