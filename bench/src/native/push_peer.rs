//! The npm package that most servers send pushes with, in a program of its own that is warm and waits.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use anyhow::Context as _;
use naderhand_push::PLAIN_BYTES;

use super::Setup;

/// What it does with a push.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Does<'a> {
    /// Gets it ready, for an endpoint to which nothing is sent.
    GetsReady {
        /// The endpoint.
        endpoint: &'a str,
    },
    /// Sends it to an endpoint on this machine.
    Sends {
        /// The endpoint.
        endpoint: &'a str,
        /// A file with the certificate there.
        roots: &'a Path,
    },
}

/// The program. It ends when it is asked for nothing more.
pub(crate) struct Peer {
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    _process: Child,
}

impl Peer {
    /// Starts it.
    pub(crate) fn start(setup: &Setup, does: Does<'_>) -> anyhow::Result<Self> {
        let mut command = Command::new("node");
        let (endpoint, what) = match does {
            Does::GetsReady { endpoint } => (endpoint, "ready"),
            Does::Sends { endpoint, roots } => {
                command.env("NODE_EXTRA_CA_CERTS", roots);
                (endpoint, "send")
            }
        };
        let mut process = command
            .arg(&setup.push_peer)
            .args([endpoint, &PLAIN_BYTES.to_string(), what])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start `node`")?;
        let asks = process.stdin.take().context("its input")?;
        let answers = BufReader::new(process.stdout.take().context("its output")?);
        Ok(Self { asks, answers, _process: process })
    }

    /// How long it takes for so many pushes.
    pub(crate) fn seconds(&mut self, count: u32) -> anyhow::Result<f64> {
        writeln!(self.asks, "{count}")?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        line.trim().parse().with_context(|| format!("no figure, but `{}`", line.trim()))
    }
}
