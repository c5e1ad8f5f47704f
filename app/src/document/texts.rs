//! The words around the pages, from `app/texts/documents`.

use crate::texts::{Language, fill};

include!(concat!(env!("OUT_DIR"), "/document_texts.rs"));

impl Language {
    /// The words around a document in this language.
    pub(super) const fn document_texts(self) -> &'static DocumentTexts {
        match self {
            Self::Dutch => &NL,
            Self::English => &EN,
        }
    }
}
