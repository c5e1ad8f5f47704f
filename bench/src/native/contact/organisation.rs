//! An organisation with supporters who have sessions, and requests to them: put into the database, because signing is not what is
//! measured.

use naderhand_domain::wire::organisation::SessionToken;
use naderhand_sealing::verifier;

use crate::native::program::Program;

/// Its address.
pub(super) const SLUG: &str = "bench";

/// A time that no run reaches.
const LATER: i64 = 4_000_000_000;

/// A supporter's number, as bytes of an id or a key.
pub(super) fn bytes<const N: usize>(number: usize) -> [u8; N] {
    let mut bytes = [0; N];
    for (byte, digit) in bytes.iter_mut().zip(number.to_be_bytes().into_iter().rev()) {
        *byte = digit;
    }
    bytes
}

/// The session of a supporter.
pub(super) fn session(number: usize) -> SessionToken {
    SessionToken::from_bytes(bytes(number))
}

/// Makes it, with as many supporters.
pub(super) async fn make(program: &Program, supporters: usize) -> anyhow::Result<()> {
    let digest = program.blob(&[0; 32]);
    program
        .run(&format!(
            "INSERT INTO organisations (slug, digest, loaded_on, settings) \
             VALUES ('{SLUG}', {digest}, '2026-11-22', '{{}}') ON CONFLICT DO NOTHING"
        ))
        .await?;
    for number in 0..supporters {
        let (id, key) = (program.blob(&bytes::<16>(number)), program.blob(&bytes::<32>(number)));
        let hash = program.blob(&verifier(session(number).expose()).0);
        program
            .run(&format!(
                "INSERT INTO supporters (slug, supporter, key) VALUES ('{SLUG}', {id}, {key}) ON CONFLICT DO NOTHING"
            ))
            .await?;
        program
            .run(&format!(
                "INSERT INTO sessions (slug, verifier, key, supporter, expires_at) \
                 VALUES ('{SLUG}', {hash}, {key}, {id}, {LATER}) ON CONFLICT DO NOTHING"
            ))
            .await?;
    }
    Ok(())
}

/// Puts a request there that waits, with a copy for each of these supporters.
pub(super) async fn ask(
    program: &Program,
    request: &[u8; 16],
    supporters: impl Iterator<Item = usize>,
) -> anyhow::Result<()> {
    let (id, hash, no, yes) =
        (program.blob(request), program.blob(&[0; 32]), program.truth(false), program.truth(true));
    program
        .run(&format!(
            "INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
               answer_minutes, revision, turn, state, stage) \
             VALUES ('{SLUG}', {id}, {hash}, 'x', {hash}, 300, {LATER}, {no}, 60, 1, 1, 0, 0)"
        ))
        .await?;
    let sealed = program.blob(&[0; 2_129]);
    for number in supporters {
        let supporter = program.blob(&bytes::<16>(number));
        program
            .run(&format!(
                "INSERT INTO copies (slug, request, supporter, on_call, released, reached, sealed) \
                 VALUES ('{SLUG}', {id}, {supporter}, {no}, {yes}, 0, {sealed})"
            ))
            .await?;
    }
    Ok(())
}
