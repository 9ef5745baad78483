use crate::program::Asks;

/// Something a level asks that takes work rather than a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    Leads,
    Stories,
    Reviews,
    Council,
}

impl Need {
    /// Every need, in the order of the plan.
    pub const ALL: [Need; 4] = [Need::Leads, Need::Stories, Need::Reviews, Need::Council];

    /// The name in ids of fields.
    pub const fn id(self) -> &'static str {
        match self {
            Need::Leads => "leads",
            Need::Stories => "stories",
            Need::Reviews => "reviews",
            Need::Council => "council",
        }
    }

    /// What fills it, as a heading.
    pub const fn label(self) -> &'static str {
        match self {
            Need::Leads => "Qualified leads",
            Need::Stories => "Success stories",
            Need::Reviews => "Quarterly reviews",
            Need::Council => "Partner council",
        }
    }

    /// The need behind a requirement; `None` for the commitment, which is paid.
    pub const fn of(asks: Asks) -> Option<Need> {
        match asks {
            Asks::AnnualCommitment(_) => None,
            Asks::LeadsPerMonth(_) => Some(Need::Leads),
            Asks::Stories(_) => Some(Need::Stories),
            Asks::QuarterlyReviews => Some(Need::Reviews),
            Asks::Council => Some(Need::Council),
        }
    }
}
