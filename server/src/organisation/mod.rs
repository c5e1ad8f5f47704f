//! Organisations' own faces: loaded from a checked file by whoever runs the server, shown on their own pages.
//!
//! `naderhand organisation load FILE` is [`load`]; the pages are in `pages::own`. What may stand in a file is decided by
//! [`naderhand_domain::organisation`], what may be a logo by [`logo`].

pub mod load;
pub mod logo;

use naderhand_domain::organisation::Settings;
use sha2::{Digest as _, Sha256};

use self::logo::Logo;

/// What an organisation shows: its settings and its logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// What it has set.
    pub settings: Settings,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// SHA-256 over all of a [`Face`]: whether what was rendered is still what is stored.
pub type FaceDigest = [u8; 32];

impl Face {
    /// What changes when anything of it does.
    pub fn digest(&self) -> FaceDigest {
        let mut hash = Sha256::new();
        let settings = self.settings.to_json();
        // The length keeps settings and logo apart.
        hash.update((settings.len() as u64).to_be_bytes());
        hash.update(settings);
        if let Some(logo) = &self.logo {
            hash.update(logo.media.as_str());
            hash.update(&logo.bytes);
        }
        hash.finalize().into()
    }
}
