//! A sheet that rises from below. The back gesture closes it, and so do Escape and a tap beside it.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsValue;

use super::{Button, Look};
use crate::texts::texts;

/// An open sheet is a step in the history, so that "back" closes it and does not leave the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HistoryStep {
    /// No step of ours is in the history.
    Absent,
    /// The sheet is open, and "back" would close it.
    Taken,
    /// The sheet was closed otherwise, and the browser is on its way back over our step.
    Leaving,
}

/// A sheet over the screen. While it is open, nothing behind it can be reached.
#[component]
pub fn Sheet(
    /// Whether it is open. It closes itself by setting this to false.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Called when it has closed and the history is as it was before: from then on it is safe to go to another screen.
    #[prop(optional, into)]
    on_closed: Option<Callback<()>>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let step = StoredValue::new(HistoryStep::Absent);
    let closed = move || {
        step.set_value(HistoryStep::Absent);
        if let Some(closed) = on_closed {
            closed.run(());
        }
    };
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            // Fails only for a dialog that is open or not in the document, and then there is nothing to show.
            if !dialog.open() && dialog.show_modal().is_ok() && push_step() {
                step.set_value(HistoryStep::Taken);
            }
        } else if dialog.open() {
            dialog.close();
            if step.get_value() == HistoryStep::Taken && step_back() {
                step.set_value(HistoryStep::Leaving);
            } else {
                closed();
            }
        }
    });
    let gesture = window_event_listener(ev::popstate, move |_| match step.get_value() {
        HistoryStep::Absent => {}
        HistoryStep::Leaving => closed(),
        HistoryStep::Taken => {
            step.set_value(HistoryStep::Absent);
            open.set(false);
        }
    });
    on_cleanup(move || gesture.remove());
    view! {
        <dialog
            class="nh-sheet"
            node_ref=dialog
            aria-labelledby="sheet-title"
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                open.set(false);
            }
            on:click=move |event| {
                // The dialog itself is the target only outside of its content.
                let beside = dialog.get_untracked().is_some_and(|dialog| {
                    event.target().is_some_and(|target| *target == *****dialog)
                });
                if beside {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <div class="nh-sheet__content">
                    <h2 class="nl-heading nl-heading--level-2" id="sheet-title">{title}</h2>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}

/// A sheet that asks before something is taken away: what happens, the doing, and the leaving.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    question: Signal<String>,
    /// What happens then.
    #[prop(into)]
    text: Signal<String>,
    /// The words of the doing.
    confirm: &'static str,
    /// The doing.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    let confirmed = StoredValue::new(false);
    let closed = move |()| {
        if confirmed.get_value() {
            confirmed.set_value(false);
            on_confirm.run(());
        }
    };
    view! {
        <Sheet open=open title=question on_closed=closed>
            <p class="nl-paragraph">{text}</p>
            <div class="nh-actions">
                <Button on_press=move |()| {
                    confirmed.set_value(true);
                    open.set(false);
                }>{confirm}</Button>
                <Button look=Look::Quiet on_press=move |()| open.set(false)>{texts().words.cancel}</Button>
            </div>
        </Sheet>
    }
}

fn push_step() -> bool {
    window().history().is_ok_and(|history| history.push_state(&JsValue::NULL, "").is_ok())
}

fn step_back() -> bool {
    window().history().is_ok_and(|history| history.back().is_ok())
}
