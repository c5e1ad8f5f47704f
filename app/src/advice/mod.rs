//! Advice that explains itself: what helps now, why, and when to look again.

mod screen;
mod which;
mod words;

pub use self::{
    screen::AdviceScreen,
    words::{action_word, circle_word, sentence_text},
};
