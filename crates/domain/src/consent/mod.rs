//! What may leave the device: decided by the employee alone, per kind, given and withdrawn at any time (AVG art. 7).
//!
//! The server knows the purpose only ([`Purpose`]); which kinds are included is decided and enforced on the device, and
//! the choice itself is a sealed record.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::kind::Kind;

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

impl Consent {
    /// When this was decided.
    pub const fn at(self) -> DateTime<Utc> {
        match self {
            Self::Given { at } | Self::Withdrawn { at } => at,
        }
    }

    /// The same decision, not earlier than a millisecond after `before`.
    fn after(self, before: Self) -> Self {
        let next = before.at().checked_add_signed(TimeDelta::milliseconds(1)).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let at = self.at().max(next);
        match self {
            Self::Given { .. } => Self::Given { at },
            Self::Withdrawn { .. } => Self::Withdrawn { at },
        }
    }
}

/// The kinds that an employee decides about, one by one. What hangs on one of them goes along with it: see
/// [`choice_about`].
pub const CHOICES: [Kind; 4] = [Kind::CheckIn, Kind::Incident, Kind::SignalList, Kind::OwnWords];

/// The decision that covers a kind: itself, or the one that it hangs on. `None` for what says nothing about the employee
/// and goes along as soon as anything may (see [`BackupChoices::allows`]).
pub const fn choice_about(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::CheckIn => Some(Kind::CheckIn),
        Kind::OwnWords => Some(Kind::OwnWords),
        // Steps belong to an event, and the profile says which list and which schedule: nobody would expect to decide
        // about those apart.
        Kind::Incident | Kind::StepReview | Kind::Profile => Some(Kind::Incident),
        Kind::SignalList => Some(Kind::SignalList),
        Kind::BackupChoices | Kind::Deleted => None,
    }
}

/// The decisions about backup, one per kind of [`CHOICES`]. Not decided is not given.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BackupChoices {
    /// Check-ins.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub check_in: Option<Consent>,
    /// Own words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub own_words: Option<Consent>,
    /// Incidents, the steps after them and the profile.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub incident: Option<Consent>,
    /// Signal lists.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signal_list: Option<Consent>,
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
        match choice_about(kind) {
            Some(choice) => matches!(self.decision(choice), Some(Consent::Given { .. })),
            None => self.allows_any(),
        }
    }

    /// The decision about a kind, when there is one: for a kind that hangs on another, that one's.
    pub fn decision(&self, kind: Kind) -> Option<Consent> {
        match choice_about(kind)? {
            Kind::CheckIn => self.check_in,
            Kind::OwnWords => self.own_words,
            Kind::SignalList => self.signal_list,
            _ => self.incident,
        }
    }

    /// Whether anything at all may leave the device.
    pub fn allows_any(&self) -> bool {
        CHOICES.iter().any(|kind| self.allows(*kind))
    }

    /// Records the decision about one kind. Kinds that are not a choice of their own are left as they are.
    ///
    /// A decision counts as later than the one it replaces, also when the device's clock says otherwise: see
    /// [`BackupChoices::combine`].
    pub fn decide(&mut self, kind: Kind, consent: Consent) {
        let choice = match kind {
            Kind::CheckIn => &mut self.check_in,
            Kind::OwnWords => &mut self.own_words,
            Kind::Incident => &mut self.incident,
            Kind::SignalList => &mut self.signal_list,
            Kind::StepReview | Kind::Profile | Kind::BackupChoices | Kind::Deleted => return,
        };
        *choice = Some(choice.map_or(consent, |before| consent.after(before)));
    }

    /// Both devices' decisions, when neither had seen the other's: for each kind the later one, and of two at the same
    /// moment the withdrawal.
    ///
    /// Without this, one device's yes to one kind would undo the other device's no to another kind, because choices are one
    /// record. Commutative, associative and idempotent over decisions; fields of a newer app are taken from `self` first.
    #[must_use]
    pub fn combine(&self, other: &Self) -> Self {
        let mut unknown = other.unknown.clone();
        unknown.extend(self.unknown.clone());
        Self {
            check_in: later(self.check_in, other.check_in),
            own_words: later(self.own_words, other.own_words),
            incident: later(self.incident, other.incident),
            signal_list: later(self.signal_list, other.signal_list),
            unknown,
        }
    }
}

fn later(one: Option<Consent>, other: Option<Consent>) -> Option<Consent> {
    let rank = |consent: &Consent| (consent.at(), matches!(consent, Consent::Withdrawn { .. }));
    one.into_iter().chain(other).max_by_key(rank)
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
        for kind in Kind::ALL {
            assert!(!choices.allows(kind), "{kind:?}");
        }
    }

    #[test]
    fn one_kind_does_not_open_the_other() {
        for chosen in CHOICES {
            let mut choices = BackupChoices::default();
            choices.decide(chosen, given());
            for kind in Kind::ALL {
                let expected = choice_about(kind).is_none_or(|choice| choice == chosen);
                assert_eq!(choices.allows(kind), expected, "{chosen:?} given, {kind:?}");
            }
            assert!(choices.combine(&BackupChoices::default()).allows(chosen), "{chosen:?} survives a merge");
            choices.decide(chosen, Consent::Withdrawn { at: DateTime::UNIX_EPOCH });
            assert!(!choices.allows_any(), "{chosen:?} withdrawn");
        }
    }

    #[test]
    fn every_kind_hangs_on_a_choice_that_is_shown() {
        for kind in Kind::ALL {
            assert!(choice_about(kind).is_none_or(|choice| CHOICES.contains(&choice)), "{kind:?}");
        }
    }

    #[test]
    fn one_devices_yes_does_not_undo_the_others_no() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let mut before = BackupChoices::default();
        before.decide(Kind::CheckIn, Consent::Given { at: at(1) });
        let (mut phone, mut tablet) = (before.clone(), before);
        phone.decide(Kind::CheckIn, Consent::Withdrawn { at: at(2) });
        tablet.decide(Kind::OwnWords, Consent::Given { at: at(3) });
        let both = phone.combine(&tablet);
        assert_eq!(both, tablet.combine(&phone));
        assert_eq!(both, both.combine(&tablet));
        assert!(!both.allows(Kind::CheckIn));
        assert!(both.allows(Kind::OwnWords));

        // Given again on a device whose clock is behind: later all the same.
        let mut again = both.clone();
        again.decide(Kind::CheckIn, Consent::Given { at: at(0) });
        assert!(again.combine(&both).allows(Kind::CheckIn));

        let mut tie = BackupChoices::default();
        tie.decide(Kind::OwnWords, Consent::Withdrawn { at: at(3) });
        assert!(!tablet.combine(&tie).allows(Kind::OwnWords), "of two at once the withdrawal counts");
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
