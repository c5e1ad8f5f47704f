//! A step of a timeline: how it stands, and what can be done with it.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    day::Day,
    id::RecordId,
    open::Open,
    record::Body,
    schedule::{Mark, Milestone},
    step_review::ReviewedStep,
    timeline::{State, Step},
};

use super::words::milestone_word;
use crate::{
    records::{NotKept, Records, SaveError, records},
    step_review::DidItHelp,
    texts::{day_name, parts::incident_texts},
    ui::{Button, ButtonLink, Icon, Look, Shape},
};

/// How many days "move it" moves a step (product default).
const MOVE_DAYS: u32 = 7;

/// One step.
#[component]
pub(super) fn StepRow(id: RecordId, step: Step) -> impl IntoView {
    let t = &incident_texts().step;
    let records = records();
    let today = records.today();
    let failed = RwSignal::new(None::<SaveError>);
    let mark = move |mark: Option<Mark>| {
        spawn_local(async move {
            failed.try_set(set_mark(records, id, step.milestone, mark).await.err());
        });
    };
    let open = matches!(step.state, State::Due { .. });
    let happened = step.milestone == Milestone::Happened;
    let (class, said) = match step.state {
        // That it happened is nobody's doing: the day alone.
        State::Done { on } if happened => ("done", day_name(on.date(), today.date())),
        state => state_text(state, today),
    };
    let done = matches!(step.state, State::Done { .. });
    let settled = done || matches!(step.state, State::Dropped);
    let list = step.milestone.is_signal_list() && !settled;
    view! {
        <li class=format!("nh-step nh-step--{class}")>
            <span class="nh-step__mark">{done.then(|| view! { <Icon shape=Shape::Check/> })}</span>
            <div class="nh-step__body">
                <strong>{milestone_word(step.milestone)}</strong>
                <span class="nh-step__state">{said}</span>
                <NotKept error=failed/>
                {(!happened).then(|| view! {
                    <details class="nh-more" open=open>
                        <summary class="nh-more__summary">
                            {t.options}<span class="nh-unseen">" "{milestone_word(step.milestone)}</span>
                        </summary>
                        <div class="nh-actions">
                            {list.then(|| view! {
                                <ButtonLink look=Look::Quiet href=format!("/app/signalen?gebeurtenis={id}")>{t.fill_in}</ButtonLink>
                            })}
                            {(!settled && !list).then(|| view! {
                                <Button look=Look::Quiet on_press=move |()| mark(Some(Mark::Done { at: records.today() }))>
                                    {t.mark_done}
                                </Button>
                            })}
                            {(!settled).then(|| view! {
                                <Button look=Look::Link on_press=move |()| mark(Some(Mark::Moved { to: records.today().plus(MOVE_DAYS) }))>
                                    {t.move_on}
                                </Button>
                                <Button look=Look::Link on_press=move |()| mark(Some(Mark::Dropped))>{t.drop}</Button>
                            })}
                            {settled.then(|| view! {
                                <Button look=Look::Link on_press=move |()| mark(None)>{t.undo}</Button>
                            })}
                            {done.then(|| view! {
                                <DidItHelp step=ReviewedStep::Milestone(step.milestone.into()) incident=Some(id)/>
                            })}
                        </div>
                    </details>
                })}
            </div>
        </li>
    }
}

/// What a state is in words, and for the style sheet.
fn state_text(state: State, today: Day) -> (&'static str, String) {
    let t = &incident_texts().step;
    let name = |day: Day| day_name(day.date(), today.date());
    match state {
        State::Upcoming { from } => ("upcoming", t.from(name(from))),
        State::Due { until, .. } => ("due", t.until(name(until))),
        State::Done { on } => ("done", t.on(name(on))),
        State::Moved { to } => ("upcoming", t.moved(name(to))),
        State::Dropped => ("dropped", t.dropped.to_owned()),
        State::Passed => ("passed", t.passed.to_owned()),
    }
}

async fn set_mark(records: Records, id: RecordId, milestone: Milestone, mark: Option<Mark>) -> Result<(), SaveError> {
    let kept = untrack(|| records.with_history(|history| Some(history.incident(id)?.body.clone())));
    // Removed meanwhile, on another screen or device: there is nothing to mark.
    let Some(mut incident) = kept else { return Ok(()) };
    match mark {
        Some(mark) => incident.steps.insert(Open::Known(milestone), mark),
        None => incident.steps.remove(&Open::Known(milestone)),
    };
    records.save(id, Body::Incident(incident)).await.map(drop)
}
