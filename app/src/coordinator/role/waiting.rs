//! Requests for contact that wait, as far as their makers let a coordinator see: when each was sent, and nothing of what is in it.

use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use naderhand_contact::{Error as ContactError, waiting};
use naderhand_organisation::Error;
use naderhand_transport::CallError;

use super::{Desk, Role};

impl Role {
    /// When those that wait were sent, the oldest first.
    pub(in crate::coordinator) fn waiting(self) -> Signal<Vec<DateTime<Utc>>> {
        self.waiting.into()
    }

    /// Asks for them.
    pub(in crate::coordinator) fn look_for_waiting(self) {
        spawn_local(async move {
            let asked = self.at_desk(async |desk: &mut Desk| waiting(desk).await.map_err(of_organisation)).await;
            // Without an answer nothing is said: they are still asked of the supporters.
            if let Ok(waiting) = asked {
                let _ = self.waiting.try_set(waiting.sent_at);
            }
        });
    }
}

fn of_organisation(error: ContactError) -> Error {
    match error {
        ContactError::Call(call) => Error::Call(call),
        ContactError::Session(error) => error,
        // Only a request that this device made can be of another.
        ContactError::OtherOrganisation => Error::Call(CallError::Garbled { status: 200 }),
    }
}
