//! One signal: how often, and since when.

use leptos::prelude::*;
use naderhand_domain::{
    day::{Day, InvalidDay},
    signal_list::{HowOften, Signal as StressSignal},
};

use super::{
    draft::Draft,
    words::{often_word, signal_word},
};
use crate::{
    records::records,
    texts::parts::incident_texts,
    ui::{Notice, Tone},
};

/// The question and its three answers; a fourth tap on the same takes it back.
#[component]
pub(super) fn OneSignal(draft: Draft, signal: StressSignal) -> impl IntoView {
    let t = &incident_texts().signal_list;
    let list = draft.list();
    let answer =
        Memo::new(move |_| list.with(|list| list.answer(signal).map(|answer| (answer.how_often, answer.since))));
    let name = format!("signal-{}", signal as u8);
    let choices = HowOften::ALL.map(|often| {
        view! {
            <label class="nh-chip">
                <input
                    class="nh-chip__input"
                    type="radio"
                    name=name.clone()
                    prop:checked=move || answer.get().is_some_and(|(chosen, _)| chosen == often)
                    on:change=move |_| draft.change(|list| {
                        // "Not" has no beginning.
                        let since = answer.get_untracked().and_then(|(_, since)| since).filter(|_| often.is_present());
                        list.set(signal, Some((often, since)));
                    })
                />
                <span>{often_word(often)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="nh-signal">
            <legend class="nh-signal__question">{signal_word(signal)}</legend>
            <div class="nh-chips__row">
                {choices}
                {move || answer.get().map(|_| view! {
                    <button class="nh-undo" type="button" on:click=move |_| draft.change(|list| list.set(signal, None))>
                        {t.clear}
                        <span class="nh-unseen">": "{signal_word(signal)}</span>
                    </button>
                })}
            </div>
            {move || answer.get().filter(|(often, _)| often.is_present()).map(|_| view! { <Since draft=draft signal=signal/> })}
        </fieldset>
    }
}

#[component]
fn Since(draft: Draft, signal: StressSignal) -> impl IntoView {
    let t = &incident_texts().signal_list;
    let records = records();
    let wrong = RwSignal::new(None::<InvalidDay>);
    let list = draft.list();
    let shown = list.with_untracked(|list| list.answer(signal).and_then(|answer| answer.since));
    let choose = move |event| {
        let typed = event_target_value(&event);
        let parsed = if typed.is_empty() { Ok(None) } else { Day::parse(&typed, records.today()).map(Some) };
        wrong.set(parsed.err());
        if let Ok(since) = parsed {
            draft.change(|list| {
                if let Some(often) = list.answer(signal).map(|answer| answer.how_often) {
                    list.set(signal, Some((often, since)));
                }
            });
        }
    };
    view! {
        <label class="utrecht-form-label nh-since">
            {t.since}
            <input
                class="utrecht-textbox"
                type="date"
                max=records.today().to_string()
                value=shown.map(|day| day.to_string())
                on:change=choose
            />
        </label>
        {move || wrong.get().map(|error| view! {
            <Notice tone=Tone::Problem title=crate::incident::day_refusal(error)/>
        })}
    }
}
