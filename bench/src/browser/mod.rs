//! What the pages in Chromium call.

pub mod copies;
pub mod sealing;
pub mod store;
pub mod year;
