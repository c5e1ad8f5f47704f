//! What a coordinator does. Every act is signed on this device; what it did is kept before it is said.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{directory::Change, id::Locator, organisation::Settings, roster::Roster};
use naderhand_organisation::Error;
use naderhand_signing::PublicKey;

use super::{Desk, KEPT, Role, Standing, errors::not_done};
use crate::coordinator::outcome::{NotDone, Outcome};

impl Role {
    /// Runs an act at the desk, keeps what the desk holds then, and says what became of it.
    pub(super) fn act<T: 'static>(
        self,
        outcome: RwSignal<Outcome>,
        act: impl AsyncFnOnce(&mut Desk) -> Result<T, Error> + 'static,
        done: impl FnOnce(T) -> String + 'static,
    ) {
        outcome.set(Outcome::Busy);
        spawn_local(async move {
            let told = match self.at_desk(act).await {
                Ok(value) => Outcome::Done(done(value)),
                Err(why) => Outcome::Failed(why),
            };
            // The screen may be gone by now; what was done is done.
            let _ = outcome.try_set(told);
        });
    }

    /// The same, for whoever waits for the answer.
    pub(super) async fn at_desk<T>(self, act: impl AsyncFnOnce(&mut Desk) -> Result<T, Error>) -> Result<T, NotDone> {
        let desk = self.desk.get_value();
        let mut desk = desk.lock().await;
        let desk = desk.as_mut().ok_or(NotDone::NotNamed)?;
        let done = act(desk).await;
        let kept = self.keep(desk).await;
        let value = done.map_err(|error| not_done(&error))?;
        kept.map(|()| value).ok_or(NotDone::Storage)
    }

    /// Asks what was published since, and which links are open.
    pub(super) async fn look(self) {
        let today = self.records.today().date();
        let looked = self
            .at_desk(async |desk| {
                desk.refresh(today).await?;
                desk.links().await
            })
            .await;
        if let Ok(links) = looked {
            let _ = self.links.try_set(links);
        }
    }

    /// Changes the directory.
    pub(in crate::coordinator) fn change(self, change: Change, outcome: RwSignal<Outcome>, done: String) {
        let today = self.records.today().date();
        self.act(outcome, async move |desk| desk.change(&[change], today).await, move |()| done);
    }

    /// Changes the roster from what is shown. When another coordinator changed it meanwhile, nothing of theirs is lost.
    pub(in crate::coordinator) fn change_roster(
        self,
        change: impl FnOnce(&mut Roster),
        outcome: RwSignal<Outcome>,
        done: String,
    ) {
        let Some(was) = untrack(|| self.directory()).map(|directory| directory.roster().clone()) else { return };
        let mut is = was.clone();
        change(&mut is);
        self.change(Change::Roster { was, is }, outcome, done);
    }

    /// Publishes settings that were edited from a version.
    pub(in crate::coordinator) fn publish_settings(
        self,
        from: u32,
        settings: Settings,
        outcome: RwSignal<Outcome>,
        done: &'static str,
    ) {
        let today = self.records.today().date();
        let act = async move |desk: &mut Desk| desk.publish_settings(from, settings, today).await;
        self.act(outcome, act, move |()| done.to_owned());
    }

    /// Puts a logo on the public pages.
    pub(in crate::coordinator) fn set_logo(
        self,
        bytes: Vec<u8>,
        media: &'static str,
        outcome: RwSignal<Outcome>,
        done: &'static str,
    ) {
        self.act(outcome, async move |desk: &mut Desk| desk.set_logo(bytes, media).await, move |()| done.to_owned());
    }

    /// Takes the logo off the public pages.
    pub(in crate::coordinator) fn remove_logo(self, outcome: RwSignal<Outcome>, done: &'static str) {
        self.act(outcome, async |desk: &mut Desk| desk.remove_logo().await, move |()| done.to_owned());
    }

    /// Puts whoever answered an invitation on the list, or makes them coordinator.
    pub(in crate::coordinator) fn confirm(self, locator: Locator, outcome: RwSignal<Outcome>, done: String) {
        let today = self.records.today().date();
        let act = async move |desk: &mut Desk| {
            desk.confirm(locator, None, today).await?;
            desk.links().await
        };
        self.act(outcome, act, move |links| {
            let _ = self.links.try_set(links);
            done
        });
    }

    /// Withdraws a link or an invitation.
    pub(in crate::coordinator) fn withdraw(self, locator: Locator, outcome: RwSignal<Outcome>, done: &'static str) {
        let act = async move |desk: &mut Desk| {
            desk.withdraw(locator).await?;
            desk.links().await
        };
        self.act(outcome, act, move |links| {
            let _ = self.links.try_set(links);
            done.to_owned()
        });
    }

    /// Removes another coordinator.
    pub(in crate::coordinator) fn remove_coordinator(
        self,
        key: PublicKey,
        outcome: RwSignal<Outcome>,
        done: &'static str,
    ) {
        let today = self.records.today().date();
        let act = async move |desk: &mut Desk| desk.remove_coordinator(key, today).await;
        self.act(outcome, act, move |()| done.to_owned());
    }

    /// The words of this device's key.
    pub(in crate::coordinator) fn show_words(self, words: RwSignal<Vec<&'static str>>) {
        spawn_local(async move {
            let shown = self.at_desk(async |desk| Ok(desk.coordinator().words().to_vec())).await;
            let _ = words.try_set(shown.unwrap_or_default());
        });
    }

    /// Draws a key to put in the place of this device's, and shows its words. Nothing has changed yet.
    pub(in crate::coordinator) fn prepare_rotation(self, words: RwSignal<Vec<&'static str>>) {
        spawn_local(async move {
            let drawn = self.at_desk(async |desk| Ok(desk.prepare_rotation().to_vec())).await;
            let _ = words.try_set(drawn.unwrap_or_default());
        });
    }

    /// Puts the prepared key in the place of this device's.
    pub(in crate::coordinator) fn rotate(self, outcome: RwSignal<Outcome>, done: &'static str) {
        let today = self.records.today().date();
        self.act(outcome, async move |desk| desk.rotate(today).await, move |()| done.to_owned());
    }

    /// Forgets the key on this device. Another coordinator removes it from the authority.
    pub(in crate::coordinator) fn stop(self) {
        spawn_local(async move {
            let Ok(vault) = self.device.get_value().vault().await else { return };
            if vault.remove_meta(KEPT).await.is_ok() {
                *self.desk.get_value().lock().await = None;
                let _ = self.standing.try_set(Standing::No);
                self.reminders.role_ended().await;
            }
        });
    }
}
