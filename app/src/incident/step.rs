//! A step of a timeline: how it stands, and what can be done with it.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    day::Day,
    id::RecordId,
    open::Open,
    record::Body,
    step_review::{Helped, Needed, ReviewedStep, StepReview},
    timeline::{Mark, Milestone, State, Step},
};

use super::words::milestone_word;
use crate::{
    records::{NotKept, Records, SaveError, records},
    texts::{day_name, texts},
    ui::{Button, ButtonLink, Chips, Icon, Look, Shape},
};

/// How many days "move it" moves a step (product default).
const MOVE_DAYS: u32 = 7;

/// One step.
#[component]
pub(super) fn StepRow(id: RecordId, step: Step) -> impl IntoView {
    let t = &texts().step;
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
                            {done.then(|| view! { <DidItHelp id=id milestone=step.milestone/> })}
                        </div>
                    </details>
                })}
            </div>
        </li>
    }
}

/// What a state is in words, and for the style sheet.
fn state_text(state: State, today: Day) -> (&'static str, String) {
    let t = &texts().step;
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

/// Looking back on a step: whether it helped, and whether more is wanted (S4).
#[component]
fn DidItHelp(id: RecordId, milestone: Milestone) -> impl IntoView {
    let t = &texts().step;
    let records = records();
    let step = ReviewedStep::Milestone(Open::Known(milestone));
    let review = untrack(|| {
        records.with_history(|history| {
            let mut reviews = history.reviews().iter().rev();
            reviews
                .find(|review| review.body.incident == Some(id) && review.body.step == step)
                .map(|review| (review.id, review.body.clone()))
        })
    });
    let review_id = review.as_ref().map_or_else(|| records.new_id(), |(id, _)| *id);
    let body = StoredValue::new(
        review.map_or_else(|| StepReview::blank(records.today(), milestone, id), |(_, review)| review),
    );
    let helped = RwSignal::new(body.with_value(|body| body.helped));
    let more = RwSignal::new(body.with_value(|body| body.needed.contains(&Open::Known(Needed::MoreHelp))));
    let kept = RwSignal::new(None::<Result<(), SaveError>>);
    let keep = move || {
        body.update_value(|body| {
            body.made = records.today();
            body.helped = helped.get_untracked();
            body.needed.remove(&Open::Known(Needed::MoreHelp));
            if more.get_untracked() {
                body.needed.insert(Open::Known(Needed::MoreHelp));
            }
        });
        spawn_local(async move {
            let saved = records.save(review_id, Body::StepReview(body.get_value())).await.map(drop);
            kept.try_set(Some(saved));
        });
    };
    let options = Helped::ALL.map(|helped| {
        let word = match helped {
            Helped::Yes => t.helped_yes,
            Helped::ABit => t.helped_a_bit,
            Helped::No => t.helped_no,
        };
        (Some(helped), word)
    });
    let choose = move |chosen| {
        helped.set(chosen);
        keep();
    };
    view! {
        <Chips name="helped" legend=t.helped options=options.to_vec() value=helped on_choose=choose/>
        <label class="nh-check">
            <input
                class="nh-check__input"
                type="checkbox"
                prop:checked=move || more.get()
                on:change=move |event| {
                    more.set(event_target_checked(&event));
                    keep();
                }
            />
            <span>{t.more_help}</span>
        </label>
        <Show when=move || kept.get() == Some(Ok(()))><p class="nh-hint" role="status">{t.reviewed}</p></Show>
        <NotKept error=Signal::derive(move || kept.get().and_then(Result::err))/>
    }
}
