//! What the page in Chromium calls.

mod sealing;
