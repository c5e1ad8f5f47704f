//! What a check-in needs once the app runs: what is being filled in, how it is kept, and the three screens.

mod draft;
mod earlier_day;
mod early;
mod edit;
mod fields;
mod kept;
mod moment;
mod more;
mod recover;
mod stoplicht;
mod today;

pub use self::{
    draft::Draft,
    earlier_day::EarlierDay,
    edit::EditCheckIn,
    more::item_word,
    stoplicht::{Light, light_word},
    today::{Current, Today},
};
