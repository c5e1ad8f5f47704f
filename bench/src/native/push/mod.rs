//! Pushes got ready to be sent: the notice written, encrypted and signed, with all headers. Beside the parts alone as OpenSSL has them,
//! and beside the npm package that most servers send with.

mod openssl;
mod ours;

use std::time::Instant;

pub(crate) use self::ours::browser_key;
use self::{openssl::Parts, ours::Ours};
use super::{
    Setup,
    push_peer::{Does, Peer},
    table::{Series, Table},
};

/// An endpoint as Firefox has them. Nothing is sent there.
const ENDPOINT: &str = "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABn";

/// Prints how many pushes are got ready in a second, on one core.
pub(crate) fn measure(setup: &Setup) -> anyhow::Result<()> {
    let count = if setup.quick { 2_000 } else { 20_000 };
    // A tenth takes the peer as long.
    let count_of_peer = count / 10;
    println!("\n== Pushes: {count} of one length, one thread");
    let ours = Ours::new()?;
    let mut peer = Peer::start(setup, Does::GetsReady { endpoint: ENDPOINT })?;

    let mut ceiling = Series::new("OpenSSL, the parts alone");
    let mut kept = Series::new("naderhand-push");
    let mut signing_ceiling = Series::new("OpenSSL, the parts alone, and a signature");
    let mut signing = Series::new("naderhand-push, as if each push went to another service");
    let mut theirs = Series::new("npm web-push");
    let [mut agree, mut sign, mut seal] =
        ["agreement on P-256", "signature on P-256", "AES-128-GCM, one push"].map(Series::new);
    for round in 0..=setup.rounds() {
        let parts = Parts::measure()?;
        agree.add(round, parts.agree);
        sign.add(round, parts.sign);
        seal.add(round, parts.seal);
        ceiling.add(round, parts.pushes());
        signing_ceiling.add(round, parts.signed_pushes());
        kept.add(round, per_second(count, || ours.ready(count, ours::Token::Kept))?);
        signing.add(round, per_second(count, || ours.ready(count, ours::Token::New))?);
        theirs.add(round, f64::from(count_of_peer) / peer.seconds(count_of_peer)?);
    }
    let unit = "a second; more is better".to_owned();
    let parts = vec![agree, sign, seal];
    print!("{}", Table { title: "OpenSSL".into(), unit: unit.clone(), rows: parts, base: None });
    let unit = format!("pushes {unit}");
    let rows = vec![ceiling, kept];
    print!("{}", Table { title: "the token is kept".into(), unit: unit.clone(), rows, base: Some(0) });
    let rows = vec![signing_ceiling, signing, theirs];
    print!("{}", Table { title: "a token for each push".into(), unit, rows, base: Some(0) });
    Ok(())
}

fn per_second(count: u32, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let started = Instant::now();
    work()?;
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}
