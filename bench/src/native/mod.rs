//! What runs on this machine.

mod chromium;
mod sealing;
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
}

impl Section {
    /// All, in the order in which they run.
    pub const ALL: [Self; 1] = [Self::Sealing];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sealing => "sealing",
        }
    }

    /// Measures it and prints tables.
    pub async fn measure(self, setup: &Setup) -> anyhow::Result<()> {
        match self {
            Self::Sealing => sealing::measure(setup).await,
        }
    }
}
