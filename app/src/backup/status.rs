//! How the backup stands, in a line or a notice.

use leptos::prelude::*;

use super::{
    outcome::{Outcome, OutcomeNotice, run},
    port::backup,
    standing::{BackupState, MANY, Problem, standing},
};
use crate::{
    records::records,
    texts::{clock_time, day_name, parts::backup_texts},
    ui::{Button, Confirm, Look, Notice, Progress, Tone},
};

/// How the backup stands, with what can be done about it.
#[component]
pub(super) fn Status() -> impl IntoView {
    let t = &backup_texts().status;
    let backup = backup();
    let state = standing().state;
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
            Some(view! { <Progress label=backup_texts().consent.withdrawing.to_owned() done=None/> }.into_any())
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
                        {match problem {
                            Problem::Server => Some(view! {
                                <Button look=Look::Quiet on_press=move |()| backup.actions().sync_now()>{t.now}</Button>
                            }
                            .into_any()),
                            Problem::Tampered => Some(view! { <BeginAnew/> }.into_any()),
                            Problem::Revoked | Problem::Full => None,
                        }}
                    </Notice>
                }
                .into_any(),
            )
        }
    }
}

/// What helps when the server lost or changed something: everything that is here goes up once more.
#[component]
fn BeginAnew() -> impl IntoView {
    let t = &backup_texts().status;
    let backup = backup();
    let asking = RwSignal::new(false);
    let outcome = RwSignal::new(Outcome::Idle);
    let begin = move |()| {
        outcome.set(Outcome::Busy(t.working_unknown));
        run(backup.actions().restart(), move |done| {
            outcome.try_set(done.map_or_else(Outcome::Failed, |()| Outcome::Idle));
        });
    };
    view! {
        <OutcomeNotice outcome=outcome/>
        <Button look=Look::Quiet on_press=move |()| asking.set(true)>{t.anew}</Button>
        <Confirm
            open=asking
            question=t.anew_question.to_owned()
            text=t.anew_text.to_owned()
            confirm=t.anew
            on_confirm=begin
        />
    }
}

/// The bar for sending or fetching much, which can be stopped at any moment.
#[component]
pub(super) fn Working() -> impl IntoView {
    let t = &backup_texts().status;
    let backup = backup();
    let state = standing().state;
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
