//! The rules, one file each, in the order in which they lead.

mod a0_acute;
mod a1_persisting;
mod a2_doubt;
mod a3_worsening;
mod a4_late_onset;
mod a5_accumulation;
mod a6_stoplicht;
mod a7_early;
mod a8_fine;
#[cfg(test)]
pub(crate) mod made;

pub(super) use self::a8_fine::rule as fine;
use super::{Facts, Part};

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Risk to oneself or others.
    Acute,
    /// Signals that stay.
    Persisting,
    /// "I doubt."
    Doubt,
    /// More than before, or hindering.
    Worsening,
    /// Signals that began long after.
    LateOnset,
    /// Several events.
    Accumulation,
    /// Orange or red.
    Stoplicht,
    /// Signals of the first weeks.
    Early,
    /// Nothing stands out.
    Fine,
}

impl Rule {
    /// All rules, the first to lead first.
    pub const ALL: [Self; 9] = [
        Self::Acute,
        Self::Persisting,
        Self::Doubt,
        Self::Worsening,
        Self::LateOnset,
        Self::Accumulation,
        Self::Stoplicht,
        Self::Early,
        Self::Fine,
    ];

    /// What the rule says, when it applies.
    pub(super) fn apply(self, facts: &Facts<'_>) -> Option<Part> {
        match self {
            Self::Acute => a0_acute::rule(facts),
            Self::Persisting => a1_persisting::rule(facts),
            Self::Doubt => a2_doubt::rule(facts),
            Self::Worsening => a3_worsening::rule(facts),
            Self::LateOnset => a4_late_onset::rule(facts),
            Self::Accumulation => a5_accumulation::rule(facts),
            Self::Stoplicht => a6_stoplicht::rule(facts),
            // It says to wait: only where nothing says otherwise.
            Self::Early => {
                let outward = Self::TO_CIRCLE_THREE.into_iter().any(|rule| rule.apply(facts).is_some());
                if outward { None } else { a7_early::rule(facts) }
            }
            // Said when no other rule applies: see `advise`.
            Self::Fine => None,
        }
    }

    /// The rules that do not let it be.
    const TO_CIRCLE_THREE: [Self; 5] = [Self::Acute, Self::Persisting, Self::Doubt, Self::Worsening, Self::LateOnset];
}
