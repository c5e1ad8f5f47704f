//! The five-step choice: five faces in one hue of five lightnesses, each with its word.
//!
//! One hue, because red to green would be a verdict; a word with each, because a face alone says something else to each
//! reader. They are radio buttons underneath, so keyboard and screen reader need nothing special, and a tap shows before
//! any script has loaded.

use leptos::{either::Either, prelude::*};
use naderhand_domain::check_in::Step;

use crate::texts::texts;

/// The word of a step.
pub fn step_word(step: Step) -> &'static str {
    let t = &texts().steps;
    match step {
        Step::VeryBad => t.very_bad,
        Step::Bad => t.bad,
        Step::Fair => t.fair,
        Step::Good => t.good,
        Step::VeryGood => t.very_good,
    }
}

/// The name of a step in class names and in `value`.
const fn code(step: Step) -> &'static str {
    match step {
        Step::VeryBad => "very_bad",
        Step::Bad => "bad",
        Step::Fair => "fair",
        Step::Good => "good",
        Step::VeryGood => "very_good",
    }
}

/// Eyes and mouth, in a field of 40 by 40. The eyes narrow a little toward both ends: tired, and smiling.
const fn drawing(step: Step) -> &'static str {
    match step {
        Step::VeryBad => concat!(
            r#"<circle class="nh-face__disc" cx="20" cy="20" r="18.5"/>"#,
            r#"<path class="nh-face__line" d="M11.5 17.2q2.2-2.2 4.4-.6M28.5 17.2q-2.2-2.2-4.4-.6M12.5 28.2q7.5-8 15 0"/>"#
        ),
        Step::Bad => concat!(
            r#"<circle class="nh-face__disc" cx="20" cy="20" r="18.5"/>"#,
            r#"<path class="nh-face__line" d="M14 16.2v.6M26 16.2v.6M13.5 27.4q6.5-4.4 13 0"/>"#
        ),
        Step::Fair => concat!(
            r#"<circle class="nh-face__disc" cx="20" cy="20" r="18.5"/>"#,
            r#"<path class="nh-face__line" d="M14 16.2v.6M26 16.2v.6M14 26h12"/>"#
        ),
        Step::Good => concat!(
            r#"<circle class="nh-face__disc" cx="20" cy="20" r="18.5"/>"#,
            r#"<path class="nh-face__line" d="M14 16.2v.6M26 16.2v.6M13.5 24.6q6.5 4.6 13 0"/>"#
        ),
        Step::VeryGood => concat!(
            r#"<circle class="nh-face__disc" cx="20" cy="20" r="18.5"/>"#,
            r#"<path class="nh-face__line" d="M11.5 17q2.3-2.6 4.6 0M23.9 17q2.3-2.6 4.6 0M12.5 23.6q7.5 8.4 15 0"/>"#
        ),
    }
}

/// One face, to look at: beside a word that says the same.
#[component]
pub fn Face(
    /// Which step it shows.
    step: Step,
) -> impl IntoView {
    view! {
        <svg
            class=format!("nh-face__drawing nh-face__drawing--{}", code(step))
            viewBox="0 0 40 40"
            aria-hidden="true"
            focusable="false"
            inner_html=drawing(step)
        ></svg>
    }
}

/// The choice.
#[component]
pub fn Faces(
    /// Sets this group apart from the others on the page.
    #[prop(into)]
    name: String,
    /// The question.
    legend: &'static str,
    /// A line below the question.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Whether this is the one question of the screen.
    #[prop(optional)]
    large: bool,
    /// What is chosen.
    #[prop(into)]
    value: Signal<Option<Step>>,
    /// Takes each choice.
    #[prop(optional, into)]
    on_choose: Option<Callback<Step>>,
    /// The item's name, when the document's script should remember taps until the app has loaded.
    #[prop(optional)]
    early: Option<&'static str>,
) -> impl IntoView {
    let hint_id = hint.map(|_| format!("{name}-hint"));
    let steps = Step::ALL.map(|step| {
        view! {
            <label class="nh-face">
                <input
                    class="nh-face__input"
                    type="radio"
                    name=name.clone()
                    value=code(step)
                    data-early-tap=early
                    prop:checked=move || value.get() == Some(step)
                    on:change=move |_| {
                        if let Some(choose) = on_choose {
                            choose.run(step);
                        }
                    }
                />
                <Face step=step/>
                <span class="nh-face__word">{step_word(step)}</span>
            </label>
        }
    });
    let described_by = hint_id.clone();
    view! {
        <fieldset class="nh-faces" class:nh-faces--large=large aria-describedby=described_by>
            <legend class="nh-faces__legend">
                {if large {
                    Either::Left(view! { <h2 class="nl-heading nl-heading--level-1 nh-question">{legend}</h2> })
                } else {
                    Either::Right(legend)
                }}
            </legend>
            {hint.map(|hint| view! { <p class="nh-hint" id=hint_id>{hint}</p> })}
            <div class="nh-faces__row">{steps}</div>
        </fieldset>
    }
}
