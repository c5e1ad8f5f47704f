//! Teams: what a colleague chooses from who wants somebody from inside or outside their own (S16).

use leptos::prelude::*;
use naderhand_domain::directory::{Change, Directory, Name, Team};

use crate::{
    coordinator::{outcome::Outcome, role::role},
    texts::parts::coordinator_texts,
    ui::{Button, Look},
};

/// The teams, with a field for one more.
#[component]
pub(super) fn Teams(
    directory: Directory,
    /// What is typed in the field.
    name: RwSignal<String>,
    outcome: RwSignal<Outcome>,
) -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let refused = RwSignal::new(false);
    let add = move |()| {
        let typed = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        match Name::parse(&typed) {
            Ok(team) => {
                refused.set(false);
                name.set(String::new());
                role.change(Change::MakeTeam(team), outcome, t.kept.to_owned());
            }
            Err(_) => refused.set(true),
        }
    };
    let rows = directory.teams().to_vec().into_iter().map(|team: Team| {
        let (id, words) = (team.id, team.name.as_str().to_owned());
        let remove = move |_| role.change(Change::RemoveTeam(id), outcome, t.kept.to_owned());
        view! {
            <li class="nh-shifts__one">
                <strong>{words.clone()}</strong>
                <button class="nh-undo" type="button" on:click=remove>
                    {t.team_remove}
                    <span class="nh-unseen">{format!(": {words}")}</span>
                </button>
            </li>
        }
    });
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.teams}</h2>
            <p class="nl-paragraph">{t.teams_text}</p>
            <ul class="nh-shifts">{rows.collect_view()}</ul>
            <label class="utrecht-form-label">
                {t.team_name}
                <input
                    class="utrecht-textbox"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <Show when=move || refused.get()>
                <p class="nh-fault" role="alert">{coordinator_texts().faults.missing}</p>
            </Show>
            <Button look=Look::Quiet on_press=add>{t.team_add}</Button>
        </section>
    }
}
