//! A choice of one out of a few short words.

use leptos::prelude::*;

/// The choice. Radio buttons underneath.
#[component]
pub fn Chips<T>(
    /// Sets this group apart from the others on the page.
    #[prop(into)]
    name: String,
    /// What is chosen, in words.
    legend: &'static str,
    /// Whether the legend is there for assistive technology only.
    #[prop(optional)]
    legend_unseen: bool,
    /// What there is to choose.
    options: Vec<(T, &'static str)>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Takes each choice.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let chips = options
        .into_iter()
        .map(|(option, word)| {
            view! {
                <label class="nh-chip">
                    <input
                        class="nh-chip__input"
                        type="radio"
                        name=name.clone()
                        prop:checked=move || value.get() == option
                        on:change=move |_| on_choose.run(option)
                    />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="nh-chips">
            <legend class="nh-chips__legend" class:nh-unseen=legend_unseen>{legend}</legend>
            <div class="nh-chips__row">{chips}</div>
        </fieldset>
    }
}
