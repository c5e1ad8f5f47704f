//! What is always there and always the same: the title, the quick exit, and the places.

use leptos::prelude::*;

use super::{Icon, Shape};
use crate::texts::texts;

/// Where the quick exit goes: a page that anybody may have open. Its address is in the link, so that it works before any
/// script has loaded; the document's script then replaces the page instead of adding one to the history.
const ELSEWHERE: &str = "https://www.buienradar.nl/";

/// A place in the bottom bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The check-in.
    Today,
    /// What happened, and what comes after it.
    Incident,
    /// Who can help.
    Help,
    /// Earlier check-ins.
    LookBack,
    /// Settings, backup, about.
    More,
}

impl Place {
    /// All, in the order of the bar.
    pub const ALL: [Self; 5] = [Self::Today, Self::Incident, Self::Help, Self::LookBack, Self::More];

    /// Its address.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Today => "/app",
            Self::Incident => "/app/gebeurtenis",
            Self::Help => "/app/hulp",
            Self::LookBack => "/app/terugkijken",
            Self::More => "/app/meer",
        }
    }

    /// The place that an address belongs to.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        match path.strip_prefix("/app")? {
            "" => Some(Self::Today),
            "/hulp" => Some(Self::Help),
            "/signalen" | "/advies" | "/samenvatting" => Some(Self::Incident),
            rest if rest.starts_with("/gebeurtenis") || rest.starts_with("/kaart") => Some(Self::Incident),
            rest if rest.starts_with("/terugkijken") || rest.starts_with("/check-in") => Some(Self::LookBack),
            "/koppelen" | "/organisatie" | "/aansluiten" | "/uitnodiging" => Some(Self::More),
            rest if ["/meer", "/back-up", "/coordinator", "/ondersteuner"].iter().any(|way| rest.starts_with(way)) => {
                Some(Self::More)
            }
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        let t = &texts().frame;
        match self {
            Self::Today => t.today,
            Self::Incident => t.incident,
            Self::Help => t.help,
            Self::LookBack => t.look_back,
            Self::More => t.more,
        }
    }

    const fn icon(self) -> Shape {
        match self {
            Self::Today => Shape::Sun,
            Self::Incident => Shape::List,
            Self::Help => Shape::LifeBuoy,
            Self::LookBack => Shape::Calendar,
            Self::More => Shape::More,
        }
    }
}

/// The bar at the bottom, which becomes a rail on a wide screen.
#[component]
pub fn Places(
    /// Where we are.
    #[prop(into)]
    current: Signal<Option<Place>>,
) -> impl IntoView {
    let places = Place::ALL.map(|place| {
        view! {
            <a
                class="nh-place"
                class:nh-place--help=place == Place::Help
                href=place.href()
                aria-current=move || (current.get() == Some(place)).then_some("page")
            >
                <span class="nh-place__icon"><Icon shape=place.icon()/></span>
                <span class="nh-place__word">{place.word()}</span>
            </a>
        }
    });
    view! { <nav class="nh-places" aria-label=texts().frame.places>{places}</nav> }
}

/// A document provides this when no script runs in it: the way out is then a plain link, and no key leads there.
#[derive(Debug, Clone, Copy)]
pub struct WithoutScript;

/// The way out, at the top of every screen and every page.
#[component]
pub fn QuickExit() -> impl IntoView {
    let t = &texts().frame;
    let hint = use_context::<WithoutScript>().is_none().then_some(t.quick_exit_hint);
    view! {
        <a class="nh-exit" href=ELSEWHERE rel="noreferrer" data-exit title=hint>
            <span>{t.quick_exit}</span>
            <Icon shape=Shape::Leave/>
        </a>
    }
}

/// A quiet word at the top of every screen, when it matters. The app's root provides it.
#[derive(Debug, Clone, Copy)]
pub struct TopWord(pub Signal<Option<&'static str>>);

/// What stands at the end of every screen, when there is something to tell.
#[derive(Clone)]
pub struct ScreenEnd(pub ViewFn);

/// One screen: a bar with the title and the quick exit, and the content below it.
#[component]
pub fn Screen(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// Where "back" goes, for screens that lie below a place.
    #[prop(default = None, into)]
    back: Option<&'static str>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let t = &texts().frame;
    let word = use_context::<TopWord>().map(|TopWord(word)| word);
    let end = use_context::<ScreenEnd>().map(|ScreenEnd(end)| end.run());
    view! {
        <header class="nh-top">
            {back.map(|href| view! {
                <a class="nh-top__back" href=href aria-label=t.back><Icon shape=Shape::Back/></a>
            })}
            <div class="nh-top__words">
                <h1 class="nh-top__title nl-heading nl-heading--level-1" tabindex="-1">{title}</h1>
                {word.map(|word| view! { <p class="nh-top__word" role="status">{word}</p> })}
            </div>
            <QuickExit/>
        </header>
        <main class="nh-main" id="inhoud">{children()}{end}</main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_belongs_to_its_place() {
        for place in Place::ALL {
            assert_eq!(Place::of(place.href()), Some(place));
        }
        assert_eq!(Place::of("/app/"), Some(Place::Today));
        assert_eq!(Place::of("/app/terugkijken/kalender"), Some(Place::LookBack));
        assert_eq!(Place::of("/app/back-up/apparaten"), Some(Place::More));
        assert_eq!(Place::of("/app/onbekend"), None);
        assert_eq!(Place::of("/"), None);
    }
}
