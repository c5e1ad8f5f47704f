//! Sealing a request to fifty supporters, and opening a thousand: on one thread of this machine, and in Chromium.

use std::time::Instant;

use anyhow::{anyhow, ensure};
use getrandom::SysRng;
use hpke::{
    Deserializable as _, Kem, OpModeS, Serializable as _, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256, single_shot_seal_with_rng,
};
use naderhand_sealing::{SealingKeys, contact::LONGEST};
use rand_core::UnwrapErr;

use crate::{
    copies::{Copies, REQUESTS, SUPPORTERS},
    native::{
        Setup,
        chromium::{self, Page},
        table::{Series, Table},
    },
};

pub(super) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    let mut rng = UnwrapErr(SysRng);
    let copies = Copies::new();
    let recipient = SealingKeys::make(&mut rng).derive_public();
    let peer = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&recipient).map_err(|error| anyhow!("{error}"))?;

    let mut ours = Series::new("Naderhand: AuthPSK, in one length");
    let mut base = Series::new("hpke alone: Base, the same length");
    let mut opened = Series::new("on this machine");
    let padded = [0; LONGEST];
    for round in 0..=setup.rounds() {
        let started = Instant::now();
        copies.seal_to_all()?;
        ours.add(round, millis(started));
        let started = Instant::now();
        for _ in 0..SUPPORTERS {
            let sealed = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &peer,
                b"info",
                &padded,
                b"",
                &mut rng,
            );
            let (encapsulated, text) = sealed.map_err(|error| anyhow!("{error}"))?;
            ensure!(encapsulated.to_bytes().len() + text.len() > LONGEST, "nothing was sealed");
        }
        base.add(round, millis(started));
        let copy = copies.seal()?;
        let started = Instant::now();
        ensure!(copies.open_all(&copy)? == REQUESTS, "some opened otherwise");
        opened.add(round, millis(started));
    }
    let figures = chromium::figures(setup, Page { name: "copies", count: REQUESTS }).await?;
    let table = |title: String, rows, base| Table { title, unit: "milliseconds; less is better".into(), rows, base };
    let mut sealed = vec![ours, base];
    sealed.extend(figures.group("seal")?);
    print!("{}", table(format!("sealed to {SUPPORTERS} supporters"), sealed, Some(1)));
    let mut inbox = vec![opened];
    inbox.extend(figures.group("open")?);
    print!("{}", table(format!("opening {REQUESTS} copies"), inbox, Some(0)));
    Ok(())
}

fn millis(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1_000.0
}
