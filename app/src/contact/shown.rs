//! What the screens show of a request, in the words of the screens.

use chrono::{DateTime, Utc};
use naderhand_contact::{
    Asked, Fault, Sending,
    asked::{Step, View},
};
use naderhand_domain::{
    contact::{Said, Stage},
    id::SupporterId,
    wire::contact::{Author, Reached},
};

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    /// Where it is.
    pub(super) at: At,
    /// The names of those whom it was sealed to.
    pub(super) asked: Vec<String>,
    /// The thread with whoever has it, and with those who had it before.
    pub(super) thread: Vec<Line>,
    /// Whether the server left something out, or altered it.
    pub(super) suspicious: bool,
}

/// Where a request is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum At {
    /// Waiting for the seconds in which it can be undone.
    Held {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Not sent: no connection yet.
    Ready,
    /// The server has it.
    Sent,
    /// On the devices of these.
    Delivered(Vec<String>),
    /// Opened by one of them.
    Opened(String),
    /// Nobody took it in time.
    Late(Stage),
    /// Nobody is left who could take it.
    Alone,
    /// A supporter has it.
    Claimed {
        /// Who.
        name: String,
        /// Until when they phone.
        by: Option<DateTime<Utc>>,
    },
    /// The server says that somebody has it, and nobody signed for that.
    Unproven,
    /// Done.
    Closed {
        /// Who had it.
        name: String,
    },
    /// Taken back.
    Withdrawn,
}

impl At {
    /// Whether nothing more will come of it.
    pub(super) const fn is_over(&self) -> bool {
        matches!(self, Self::Closed { .. } | Self::Withdrawn)
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The supporter's name; `None` when the employee wrote it.
    pub(super) by: Option<String>,
    /// When it was written.
    pub(super) at: DateTime<Utc>,
    /// What it says.
    pub(super) said: Said,
    /// Whether the server has it.
    pub(super) sending: Sending,
}

/// What the screens show of a request. `held` is until when its sending can be undone.
pub(super) fn shown(asked: &Asked, held: Option<DateTime<Utc>>) -> Shown {
    let view = asked.view();
    let at = match held {
        Some(until) => At::Held { until },
        None => at(&view),
    };
    let mut thread: Vec<_> = view
        .threads
        .iter()
        .flat_map(|(name, thread)| {
            thread.lines().iter().map(|line| Line {
                by: (line.by() == Author::Supporter).then(|| (*name).to_owned()),
                at: line.at(),
                said: line.said().clone(),
                sending: line.sending(),
            })
        })
        .collect();
    // Threads with several supporters, one after the other.
    thread.sort_by_key(|line| line.at);
    Shown {
        at,
        asked: view.recipients.iter().map(|one| one.name.to_owned()).collect(),
        thread,
        suspicious: view.faults.iter().any(|fault| !matches!(fault, Fault::Claim { .. })),
    }
}

fn at(view: &View<'_>) -> At {
    let names = |reached: Reached| {
        let those = view.recipients.iter().filter(|one| one.reached.is_some_and(|far| far >= reached));
        those.map(|one| one.name.to_owned()).collect::<Vec<_>>()
    };
    let name = |id: SupporterId| {
        let talk = view.threads.iter().find(|(_, thread)| thread.supporter() == id).map(|(name, _)| *name);
        let asked = view.recipients.iter().find(|one| one.supporter == id).map(|one| one.name);
        talk.or(asked).unwrap_or_default().to_owned()
    };
    if view.faults.iter().any(|fault| matches!(fault, Fault::Claim { .. })) {
        return At::Unproven;
    }
    match view.step {
        Step::Ready => At::Ready,
        Step::Waiting { nobody_left: true, .. } => At::Alone,
        Step::Waiting { stage: stage @ (Stage::OnCall | Stage::Coordinator), .. } => At::Late(stage),
        Step::Waiting { reached, .. } => match reached {
            Reached::Sent => At::Sent,
            Reached::Delivered => At::Delivered(names(Reached::Delivered)),
            Reached::Opened => At::Opened(names(Reached::Opened).join(", ")),
        },
        Step::Claimed { by, promised } => At::Claimed { name: name(by), by: promised },
        Step::Closed { by } => At::Closed { name: name(by) },
        Step::Withdrawn { .. } => At::Withdrawn,
    }
}
