//! Stoplicht (BOT §2): ready for the next call, rest at the post, or stop the shift. Always with its word and its shape,
//! because one man in twelve does not see red beside green.

use leptos::prelude::*;
use naderhand_domain::check_in::FitForDuty;

use crate::texts::texts;

/// "Groen".
pub fn light_word(light: FitForDuty) -> &'static str {
    let t = &texts().stoplicht;
    match light {
        FitForDuty::Green => t.green,
        FitForDuty::Orange => t.orange,
        FitForDuty::Red => t.red,
    }
}

const fn code(light: FitForDuty) -> &'static str {
    match light {
        FitForDuty::Green => "green",
        FitForDuty::Orange => "orange",
        FitForDuty::Red => "red",
    }
}

/// The shape of a light: disc, triangle, eight-sided stop.
#[component]
pub fn Light(
    /// Which one.
    light: FitForDuty,
) -> impl IntoView {
    let drawing = match light {
        FitForDuty::Green => r#"<circle cx="12" cy="12" r="9"/>"#,
        FitForDuty::Orange => r#"<path d="M12 3 22 20.5H2z"/>"#,
        FitForDuty::Red => r#"<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z"/>"#,
    };
    view! {
        <svg
            class=format!("nh-light nh-light--{}", code(light))
            viewBox="0 0 24 24"
            aria-hidden="true"
            focusable="false"
            inner_html=drawing
        ></svg>
    }
}

/// The choice, asked only on shift.
#[component]
pub(super) fn Stoplicht(
    /// Sets this group apart from others on the page.
    #[prop(into)]
    name: String,
    /// What is asked.
    question: &'static str,
    /// What is chosen.
    #[prop(into)]
    value: Signal<Option<FitForDuty>>,
    /// Takes each choice.
    #[prop(into)]
    on_choose: Callback<FitForDuty>,
) -> impl IntoView {
    let t = &texts().stoplicht;
    let lights = FitForDuty::ALL.map(|light| {
        let means = match light {
            FitForDuty::Green => t.green_means,
            FitForDuty::Orange => t.orange_means,
            FitForDuty::Red => t.red_means,
        };
        view! {
            <label class="nh-stoplicht__choice">
                <input
                    class="nh-stoplicht__input"
                    type="radio"
                    name=name.clone()
                    value=code(light)
                    prop:checked=move || value.get() == Some(light)
                    on:change=move |_| on_choose.run(light)
                />
                <Light light=light/>
                <span><strong>{light_word(light)}</strong>": "{means}</span>
            </label>
        }
    });
    view! {
        <fieldset class="nh-stoplicht">
            <legend class="nh-faces__legend">{question}</legend>
            {lights}
        </fieldset>
    }
}
