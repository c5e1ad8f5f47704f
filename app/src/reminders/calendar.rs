//! The same plan as a file for the phone's own calendar: without network and without a permission.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::reminders::{Rhythm, calendar, plan};

use super::{
    watching::{Reminders, reminders},
    words::spoken_here,
};
use crate::{
    device::DeviceZone,
    texts::parts::reminders_texts,
    ui::{Button, Look, save_as},
};

/// A name that anybody may see among what was downloaded.
const NAME: &str = "agenda.ics";

/// The file, with what it is.
#[component]
pub(super) fn CalendarFile() -> impl IntoView {
    let t = &reminders_texts().calendar;
    let reminders = reminders();
    let told = RwSignal::new(None::<&'static str>);
    let save = move |()| {
        let title = reminders.choices().map(|choices| choices.text.words(spoken_here()));
        spawn_local(async move {
            let saved = match title {
                Some(title) => file(reminders, title).await,
                None => File::Failed,
            };
            let _ = told.try_set(Some(match saved {
                File::Saved => t.saved,
                File::Nothing => t.nothing,
                File::Failed => t.failed,
            }));
        });
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nl-paragraph">{t.text}</p>
            <Button look=Look::Quiet on_press=save>{t.save}</Button>
            <p class="nh-hint" role="status">{told}</p>
            <p class="nh-hint">{t.note}</p>
        </section>
    }
}

enum File {
    Saved,
    Nothing,
    Failed,
}

async fn file(reminders: Reminders, title: &str) -> File {
    let Some(choices) = reminders.choices().filter(|_| reminders.is_ready()) else { return File::Failed };
    let now = reminders.now_utc();
    let planned = untrack(|| reminders.records.with_history(|history| plan(&choices, history, &DeviceZone, now)));
    let repeats = matches!(choices.rhythm, Rhythm::Daily { .. } | Rhythm::Weekly { .. });
    if planned.is_empty() && !repeats {
        return File::Nothing;
    }
    let Some(key) = reminders.draw_key().await else { return File::Failed };
    let text = calendar(&choices, &planned, title, &DeviceZone, now, |what| key.derive_draw(what).tag());
    save_as(NAME, "text/calendar", &text).map_or(File::Failed, |()| File::Saved)
}
