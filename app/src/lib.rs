//! What the employee sees: the screens of the app, and the documents that the server sends.

#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod texts;
