//! The copies of a request: as the device has them, and as they go to the server.

use naderhand_domain::wire::contact::{Copies, Copy, SealedBytes};

use super::Sealed;

/// The copies as they are sent.
pub(super) fn wire(copies: &[Sealed], to_coordinator: bool) -> Copies {
    let copy = |copy: &Sealed| Copy {
        supporter: copy.supporter,
        r#for: copy.r#for,
        sealed: copy.bytes.clone().unwrap_or(SealedBytes(Vec::new())),
    };
    Copies { to_coordinator, copies: copies.iter().map(copy).collect() }
}

/// The server has them.
pub(super) fn sent(copies: Vec<Sealed>) -> Vec<Sealed> {
    copies.into_iter().map(|copy| Sealed { bytes: None, ..copy }).collect()
}
