//! Organisations' own pages: for the home front and for managers, in both languages, with a copy to save, and their logos.
//!
//! Each request asks the store for a digest, one small row; a page is rendered again when that has changed. So what one
//! server has loaded is shown by all that share its database, at once. When the database is away, what was shown before is
//! shown still, and whoever asks for the first time is sent to everybody's page: the numbers for danger are on both.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State, rejection::PathRejection},
    http::{
        HeaderMap, HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use naderhand_app::{
    document::{self as documents, Assets, OWN, Picture, copy_address, logo_address},
    pages::{Page as Subject, own_address},
    texts::Language,
};
use naderhand_domain::{organisation::Organisation, wire::problem::Code};

use super::{
    copies::as_file,
    document::{Page, etag, names},
    missing::Missing,
    without_slash,
};
use crate::{
    organisation::{Face, FaceDigest, logo::Logo},
    problem::Answer,
    store::{
        Store,
        failure::Failure,
        request::{OrganisationDigest, ReadOrganisation},
    },
};

/// The policy of a logo that is opened by itself: an image, and nothing that could act.
const LOGO_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
);

/// In an address, in the place of an organisation's slug.
const SLUG: &str = "{slug}";

/// The routes. The log names these, and not whose pages are read.
pub(super) fn router(assets: Assets, missing: Arc<Missing>, store: Store, public_url: Option<String>) -> Router {
    let mut router = Router::new().route(&logo_address(SLUG), get(logo));
    for language in Language::ALL {
        for page in OWN {
            let address = own_address(page, language, SLUG);
            router = router
                .route(&address, route(Which::Page(page), language))
                .route(&format!("{address}/"), get(without_slash));
        }
        let copy = copy_address(&own_address(Subject::HomeFront, language, SLUG), language);
        router = router.route(&copy, route(Which::Copy, language)).route(&format!("{copy}/"), get(without_slash));
    }
    router.with_state(Arc::new(Own { assets, missing, store, public_url, shown: Mutex::default() }))
}

type Slug = Result<Path<String>, PathRejection>;

fn route(which: Which, language: Language) -> MethodRouter<Arc<Own>> {
    get(move |State(own): State<Arc<Own>>, slug: Slug, address: Uri, headers: HeaderMap| async move {
        own.page(slug, which, language, address.path(), &headers).await
    })
}

async fn logo(State(own): State<Arc<Own>>, slug: Slug, address: Uri, headers: HeaderMap) -> Response {
    match own.find(slug).await {
        Found::Shown(shown) => match &shown.logo {
            Some(logo) => logo.answer(&headers),
            None => own.missing.answer(address.path(), &headers),
        },
        Found::Nobody => own.missing.answer(address.path(), &headers),
        Found::Away => Answer::from(Code::StorageUnavailable).into_response(),
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Page(Subject),
    /// The page for the home front as a file.
    Copy,
}

/// All that the handlers need.
struct Own {
    assets: Assets,
    missing: Arc<Missing>,
    store: Store,
    public_url: Option<String>,
    /// What was rendered, by slug: of organisations that there are, so it does not grow with what callers write.
    shown: Mutex<HashMap<String, Arc<Shown>>>,
}

/// What an organisation shows, rendered.
struct Shown {
    digest: FaceDigest,
    pages: Vec<(Which, Language, Page)>,
    logo: Option<Image>,
}

enum Found {
    Shown(Arc<Shown>),
    Nobody,
    /// The database does not answer, and nothing was rendered before.
    Away,
}

impl Own {
    async fn page(&self, slug: Slug, which: Which, language: Language, path: &str, headers: &HeaderMap) -> Response {
        let shown = match self.find(slug).await {
            Found::Shown(shown) => shown,
            Found::Nobody => return self.missing.answer(path, headers),
            Found::Away => return Redirect::temporary(&general(which, language)).into_response(),
        };
        let page = shown.pages.iter().find(|(kind, spoken, _)| *kind == which && *spoken == language);
        match (page, which) {
            (Some((_, _, page)), Which::Page(_)) => page.answer(headers),
            (Some((_, _, page)), Which::Copy) => as_file(language, page.answer(headers)),
            (None, _) => self.missing.answer(path, headers),
        }
    }

    async fn find(&self, slug: Slug) -> Found {
        // What cannot be a slug is not looked for.
        let Ok(Path(slug)) = slug else { return Found::Nobody };
        if Organisation::parse(&slug, "x").is_err() {
            return Found::Nobody;
        }
        let before = self.shown.lock().unwrap_or_else(PoisonError::into_inner).get(&slug).cloned();
        match self.fresh(&slug, before.as_ref()).await {
            Ok(Some(shown)) => Found::Shown(shown),
            Ok(None) => Found::Nobody,
            Err(error) => {
                tracing::warn!(%error, "what an organisation shows could not be read");
                before.map_or(Found::Away, Found::Shown)
            }
        }
    }

    /// What is shown now: what was rendered before, if that is still what is stored.
    async fn fresh(&self, slug: &str, before: Option<&Arc<Shown>>) -> Result<Option<Arc<Shown>>, Failure<Infallible>> {
        let digest = self.store.read(OrganisationDigest { slug: slug.to_owned() }).await?;
        if let (Some(digest), Some(before)) = (digest, before)
            && before.digest == digest
        {
            return Ok(Some(Arc::clone(before)));
        }
        let face = match digest {
            Some(_) => self.store.read(ReadOrganisation { slug: slug.to_owned() }).await?,
            None => None,
        };
        let rendered = face.map(|face| Arc::new(self.render(face)));
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        match &rendered {
            Some(rendered) => shown.insert(slug.to_owned(), Arc::clone(rendered)),
            None => shown.remove(slug),
        };
        Ok(rendered)
    }

    fn render(&self, face: Face) -> Shown {
        let digest = face.digest();
        let picture = face.logo.as_ref().map(|logo| Picture {
            width: logo.width,
            height: logo.height,
            data: logo.data_address(),
        });
        let logo = face.logo.map(Image::new);
        let face = documents::Face { settings: face.settings, logo: picture };
        let mut pages = Vec::new();
        for language in Language::ALL {
            for page in OWN {
                let document = documents::own_page(&self.assets, page, language, &face);
                pages.push((Which::Page(page), language, Page::new(&document)));
            }
            let copy = documents::copy(&self.assets, language, Some(&face), self.public_url.as_deref());
            pages.push((Which::Copy, language, Page::new(&copy)));
        }
        Shown { digest, pages, logo }
    }
}

/// Where everybody's page is.
fn general(which: Which, language: Language) -> String {
    match which {
        Which::Page(page) => page.address(language).to_owned(),
        Which::Copy => copy_address(Subject::HomeFront.address(language), language),
    }
}

/// A logo, ready to send.
struct Image {
    media: &'static str,
    bytes: Bytes,
    etag: HeaderValue,
}

impl Image {
    fn new(logo: Logo) -> Self {
        Self { media: logo.media.as_str(), etag: etag(&logo.bytes), bytes: logo.bytes.into() }
    }

    fn answer(&self, request: &HeaderMap) -> Response {
        let common = [
            (ETAG, self.etag.clone()),
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (CONTENT_SECURITY_POLICY, LOGO_POLICY),
        ];
        if request.get(IF_NONE_MATCH).is_some_and(|known| names(known, &self.etag)) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        (common, [(CONTENT_TYPE, HeaderValue::from_static(self.media))], self.bytes.clone()).into_response()
    }
}
