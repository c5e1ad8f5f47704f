//! What runs on this machine.

mod chromium;
mod contact;
mod life;
mod phone;
mod program;
mod push;
mod push_peer;
mod rings;
mod rules;
mod sealing;
mod server;
mod store;
mod table;

use std::path::PathBuf;

/// What a run needs; `cargo xtask bench` builds it and names it.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Fewer rounds and smaller loads, to see whether everything works.
    pub quick: bool,
    /// The browser's binary.
    pub chromium: PathBuf,
    /// The folder with the page that measures.
    pub web: PathBuf,
    /// The folder with the WebAssembly module and its glue.
    pub wasm: PathBuf,
    /// The script with which another sender of pushes is measured.
    pub push_peer: PathBuf,
    /// The server's binary.
    pub server: PathBuf,
    /// The folder with the built site.
    pub site: PathBuf,
    /// A PostgreSQL server on which databases may be made and dropped, if there is one.
    pub postgres: Option<String>,
    /// A folder on the disk that is to be measured, for databases and profiles; emptied afterwards.
    pub scratch: PathBuf,
}

impl Setup {
    /// How many rounds there are: an odd number, so that the median is a round that was.
    pub const fn rounds(&self) -> u32 {
        if self.quick { 3 } else { 7 }
    }
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Sealing and opening in memory.
    Sealing,
    /// Pushes, got ready to be sent.
    Push,
    /// Reminders that are due, rung by the server.
    Rings,
    /// The rules over a year of records.
    Rules,
    /// The store on the device, in Chromium.
    Store,
    /// The app after a year of use, in Chromium.
    Life,
    /// The server, over HTTP.
    Server,
    /// Requests for contact.
    Contact,
}

impl Section {
    /// All, in the order in which they run.
    pub const ALL: [Self; 8] =
        [Self::Sealing, Self::Push, Self::Rules, Self::Store, Self::Life, Self::Server, Self::Contact, Self::Rings];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sealing => "sealing",
            Self::Push => "push",
            Self::Rings => "rings",
            Self::Rules => "rules",
            Self::Store => "store",
            Self::Life => "life",
            Self::Server => "server",
            Self::Contact => "contact",
        }
    }

    /// Measures it and prints tables.
    pub async fn measure(self, setup: &Setup) -> anyhow::Result<()> {
        match self {
            Self::Sealing => sealing::measure(setup).await,
            Self::Push => push::measure(setup),
            Self::Rings => rings::measure(setup).await,
            Self::Rules => rules::measure(setup),
            Self::Store => store::measure(setup).await,
            Self::Life => life::measure(setup).await,
            Self::Server => server::measure(setup).await,
            Self::Contact => contact::measure(setup).await,
        }
    }
}
