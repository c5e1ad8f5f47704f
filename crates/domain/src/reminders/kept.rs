//! The choices as they are kept: JSON with a version, all of it or nothing.
//!
//! # Changing the form
//!
//! A new version with a sample of its own; version 1 must be read for ever. An app that meets a newer version leaves it alone.

use chrono::{DateTime, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Choices, InvalidShift, Later, MOST_LATER, NeutralText, Pause, Quiet, Rhythm, Shift};
use crate::{organisation::hours::TimeOfDay, zone::LocalMinute};

/// The version of the form that this app writes.
pub const VERSION: u64 = 1;

/// Why what was kept cannot be used. It is not to be written over: another version of the app may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A newer app wrote it.
    #[error("a newer version of the app wrote these choices: update the app to read them")]
    Newer,
    /// It is not what any app wrote.
    #[error("these are no choices of reminders: keep them, and report it")]
    Malformed,
}

/// What every version begins with.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

/// Every field must be there: one that is missing is no choice that anybody made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    version: u64,
    since: DateTime<Utc>,
    #[serde(deserialize_with = "written")]
    after_event: Option<Clock>,
    rhythm: Rhythm,
    #[serde(deserialize_with = "written")]
    quiet: Option<Quiet>,
    text: NeutralText,
    #[serde(deserialize_with = "written")]
    pause: Option<Pause>,
    shifts: Vec<Shift>,
    later: Vec<Later>,
}

fn written<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

impl Choices {
    /// The same as JSON, to be sealed.
    pub fn to_json(&self) -> Vec<u8> {
        let form = First {
            version: VERSION,
            since: self.since,
            after_event: self.after_event.map(Clock),
            rhythm: self.rhythm,
            quiet: self.quiet,
            text: self.text,
            pause: self.pause,
            shifts: self.shifts.clone(),
            later: self.later.clone(),
        };
        // Numbers, texts and lists of them: always JSON.
        serde_json::to_vec(&form).unwrap_or_default()
    }

    /// Takes all of it or nothing, and checks it as strictly as what is typed.
    pub fn parse(json: &[u8]) -> Result<Self, Unreadable> {
        let Head { version } = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let kept: Option<First> = (version == VERSION).then(|| serde_json::from_slice(json).ok()).flatten();
        let First { since, after_event, rhythm, quiet, text, pause, shifts, later, .. } =
            kept.ok_or(Unreadable::Malformed)?;
        let mut choices = Self { rhythm, quiet, text, pause, ..Self::none(since) };
        choices.after_event = after_event.map(|Clock(time)| time);
        let count = shifts.len();
        choices.set_shifts(shifts).map_err(|_| Unreadable::Malformed)?;
        let is_twice = |(at, one): (usize, &Later)| later[..at].iter().any(|other| other.what == one.what);
        if choices.shifts.len() < count || later.len() > MOST_LATER || later.iter().enumerate().any(is_twice) {
            return Err(Unreadable::Malformed);
        }
        choices.later = later;
        Ok(choices)
    }
}

/// A time of the day as it is written.
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
pub(super) struct Clock(TimeOfDay);

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        TimeOfDay::parse(&text).map(Self).map_err(|_| serde::de::Error::custom("expected a time as 09:30"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum RhythmForm {
    None,
    AfterShift,
    Daily {
        at: Clock,
    },
    Weekly {
        #[serde(with = "DayOfTheWeek")]
        on: Weekday,
        at: Clock,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Weekday", rename_all = "snake_case")]
enum DayOfTheWeek {
    #[serde(rename = "monday")]
    Mon,
    #[serde(rename = "tuesday")]
    Tue,
    #[serde(rename = "wednesday")]
    Wed,
    #[serde(rename = "thursday")]
    Thu,
    #[serde(rename = "friday")]
    Fri,
    #[serde(rename = "saturday")]
    Sat,
    #[serde(rename = "sunday")]
    Sun,
}

impl Serialize for Rhythm {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = match *self {
            Self::None => RhythmForm::None,
            Self::AfterShift => RhythmForm::AfterShift,
            Self::Daily { at } => RhythmForm::Daily { at: Clock(at) },
            Self::Weekly { on, at } => RhythmForm::Weekly { on, at: Clock(at) },
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rhythm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match RhythmForm::deserialize(deserializer)? {
            RhythmForm::None => Self::None,
            RhythmForm::AfterShift => Self::AfterShift,
            RhythmForm::Daily { at: Clock(at) } => Self::Daily { at },
            RhythmForm::Weekly { on, at: Clock(at) } => Self::Weekly { on, at },
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuietForm {
    from: Clock,
    until: Clock,
}

impl Serialize for Quiet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        QuietForm { from: Clock(self.from()), until: Clock(self.until()) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quiet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let QuietForm { from: Clock(from), until: Clock(until) } = QuietForm::deserialize(deserializer)?;
        Self::of(from, until).ok_or_else(|| serde::de::Error::custom("quiet hours that last nothing, or always"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShiftForm {
    begins: LocalMinute,
    ends: LocalMinute,
    every_weeks: u8,
}

impl Serialize for Shift {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (begins, ends, every_weeks) = (self.begins(), self.ends(), self.every_weeks());
        ShiftForm { begins, ends, every_weeks }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Shift {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ShiftForm { begins, ends, every_weeks } = ShiftForm::deserialize(deserializer)?;
        Self::of(begins, ends, every_weeks).map_err(|fault: InvalidShift| serde::de::Error::custom(fault))
    }
}
