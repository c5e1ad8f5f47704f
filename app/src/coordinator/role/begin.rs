//! Becoming coordinator: of a new organisation, or again of one that there is.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::organisation::Settings;
use naderhand_organisation::coordinator::{Founding, recover};
use naderhand_vault::browser::Entropy;
use serde_json::{Value, json};

use super::{FOUNDING, Role, errors::not_done};
use crate::{
    coordinator::outcome::{NotDone, Outcome},
    device::Fetch,
};

/// What the first form asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::coordinator) struct Beginning {
    pub(in crate::coordinator) code: String,
    pub(in crate::coordinator) name: String,
    pub(in crate::coordinator) slug: String,
    pub(in crate::coordinator) word: String,
    pub(in crate::coordinator) word_english: String,
    pub(in crate::coordinator) phone: String,
}

impl Beginning {
    /// The settings that it comes to: everything else as it usually is.
    fn settings(&self) -> Option<Settings> {
        let Self { name, slug, word, word_english, phone, .. } = self;
        let numbers: Vec<Value> = if phone.is_empty() {
            Vec::new()
        } else {
            vec![json!({
                "role": "on_call_supporter",
                "label": { "nl": word, "en": word_english },
                "telephone": phone,
                "for_whom": { "nl": "voor wie hier werkt", "en": "for who works here" },
                "when": { "nl": "dag en nacht", "en": "day and night" },
            })]
        };
        let draft = json!({
            "format": 1,
            "slug": slug,
            "name": name,
            "supporter": { "nl": word, "en": word_english },
            // The look's own: what an organisation has that chooses none.
            "accent": { "light": "#0b5c6b", "dark": "#7ccbd8" },
            "numbers": numbers,
            "social_map": [],
        });
        Settings::check(&draft).ok()
    }
}

impl Role {
    /// Draws everything of a new organisation and shows the words of its key. Nothing has left the device then.
    pub(in crate::coordinator) fn draw(
        self,
        beginning: &Beginning,
        words: RwSignal<Vec<&'static str>>,
        outcome: RwSignal<Outcome>,
    ) {
        let today = self.records.today().date();
        let drawn = beginning.settings().and_then(|settings| Founding::make(&settings, today, &mut Entropy).ok());
        let Some(founding) = drawn else {
            outcome.set(Outcome::Failed(NotDone::Failed));
            return;
        };
        spawn_local(async move {
            let device = self.device.get_value();
            let kept = match device.vault().await {
                Ok(vault) => vault.set_meta(FOUNDING, &founding.to_bytes()).await.is_ok(),
                Err(_) => false,
            };
            if kept {
                let _ = outcome.try_set(Outcome::Idle);
                let _ = words.try_set(founding.words().to_vec());
            } else {
                let _ = outcome.try_set(Outcome::Failed(NotDone::Storage));
            }
        });
    }

    /// Hands what was drawn to the server.
    pub(in crate::coordinator) fn create(self, code: String, outcome: RwSignal<Outcome>) {
        outcome.set(Outcome::Busy);
        spawn_local(async move {
            let told = match self.found(&code).await {
                Ok(()) => Outcome::Idle,
                Err(why) => Outcome::Failed(why),
            };
            let _ = outcome.try_set(told);
        });
    }

    async fn found(self, code: &str) -> Result<(), NotDone> {
        let device = self.device.get_value();
        let vault = device.vault().await.map_err(|_| NotDone::Storage)?;
        let kept = vault.meta(FOUNDING).await.ok().flatten().ok_or(NotDone::Storage)?;
        let founding = Founding::from_bytes(&kept).map_err(|_| NotDone::Storage)?;
        let coordinator = founding.create(&Fetch, code).await.map_err(|error| not_done(&error))?;
        vault.set_meta(super::KEPT, &coordinator.to_bytes()).await.map_err(|_| NotDone::Storage)?;
        // What remains after a failure here is an organisation that was created: creating it again is the same.
        let _ = vault.remove_meta(FOUNDING).await;
        self.sit_down(coordinator).await;
        Ok(())
    }

    /// Comes back with the words.
    pub(in crate::coordinator) fn recover(self, slug: String, words: String, outcome: RwSignal<Outcome>) {
        outcome.set(Outcome::Busy);
        spawn_local(async move {
            let told = match recover(&Fetch, &slug, &words).await {
                Ok(recovered) => {
                    self.sit_down(recovered.coordinator).await;
                    match self.at_desk(async |_| Ok(())).await {
                        Ok(()) => Outcome::Idle,
                        Err(why) => Outcome::Failed(why),
                    }
                }
                Err(error) => Outcome::Failed(not_done(&error)),
            };
            let _ = outcome.try_set(told);
        });
    }
}
