//! Whether colleagues can ask them now: theirs to say, at any moment, without a reason (S17).

use chrono::NaiveDate;
use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::directory::Availability;

use super::role::{NotDone, role};
use crate::{
    records::records,
    texts::parts::supporter_texts,
    ui::{Chips, Notice, Progress, Tone},
};

/// What became of the last choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// Nothing was chosen.
    Idle,
    /// On its way.
    Busy,
    /// The server has it.
    Done,
    /// Not passed on.
    Failed(NotDone),
}

/// The choice, which is signed and passed on at once.
#[component]
pub(super) fn OwnAvailability(
    now: Availability,
    /// Kept by the screen: this is made anew when the choice has been passed on.
    passed: RwSignal<Passed>,
) -> impl IntoView {
    let t = &supporter_texts().supporter;
    let role = role();
    let today = records().today().date();
    let can = RwSignal::new(now.on(today));
    let until = RwSignal::new(match now {
        Availability::Away { until: Some(day) } if !now.on(today) => day.to_string(),
        _ => String::new(),
    });
    let say = move || {
        let until = until.with_untracked(|until| until.parse::<NaiveDate>().ok());
        let availability = if can.get_untracked() { Availability::Available } else { Availability::Away { until } };
        passed.set(Passed::Busy);
        spawn_local(async move {
            let said = role.say(availability).await;
            let _ = passed.try_set(said.map_or_else(Passed::Failed, |()| Passed::Done));
        });
    };
    view! {
        <section class="nh-card">
            <Chips
                name="availability"
                legend=t.availability
                options=vec![(true, t.yes), (false, t.no)]
                value=can
                on_choose=move |chosen| {
                    can.set(chosen);
                    say();
                }
            />
            <Show when=move || !can.get()>
                <label class="utrecht-form-label">
                    {t.until}
                    <span class="nh-hint">{t.until_hint}</span>
                    <input
                        class="utrecht-textbox"
                        type="date"
                        min=today.to_string()
                        prop:value=move || until.get()
                        on:change=move |event| {
                            until.set(event_target_value(&event));
                            say();
                        }
                    />
                </label>
            </Show>
            <div aria-live="polite">
                {move || match passed.get() {
                    Passed::Idle => None,
                    Passed::Busy => Some(view! { <Progress label=t.keeping.to_owned() done=None/> }.into_any()),
                    Passed::Done => Some(view! { <p class="nh-kept">{t.kept}</p> }.into_any()),
                    Passed::Failed(why) => {
                        let text = if why == NotDone::Offline { t.not_kept_text } else { t.refused_text };
                        Some(view! {
                            <Notice tone=Tone::Problem title=t.not_kept>
                                <p class="nl-paragraph">{text}</p>
                            </Notice>
                        }
                        .into_any())
                    }
                }}
            </div>
        </section>
    }
}
