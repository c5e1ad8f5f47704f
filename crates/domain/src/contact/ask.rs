//! What a supporter reads when they open a request.

use serde::{Deserialize, Serialize};

use super::{ContactCard, Words};

/// What is asked. It says how to reach the employee and, if they like, a few words; no list, no check-in, no event (S13), and
/// not who else was asked: that would tell who was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// How to reach them.
    pub card: ContactCard,
    /// What they want to say beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
