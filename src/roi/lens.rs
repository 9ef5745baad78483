//! Whose money a result is about: the partner's, the vendor's, or both together.

use super::engine::{Month, Projection};
use super::measures::worth_today;
use crate::finance::{Overflow, Payback, PeakFunding, Usd, payback, peak_funding};

/// Whose money a result is about (roi.md section 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// The partner's.
    #[default]
    Partner,
    /// The vendor's. Looks too good while the vendor's own costs are zero.
    Vendor,
    /// Both together: what one pays the other cancels.
    Joint,
}

impl Lens {
    /// Every lens, in the order shown.
    pub const ALL: [Lens; 3] = [Lens::Partner, Lens::Vendor, Lens::Joint];

    /// As shown.
    pub const fn label(self) -> &'static str {
        match self {
            Lens::Partner => "You",
            Lens::Vendor => "The vendor",
            Lens::Joint => "Both",
        }
    }

    pub(super) fn flow(self, month: &Month) -> Option<Usd> {
        match self {
            Lens::Partner => Some(month.cash_flow),
            Lens::Vendor => month.vendor,
            Lens::Joint => month.joint,
        }
    }
}

/// The vendor's and the joint view need the bookings, and no bookings bring a partner revenue of
/// which the partner earns nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Unknown: the revenue is the partner\u{2019}s own and the share is zero, so no bookings \
     could bring it"
)]
pub struct UnknownBookings;

/// What a case comes to under one lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The flow of each month, index 0 the signing.
    pub flows: Vec<Usd>,
    /// The balance after each month.
    pub balance: Vec<Usd>,
    /// Sum of all flows.
    pub net: Usd,
    /// Worth today.
    pub npv: Usd,
    /// When the money is back.
    pub payback: Payback,
    /// Most money out at once.
    pub peak: PeakFunding,
}

impl Outcome {
    /// The outcome under `lens`.
    pub(super) fn of(
        projection: &Projection,
        lens: Lens,
    ) -> Result<Result<Outcome, UnknownBookings>, Overflow> {
        let flows: Option<Vec<Usd>> = projection.months.iter().map(|m| lens.flow(m)).collect();
        let Some(flows) = flows else { return Ok(Err(UnknownBookings)) };
        let mut balance = Vec::with_capacity(flows.len());
        let mut sum = Usd::ZERO;
        for flow in &flows {
            sum = sum.plus(*flow)?;
            balance.push(sum);
        }
        let npv = worth_today(
            &projection.months,
            match lens {
                Lens::Partner => |month| month.cash_flow,
                Lens::Vendor => |month| month.vendor.unwrap_or_default(),
                Lens::Joint => |month| month.joint.unwrap_or_default(),
            },
        )?;
        Ok(Ok(Outcome {
            net: sum,
            npv,
            payback: payback(&flows)?,
            peak: peak_funding(&flows)?,
            flows,
            balance,
        }))
    }
}

impl Lens {
    /// As kept by a page.
    pub const fn id(self) -> &'static str {
        match self {
            Lens::Partner => "partner",
            Lens::Vendor => "vendor",
            Lens::Joint => "joint",
        }
    }

    /// The lens with this id; the partner's where there is none.
    pub fn from_id(id: &str) -> Lens {
        Lens::ALL.into_iter().find(|lens| lens.id() == id).unwrap_or_default()
    }
}
