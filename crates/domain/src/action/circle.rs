//! The stepped circles of support, with the employee in the middle (S2).

/// A circle: the further out, the more specialised the help (R §2.1.1, DJI).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Circle {
    /// Family, friends, colleagues, fellow sufferers.
    One,
    /// Manager, trusted person, chaplain, peer supporter.
    Two,
    /// Occupational physician, company social worker, GP, primary-care psychologist.
    Three,
    /// Specialised care; in danger also the emergency and crisis numbers.
    Four,
}

impl Circle {
    /// All four, from the inside out.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];
}
