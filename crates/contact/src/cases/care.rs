//! What a supporter notes down for themselves: it never leaves the device.

use chrono::{DateTime, Utc};
use naderhand_domain::schedule::ScheduleName;
use serde::{Deserialize, Serialize};

/// The longest note, in characters (product default): enough to remember a talk by, too short for a file on somebody.
pub const LONGEST_JOTTING: usize = 1_000;

/// Notes of one case (product default).
const MOST_JOTTINGS: usize = 50;

/// What was done for somebody, and what to remember of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Care {
    first_contact: Option<DateTime<Utc>>,
    talks: Vec<DateTime<Utc>>,
    advised_onward: Option<DateTime<Utc>>,
    jottings: Vec<Jotting>,
}

/// A note, to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jotting {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub words: String,
}

/// As many talks were held as the organisation's schedule has (S8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the schedule has {most} talks, and they were held; advise where to go on")]
pub struct TalksFull {
    /// How many it has.
    pub most: usize,
}

/// Why a note is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotKeptWords {
    /// There is nothing in it.
    #[error("the note is empty")]
    Empty,
    /// It is over [`LONGEST_JOTTING`].
    #[error("the note is too long; make it shorter, or two")]
    TooLong,
    /// There are as many as there may be.
    #[error("there are {MOST_JOTTINGS} notes already; remove one first")]
    Full,
}

/// How many talks a schedule has at most.
pub fn talks_at_most(schedule: ScheduleName) -> usize {
    schedule.steps().iter().filter(|step| step.milestone.is_talk()).count()
}

impl Care {
    /// When the first contact was made.
    pub const fn first_contact(&self) -> Option<DateTime<Utc>> {
        self.first_contact
    }

    /// When talks were held, in order.
    pub fn talks(&self) -> &[DateTime<Utc>] {
        &self.talks
    }

    /// When they were told of care further on (S6).
    pub const fn advised_onward(&self) -> Option<DateTime<Utc>> {
        self.advised_onward
    }

    /// The notes, in order.
    pub fn jottings(&self) -> &[Jotting] {
        &self.jottings
    }

    /// Notes when the first contact was made, or that it was not.
    pub const fn set_first_contact(&mut self, at: Option<DateTime<Utc>>) {
        self.first_contact = at;
    }

    /// Notes when they were told of care further on, or that they were not.
    pub const fn set_advised_onward(&mut self, at: Option<DateTime<Utc>>) {
        self.advised_onward = at;
    }

    /// Notes a talk, as many as the schedule has.
    pub fn add_talk(&mut self, at: DateTime<Utc>, schedule: ScheduleName) -> Result<(), TalksFull> {
        let most = talks_at_most(schedule);
        if self.talks.len() >= most {
            return Err(TalksFull { most });
        }
        self.talks.push(at);
        self.talks.sort_unstable();
        Ok(())
    }

    /// Removes a talk that was not held.
    pub fn remove_talk(&mut self, at: DateTime<Utc>) {
        if let Some(found) = self.talks.iter().position(|talk| *talk == at) {
            self.talks.remove(found);
        }
    }

    /// Keeps a note.
    pub fn jot(&mut self, words: &str, at: DateTime<Utc>) -> Result<(), NotKeptWords> {
        if words.trim().is_empty() {
            return Err(NotKeptWords::Empty);
        }
        if words.chars().count() > LONGEST_JOTTING {
            return Err(NotKeptWords::TooLong);
        }
        if self.jottings.len() >= MOST_JOTTINGS {
            return Err(NotKeptWords::Full);
        }
        self.jottings.push(Jotting { at, words: words.to_owned() });
        Ok(())
    }

    /// Removes a note.
    pub fn remove_jotting(&mut self, at: usize) {
        if at < self.jottings.len() {
            self.jottings.remove(at);
        }
    }
}
