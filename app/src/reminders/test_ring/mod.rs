//! A notification to try: real, at once, and with the step at which it stuck.

mod run;

use leptos::{prelude::*, task::spawn_local};

use self::run::{End, Step};
use super::watching::reminders;
use crate::{
    texts::parts::reminders_texts,
    ui::{Button, Look, Notice, Progress, Tone},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trial {
    Idle,
    Busy(Step),
    Ended(End),
}

/// The button, and how it went.
#[component]
pub(super) fn TestRing() -> impl IntoView {
    let t = &reminders_texts().trial;
    let reminders = reminders();
    let trial = RwSignal::new(Trial::Idle);
    let is_busy = Signal::derive(move || matches!(trial.get(), Trial::Busy(_)));
    let begin = move |()| {
        trial.set(Trial::Busy(Step::Asking));
        spawn_local(async move {
            let step = move |step| _ = trial.try_set(Trial::Busy(step));
            let end = reminders.try_ring(step).await;
            // The screen may be gone by now.
            let _ = trial.try_set(Trial::Ended(end));
        });
    };
    view! {
        <Button look=Look::Quiet disabled=is_busy on_press=begin>{t.begin}</Button>
        {move || match trial.get() {
            Trial::Idle => None,
            Trial::Busy(step) => {
                let label = match step {
                    Step::Asking => t.asking,
                    Step::Waiting => t.waiting,
                };
                Some(view! { <Progress label=label.to_owned() done=None/> }.into_any())
            }
            Trial::Ended(end) => Some(view! { <Told end=end/> }.into_any()),
        }}
    }
}

#[component]
fn Told(end: End) -> impl IntoView {
    let t = &reminders_texts().trial;
    let (tone, title, text) = match end {
        End::Arrived => (Tone::Done, t.arrived, t.arrived_text),
        End::NoPermission => (Tone::Problem, t.no_permission, t.no_permission_text),
        End::NoAddress => (Tone::Problem, t.no_address, t.anew),
        End::NoServer => (Tone::Problem, t.no_server, t.no_server_text),
        End::NoPushes => (Tone::Problem, t.no_pushes, t.no_pushes_text),
        End::Over => (Tone::Problem, t.over, t.anew),
        End::Busy => (Tone::Problem, t.busy, t.busy_text),
        End::Unreachable => (Tone::Problem, t.unreachable, t.unreachable_text),
        End::Refused => (Tone::Problem, t.refused, t.refused_text),
        End::NotArrived => (Tone::Problem, t.not_arrived, t.not_arrived_text),
    };
    view! {
        <Notice tone=tone title=title>
            <p class="nl-paragraph">{text}</p>
            {(end == End::NotArrived).then(|| view! {
                <ul class="nh-reasons">
                    <li>{t.disturb}</li>
                    <li>{t.battery}</li>
                    <li>{t.browser}</li>
                </ul>
            })}
        </Notice>
    }
}
