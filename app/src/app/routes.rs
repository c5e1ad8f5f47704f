//! Which screen an address shows.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};

use crate::{
    backup::{BackupScreen, backup_part, top_word},
    check_in::Today,
    contact::contact_part,
    coordinator::{CoordinatorScreen, coordinator_screen},
    help::Help,
    inbox::{InboxScreen, inbox_part},
    incident::{IncidentScreen, incident_screen},
    look_back::{LookBackScreen, look_back_screen},
    more::{Preferences, more_screen},
    organisation::{OrganisationScreen, organisation_screen},
    part::Later,
    reminders::{RemindersScreen, reminders_part},
    supporter::{SupporterScreen, supporter_screen},
    texts::{provide_texts, texts},
    ui::{ButtonLink, Place, Places, Screen, ScreenEnd, TopWord, begin_at_title},
    update::NewVersion,
};

/// The whole app. Another language mounts it anew; records and choices are above it and stay.
#[component]
pub fn App() -> impl IntoView {
    let language = expect_context::<Preferences>().language();
    move || {
        provide_texts(language.get());
        provide_context(TopWord(top_word()));
        provide_context(ScreenEnd(ViewFn::from(NewVersion)));
        view! {
            <Router>
                <Frame/>
            </Router>
        }
    }
}

#[component]
fn Frame() -> impl IntoView {
    let path = use_location().pathname;
    let current = Signal::derive(move || path.with(|path| Place::of(path)));
    let first = StoredValue::new(true);
    Effect::new(move || {
        path.track();
        // The first screen leaves the focus where the browser has it; each later one begins at its title.
        if !first.get_value() {
            request_animation_frame(begin_at_title);
        }
        first.set_value(false);
    });
    view! {
        <div class="nh-frame">
            <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud" rel="external">{texts().frame.skip}</a>
            <Routes fallback=|| view! { <Unknown/> }>
                <Route path=path!("/app") view=Today/>
                <Route path=path!("/app/hulp") view=Help/>
                <Route path=path!("/app/gebeurtenis") view=|| incident(IncidentScreen::List)/>
                <Route path=path!("/app/gebeurtenis/nieuw") view=|| incident(IncidentScreen::New)/>
                <Route path=path!("/app/gebeurtenis/:id") view=|| incident(IncidentScreen::Page)/>
                <Route path=path!("/app/signalen") view=|| incident(IncidentScreen::SignalList)/>
                <Route path=path!("/app/advies") view=|| incident(IncidentScreen::Advice)/>
                <Route path=path!("/app/samenvatting") view=|| incident(IncidentScreen::Summary)/>
                <Route path=path!("/app/kaart") view=|| incident(IncidentScreen::Card)/>
                <Route path=path!("/app/kaart/maak") view=|| incident(IncidentScreen::CardMaker)/>
                <Route path=path!("/app/terugkijken") view=|| look_back(LookBackScreen::List)/>
                <Route path=path!("/app/terugkijken/kalender") view=|| look_back(LookBackScreen::Calendar)/>
                <Route path=path!("/app/terugkijken/verloop") view=|| look_back(LookBackScreen::Trend)/>
                <Route path=path!("/app/terugkijken/opzij") view=|| look_back(LookBackScreen::SetAside)/>
                <Route path=path!("/app/check-in/nieuw") view=|| look_back(LookBackScreen::EarlierDay)/>
                <Route path=path!("/app/check-in/:id") view=|| look_back(LookBackScreen::Edit)/>
                <Route path=path!("/app/meer") view=more/>
                <Route path=path!("/app/contact") view=contact/>
                <Route path=path!("/app/organisatie") view=|| organisation(OrganisationScreen::Member)/>
                <Route path=path!("/app/aansluiten") view=|| organisation(OrganisationScreen::Join)/>
                <Route path=path!("/app/ondersteuner") view=|| supporter(SupporterScreen::Own)/>
                <Route path=path!("/app/ondersteuner/vragen") view=|| inbox(InboxScreen::List)/>
                <Route path=path!("/app/ondersteuner/vragen/:id") view=|| inbox(InboxScreen::Case)/>
                <Route path=path!("/app/uitnodiging") view=|| supporter(SupporterScreen::Invitation)/>
                <Route path=path!("/app/coordinator") view=|| coordinator(CoordinatorScreen::Home)/>
                <Route path=path!("/app/coordinator/nieuw") view=|| coordinator(CoordinatorScreen::New)/>
                <Route path=path!("/app/coordinator/herstel") view=|| coordinator(CoordinatorScreen::Recover)/>
                <Route path=path!("/app/coordinator/gegevens") view=|| coordinator(CoordinatorScreen::Settings)/>
                <Route path=path!("/app/coordinator/ondersteuners") view=|| coordinator(CoordinatorScreen::People)/>
                <Route path=path!("/app/coordinator/rooster") view=|| coordinator(CoordinatorScreen::Roster)/>
                <Route path=path!("/app/coordinator/poster") view=|| coordinator(CoordinatorScreen::Poster)/>
                <Route path=path!("/app/coordinator/sleutel") view=|| coordinator(CoordinatorScreen::Key)/>
                <Route path=path!("/app/herinneringen") view=|| reminders(RemindersScreen::Settings)/>
                <Route path=path!("/app/herinnering") view=|| reminders(RemindersScreen::Opened)/>
                <Route path=path!("/app/herinnering/later") view=|| reminders(RemindersScreen::Later)/>
                <Route path=path!("/app/back-up") view=|| backup(BackupScreen::Consent)/>
                <Route path=path!("/app/back-up/apparaten") view=|| backup(BackupScreen::Devices)/>
                <Route path=path!("/app/back-up/herstelwoorden") view=|| backup(BackupScreen::RecoveryWords)/>
                <Route path=path!("/app/koppelen") view=|| backup(BackupScreen::Pairing)/>
            </Routes>
            <Places current=current/>
        </div>
    }
}

