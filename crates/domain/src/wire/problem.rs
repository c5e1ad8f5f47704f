//! Errors on the wire: RFC 9457 problem details, one stable code for each thing that can go wrong.
//!
//! The device shows its own words for a code, in the user's language. `detail` says in English what the caller can do, for
//! those who write against the API; it holds nothing internal and nothing personal.

use serde::{Deserialize, Serialize};

/// The media type of a [`Problem`].
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Code {
    /// 400: the body is not what the call takes.
    MalformedBody,
    /// 401: no device token, or one that the server does not know (never registered, or its vault was erased).
    DeviceUnknown,
    /// 401: the device was removed from another one.
    DeviceRevoked,
    /// 401: no session of an organisation with this token: never opened, ended, expired, of another role or organisation, or
    /// its key was removed.
    SessionUnknown,
    /// 403: no consent for this purpose is on record.
    ConsentMissing,
    /// 403: no setup code that is open fits: used, expired, mistyped, or made for another address.
    SetupCodeUnknown,
    /// 404: nothing at this address.
    NotFound,
    /// 404: no key box opens with this secret (wrong words, replaced words, an expired or used pairing code).
    KeyBoxNotFound,
    /// 404: no organisation publishes under this address.
    OrganisationNotFound,
    /// 404: no link opens with this secret (withdrawn, expired, already answered, or never made).
    LinkNotFound,
    /// 404: no request for contact with this id that the caller may see.
    RequestNotFound,
    /// 404: no reminders with this id that open with this secret.
    RemindersNotFound,
    /// 404: this server rings nobody: its operator gave it no key for pushes.
    PushUnavailable,
    /// 405: the address does not take this method.
    MethodNotAllowed,
    /// 409: another vault has this id, or another device registered it.
    VaultExists,
    /// 409: another organisation has this address.
    OrganisationExists,
    /// 409: another version is in this place; the next one builds on that.
    VersionConflict,
    /// 409: the server holds another entry at this place of the chain.
    ChainForked,
    /// 409: entries before the first one are missing.
    ChainGap,
    /// 409: another supporter has taken this request, or the caller has not.
    RequestTaken,
    /// 409: the request was withdrawn or closed.
    RequestOver,
    /// 413: the body is over the limit.
    BodyTooLarge,
    /// 413: one entry is over the limit.
    EntryTooLarge,
    /// 415: not a media type that the call takes.
    UnsupportedMediaType,
    /// 422: the vault is full.
    VaultFull,
    /// 422: the vault has as many devices as it may.
    TooManyDevices,
    /// 422: a signed statement that fails a check; `detail` says which.
    StatementRefused,
    /// 422: settings or a logo that cannot be shown; `problems` says what to mend.
    SettingsRefused,
    /// 422: the organisation has as many open links as it may.
    TooManyLinks,
    /// 422: the organisation has as many open requests for contact as it may.
    TooManyOpenRequests,
    /// 422: no address of a push service that this server rings, or a key that is none.
    PushAddressRefused,
    /// 429: too many calls; `Retry-After` says when to come back.
    TooManyRequests,
    /// 500: a fault on the server. Nothing was acknowledged.
    Internal,
    /// 503: the server cannot keep anything now (its disk is full, or its database away). Nothing was acknowledged.
    StorageUnavailable,
}

/// The body of every error answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `/problems/<code>`: identifies the problem, and is a page that explains it.
    pub r#type: String,
    /// The code, for programs.
    pub code: Code,
    /// The HTTP status.
    pub status: u16,
    /// What it is, in a few words.
    pub title: String,
    /// What the caller can do.
    pub detail: String,
    /// With `settings-refused`: everything that is wrong, each with its place. Left out elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<SettingsProblem>,
}

/// One thing that is wrong with settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsProblem {
    /// Where: `numbers[2].telephone`, or `logo`.
    pub at: String,
    /// What is wrong and what to do about it, in English.
    pub fault: String,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 34] = [
        Self::MalformedBody,
        Self::DeviceUnknown,
        Self::DeviceRevoked,
        Self::SessionUnknown,
        Self::ConsentMissing,
        Self::SetupCodeUnknown,
        Self::NotFound,
        Self::KeyBoxNotFound,
        Self::OrganisationNotFound,
        Self::LinkNotFound,
        Self::RequestNotFound,
        Self::RemindersNotFound,
        Self::PushUnavailable,
        Self::MethodNotAllowed,
        Self::VaultExists,
        Self::OrganisationExists,
        Self::VersionConflict,
        Self::ChainForked,
        Self::ChainGap,
        Self::RequestTaken,
        Self::RequestOver,
        Self::BodyTooLarge,
        Self::EntryTooLarge,
        Self::UnsupportedMediaType,
        Self::VaultFull,
        Self::TooManyDevices,
        Self::StatementRefused,
        Self::SettingsRefused,
        Self::TooManyLinks,
        Self::TooManyOpenRequests,
        Self::PushAddressRefused,
        Self::TooManyRequests,
        Self::Internal,
        Self::StorageUnavailable,
    ];

    /// The HTTP status that goes with the code.
    pub const fn status(self) -> u16 {
        match self {
            Self::MalformedBody => 400,
            Self::DeviceUnknown | Self::DeviceRevoked | Self::SessionUnknown => 401,
            Self::ConsentMissing | Self::SetupCodeUnknown => 403,
            Self::NotFound
            | Self::KeyBoxNotFound
            | Self::OrganisationNotFound
            | Self::LinkNotFound
            | Self::RequestNotFound
            | Self::RemindersNotFound
            | Self::PushUnavailable => 404,
            Self::MethodNotAllowed => 405,
            Self::VaultExists
            | Self::OrganisationExists
            | Self::VersionConflict
            | Self::ChainForked
            | Self::ChainGap
            | Self::RequestTaken
            | Self::RequestOver => 409,
            Self::BodyTooLarge | Self::EntryTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::VaultFull
            | Self::TooManyDevices
            | Self::StatementRefused
            | Self::SettingsRefused
            | Self::TooManyLinks
            | Self::TooManyOpenRequests
            | Self::PushAddressRefused => 422,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
            Self::StorageUnavailable => 503,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_spelled_the_same_for_ever() {
        assert_eq!(serde_json::to_string(&Code::ConsentMissing).unwrap(), "\"consent-missing\"");
        assert_eq!(serde_json::to_string(&Code::KeyBoxNotFound).unwrap(), "\"key-box-not-found\"");
    }

    #[test]
    fn all_is_all() {
        let mut seen = std::collections::HashSet::new();
        assert!(Code::ALL.iter().all(|code| seen.insert(*code)));
    }
}
