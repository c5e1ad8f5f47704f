//! The field for own words: keeps while one writes, and says so.

use std::{sync::Arc, time::Duration};

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use naderhand_domain::own_words::Beside;

use super::draft::{OwnWordsDraft, Place};
use crate::{
    records::{Saving, records},
    texts::texts,
    ui::{Button, Look, Notice, Tone},
};

/// How long the fingers pause before the words are kept (product default).
const PAUSE: Duration = Duration::from_millis(700);

/// The words beside something, each record of them in a field of its own: two devices may each have written some.
#[component]
pub fn OwnWordsFields(
    /// What they stand beside, when it is there.
    existing: Option<Beside>,
    /// The same, when it must be there.
    place: Place,
) -> impl IntoView {
    let records = records();
    let words = untrack(|| existing.map(|existing| records.words_beside(existing))).unwrap_or_default();
    let drafts: Vec<_> = if words.is_empty() {
        vec![OwnWordsDraft::new(records, place, None)]
    } else {
        words.into_iter().map(|words| OwnWordsDraft::new(records, Arc::clone(&place), Some(words))).collect()
    };
    drafts.into_iter().enumerate().map(|(nth, words)| view! { <OwnWordsField words=words nth=nth/> }).collect_view()
}

#[component]
fn OwnWordsField(words: OwnWordsDraft, nth: usize) -> impl IntoView {
    let t = &texts().own_words;
    let words = StoredValue::new_local(words);
    let keep = move || words.with_value(OwnWordsDraft::keep);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let write = move |event| {
        words.with_value(|words| words.write(event_target_value(&event)));
        stop_waiting();
        // Fails only where timers do not exist; leaving the field still keeps the words.
        pause.set_value(set_timeout_with_handle(keep, PAUSE).ok());
    };
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        if document().hidden() {
            keep();
        }
    });
    on_cleanup(move || {
        hidden.remove();
        stop_waiting();
        keep();
    });
    let (text, saving) = words.with_value(|words| (words.text(), words.saving()));
    let (id, hint_id) = (format!("own-words-{nth}"), format!("own-words-{nth}-hint"));
    view! {
        <div class="utrecht-form-field nh-own-words">
            <label class="utrecht-form-label" for=id.clone()>{t.label}</label>
            <p class="nh-hint" id=hint_id.clone()>{t.hint}</p>
            <textarea
                class="utrecht-textarea"
                id=id
                rows="4"
                aria-describedby=hint_id
                prop:value=text
                on:input=write
                on:blur=move |_| {
                    stop_waiting();
                    keep();
                }
            ></textarea>
            <p class="nh-own-words__state" role="status">
                {move || match saving.get() {
                    Saving::Busy => t.keeping,
                    Saving::Kept => texts().words.kept,
                    Saving::Untouched | Saving::NotKept(_) => "",
                }}
            </p>
            <Show when=move || words.with_value(OwnWordsDraft::is_too_long)>
                <Notice tone=Tone::Problem title=t.too_long/>
            </Show>
            {
                let saving = words.with_value(OwnWordsDraft::saving);
                move || matches!(saving.get(), Saving::NotKept(_)).then(|| view! {
                    <Notice tone=Tone::Problem title=t.not_kept>
                        <Button look=Look::Quiet on_press=move |()| keep()>{texts().check_in.try_again}</Button>
                    </Notice>
                })
            }
        </div>
    }
}
