//! The screen, at `/app/advies`. Computed on the device from its records; in danger the numbers come first, and alone.

use leptos::prelude::*;
use naderhand_domain::{
    advice::{Action, Advice, Part, Rule, Sentence, advise},
    id::RecordId,
    step_review::ReviewedStep,
};

use super::{
    which::Which,
    words::{action_word, circle_word, reason_text, rule_text, sentence_text},
};
use crate::{
    help::EmergencyCalls,
    pages::Page,
    records::{Opening, records},
    step_review::DidItHelp,
    texts::{day_name, language, parts::incident_texts, texts},
    ui::{Chips, CopyButton, Icon, Screen, Shape},
};

/// The screen.
#[component]
pub fn AdviceScreen() -> impl IntoView {
    let t = &incident_texts().advice;
    let records = records();
    view! {
        <Screen title=texts().advice.title back="/app/gebeurtenis">
            <Opening>
                {move || {
                    let now = records.now();
                    let advice = records.with_history(|history| advise(history, now));
                    view! { <Said advice=advice/> }
                }}
                <Taken/>
                <a class="nh-row" href="/app/samenvatting">
                    <Icon shape=Shape::Printer/>
                    <span class="nh-row__text"><strong>{t.summary}</strong></span>
                    <Icon shape=Shape::Forward/>
                </a>
            </Opening>
        </Screen>
    }
}

#[component]
fn Said(advice: Advice) -> impl IntoView {
    let t = &incident_texts().advice;
    let Advice { circle, lead, also, look_again, .. } = advice;
    let today = records().now().date_naive();
    if lead.rule == Rule::Acute {
        return view! {
            <section class="nh-acute">
                <p class="nl-paragraph"><strong>{rule_text(lead.rule)}</strong></p>
                <EmergencyCalls/>
                {lead.sentence.map(|sentence| view! { <Say sentence=sentence/> })}
            </section>
            <Why parts=vec![lead]/>
        }
        .into_any();
    }
    let others: Vec<_> = also.iter().filter(|part| !part.actions.is_empty()).cloned().collect();
    let mut parts = vec![lead.clone()];
    parts.extend(also);
    view! {
        <section class="nh-card nh-advice">
            <p class="nh-advice__lead">{rule_text(lead.rule)}</p>
            <p class="nh-hint">{circle_word(circle)}</p>
            <Actions actions=lead.actions.clone()/>
            {lead.sentence.map(|sentence| view! { <Say sentence=sentence/> })}
        </section>
        {(!others.is_empty()).then(|| view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.also}</h2>
                {others.into_iter().map(|part| view! { <Actions actions=part.actions/> }).collect_view()}
            </section>
        })}
        <Why parts=parts/>
        <p class="nh-hint">{t.again(day_name(look_again.date(), today))}</p>
    }
    .into_any()
}

#[component]
fn Actions(actions: Vec<Action>) -> impl IntoView {
    let row = |action: Action| match way(action) {
        Some((href, icon)) => {
            // A page of the library is a document of its own.
            let outside = href.starts_with("/lezen") || href.starts_with("/en/");
            view! {
                <li>
                    <a class="nh-do" href=href rel=outside.then_some("external")>
                        <Icon shape=icon/>
                        <span>{action_word(action)}</span>
                    </a>
                </li>
            }
            .into_any()
        }
        None => {
            view! { <li class="nh-do nh-do--plain"><Icon shape=Shape::Check/><span>{action_word(action)}</span></li> }
                .into_any()
        }
    };
    view! { <ul class="nh-list">{actions.into_iter().map(row).collect_view()}</ul> }
}

/// Looking back on what was advised when the screen was opened: it stays open while an answer changes the advice above.
#[component]
fn Taken() -> impl IntoView {
    let t = &incident_texts().advice;
    let records = records();
    let lead = untrack(|| records.with_history(|history| advise(history, records.now()))).lead;
    let steps = lead.actions.into_iter().filter(|action| lead.rule != Rule::Acute && action.turns_to_somebody());
    let steps: Vec<_> = steps.collect();
    let taken = RwSignal::new(None::<Action>);
    let options: Vec<_> = steps.iter().map(|action| (Some(*action), action_word(*action))).collect();
    (!steps.is_empty()).then(|| {
        view! {
            <details class="nh-more">
                <summary class="nh-more__summary">{t.did}</summary>
                <div class="nh-stack">
                    <Chips name="taken" legend=t.did_which options=options value=taken on_choose=move |chosen| taken.set(chosen)/>
                    {move || taken.get().map(|action| view! {
                        <DidItHelp step=ReviewedStep::Action(action.into()) incident=None/>
                    })}
                </div>
            </details>
        }
    })
}

/// Where one tap on an action leads, when the app knows the way. The organisation's own numbers come with it.
fn way(action: Action) -> Option<(&'static str, Shape)> {
    match action {
        Action::Call112 => Some(("tel:112", Shape::Phone)),
        Action::Call113 => Some(("tel:08000113", Shape::Phone)),
        Action::AskSupporter => Some(("/app/contact", Shape::LifeBuoy)),
        Action::CallGp | Action::CallOnCall | Action::OpenConsultation | Action::VisitGp => {
            Some(("/app/hulp", Shape::LifeBuoy))
        }
        Action::ReadWhatIsNormal => Some((Page::NormalReactions.address(language()), Shape::Eye)),
        Action::SignalListNow => Some(("/app/signalen", Shape::List)),
        Action::NextCheckIn => Some(("/app", Shape::Sun)),
        Action::RestAtPost
        | Action::ArrangeRest
        | Action::StopShift
        | Action::ArrangeReplacement
        | Action::GetHomeTogether
        | Action::TellSomeoneClose
        | Action::OrdinaryDays
        | Action::PlanSignalLists => None,
    }
}

/// A sentence that is ready to be said, and to be copied into a message.
#[component]
fn Say(sentence: Sentence) -> impl IntoView {
    let t = &incident_texts().advice;
    view! {
        <figure class="nh-say">
            <figcaption>{t.say}</figcaption>
            <blockquote>{sentence_text(sentence)}</blockquote>
            <CopyButton text=sentence_text(sentence)/>
        </figure>
    }
}

/// Which of the employee's own records led to it, and where it stands.
#[component]
fn Why(parts: Vec<Part>) -> impl IntoView {
    let t = &incident_texts().advice;
    let mut told: Vec<(String, Vec<RecordId>)> = Vec::new();
    for reason in parts.iter().flat_map(|part| &part.reasons) {
        let text = reason_text(reason);
        if !told.iter().any(|(known, _)| *known == text) {
            told.push((text, reason.records.clone()));
        }
    }
    let told = told.into_iter().map(|(text, records)| view! { <li>{text}<Which records=records/></li> });
    let mut sources: Vec<String> = parts.iter().flat_map(|part| &part.citations).map(ToString::to_string).collect();
    sources.sort();
    sources.dedup();
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.why}</summary>
            <ul class="nh-reasons">{told.collect_view()}</ul>
            <p class="nh-hint">{t.sources}": "{sources.join(", ")}</p>
        </details>
    }
}
