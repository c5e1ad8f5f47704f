//! What a screen shows while the records are being opened, and when they do not open.

use leptos::prelude::*;

use super::{Loading, records};
use crate::{
    texts::texts,
    ui::{Button, Notice, Progress, Tone},
};

/// The records do not open: what is safe, and what to do.
#[component]
pub fn OpeningFailed() -> impl IntoView {
    let t = &texts().records;
    let records = records();
    view! {
        <Show when=move || records.loading().get() == Loading::Failed>
            <Notice tone=Tone::Problem title=t.failed>
                <p class="nl-paragraph">{t.failed_text}</p>
                <Button on_press=move |()| records.reopen()>{t.retry}</Button>
            </Notice>
        </Show>
    }
}

/// The content of a screen that shows records: the content once they are open, until then how far that is.
#[component]
pub fn Opening(
    /// Shown when the records are open.
    children: ChildrenFn,
) -> impl IntoView {
    let t = &texts().records;
    let records = records();
    let loading = records.loading();
    let busy = move || matches!(loading.get(), Loading::Busy { .. });
    let done = Signal::derive(move || match loading.get() {
        Loading::Busy { done, total } if total > 0 => Some((done, total)),
        _ => None,
    });
    let label = Signal::derive(move || match done.get() {
        Some((done, total)) => format!("{} ({})", t.loading, t.loading_count(done, total)),
        None => t.loading.to_owned(),
    });
    view! {
        <OpeningFailed/>
        <Show when=busy>
            <Progress label=label done=done/>
        </Show>
        <Show when=move || loading.get() == Loading::Ready>{children()}</Show>
    }
}
