//! The life of a request, in one place: the server moves it, devices and screens read it.
//!
//! ```text
//!            claim                close
//! Waiting ──────────▶ Claimed ──────────▶ Closed
//!  │  ▲ ▲               │  │                 │
//!  │  │ └── step back, ─┘  │                 │
//!  │  │     gone, ask      │                 │
//!  └──┘ due, or nobody left: chosen → on call → coordinator
//!  └───────── withdraw ────┴─────────────────┴▶ Withdrawn
//! ```

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::id::SupporterId;

/// Who has been asked so far. Each stage includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Stage {
    /// The supporters whom the employee chose.
    Chosen,
    /// Whoever is on call, too.
    OnCall,
    /// A coordinator, who sees that a request waits and nothing of what is in it.
    Coordinator,
}

/// Where a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has taken it.
    Waiting {
        /// Who has been asked.
        stage: Stage,
        /// When it goes on to the next; `None` when there is nobody further.
        due_at: Option<DateTime<Utc>>,
    },
    /// A supporter has it.
    Claimed {
        /// Who.
        by: SupporterId,
    },
    /// The supporter says that it is done.
    Closed {
        /// Who had it.
        by: SupporterId,
    },
    /// The employee took it back.
    Withdrawn,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A supporter takes it.
    Claim(SupporterId),
    /// A supporter gives it back to the others, or will not take it: they were there themselves, or have no time (S16).
    StepBack(SupporterId),
    /// A supporter says that it is done.
    Close(SupporterId),
    /// The organisation no longer names this supporter, or names another key of theirs.
    Gone(SupporterId),
    /// Time has passed.
    Due,
    /// The employee asks anew, of others or with other keys.
    Ask,
    /// The employee takes it back.
    Withdraw,
}

/// Why an event does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another supporter has it.
    #[error("another supporter has this request")]
    Taken,
    /// Only whoever has it may do that.
    #[error("this supporter does not have this request")]
    NotYours,
    /// It was withdrawn or closed.
    #[error("this request was withdrawn or closed")]
    Over,
}

/// Who may still take it, of those whom the employee approved, and how long each may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escalation {
    /// Whether anybody is left of those who were chosen: they did not step back, and did not leave.
    pub chosen: bool,
    /// Whether there is a sealed copy for whoever is on call.
    pub on_call: bool,
    /// Whether a coordinator may see that it waits.
    pub coordinator: bool,
    /// How long a request may wait at each stage: the organisation's limit.
    pub answer: TimeDelta,
}

impl Escalation {
    /// The stage after `stage`, if the employee approved one.
    const fn after(self, stage: Stage) -> Option<Stage> {
        match stage {
            Stage::Chosen if self.on_call => Some(Stage::OnCall),
            Stage::Chosen | Stage::OnCall if self.coordinator => Some(Stage::Coordinator),
            Stage::Chosen | Stage::OnCall | Stage::Coordinator => None,
        }
    }

    /// Whether anybody may take it of those who were asked by then.
    const fn is_anybody_asked(self, stage: Stage) -> bool {
        match stage {
            Stage::Chosen => self.chosen,
            Stage::OnCall | Stage::Coordinator => self.chosen || self.on_call,
        }
    }

    /// Waiting at a stage; at the next one at once when nobody is left who was asked by then.
    fn waiting(self, stage: Stage, now: DateTime<Utc>) -> State {
        if let Some(next) = self.after(stage).filter(|_| !self.is_anybody_asked(stage)) {
            return self.waiting(next, now);
        }
        let due_at = self.after(stage).and_then(|_| now.checked_add_signed(self.answer));
        State::Waiting { stage, due_at }
    }
}

impl State {
    /// A request that was just sent.
    pub fn sent(escalation: Escalation, now: DateTime<Utc>) -> Self {
        escalation.waiting(Stage::Chosen, now)
    }

    /// What the state is after an event. An event that has happened already changes nothing: calls are repeated when their
    /// answers are lost.
    #[expect(
        clippy::match_same_arms,
        reason = "one group of arms for each event, so that a reader can check them one by one"
    )]
    pub fn on(self, event: Event, escalation: Escalation, now: DateTime<Utc>) -> Result<Self, Refused> {
        match (self, event) {
            (Self::Waiting { .. }, Event::Claim(by)) => Ok(Self::Claimed { by }),
            (Self::Claimed { by }, Event::Claim(who)) if by == who => Ok(self),
            (Self::Claimed { .. }, Event::Claim(_)) => Err(Refused::Taken),

            (Self::Claimed { by }, Event::StepBack(who) | Event::Gone(who)) if by == who => {
                Ok(escalation.waiting(Stage::Chosen, now))
            }
            (Self::Waiting { stage, .. }, Event::StepBack(_) | Event::Gone(_))
                if !escalation.is_anybody_asked(stage) =>
            {
                Ok(escalation.waiting(stage, now))
            }
            (Self::Waiting { .. }, Event::StepBack(_)) | (_, Event::Gone(_)) => Ok(self),
            (Self::Claimed { .. }, Event::StepBack(_)) => Err(Refused::NotYours),

            (Self::Claimed { by } | Self::Closed { by }, Event::Close(who)) if by == who => Ok(Self::Closed { by }),
            (Self::Waiting { .. } | Self::Claimed { .. }, Event::Close(_)) => Err(Refused::NotYours),

            (Self::Waiting { stage, due_at: Some(due_at) }, Event::Due) if due_at <= now => Ok(escalation
                .after(stage)
                .map_or(Self::Waiting { stage, due_at: None }, |next| escalation.waiting(next, now))),
            (_, Event::Due) => Ok(self),

            (Self::Waiting { .. } | Self::Claimed { .. }, Event::Ask) => Ok(escalation.waiting(Stage::Chosen, now)),
            (_, Event::Withdraw) => Ok(Self::Withdrawn),
            (
                Self::Closed { .. } | Self::Withdrawn,
                Event::Claim(_) | Event::StepBack(_) | Event::Close(_) | Event::Ask,
            ) => Err(Refused::Over),
        }
    }

    /// Whether it still wants somebody.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Claimed { .. })
    }
}
