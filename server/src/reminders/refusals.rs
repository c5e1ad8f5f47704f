//! What is answered to those who are refused.

use naderhand_domain::wire::problem::Code;
use naderhand_push::NotATarget;

use crate::{
    problem::Answer,
    store::request::{AlertsRefusal, NoReminders},
};

impl From<NoReminders> for Answer {
    fn from(NoReminders: NoReminders) -> Self {
        Code::RemindersNotFound.into()
    }
}

impl From<AlertsRefusal> for Answer {
    fn from(refusal: AlertsRefusal) -> Self {
        match refusal {
            AlertsRefusal::Session(refusal) => refusal.into(),
            AlertsRefusal::NoReminders => NoReminders.into(),
        }
    }
}

impl From<NotATarget> for Answer {
    fn from(not: NotATarget) -> Self {
        let detail = match not {
            NotATarget::Malformed => "The endpoint is an https address without a name and a password in it.",
            NotATarget::Number => "The endpoint names a machine by its number. Push services have names.",
            NotATarget::UnknownHost => {
                "The endpoint is at no push service that this server knows. Its operator can add the host."
            }
            NotATarget::Key => "`p256dh` is no point of P-256. Subscribe anew.",
        };
        Self::with_detail(Code::PushAddressRefused, detail)
    }
}

/// A ring is further ahead than any may be.
pub(super) const TOO_FAR: Answer =
    Answer::with_detail(Code::MalformedBody, "A ring is planned at most 130 days ahead. Send the nearest ones.");
