//! Random bytes: drawn in one place, and handed on as arguments.

/// Bytes that nobody can guess, from the machine's own source.
#[expect(clippy::disallowed_methods, reason = "the one place of the server that draws random bytes")]
pub(crate) fn draw<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("a machine without randomness cannot hand out secrets");
    bytes
}
