//! "Hielp dit?": looking back on a step, of an event's timeline or of an advice.

mod did_it_help;
mod words;

pub use self::did_it_help::DidItHelp;
