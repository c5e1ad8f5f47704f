//! The few things about the employee that the app needs to know: the profession, for its list of incidents, and the schedule
//! of talks that their organisation follows. No name, no employer, no account.

use serde::{Deserialize, Serialize};

use crate::{open::Open, schedule::ScheduleName};

/// The employee's settings that belong to them, not to one device.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Profile {
    /// The profession.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub profession: Option<Open<Profession>>,
    /// The schedule of talks for events from now on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub schedule: Option<Open<ScheduleName>>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// A profession with a high risk of shocking events (R §1.2, OLVG).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    /// Ambulance care.
    Ambulance,
    /// The control room.
    ControlRoom,
    /// The police.
    Police,
    /// The fire brigade.
    FireBrigade,
    /// The prison service.
    Prison,
    /// The armed forces.
    Defence,
    /// Enforcement: municipal and other special investigating officers.
    Enforcement,
    /// A hospital.
    Hospital,
}

impl Profession {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Ambulance,
        Self::ControlRoom,
        Self::Police,
        Self::FireBrigade,
        Self::Prison,
        Self::Defence,
        Self::Enforcement,
        Self::Hospital,
    ];

    /// Their names in an organisation's settings and in records, in the same order.
    pub const NAMES: &'static [&'static str] =
        &["ambulance", "control_room", "police", "fire_brigade", "prison", "defence", "enforcement", "hospital"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s5_professions_have_the_same_names_in_settings_and_records() {
        assert_eq!(serde_json::to_value(Profession::ALL).unwrap(), serde_json::json!(Profession::NAMES));
    }
}
