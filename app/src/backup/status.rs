//! How the backup stands, in a line or a notice, and in a quiet word at the top.

use leptos::prelude::*;

use super::port::{BackupState, Problem, backup};
use crate::{
    records::records,
    texts::{clock_time, day_name, texts},
    ui::{Button, Look, Notice, Progress, Tone},
};

/// From how many records on a run is shown as a bar that can be stopped (product default). A few go by unnoticed, and a
/// word that comes and goes after each tap would only disturb.
const MANY: usize = 50;

/// The quiet word at the top of every screen, when it matters.
pub fn top_word() -> Signal<Option<&'static str>> {
    let state = backup().state();
    let t = &texts().sync;
    Signal::derive(move || match state.get() {
        BackupState::Off | BackupState::UpToDate { .. } | BackupState::Paused | BackupState::Withdrawing => None,
        BackupState::Working { total, .. } => (total >= MANY).then_some(t.working_short),
        BackupState::Offline => Some(t.offline_short),
        BackupState::Problem(_) => Some(t.problem_short),
    })
}

/// How the backup stands, with what can be done about it.
#[component]
pub(super) fn Status() -> impl IntoView {
    let t = &texts().sync;
    let backup = backup();
    let state = backup.state();
    move || match state.get() {
        BackupState::Off => None,
        BackupState::UpToDate { at } => {
            let day = day_name(at.date_naive(), records().now().date_naive());
            Some(view! { <p class="nh-hint" role="status">{t.up_to_date(day, clock_time(at))}</p> }.into_any())
        }
        BackupState::Working { total, .. } if total >= MANY => Some(view! { <Working/> }.into_any()),
        BackupState::Working { .. } => {
            Some(view! { <p class="nh-hint" role="status">{t.working_unknown}</p> }.into_any())
        }
        BackupState::Paused => Some(
            view! {
                <Notice tone=Tone::Info title=t.stopped>
                    <Button look=Look::Quiet on_press=move |()| backup.actions().resume()>{t.resume}</Button>
                </Notice>
            }
            .into_any(),
        ),
        BackupState::Offline => Some(view! { <Notice tone=Tone::Info title=t.offline/> }.into_any()),
        BackupState::Withdrawing => {
            Some(view! { <Progress label=texts().backup.withdrawing.to_owned() done=None/> }.into_any())
        }
        BackupState::Problem(problem) => {
            let (title, text) = match problem {
                Problem::Server => (t.problem, t.problem_text),
                Problem::Revoked => (t.revoked, t.revoked_text),
                Problem::Full => (t.full, t.full_text),
                Problem::Tampered => (t.tampered, t.tampered_text),
            };
            Some(
                view! {
                    <Notice tone=Tone::Problem title=title>
                        <p class="nl-paragraph">{text}</p>
                        {(problem == Problem::Server).then(|| view! {
                            <Button look=Look::Quiet on_press=move |()| backup.actions().sync_now()>{t.now}</Button>
                        })}
                    </Notice>
                }
                .into_any(),
            )
        }
    }
}

/// The bar for sending or fetching much, which can be stopped at any moment.
#[component]
pub(super) fn Working() -> impl IntoView {
    let t = &texts().sync;
    let backup = backup();
    let state = backup.state();
    let done = Signal::derive(move || match state.get() {
        BackupState::Working { done, total } if total > 0 => Some((done, total)),
        _ => None,
    });
    let label = Signal::derive(move || match done.get() {
        Some((done, total)) => t.working(done, total),
        None => t.working_unknown.to_owned(),
    });
    view! {
        <div class="nh-working">
            <Progress label=label done=done/>
            <Button look=Look::Quiet on_press=move |()| backup.actions().pause()>{t.stop}</Button>
        </div>
    }
}
