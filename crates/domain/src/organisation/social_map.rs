//! The social map: who can help, inside and outside the organisation. For each the sources want to know who it is for, how
//! to reach it, how soon, and whether a referral or the manager's leave is needed (S19: DJI step 4, BOT, R 28).

use serde::Serialize;

use super::{
    part::Part,
    reach::Reach,
    text::{InBoth, Line},
};

/// What must be there before somebody can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Nothing: anybody for whom it is can go.
    Nothing,
    /// A physician's referral.
    Referral,
    /// The manager's leave.
    Manager,
}

impl Needs {
    const NAMES: &[&str] = &["nothing", "referral", "manager"];
    const ALL: [Self; 3] = [Self::Nothing, Self::Referral, Self::Manager];
}

/// Somebody who can help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is called.
    pub name: InBoth<Line>,
    /// Who it is for.
    pub for_whom: InBoth<Line>,
    /// How to reach it.
    pub reach: Reach,
    /// How soon it helps.
    pub how_soon: InBoth<Line>,
    /// What must be there first.
    pub needs: Needs,
}

impl Entry {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["name", "for_whom", "reach", "how_soon", "needs"]);
        let name = part.lines("name", 80);
        let for_whom = part.lines("for_whom", 120);
        let reach = part.part("reach").and_then(|part| Reach::read(&part));
        let how_soon = part.lines("how_soon", 80);
        let needs = part.chosen("needs", Needs::NAMES, &Needs::ALL);
        Some(Self { name: name?, for_whom: for_whom?, reach: reach?, how_soon: how_soon?, needs: needs? })
    }
}
