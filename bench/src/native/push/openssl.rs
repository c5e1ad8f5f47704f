//! What the parts of a push cost by themselves, as `openssl speed` says.

use std::process::Command;

use anyhow::{Context as _, ensure};
use naderhand_push::PLAIN_BYTES;

/// Parts a second, on one core.
pub(super) struct Parts {
    /// Agreements on a secret.
    pub(super) agree: f64,
    /// Signatures.
    pub(super) sign: f64,
    /// Records sealed, each as long as a push.
    pub(super) seal: f64,
}

impl Parts {
    /// Measures each for a second.
    pub(super) fn measure() -> anyhow::Result<Self> {
        // What ends the content is sealed too.
        let bytes = (PLAIN_BYTES + 1).to_string();
        let sealed = speed(&["-bytes", &bytes, "-evp", "aes-128-gcm"], "+F:", 3)?;
        Ok(Self {
            agree: speed(&["ecdhp256"], "+F5:", 3)?,
            sign: speed(&["ecdsap256"], "+F4:", 3)?,
            seal: sealed / bytes.parse::<f64>()?,
        })
    }

    /// Pushes a second that are nothing but these: a key of their own, an agreement, and a sealed record. Making a key is counted as a
    /// signature, most of which is the same multiplication.
    pub(super) fn pushes(&self) -> f64 {
        1.0 / (1.0 / self.sign + 1.0 / self.agree + 1.0 / self.seal)
    }

    /// The same with a token that is signed for each.
    pub(super) fn signed_pushes(&self) -> f64 {
        1.0 / (1.0 / self.pushes() + 1.0 / self.sign)
    }
}

/// Runs it for one algorithm, and takes a field of the line that begins so: its form for machines.
fn speed(what: &[&str], line: &str, field: usize) -> anyhow::Result<f64> {
    let output = Command::new("openssl")
        // By the clock on the wall, as the others are measured, and not by the time of the processor.
        .args(["speed", "-elapsed", "-mr", "-seconds", "1"])
        .args(what)
        .output()
        .context("cannot start `openssl`")?;
    ensure!(output.status.success(), "openssl speed: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout)?;
    let found = said.lines().find(|text| text.starts_with(line)).and_then(|text| text.split(':').nth(field));
    found.with_context(|| format!("no line with {line} in what openssl says:\n{said}"))?.parse().context("a figure")
}
