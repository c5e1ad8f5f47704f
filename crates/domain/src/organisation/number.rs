//! A number of the organisation: whom to phone (S18, S20).

use serde::Serialize;

use super::{
    part::Part,
    reach::Telephone,
    text::{InBoth, Line},
};

/// Who answers. The app puts the on-call supporter and the occupational physician where they are needed, whatever an
/// organisation calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A supporter who is on call.
    OnCallSupporter,
    /// The occupational physician.
    OccupationalPhysician,
    /// Company social work.
    SocialWork,
    /// Somebody else.
    Other,
}

impl Role {
    const NAMES: &[&str] = &["on_call_supporter", "occupational_physician", "social_work", "other"];
    const ALL: [Self; 4] = [Self::OnCallSupporter, Self::OccupationalPhysician, Self::SocialWork, Self::Other];
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    /// Who answers.
    pub role: Role,
    /// What it is called here.
    pub label: InBoth<Line>,
    /// The number.
    pub telephone: Telephone,
    /// Who may phone.
    pub for_whom: InBoth<Line>,
    /// At which times.
    pub when: InBoth<Line>,
}

impl Number {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["role", "label", "telephone", "for_whom", "when"]);
        let role = part.chosen("role", Role::NAMES, &Role::ALL);
        let label = part.lines("label", 60);
        let telephone = part.parsed("telephone", Telephone::parse);
        let for_whom = part.lines("for_whom", 120);
        let when = part.lines("when", 80);
        Some(Self { role: role?, label: label?, telephone: telephone?, for_whom: for_whom?, when: when? })
    }
}
