//! The screen, at `/app/coordinator/gegevens`.

use leptos::prelude::*;
use naderhand_domain::organisation::Settings;

use super::{
    draft::Draft,
    fields::field_id,
    file::SettingsFile,
    sections::{Consultation, Face, Limits, Numbers, SocialMap, Work},
};
use crate::{
    coordinator::{
        outcome::{Outcome, OutcomeNotice},
        role::{Role, WithCoordinator, role},
    },
    texts::parts::coordinator_texts,
    ui::{Button, Notice, Screen, Tone},
};

/// The screen.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    let t = &coordinator_texts().form;
    let role = role();
    view! {
        <Screen title=t.title back="/app/coordinator">
            <p class="nl-paragraph">{t.intro}</p>
            <WithCoordinator role=role view=move || untrack(|| role.settings()).map(|(from, settings)| view! {
                <Form role=role from=from settings=settings/>
            })/>
        </Screen>
    }
}

#[component]
fn Form(role: Role, from: u32, settings: Settings) -> impl IntoView {
    let t = &coordinator_texts().form;
    let draft = Draft::of(&settings);
    let organisation = settings.organisation().clone();
    let outcome = RwSignal::new(Outcome::Idle);
    let problems = draft.problems();
    let keep = move |()| {
        if let Some(settings) = draft.settings() {
            role.publish_settings(from, settings, outcome, t.kept);
        } else {
            outcome.set(Outcome::Idle);
            // After the part that it is in has opened.
            request_animation_frame(move || focus_first(problems));
        }
    };
    view! {
        <Face draft=draft organisation=organisation.clone()/>
        <Numbers draft=draft/>
        <Consultation draft=draft/>
        <SocialMap draft=draft/>
        <Work draft=draft/>
        <Limits draft=draft/>
        {move || {
            let count = problems.with(Vec::len);
            (count > 0).then(|| view! { <Notice tone=Tone::Problem title=t.wrong(count)/> })
        }}
        <OutcomeNotice outcome=outcome/>
        <div class="nh-actions">
            <Button on_press=keep disabled=Signal::derive(move || outcome.with(Outcome::is_busy))>{t.keep}</Button>
        </div>
        <SettingsFile draft=draft organisation=organisation/>
    }
}

/// Brings the first field that needs a look to the coordinator.
fn focus_first(problems: Signal<Vec<naderhand_domain::organisation::Problem>>) {
    let field = problems.with_untracked(|problems| problems.first().map(|problem| field_id(&problem.at)));
    let element = field.and_then(|id| document().get_element_by_id(&id));
    if let Some(element) =
        element.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())
    {
        let _ = element.focus();
    }
}
