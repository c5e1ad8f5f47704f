//! From what went wrong to what the coordinator is told.

use naderhand_domain::{directory::ChangeFault, wire::problem::Code};
use naderhand_organisation::Error;
use naderhand_transport::CallError;

use crate::coordinator::outcome::NotDone;

pub(super) fn not_done(error: &Error) -> NotDone {
    match error {
        Error::Call(CallError::Unreachable(_)) => NotDone::Offline,
        Error::Call(call) => match call.code() {
            Some(Code::SetupCodeUnknown) => NotDone::CodeUnknown,
            Some(Code::OrganisationExists) => NotDone::Exists,
            Some(Code::OrganisationNotFound) => NotDone::Unknown,
            // The settings were checked before they left; the image was not.
            Some(Code::SettingsRefused | Code::BodyTooLarge) => NotDone::Image,
            Some(Code::VersionConflict) => NotDone::Conflict,
            Some(Code::SessionUnknown) => NotDone::NotNamed,
            _ => NotDone::Failed,
        },
        Error::Conflict | Error::Change(ChangeFault::RosterChanged) => NotDone::Conflict,
        Error::Removed => NotDone::NotNamed,
        Error::Words(_) | Error::NotNamed => NotDone::OtherWords,
        Error::Slug(_) => NotDone::Unknown,
        Error::Refused(_) => NotDone::Forged,
        _ => NotDone::Failed,
    }
}
