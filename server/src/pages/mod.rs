//! What a browser opens: the app's shell, the pages to read, the built files, and pages that explain problems.

mod copies;
mod document;
mod missing;
mod own;
mod problem;
mod security_txt;
mod site;

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, Uri},
    middleware::from_fn_with_state,
    response::{Redirect, Response},
    routing::get,
};
use naderhand_app::{
    document::{self as documents, Assets},
    pages::Page as Subject,
    texts::Language,
};

pub use self::site::SiteError;
use self::{document::Page, missing::Missing};
use crate::{
    clock::Clock,
    config::Config,
    http::rate::{self, Limiter},
    store::Store,
};

/// The routes of all pages and files: rendered once, from the site that the settings name, but for organisations' own pages,
/// which follow the store.
pub(crate) fn router(config: &Config, clock: Clock, store: Store, limiter: &Limiter) -> Result<Router, SiteError> {
    let assets = site::assets(&config.site)?;
    let shell = Arc::new(Page::new(&documents::app_shell(&assets)));
    let missing = Arc::new(Missing::new(&assets));
    let serve = |page: Arc<Page>| get(async move |headers| page.answer(&headers));
    let public_url = config.public_url.clone();
    // These ask the database, so they are counted as calls of the API are.
    let own = own::router(assets.clone(), Arc::clone(&missing), store, public_url)
        .layer(from_fn_with_state(limiter.clone(), rate::limit));
    Ok(Router::new()
        .route("/app", serve(Arc::clone(&shell)))
        .route("/app/", serve(Arc::clone(&shell)))
        .route("/app/{*rest}", serve(shell))
        .merge(to_read(&assets, Arc::clone(&missing)))
        .merge(copies::router(&assets, config.public_url.as_deref()))
        .merge(own)
        .merge(problem::router(&assets.css))
        .merge(security_txt::router(config.security_contact.as_ref(), config.public_url.as_deref(), clock))
        .merge(site::router(&config.site, missing)))
}

/// Sends whoever wrote a slash behind the address of a page to the page.
async fn without_slash(address: Uri) -> Redirect {
    Redirect::permanent(address.path().trim_end_matches('/'))
}

/// The pages to read, by address.
struct ToRead {
    by_address: HashMap<&'static str, Page>,
    missing: Arc<Missing>,
}

/// One route for each page, but one for the whole library: the log names routes, and which of its pages somebody reads is
/// nobody's business.
fn to_read(assets: &Assets, missing: Arc<Missing>) -> Router {
    let mut router = Router::new();
    let mut by_address = HashMap::new();
    for (subject, language) in Subject::ALL.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language)))
    {
        let address = subject.address(language);
        by_address.insert(address, Page::new(&documents::page(assets, subject, language)));
        if subject.moment().is_none() {
            router = router.route(address, get(read));
        }
    }
    for language in Language::ALL {
        router = router.route(&format!("{}/{{topic}}", Subject::Reading.address(language)), get(read));
    }
    router.with_state(Arc::new(ToRead { by_address, missing }))
}

async fn read(State(pages): State<Arc<ToRead>>, address: Uri, headers: HeaderMap) -> Response {
    match pages.by_address.get(address.path()) {
        Some(page) => page.answer(&headers),
        None => pages.missing.answer(address.path(), &headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_lies_below_its_list() {
        for (topic, language) in
            Subject::LIBRARY.into_iter().flat_map(|page| Language::ALL.map(|language| (page, language)))
        {
            let list = format!("{}/", Subject::Reading.address(language));
            let name = topic.address(language).strip_prefix(&list);
            assert!(name.is_some_and(|name| !name.contains('/')), "{topic:?} is not below {list}");
        }
    }
}
