//! "Laat zien wat er echt weggaat": every field of a real record as it leaves, and that its text is not among them.

use data_encoding::BASE64;
use leptos::prelude::*;
use naderhand_domain::{consent::CHOICES, record::Kind};

use super::{
    outcome::{Failed, run},
    port::{BackupError, Outgoing, Sent, backup},
};
use crate::texts::{parts::backup_texts, texts};

/// How many of the sealed bytes are shown.
const SHOWN: usize = 48;

type Answer = Result<Vec<(Kind, Outgoing)>, BackupError>;

/// Fetches a record of each kind when it is unfolded, and shows what leaves.
#[component]
pub(super) fn Proof() -> impl IntoView {
    let t = &backup_texts().consent;
    let answer = RwSignal::new(None::<Answer>);
    let backup = backup();
    let unfold = move |_| {
        let actions = backup.actions();
        let records: super::port::Action<_> = Box::pin(async move {
            let mut found = Vec::new();
            for kind in CHOICES {
                found.extend(actions.outgoing(kind).await?.map(|outgoing| (kind, outgoing)));
            }
            Ok(found)
        });
        run(records, move |records| answer.set(Some(records)));
    };
    view! {
        <details class="nh-more" on:toggle=unfold>
            <summary class="nh-more__summary">{t.proof}</summary>
            {move || answer.get().map(|answer| match answer {
                Err(error) => view! { <Failed error=error/> }.into_any(),
                Ok(records) if records.is_empty() => view! { <p class="nh-card">{t.proof_empty}</p> }.into_any(),
                Ok(records) => view! {
                    <p class="nh-hint">{t.proof_text}</p>
                    {records
                        .into_iter()
                        .map(|(kind, outgoing)| view! { <Fields kind=kind outgoing=outgoing/> })
                        .collect_view()}
                }
                .into_any(),
            })}
        </details>
    }
}

/// The name of a kind that one decides about.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    let t = &backup_texts().consent;
    match kind {
        Kind::CheckIn => t.kind_check_in,
        Kind::OwnWords => t.kind_own_words,
        Kind::Incident => t.kind_incident,
        Kind::SignalList => t.kind_signal_list,
        // Not a choice of their own (see `consent::choice_about`), so no screen names them.
        Kind::StepReview | Kind::Profile | Kind::BackupChoices | Kind::Deleted => "",
    }
}

#[component]
fn Fields(kind: Kind, outgoing: Outgoing) -> impl IntoView {
    let t = &backup_texts().consent;
    let Outgoing { address, record, sent, sealed, text_inside } = outgoing;
    let place = match sent {
        Sent::No => t.proof_place_unset.to_owned(),
        Sent::Yes { seq } => seq.to_string(),
    };
    let start = BASE64.encode(&sealed[..sealed.len().min(SHOWN)]);
    view! {
        <section class="nh-card nh-proof">
            <h3 class="nh-proof__kind">{kind_word(kind)}</h3>
            <dl class="nh-proof__fields">
                <dt>{t.proof_address}</dt>
                <dd><code>{address}</code></dd>
                <dt>{t.proof_record}</dt>
                <dd><code>{record.to_string()}</code></dd>
                <dt>{t.proof_place}</dt>
                <dd>{place}</dd>
                <dt>{t.proof_size}</dt>
                <dd>{t.proof_bytes(sealed.len())}</dd>
                <dt>{t.proof_start}</dt>
                <dd><code>{start}" …"</code></dd>
                <dt>{t.proof_text_inside}</dt>
                <dd>{if text_inside { texts().words.yes } else { t.proof_text_absent }}</dd>
            </dl>
            <p class="nh-hint">{t.proof_nothing_else}</p>
        </section>
    }
}
