//! The signal list: twelve signs, each skippable, with a way out to calm and to a person on every screen.

mod draft;
mod screen;
mod signal;
mod words;

pub use self::{
    screen::SignalListScreen,
    words::{often_word, signal_word},
};
