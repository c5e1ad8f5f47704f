//! The name and icon that the app has on a home screen. Whoever does not want others to see there what it is chooses the
//! neutral ones before putting it there.

use leptos::prelude::*;

/// A name with its icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppName {
    /// Its own.
    Naderhand,
    /// One that says nothing: notes.
    Notes,
}

impl AppName {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Naderhand, Self::Notes];

    /// As storage and the document's script have it.
    pub(super) const fn code(self) -> Option<&'static str> {
        match self {
            Self::Naderhand => None,
            Self::Notes => Some("notes"),
        }
    }

    /// The word on the home screen, as its manifest says it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Naderhand => "Naderhand",
            Self::Notes => "Notities",
        }
    }

    /// Which file each link of the document leads to.
    const fn links(self) -> [(&'static str, &'static str); 3] {
        match self {
            Self::Naderhand => [
                ("manifest", "/manifest.webmanifest"),
                ("apple-touch-icon", "/icons/apple-touch-icon.png"),
                ("icon", "/icons/icon.svg"),
            ],
            Self::Notes => [
                ("manifest", "/notes.webmanifest"),
                ("apple-touch-icon", "/icons/notes-apple-touch-icon.png"),
                ("icon", "/icons/notes.svg"),
            ],
        }
    }
}

/// Gives the document that name and icon. `early.js` does the same when it opens.
pub(super) fn show(name: AppName) {
    document().set_title(name.word());
    for (rel, href) in name.links() {
        if let Ok(Some(link)) = document().query_selector(&format!("link[rel='{rel}']")) {
            // Fails only for names that are no attribute names.
            let _ = link.set_attribute("href", href);
        }
    }
}
