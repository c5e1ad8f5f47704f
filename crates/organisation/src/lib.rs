//! The device's side of an organisation (docs/adr/0014-signed-organisation.md): what members keep and refuse, what
//! supporters answer, what coordinators publish.
//!
//! Everything is orchestration over three parts: `naderhand-signing` says who is believed, `naderhand-sealing` opens and
//! seals, a [`Transport`](naderhand_transport::Transport) carries. The server is not believed in anything.
//!
//! | who | keeps | gets there by |
//! | --- | --- | --- |
//! | employee | [`Member`] | [`Member::join`] with a [`LinkText`] |
//! | supporter | [`Supporter`] | [`Invitation::open`], [`Candidate::make`], [`Candidate::answer`], [`Candidate::resume`] |
//! | coordinator | [`Coordinator`] | [`Founding`]; an invitation, as a supporter; or [`coordinator::recover`] with sixteen words |
//!
//! Each of these is one value that the device keeps sealed: `to_bytes`, `from_bytes`. Where a secret must not be lost between
//! two calls, it is drawn in one function and used in the next, so that the caller can keep it in between.
//!
//! A supporter works through a [`Post`], a coordinator through a [`Desk`]: they sign in by themselves, and again when the
//! session has ended. After each of their calls, also one that failed, keep what they hold.
//!
//! # Adding an act of a coordinator
//!
//! A file in `coordinator/` with one function on [`Desk`], a case in the journey with the real server, and one for what
//! happens when another coordinator was quicker.

mod api;
mod base64;
pub mod coordinator;
mod error;
mod invited;
pub mod kept;
mod link;
pub mod member;
mod session;
mod slug;
mod supporter;

pub use self::{
    coordinator::{Coordinator, Desk, Founding},
    error::Error,
    invited::{Candidate, Invitation, Invited, Standing},
    link::{InvalidLink, LinkText},
    member::{Ignored, Member, Refreshed, Refusal},
    slug::Slug,
    supporter::{Post, Supporter},
};