fn look_back(screen: LookBackScreen) -> impl IntoView {
    let t = texts();
    let (title, back) = match screen {
        LookBackScreen::List | LookBackScreen::Calendar | LookBackScreen::Trend => (t.look_back.title, None),
        LookBackScreen::EarlierDay => (t.edit.title_new, Some("/app/terugkijken")),
        LookBackScreen::SetAside => (t.set_aside.title, Some("/app/terugkijken")),
        LookBackScreen::Edit => (t.edit.title, Some("/app/terugkijken")),
    };
    view! { <Later title=title back=back fetch=move || look_back_screen(screen)/> }
}

fn incident(screen: IncidentScreen) -> impl IntoView {
    let t = texts();
    let back = Some("/app/gebeurtenis");
    let (title, back) = match screen {
        IncidentScreen::List => (t.incident.title, None),
        IncidentScreen::New => (t.incident.new, back),
        IncidentScreen::Page => (t.incident.title, back),
        IncidentScreen::SignalList => (t.signal_list.title, back),
        IncidentScreen::Advice => (t.advice.title, back),
        IncidentScreen::Card => (t.incident_card.title, back),
        IncidentScreen::CardMaker => (t.incident_card.make, None),
        IncidentScreen::Summary => (t.summary.title, Some("/app/advies")),
    };
    view! { <Later title=title back=back fetch=move || incident_screen(screen)/> }
}

fn more() -> impl IntoView {
    view! { <Later title=texts().more.title back=None fetch=more_screen/> }
}

fn contact() -> impl IntoView {
    let part = contact_part();
    view! { <Later title=texts().contact.title back=Some("/app/hulp") fetch=move || part.screen()/> }
}

fn organisation(screen: OrganisationScreen) -> impl IntoView {
    let back = Some(match screen {
        OrganisationScreen::Member => "/app/meer",
        OrganisationScreen::Join => "/app/organisatie",
    });
    view! { <Later title=texts().organisation.title back=back fetch=move || organisation_screen(screen)/> }
}

fn supporter(screen: SupporterScreen) -> impl IntoView {
    view! { <Later title=texts().supporter.title back=Some("/app/meer") fetch=move || supporter_screen(screen)/> }
}

fn inbox(screen: InboxScreen) -> impl IntoView {
    let part = inbox_part();
    let back = Some(match screen {
        InboxScreen::List => "/app/ondersteuner",
        InboxScreen::Case => "/app/ondersteuner/vragen",
    });
    view! { <Later title=texts().inbox.title back=back fetch=move || part.screen(screen)/> }
}

fn coordinator(screen: CoordinatorScreen) -> impl IntoView {
    let back = Some(if screen == CoordinatorScreen::Home { "/app/meer" } else { "/app/coordinator" });
    view! { <Later title=texts().coordinator.title back=back fetch=move || coordinator_screen(screen)/> }
}

fn reminders(screen: RemindersScreen) -> impl IntoView {
    let part = reminders_part();
    view! { <Later title=texts().reminders.title back=Some("/app") fetch=move || part.screen(screen)/> }
}

fn backup(screen: BackupScreen) -> impl IntoView {
    let t = texts();
    let part = backup_part();
    let (title, back) = match screen {
        BackupScreen::Consent => (t.backup.title, "/app/meer"),
        BackupScreen::Devices => (t.devices.title, "/app/back-up"),
        BackupScreen::RecoveryWords => (t.recovery.title, "/app/back-up"),
        BackupScreen::Pairing => (t.pairing.title, "/app/back-up"),
    };
    view! { <Later title=title back=Some(back) fetch=move || part.screen(screen)/> }
}

/// An address without a screen.
#[component]
fn Unknown() -> impl IntoView {
    let t = &texts().unknown;
    view! {
        <Screen title=t.title>
            <p class="nl-paragraph">{t.text}</p>
            <ButtonLink href="/app">{t.action}</ButtonLink>
        </Screen>
    }
}
