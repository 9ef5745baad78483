//! The columns of the monthly table, as the page, the CSV and the files print them.

use rust_decimal::Decimal;

use super::engine::Month;
use crate::finance::Usd;

/// One column of the monthly table (roi.md section 14), in the order of [`COLUMNS`].
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in files.
    pub id: &'static str,
    /// Its head on the page.
    pub label: &'static str,
    /// Whether it holds dollars.
    pub is_money: bool,
    value: fn(&Month) -> Option<Decimal>,
}

impl Column {
    /// The exact value; `None` where it is unknown.
    pub fn value(&self, month: &Month) -> Option<Decimal> {
        (self.value)(month)
    }

    /// The column with this id.
    pub fn from_id(id: &str) -> Option<&'static Column> {
        COLUMNS.iter().find(|column| column.id == id)
    }
}

const fn number(
    id: &'static str,
    label: &'static str,
    value: fn(&Month) -> Option<Decimal>,
) -> Column {
    Column { id, label, is_money: false, value }
}

const fn money(
    id: &'static str,
    label: &'static str,
    value: fn(&Month) -> Option<Decimal>,
) -> Column {
    Column { id, label, is_money: true, value }
}

fn exact(amount: Usd) -> Option<Decimal> {
    Some(amount.decimal())
}

/// Every column after the month's number, name and program year.
pub const COLUMNS: [Column; 23] = [
    number("ramp", "Pace", |month| Some(month.ramp)),
    number("new", "New customers", |month| Some(month.new_customers)),
    number("customers", "Customers", |month| Some(month.customers)),
    money("list", "At list price", |month| exact(month.list)),
    money("gross", "Bookings", |month| month.gross.map(Usd::decimal)),
    money("earned", "Earned", |month| exact(month.earned)),
    money("services", "Services", |month| exact(month.services)),
    money("mdf_claim", "Funds claimed", |month| exact(month.mdf_claim)),
    money("mdf_received", "Funds received", |month| exact(month.mdf_received)),
    money("inflow", "Money in", |month| exact(month.inflow)),
    money("fee", "Commitment", |month| exact(month.fee)),
    money("onboarding", "Onboarding", |month| exact(month.onboarding)),
    money("people", "People", |month| exact(month.people)),
    money("marketing", "Marketing", |month| exact(month.marketing)),
    money("services_cost", "Delivery", |month| exact(month.services_cost)),
    money("outflow", "Money out", |month| exact(month.outflow)),
    money("cash_flow", "Cash flow", |month| exact(month.cash_flow)),
    money("cumulative", "Balance", |month| exact(month.cumulative)),
    number("discount_factor", "Discount factor", |month| Some(month.discount_factor)),
    money("discounted", "Worth today", |month| exact(month.discounted)),
    money("cumulative_discounted", "Balance today", |month| exact(month.cumulative_discounted)),
    money("vendor", "Vendor", |month| month.vendor.map(Usd::decimal)),
    money("joint", "Both", |month| month.joint.map(Usd::decimal)),
];

/// The program year of month `t`, from 1: months 1 to 12 are the first, and so is the signing.
pub fn program_year(t: u32) -> u32 {
    t.saturating_sub(1).saturating_div(12).saturating_add(1)
}
