//! What employee and supporter write to each other once somebody has taken the request.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Words;

/// One message. Its author, its number and the message before it are bound by the seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// How many messages of the other its author had seen: so a message that a server holds back is noticed.
    pub seen: u32,
    /// When it was written, by its author's clock.
    pub at: DateTime<Utc>,
    /// What it says.
    pub note: Said,
}

/// What a message says, in this version or a newer one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Said {
    /// What this version knows.
    Known(Note),
    /// What it does not: shown as a message that a newer app can read.
    Newer(serde_json::Value),
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    /// The supporter takes the request and says until when they phone at the latest (S7: within a day).
    Promise {
        /// The time.
        by: DateTime<Utc>,
        /// What they add.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// Words.
    Words {
        /// The words.
        words: Words,
    },
    /// A time to speak, to be agreed to.
    Propose {
        /// The time.
        at: DateTime<Utc>,
    },
    /// That time is good.
    Agree {
        /// The time that was proposed.
        at: DateTime<Utc>,
    },
}
