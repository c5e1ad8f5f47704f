//! Limits that an organisation may choose for itself. What it does not choose has the product's default.

use serde::Serialize;

use super::part::Part;

/// Limits. Those that are the defaults are not written: they are the same as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    #[serde(skip_serializing_if = "is_default_answer")]
    answer_minutes: u16,
    #[serde(skip_serializing_if = "is_default_count")]
    smallest_count: u16,
    #[serde(skip_serializing_if = "is_default_retention")]
    retention_days: u16,
}

/// Two hours (product default), well inside the 24 of S7 (R 15).
const ANSWER_MINUTES: u16 = 120;
/// Product default: fewer people than this may be known by each other.
const SMALLEST_COUNT: u16 = 10;
/// Three months, by which the last talk has been held (product default; S8: BOT).
const RETENTION_DAYS: u16 = 90;

impl Limits {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["answer_minutes", "smallest_count", "retention_days"]);
        let answer_minutes = part.number("answer_minutes", 15..=1440);
        let smallest_count = part.number("smallest_count", 5..=100);
        let retention_days = part.number("retention_days", 7..=365);
        Some(Self {
            answer_minutes: answer_minutes.ok()?.unwrap_or(ANSWER_MINUTES),
            smallest_count: smallest_count.ok()?.unwrap_or(SMALLEST_COUNT),
            retention_days: retention_days.ok()?.unwrap_or(RETENTION_DAYS),
        })
    }

    /// How many minutes a request for contact may wait before it goes on to whoever is on call: 15 to 1440.
    pub const fn answer_minutes(self) -> u16 {
        self.answer_minutes
    }

    /// The smallest count that a figure may show: 5 to 100. Smaller ones are suppressed (S15: R 24).
    pub const fn smallest_count(self) -> u16 {
        self.smallest_count
    }

    /// How many days the server keeps what was exchanged: 7 to 365.
    pub const fn retention_days(self) -> u16 {
        self.retention_days
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { answer_minutes: ANSWER_MINUTES, smallest_count: SMALLEST_COUNT, retention_days: RETENTION_DAYS }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_default_answer(minutes: &u16) -> bool {
    *minutes == ANSWER_MINUTES
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_default_count(count: &u16) -> bool {
    *count == SMALLEST_COUNT
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_default_retention(days: &u16) -> bool {
    *days == RETENTION_DAYS
}
