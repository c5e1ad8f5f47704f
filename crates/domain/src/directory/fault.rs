//! What is wrong with a directory, where, and what to do about it.

use super::{MAX_NAME, TeamId};
use crate::shown_text::InvalidText;

/// One thing that is wrong, with its place: `supporters[2].name`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {fault}")]
pub struct Problem {
    /// Where.
    pub at: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a place in the directory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not the JSON of a directory.
    #[error("this is no directory (column {column}); fetch it again")]
    Malformed {
        /// The place where reading ended.
        column: usize,
    },
    /// More than there may be.
    #[error("there are more than {most}; take out those who are gone")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// A name that cannot be shown.
    #[error("{0}; write a name of at most {MAX_NAME} visible characters")]
    Name(InvalidText),
    /// A team that is not there.
    #[error("there is no team {}; choose one that there is", .0.0)]
    UnknownTeam(TeamId),
    /// The same id, key or team's name as another has.
    #[error("the same as {other}; each stands once")]
    Twice {
        /// Where the other is.
        other: String,
    },
    /// A team with a number that was not handed out.
    #[error("a team whose number was not handed out; make the team anew")]
    TeamNumber,
}
