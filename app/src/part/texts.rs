//! A part's texts, fetched beside its code.

use core::future::Future;

use leptos::wasm_split::SplitLoaderError;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::NotFetched;
use crate::texts::{Language, language, parts::PartTexts};

#[wasm_bindgen(module = "/web/part_texts.js")]
extern "C" {
    /// The text of a file, by part and language.
    #[wasm_bindgen(js_name = fetchTexts)]
    fn fetch_texts(part: &str, language: &str) -> js_sys::Promise;
}

/// The texts of a part as they came, for [`Fetched::keep`] in the part itself: only it knows what to make of them.
#[derive(Debug)]
pub struct Fetched {
    language: Language,
    /// None when they were kept before.
    file: Option<String>,
}

/// Fetches a part's texts in the language of this view, unless they are kept, while `code` fetches the part.
pub async fn texts_beside<T: PartTexts>(
    code: impl Future<Output = Result<(), SplitLoaderError>>,
) -> Result<Fetched, NotFetched> {
    let language = language();
    // The browser begins here, not where it is awaited.
    let coming = (!T::is_kept(language)).then(|| JsFuture::from(fetch_texts(T::PART, language.code())));
    code.await?;
    let file = match coming {
        Some(coming) => Some(coming.await.ok().and_then(|file| file.as_string()).ok_or(NotFetched)?),
        None => None,
    };
    Ok(Fetched { language, file })
}

impl Fetched {
    /// Keeps them for as long as the page is open. What is not the file that this version was built with counts as not
    /// fetched.
    pub fn keep<T: PartTexts>(self) -> Result<(), NotFetched> {
        match self.file {
            Some(file) => T::keep(self.language, file).map_err(|_| NotFetched),
            None => Ok(()),
        }
    }
}
