//! Vandaag: the first screen.

use chrono::TimeDelta;
use leptos::{ev, prelude::*};
use naderhand_domain::check_in::Item;

use super::{
    draft::{Draft, Keeping},
    early,
    kept::Kept,
    more::{About, SayMore},
    recover::recover,
};
use crate::{
    check_in::FirstQuestion,
    inbox::NewRequestsRow,
    records::{OpeningFailed, Records, records},
    reminders::CatchUpSlot,
    texts::{full_day_title, texts},
    ui::Screen,
};

/// How long taps go on belonging to the same check-in after the last one (product default). Closing the app ends it too.
const CURRENT_MINUTES: i64 = 15;

/// The check-in of this moment. It outlives the screen: who looks back and returns finds it as it was.
#[derive(Clone, Copy)]
pub struct Current(RwSignal<Draft, LocalStorage>);

impl Current {
    /// A fresh one, with the taps in it that were made before the app had loaded.
    pub fn new(records: Records) -> Self {
        recover(records);
        let taps = early::take();
        // The page's own taps are kept under its id, and so is the check-in that they become.
        let id = early::page().filter(|_| !taps.is_empty());
        let draft = Draft::of_now(records, id);
        for tap in taps {
            let at = records.at_millis(tap.at_millis);
            draft.change(|check_in| {
                check_in.at = at;
                check_in.set_step(tap.item, Some(tap.step));
            });
        }
        Self(RwSignal::new_local(draft))
    }

    /// Lets go of the check-in when its time is over, or when it was removed on another screen or device. What is not kept
    /// yet is never let go of.
    fn refresh(self, records: Records) {
        let draft = self.0.get_untracked();
        let Some(changed) = draft.changed() else {
            self.0.set(Draft::of_now(records, None));
            return;
        };
        if !untrack(|| matches!(draft.keeping().get(), Keeping::Kept | Keeping::TakenBack)) {
            return;
        }
        let old = records.now() - changed > TimeDelta::minutes(CURRENT_MINUTES);
        match untrack(|| draft.id().and_then(|id| records.check_in(id))).filter(|_| !old) {
            Some(check_in) => draft.take_over(check_in),
            None => self.0.set(Draft::of_now(records, None)),
        }
    }
}

/// The screen.
#[component]
pub fn Today() -> impl IntoView {
    let records = records();
    let current: Current = expect_context();
    current.refresh(records);
    let shown_again = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            current.refresh(records);
        }
    });
    on_cleanup(move || shown_again.remove());
    let today = records.now().date_naive();
    view! {
        <Screen title=texts().check_in.title>
            <p class="nh-date">{full_day_title(today, today)}</p>
            <OpeningFailed/>
            <div class="nh-waiting">
                <NewRequestsRow/>
                <CatchUpSlot/>
            </div>
            {move || view! { <Question draft=current.0.get()/> }}
        </Screen>
    }
}

#[component]
fn Question(draft: Draft) -> impl IntoView {
    let body = draft.body();
    let value = Signal::derive(move || body.with(|check_in| check_in.step(Item::Overall)));
    let choose = {
        let draft = draft.clone();
        move |step| draft.change(|check_in| check_in.set_step(Item::Overall, Some(step)))
    };
    let draft = StoredValue::new_local(draft);
    view! {
        <FirstQuestion
            name="overall"
            value=value
            on_choose=choose
            kept=move || view! { <Kept draft=draft.get_value()/> }
            more=move || view! { <SayMore draft=draft.get_value() about=About::Now/> }
        />
    }
}
