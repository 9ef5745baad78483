//! The inputs that are a choice between words.

/// One answer to a choice: its id in files and links, and its label on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As written in files and links.
    pub id: &'static str,
    /// As shown.
    pub label: &'static str,
}

macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every answer, in the order shown.
            pub const CHOICES: &'static [Choice] =
                &[$(Choice { id: stringify!($variant), label: $label }),+];

            /// As written in files and links.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// The answer with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $(stringify!($variant) => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

choice! {
    /// What a case is worked out from.
    Mode {
        /// Revenue a year is typed; the whole cost is one figure. Reproduces the program's claim.
        #[default] TopDown = "Revenue a year",
        /// Leads, deals and costs are typed; customers come and go month by month.
        Drivers = "Leads and deals",
    }
}

choice! {
    /// Whose revenue the yearly figure of a top-down case is (program.md, X02).
    RevenueBasis {
        /// The partner's own: all of it is earned.
        #[default] PartnerRevenue = "Yours to keep",
        /// What customers pay the platform: the partner earns a share of it.
        GrossBookings = "What customers pay",
    }
}

choice! {
    /// When the yearly investment is paid (program.md, X03).
    FeeTiming {
        /// A twelfth each month, the reading that reproduces the program's claim.
        AccruedMonthly = "A twelfth each month",
        /// A whole year at the signing and on each anniversary before the last month.
        #[default] AnnualAdvance = "Each year in advance",
    }
}

choice! {
    /// How the partner is paid on a deal (program.md, X06): one way at a time.
    EarningMode {
        /// The vendor pays a share of the revenue.
        #[default] RevenueShare = "Revenue share",
        /// The partner buys at a discount and resells.
        ResaleMargin = "Resale margin",
    }
}

choice! {
    /// What the revenue share is a share of (program.md, X20).
    ShareBase {
        /// The list price, whatever discount the customer got.
        #[default] List = "List price",
        /// What the customer pays.
        Net = "Price paid",
    }
}
