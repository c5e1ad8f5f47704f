//! Why an act did not finish. What the device keeps is as it was, unless the act's own documentation says otherwise.

use naderhand_domain::directory::ChangeFault;
use naderhand_sealing::{OpenError, recovery_words::WordsError};
use naderhand_signing::BodyFault;
use naderhand_transport::CallError;

use crate::{link::InvalidLink, member::Refusal, slug::InvalidSlug};

/// Why an act did not finish.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The call failed. Trying again later is safe.
    #[error(transparent)]
    Call(#[from] CallError),
    /// What the server gave is not believed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The link is not one.
    #[error(transparent)]
    Link(#[from] InvalidLink),
    /// The slug is not one.
    #[error(transparent)]
    Slug(#[from] InvalidSlug),
    /// What lies under the link does not open, or is something else than the link says.
    #[error("what lies under the link does not open ({0}); ask for a new link")]
    LinkContent(OpenError),
    /// The link is for something else: an invitation where a join link is asked for, or the other way round.
    #[error("this link is for something else; open it at its own address")]
    OtherPurpose,
    /// The words are not right; says which, where the check words can tell.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The words are right, and no coordinator of this organisation has them.
    #[error("no coordinator of this organisation has this key; check the address and the words")]
    NotNamed,
    /// This coordinator or supporter was removed.
    #[error("the organisation no longer names this key; ask a coordinator")]
    Removed,
    /// The change cannot be made to the directory as it is now.
    #[error(transparent)]
    Change(#[from] ChangeFault),
    /// Another coordinator published meanwhile. What they published has been fetched: look at it, and do it again.
    #[error("another coordinator published meanwhile; look at it, and do it again")]
    Conflict,
    /// The statement would be over a limit.
    #[error(transparent)]
    Body(#[from] BodyFault),
    /// Nobody can remove themselves: what they signed would not be believed any more.
    #[error("a coordinator cannot remove themselves; let another one do it")]
    Yourself,
    /// No key is prepared to rotate to.
    #[error("no new key is prepared; prepare one, and write down its words first")]
    NotPrepared,
    /// The invitation was made on another device, or is gone.
    #[error("this invitation was not made on this device; make a new one")]
    UnknownInvitation,
    /// Nobody has answered, or the answer does not open.
    #[error("there is no answer to this invitation yet")]
    NoAnswer,
}
