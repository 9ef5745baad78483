use rust_decimal::Decimal;

use super::FactId;

/// The kind of a partner. Kinds have no order and no number: reading X08.
///
/// Source: program.md section 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerType {
    Technology,
    Channel,
    Solution,
}

impl PartnerType {
    /// Every kind, in the order of the plan.
    pub const ALL: [Self; 3] = [Self::Technology, Self::Channel, Self::Solution];

    /// The name in links, files and content.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Technology => "Technology",
            Self::Channel => "Channel",
            Self::Solution => "Solution",
        }
    }

    /// The name on the page.
    pub const fn label(self) -> &'static str {
        self.id()
    }

    /// The kind called `id`, in exactly this spelling.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// What the plan says of a partner type as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    pub fact: FactId,
    pub partner_type: PartnerType,
    /// The plan's own number and name, kept for reference and never shown: reading X08.
    pub plan_number: u32,
    pub plan_name: &'static str,
    pub focus: &'static str,
}

/// A group of firms the program looks for. Those named are targets, not
/// partners: reading X16.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Audience {
    pub fact: FactId,
    pub partner_type: PartnerType,
    pub group: &'static str,
    pub examples: &'static [&'static str],
    /// The part of those firms that is meant, if not all of each.
    pub narrowed_to: Option<&'static str>,
}

/// Something a partner type gets out of the partnership.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub fact: FactId,
    pub partner_type: PartnerType,
    pub offer: &'static str,
    /// Low and high end in percent of the selling price, where the offer is a margin.
    pub margin_percent: Option<(Decimal, Decimal)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_exact_id_only() {
        for kind in PartnerType::ALL {
            assert_eq!(PartnerType::from_id(kind.id()), Some(kind));
        }
        assert_eq!(PartnerType::from_id("Strategic"), None);
    }
}
