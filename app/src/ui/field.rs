//! Fields for text: the label above, a hint below it, and what is wrong beside what was typed.

use leptos::prelude::*;

/// A field of one line.
#[component]
pub fn Field(
    /// Sets this field apart from the others on the page.
    id: &'static str,
    /// What to fill in.
    label: &'static str,
    /// What helps filling it in.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// The input's `type`, which chooses the keyboard.
    #[prop(default = "text")]
    sort: &'static str,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    fault: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <div class="utrecht-form-field">
            <label class="utrecht-form-label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="nh-hint" id=format!("{id}-hint")>{hint}</p> })}
            <input
                class="utrecht-textbox"
                id=id
                type=sort
                autocomplete="off"
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || described(id, hint, fault.get())
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {move || fault.get().map(|text| told(id, text))}
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn Lines(
    /// Sets this field apart from the others on the page.
    id: &'static str,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What helps filling it in.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="utrecht-form-field">
            <label class="utrecht-form-label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="nh-hint" id=format!("{id}-hint")>{hint}</p> })}
            <textarea
                class="utrecht-textarea"
                id=id
                rows="3"
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                aria-describedby=move || described(id, hint, fault.get())
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {move || fault.get().map(|text| told(id, text))}
        </div>
    }
}

/// The ids of what describes a field, those that are there.
fn described<T>(id: &str, hint: Option<&str>, fault: Option<T>) -> Option<String> {
    let ids: Vec<_> =
        hint.map(|_| format!("{id}-hint")).into_iter().chain(fault.map(|_| format!("{id}-fault"))).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn told(id: &str, text: impl Into<String>) -> impl IntoView {
    view! { <p class="nh-fault" id=format!("{id}-fault") role="alert">{text.into()}</p> }
}
