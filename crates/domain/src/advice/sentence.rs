//! Ready sentences: what to say to whom, for someone who has no words for it now.

/// A sentence that is ready to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sentence {
    /// To whoever answers at 112, 113 or the GP: that I am afraid of what I might do.
    InDanger,
    /// To the occupational physician or the GP: what I notice, since when, and that I want to talk about it.
    ToPhysician,
    /// To the occupational physician or the GP: that I doubt, and want to look at it together.
    Doubting,
    /// To a supporter: that I would like to talk.
    ToSupporter,
    /// To a supporter: that it is piling up.
    PilingUp,
    /// To the control room or officer: that I rest at the post.
    RestingAtPost,
    /// To the control room or officer: that I stop for this shift.
    Stopping,
    /// To someone close: that something happened, and what would help.
    ToSomeoneClose,
}

impl Sentence {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::InDanger,
        Self::ToPhysician,
        Self::Doubting,
        Self::ToSupporter,
        Self::PilingUp,
        Self::RestingAtPost,
        Self::Stopping,
        Self::ToSomeoneClose,
    ];
}
