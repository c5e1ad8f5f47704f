//! The two looks that an accent has.

/// Light or dark, as the phone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Dark text on light paper.
    Light,
    /// Light text on dark paper.
    Dark,
}
