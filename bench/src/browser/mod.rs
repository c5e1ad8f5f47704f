//! What the pages in Chromium call.

mod sealing;
mod store;
