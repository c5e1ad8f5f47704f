//! Where something goes, against one's own past: in words, and as a line with a table beside it. Never as a number (R
//! recommendation 17).

mod line;
mod told;

pub use self::{
    line::{Answer, Line},
    told::{item_trend_text, signal_trend_text},
};
