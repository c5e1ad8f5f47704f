//! Organisations: those that a file was loaded of by whoever runs the server, and those that publish for themselves.
//!
//! Either way their own pages show a [`Face`]: settings that [`naderhand_domain::organisation`] has taken, and a logo that
//! [`logo`] has. For an organisation that publishes for itself, the settings come from a statement that one of its
//! coordinators signed (docs/adr/0014-signed-organisation.md); the server checks statements and cannot make one.
//!
//! | file | what |
//! | --- | --- |
//! | `load`, `setup`, `list`, `remove` | what an operator does: `naderhand organisation …` |
//! | `create`, `published`, `publish`, `shown_logo` | what is published |
//! | `session`, `link` | who may publish, and how people are let in |

mod create;
mod link;
pub mod list;
pub mod load;
pub mod logo;
mod publish;
mod published;
mod refusals;
pub mod remove;
mod session;
pub mod setup;
mod setup_code;
mod shown_logo;

use axum::{extract::DefaultBodyLimit, middleware::from_fn_with_state};
use naderhand_domain::{
    organisation::{Problem, Settings},
    wire::limits,
};
use sha2::{Digest as _, Sha256};
use utoipa_axum::{router::OpenApiRouter, routes};

use self::logo::Logo;
pub use self::setup_code::{InvalidSetupCode, SetupCode, SetupCodeVerifier};
use crate::{
    http::rate::{self, Limiter},
    state::AppState,
};

/// The routes. Those that somebody without a session could try secrets at are counted more strictly.
pub(crate) fn router(strict: &Limiter) -> OpenApiRouter<AppState> {
    let tried = OpenApiRouter::new()
        .routes(routes!(create::create))
        .layer(DefaultBodyLimit::max(limits::PUBLISH_JSON_BYTES))
        .routes(routes!(session::challenge::challenge))
        .routes(routes!(session::open::open, session::end::end))
        .routes(routes!(link::open::open))
        .routes(routes!(link::answer::answer))
        .layer(from_fn_with_state(strict.clone(), rate::limit));
    let publishing = OpenApiRouter::new()
        .routes(routes!(publish::authority::authority))
        .routes(routes!(publish::settings::settings))
        .routes(routes!(publish::directory::directory))
        .routes(routes!(publish::availability::availability))
        .layer(DefaultBodyLimit::max(limits::PUBLISH_JSON_BYTES));
    let shown = OpenApiRouter::new()
        .routes(routes!(shown_logo::put, shown_logo::delete))
        .layer(DefaultBodyLimit::max(logo::LARGEST));
    OpenApiRouter::new()
        .routes(routes!(published::published))
        .routes(routes!(link::list::list))
        .routes(routes!(link::put::put, link::delete::delete))
        .merge(tried)
        .merge(publishing)
        .merge(shown)
}

/// Settings as they stand in a statement.
pub(crate) fn settings_of(json: &str) -> Result<Settings, Vec<Problem>> {
    Settings::parse(json.as_bytes())
}

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
