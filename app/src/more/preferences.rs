//! Language, theme, text size and the name on the home screen: kept in the browser's own small storage, because the
//! document's script needs them before the first paint. They say nothing about how somebody is.

use leptos::prelude::*;
use web_sys::Storage;

use super::app_name::{self, AppName};
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
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn code(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// How large text is, beside what the browser does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser has it.
    System,
    /// A step larger.
    Large,
    /// Two steps larger.
    Larger,
}

impl TextSize {
    const ALL: [Self; 3] = [Self::System, Self::Large, Self::Larger];

    const fn code(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Large => Some("large"),
            Self::Larger => Some("larger"),
        }
    }
}

/// What the employee chose for the app as a whole.
#[derive(Clone, Copy)]
pub struct Preferences {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    text_size: RwSignal<TextSize>,
    app_name: RwSignal<AppName>,
}

const LANGUAGE: &str = "naderhand.language";
const THEME: &str = "naderhand.theme";
const TEXT_SIZE: &str = "naderhand.text";
const APP_NAME: &str = "naderhand.name";

impl Preferences {
    /// What the document shows now: its script has read the stored choices, or the browser's.
    pub fn of_document() -> Self {
        let root = document().document_element();
        let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
        let (theme, text, name) = (attribute("data-theme"), attribute("data-text"), attribute("data-name"));
        let theme = Theme::ALL.into_iter().find(|one| one.code() == theme.as_deref());
        let text_size = TextSize::ALL.into_iter().find(|one| one.code() == text.as_deref());
        let app_name = AppName::ALL.into_iter().find(|one| one.code() == name.as_deref());
        let language = Language::from_code(&attribute("lang").unwrap_or_default());
        Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(theme.unwrap_or(Theme::System)),
            text_size: RwSignal::new(text_size.unwrap_or(TextSize::System)),
            app_name: RwSignal::new(app_name.unwrap_or(AppName::Naderhand)),
        }
    }

    /// The language.
    pub fn language(&self) -> ReadSignal<Language> {
        self.language.read_only()
    }

    /// The theme.
    pub fn theme(&self) -> ReadSignal<Theme> {
        self.theme.read_only()
    }

    /// The text size.
    pub fn text_size(&self) -> ReadSignal<TextSize> {
        self.text_size.read_only()
    }

    /// The name on the home screen.
    pub fn app_name(&self) -> ReadSignal<AppName> {
        self.app_name.read_only()
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

    /// Chooses a text size, now and from now on.
    pub fn write(&self, size: TextSize) {
        store(TEXT_SIZE, size.code());
        set_root("data-text", size.code());
        self.text_size.set(size);
    }

    /// Chooses a name and an icon for the home screen, for when the app is put there.
    pub fn be_called(&self, name: AppName) {
        store(APP_NAME, name.code());
        set_root("data-name", name.code());
        app_name::show(name);
        self.app_name.set(name);
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
