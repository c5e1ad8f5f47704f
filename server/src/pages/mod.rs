//! What a browser opens: the welcome page, the app's shell, the built files, and pages that explain problems.

mod document;
mod problem;
mod site;

use std::{path::Path, sync::Arc};

use axum::{Router, routing::get};
use naderhand_app::{document as documents, texts::Language};

use self::document::Page;
pub use self::site::SiteError;

/// The routes of all pages and files, rendered and compressed once, from the site in `folder`.
pub(crate) fn router(folder: &Path) -> Result<Router, SiteError> {
    let assets = site::assets(folder)?;
    let shell = Arc::new(Page::new(&documents::app_shell(&assets)));
    let dutch = Arc::new(Page::new(&documents::welcome(&assets, Language::Dutch)));
    let english = Arc::new(Page::new(&documents::welcome(&assets, Language::English)));
    let serve = |page: Arc<Page>| get(async move |headers| page.answer(&headers));
    Ok(Router::new()
        .route("/", serve(dutch))
        .route("/en", serve(english))
        .route("/app", serve(Arc::clone(&shell)))
        .route("/app/", serve(Arc::clone(&shell)))
        .route("/app/{*rest}", serve(shell))
        .merge(problem::router(&assets.css))
        .merge(site::router(folder)))
}
