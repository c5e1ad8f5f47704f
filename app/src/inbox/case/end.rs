//! The two ends: somebody else goes on, or it is done.

use leptos::prelude::*;

use super::{Failed, Open, Place};
use crate::{
    texts::parts::inbox_texts,
    ui::{Button, Confirm, Look},
};

/// Handing over, and closing.
#[component]
pub(super) fn End(open: Open) -> impl IntoView {
    let t = &inbox_texts().end;
    let (handing, closing) = (RwSignal::new(false), RwSignal::new(false));
    let days = open.inbox.with_here(|here| here.member.settings().limits().retention_days()).unwrap_or_default();
    let request = open.request;
    let hand_over = move |()| {
        open.inbox
            .act(move |cases, _, now| Ok(cases.step_back(request, now)?), move |result| open.done(Place::End, result));
    };
    let close = move |()| {
        open.inbox
            .act(move |cases, _, now| Ok(cases.close(request, now)?), move |result| open.done(Place::End, result));
    };
    view! {
        <Failed open=open place=Place::End/>
        <div class="nh-actions">
            <Button look=Look::Quiet on_press=move |()| closing.set(true)>{t.close}</Button>
            <Button look=Look::Link on_press=move |()| handing.set(true)>{t.hand_over}</Button>
        </div>
        <Confirm
            open=closing
            question=t.close_question.to_owned()
            text=t.close_text(days)
            confirm=t.close
            on_confirm=close
        />
        <Confirm
            open=handing
            question=t.hand_over_question.to_owned()
            text=t.hand_over_text.to_owned()
            confirm=t.hand_over_confirm
            on_confirm=hand_over
        />
    }
}
