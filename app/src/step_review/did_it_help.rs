//! Whether a step helped, and what is needed now (S4). Each tap is kept.

use leptos::prelude::*;
use naderhand_domain::{
    id::RecordId,
    open::Open,
    record::Body,
    step_review::{Helped, Needed, ReviewedStep, StepReview},
};

use super::words::{helped_word, needed_word};
use crate::{
    records::{Autosave, NotKept, Records, Saving, records},
    texts::parts::incident_texts,
    ui::{Chips, TickBox},
};

/// The question, with what was answered before.
#[component]
pub fn DidItHelp(
    /// The step.
    step: ReviewedStep,
    /// The event that it belongs to, when it does.
    incident: Option<RecordId>,
) -> impl IntoView {
    let t = &incident_texts().step;
    let records = records();
    let (id, review) = before(records, &step, incident)
        .unwrap_or_else(|| (records.new_id(), StepReview::blank(records.today(), step, incident)));
    let review = RwSignal::new(review);
    let save = StoredValue::new(Autosave::of(records, id));
    let change = Callback::new(move |change: Change| {
        review.update(|review| {
            review.made = records.today();
            match change {
                Change::Helped(helped) => review.helped = helped,
                Change::Needed(needed, true) => _ = review.needed.insert(Open::Known(needed)),
                Change::Needed(needed, false) => _ = review.needed.remove(&Open::Known(needed)),
            }
        });
        save.with_value(|save| save.keep(Body::StepReview(review.get_untracked())));
    });
    let helped = Signal::derive(move || review.with(|review| review.helped));
    let options = Helped::ALL.map(|helped| (Some(helped), helped_word(helped))).to_vec();
    // What is wanted is asked of those whom it did not help enough; more help can always be wanted.
    let needs = move || {
        let enough = matches!(helped.get(), None | Some(Helped::Yes));
        let asked = |needed: &Needed| match needed {
            Needed::Nothing => false,
            Needed::MoreHelp => true,
            Needed::Time | Needed::PracticalHelp | Needed::AnotherTalk | Needed::SomeoneElse => !enough,
        };
        let needs = Needed::ALL.into_iter().filter(asked);
        needs.map(|needed| view! { <Need needed=needed review=review change=change/> }).collect_view()
    };
    let saving = move || save.with_value(Autosave::saving).get();
    view! {
        <div class="nh-stack">
            <Chips
                name=format!("helped-{id}")
                legend=t.helped
                options=options
                value=helped
                on_choose=move |helped| change.run(Change::Helped(helped))
            />
            <fieldset class="nh-checks">
                <legend class="nh-unseen">{t.needed}</legend>
                {needs}
            </fieldset>
            <Show when=move || saving() == Saving::Kept><p class="nh-hint" role="status">{t.reviewed}</p></Show>
            <NotKept error=Signal::derive(move || match saving() {
                Saving::NotKept(error) => Some(error),
                Saving::Untouched | Saving::Busy | Saving::Kept => None,
            })/>
        </div>
    }
}

/// What a tap changes.
#[derive(Debug, Clone, Copy)]
enum Change {
    Helped(Option<Helped>),
    Needed(Needed, bool),
}

#[component]
fn Need(needed: Needed, review: RwSignal<StepReview>, change: Callback<Change>) -> impl IntoView {
    view! {
        <TickBox
            ticked=Signal::derive(move || review.with(|review| review.needed.contains(&Open::Known(needed))))
            on_change=move |on| change.run(Change::Needed(needed, on))
        >
            {needed_word(needed)}
        </TickBox>
    }
}

/// The look back that goes on here: on a step of an event the one that there is, on an action the one of today, for an
/// action can be done again.
fn before(records: Records, step: &ReviewedStep, incident: Option<RecordId>) -> Option<(RecordId, StepReview)> {
    let today = records.today();
    untrack(|| {
        records.with_history(|history| {
            let goes_on = |review: &StepReview| match step {
                ReviewedStep::Milestone(_) => true,
                ReviewedStep::Action(_) => review.made == today,
            };
            let mut reviews = history.reviews().iter().rev();
            let found =
                reviews.find(|one| one.body.step == *step && one.body.incident == incident && goes_on(one.body))?;
            Some((found.id, found.body.clone()))
        })
    })
}
