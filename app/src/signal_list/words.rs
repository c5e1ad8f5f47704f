//! The words of the signals. The `match` is exhaustive: a new one without a text does not compile.

use naderhand_domain::signal_list::{HowOften, Signal};

use crate::texts::texts;

/// "Slecht slapen".
pub fn signal_word(signal: Signal) -> &'static str {
    let t = &texts().signals;
    match signal {
        Signal::Memories => t.memories,
        Signal::Triggers => t.triggers,
        Signal::Body => t.body,
        Signal::Avoiding => t.avoiding,
        Signal::Sleep => t.sleep,
        Signal::Irritable => t.irritable,
        Signal::OnEdge => t.on_edge,
        Signal::Mood => t.mood,
        Signal::Concentration => t.concentration,
        Signal::Substances => t.substances,
        Signal::Functioning => t.functioning,
        Signal::Guilt => t.guilt,
    }
}

/// "soms".
pub fn often_word(often: HowOften) -> &'static str {
    let t = &texts().signal_list;
    match often {
        HowOften::Not => t.not,
        HowOften::Sometimes => t.sometimes,
        HowOften::Often => t.often,
    }
}
