//! What goes over the wire between a device and the server, shared by both.
//!
//! Control calls are JSON; uploads and pulls, which carry many sealed records, are [postcard] (one byte of framing where
//! JSON with base64 would cost a third). Nothing here can hold readable content: records appear as
//! [`Sealed`](crate::record::Sealed) only. What an [`organisation`] publishes is the exception: its settings are its public pages.

pub mod auth;
mod base64;
pub mod chain;
pub mod contact;
mod device;
pub mod key_box;
pub mod limits;
pub mod organisation;
pub mod problem;
pub mod reminders;
pub mod sync;
pub mod vault;

/// The media type of uploads and pulls. The number rises with the format.
pub const SYNC_MEDIA_TYPE: &str = "application/vnd.naderhand.sync.v1";
