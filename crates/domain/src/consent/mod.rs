//! What may leave the device: decided by the employee alone, per kind, given and withdrawn at any time (AVG art. 7).
//!
//! The server knows the purpose only ([`Purpose`]); which kinds are included is decided and enforced on the device, and
//! the choice itself is a sealed record.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::record::Kind;

/// Why the server may hold sealed bytes: all that it ever learns of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Purpose {
    /// To restore the employee's records on another device of theirs.
    Backup,
}

/// The employee's decision about one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// May leave the device, sealed.
    Given {
        /// When this was decided.
        at: DateTime<Utc>,
    },
    /// Stays on the device; what the server held is erased.
    Withdrawn {
        /// When this was decided.
        at: DateTime<Utc>,
    },
}

/// The kinds that an employee decides about, one by one.
pub const CHOICES: [Kind; 2] = [Kind::CheckIn, Kind::OwnWords];

/// The decisions about backup, one per kind of [`CHOICES`]. Not decided is not given.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BackupChoices {
    /// Check-ins.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub check_in: Option<Consent>,
    /// Own words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub own_words: Option<Consent>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl BackupChoices {
    /// Whether records of `kind` may leave the device.
    ///
    /// Tombstones and the choices themselves hold nothing about how someone is; they go along as soon as anything may,
    /// because without them the other device would bring removed records back, or share what was withdrawn.
    pub fn allows(&self, kind: Kind) -> bool {
        let given = |choice: Option<Consent>| matches!(choice, Some(Consent::Given { .. }));
        match kind {
            Kind::CheckIn => given(self.check_in),
            Kind::OwnWords => given(self.own_words),
            Kind::BackupChoices | Kind::Deleted => given(self.check_in) || given(self.own_words),
        }
    }

    /// Whether anything at all may leave the device.
    pub fn allows_any(&self) -> bool {
        CHOICES.iter().any(|kind| self.allows(*kind))
    }

    /// Records the decision about one kind. Kinds that are not a choice of their own are left as they are.
    pub fn decide(&mut self, kind: Kind, consent: Consent) {
        match kind {
            Kind::CheckIn => self.check_in = Some(consent),
            Kind::OwnWords => self.own_words = Some(consent),
            Kind::BackupChoices | Kind::Deleted => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Consent {
        Consent::Given { at: DateTime::UNIX_EPOCH }
    }

    #[test]
    fn nothing_may_leave_before_a_decision() {
        let choices = BackupChoices::default();
        for kind in [Kind::CheckIn, Kind::OwnWords, Kind::BackupChoices, Kind::Deleted] {
            assert!(!choices.allows(kind), "{kind:?}");
        }
    }

    #[test]
    fn one_kind_does_not_open_the_other() {
        let mut choices = BackupChoices::default();
        choices.decide(Kind::CheckIn, given());
        assert!(choices.allows(Kind::CheckIn));
        assert!(!choices.allows(Kind::OwnWords));
    }

    #[test]
    fn withdrawing_the_last_kind_closes_everything() {
        let mut choices = BackupChoices::default();
        choices.decide(Kind::CheckIn, given());
        choices.decide(Kind::CheckIn, Consent::Withdrawn { at: DateTime::UNIX_EPOCH });
        assert!(!choices.allows_any());
        assert!(!choices.allows(Kind::Deleted));
    }
}
