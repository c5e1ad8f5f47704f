//! Language and theme: kept in the browser's own small storage, because the document's script needs them before the first
//! paint. They say nothing about how somebody is.

use leptos::prelude::*;
use web_sys::Storage;

use crate::texts::Language;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the phone has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// What the employee chose for the app as a whole.
#[derive(Clone, Copy)]
pub struct Preferences {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
}

const LANGUAGE: &str = "naderhand.language";
const THEME: &str = "naderhand.theme";

impl Preferences {
    /// What the document shows now: its script has read the stored choice, or the browser's.
    pub fn of_document() -> Self {
        let root = document().document_element();
        let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
        let theme = match attribute("data-theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        let language = Language::from_code(&attribute("lang").unwrap_or_default());
        Self { language: RwSignal::new(language), theme: RwSignal::new(theme) }
    }

    /// The language.
    pub fn language(&self) -> ReadSignal<Language> {
        self.language.read_only()
    }

    /// The theme.
    pub fn theme(&self) -> ReadSignal<Theme> {
        self.theme.read_only()
    }

    /// Chooses a language, now and from now on.
    pub fn speak(&self, language: Language) {
        store(LANGUAGE, Some(language.code()));
        set_root("lang", Some(language.code()));
        self.language.set(language);
    }

    /// Chooses a theme, now and from now on.
    pub fn wear(&self, theme: Theme) {
        store(THEME, theme.code());
        set_root("data-theme", theme.code());
        self.theme.set(theme);
    }
}

/// Where storage is refused (private windows of some browsers), a choice lasts until the app is closed.
fn store(key: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let _: Result<(), _> = match value {
        Some(value) => Storage::set_item(&storage, key, value),
        None => Storage::remove_item(&storage, key),
    };
}

fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Fails only for names that are no attribute names.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
