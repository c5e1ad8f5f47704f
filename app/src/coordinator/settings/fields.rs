//! Fields of the settings' form. Each knows its place in the file, and says what is wrong there.

use leptos::prelude::*;
use serde_json::Value;

use super::{draft::Draft, faults::fault_text};
use crate::{
    texts::parts::coordinator_texts,
    ui::{Button, Look},
};

/// What a line is made of, for the keyboard that the phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sort {
    #[default]
    Text,
    Telephone,
    Mail,
    Web,
    Number,
    Day,
    Time,
    Colour,
}

impl Sort {
    const fn input(self) -> &'static str {
        match self {
            Self::Text | Self::Number => "text",
            Self::Telephone => "tel",
            Self::Mail => "email",
            Self::Web => "url",
            Self::Day => "date",
            Self::Time => "time",
            Self::Colour => "color",
        }
    }

    /// What was typed, as the file has it.
    fn value(self, typed: String) -> Option<Value> {
        match self {
            Self::Number => Some(typed.trim().parse::<u64>().map_or(Value::String(typed), Value::from)),
            // What may be left out is left out when it is empty; what may not, is missing, and that is what is said.
            _ => (!typed.is_empty()).then_some(Value::String(typed)),
        }
    }
}

/// What is wrong at a place, in words.
#[component]
pub(super) fn Wrong(draft: Draft, #[prop(into)] at: String) -> impl IntoView {
    let id = error_id(&at);
    move || {
        draft.problem(&at).map(|problem| {
            view! { <p class="nh-fault" id=id.clone() role="alert">{fault_text(&problem.fault)}</p> }
        })
    }
}

/// One line.
#[component]
pub(super) fn LineField(
    draft: Draft,
    /// Where in the file.
    #[prop(into)]
    at: String,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] sort: Sort,
) -> impl IntoView {
    let id = field_id(&at);
    let (value_at, put_at, wrong_at, state_at) = (at.clone(), at.clone(), at.clone(), at.clone());
    let hint_id = format!("{id}-hint");
    let described = {
        let (hint_id, error_id) = (hint.map(|_| hint_id.clone()), error_id(&at));
        move || match (&hint_id, draft.problem(&state_at)) {
            (Some(hint), Some(_)) => Some(format!("{hint} {error_id}")),
            (None, Some(_)) => Some(error_id.clone()),
            (hint, None) => hint.clone(),
        }
    };
    let invalid = move || draft.problem(&at).map(|_| "true");
    view! {
        <div class="utrecht-form-field">
            <label class="utrecht-form-label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="nh-hint" id=hint_id>{hint}</p> })}
            <input
                class="utrecht-textbox"
                class:nh-colour=sort == Sort::Colour
                id=id
                type=sort.input()
                inputmode=(sort == Sort::Number).then_some("numeric")
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=move || draft.text(&value_at)
                on:change=move |event| draft.put(&put_at, sort.value(event_target_value(&event)))
            />
            <Wrong draft=draft at=wrong_at/>
        </div>
    }
}

/// One line in Dutch and the same in English.
#[component]
pub(super) fn BothField(
    draft: Draft,
    #[prop(into)] at: String,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let t = &coordinator_texts().form;
    let fields = [("nl", t.in_dutch), ("en", t.in_english)].map(|(language, word)| {
        let at = format!("{at}.{language}");
        let id = field_id(&at);
        let (value_at, put_at, wrong_at, state_at) = (at.clone(), at.clone(), at.clone(), at.clone());
        let error_id = error_id(&at);
        view! {
            <div class="nh-both__one">
                <label class="nh-hint" for=id.clone()>{word}</label>
                <input
                    class="utrecht-textbox"
                    id=id
                    lang=language
                    type="text"
                    autocomplete="off"
                    aria-describedby=move || draft.problem(&state_at).map(|_| error_id.clone())
                    aria-invalid=move || draft.problem(&at).map(|_| "true")
                    prop:value=move || draft.text(&value_at)
                    on:change=move |event| draft.put(&put_at, Some(event_target_value(&event).into()))
                />
                <Wrong draft=draft at=wrong_at/>
            </div>
        }
    });
    view! {
        <fieldset class="nh-both">
            <legend class="utrecht-form-label">{label}</legend>
            {hint.map(|hint| view! { <p class="nh-hint">{hint}</p> })}
            {fields.into_iter().collect_view()}
        </fieldset>
    }
}

/// One of a few.
#[component]
pub(super) fn ChoiceField(
    draft: Draft,
    #[prop(into)] at: String,
    label: &'static str,
    /// The file's names, and the words.
    options: Vec<(&'static str, &'static str)>,
    /// What holds when the file says nothing.
    #[prop(optional)]
    otherwise: &'static str,
) -> impl IntoView {
    let id = field_id(&at);
    let (put_at, wrong_at) = (at.clone(), at.clone());
    let rows = options
        .into_iter()
        .map(|(name, word)| {
            let at = at.clone();
            let chosen = move || {
                let now = draft.text(&at);
                if now.is_empty() { name == otherwise } else { now == name }
            };
            view! { <option value=name prop:selected=chosen>{word}</option> }
        })
        .collect_view();
    view! {
        <div class="utrecht-form-field">
            <label class="utrecht-form-label" for=id.clone()>{label}</label>
            <select
                class="nh-select"
                id=id
                on:change=move |event| draft.put(&put_at, Some(event_target_value(&event).into()))
            >
                {rows}
            </select>
            <Wrong draft=draft at=wrong_at/>
        </div>
    }
}

/// A list: each with its fields, and a way to take it away; at the end, one more.
#[component]
pub(super) fn Rows(
    draft: Draft,
    #[prop(into)] at: String,
    /// What one of them is called.
    one: &'static str,
    /// The words of adding one.
    add: &'static str,
    /// A new one.
    blank: fn() -> Value,
    /// The fields of the one at a place.
    #[prop(into)]
    fields: Callback<String, AnyView>,
) -> impl IntoView {
    let t = &coordinator_texts().form;
    let (len_at, row_at, push_at) = (at.clone(), at.clone(), at.clone());
    // Not with each letter typed, which would take the focus away.
    let len = Memo::new(move |_| draft.len(&len_at));
    let rows = move || {
        (0..len.get())
            .map(|index| {
                let at = format!("{row_at}[{index}]");
                let (fields_at, remove_at, wrong_at) = (at.clone(), at.clone(), at);
                view! {
                    <fieldset class="nh-card nh-rows__one">
                        <legend class="nh-rows__title">{format!("{one} {}", index + 1)}</legend>
                        <Wrong draft=draft at=wrong_at/>
                        {fields.run(fields_at)}
                        <button
                            class="nh-undo"
                            type="button"
                            on:click=move |_| draft.put(&remove_at, None)
                        >
                            {t.remove}
                            <span class="nh-unseen">{format!(": {one} {}", index + 1)}</span>
                        </button>
                    </fieldset>
                }
            })
            .collect_view()
    };
    view! {
        <Wrong draft=draft at=at/>
        {rows}
        <Button look=Look::Quiet on_press=move |()| draft.push(&push_at, blank())>{add}</Button>
    }
}

/// The id of a place's field. Places hold letters, digits, dots and brackets.
pub(super) fn field_id(at: &str) -> String {
    format!("field-{}", at.replace(['.', '[', ']'], "-"))
}

fn error_id(at: &str) -> String {
    format!("{}-fault", field_id(at))
}
