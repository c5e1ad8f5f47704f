//! What a supporter does. Each act is kept on the device first; then what came of it is carried to the server.

use chrono::{DateTime, Utc};
use leptos::task::spawn_local;
use naderhand_contact::{
    Cases, NotWritten,
    cases::{Care, NotKeptWords, TalksFull},
};
use naderhand_domain::id::RequestId;
use naderhand_organisation::Supporter;

use super::{kept, looking::Inbox};
use crate::texts::parts::inbox_texts;

/// Why something was not done. What was typed is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotDone {
    /// It is not in place.
    #[error(transparent)]
    Written(#[from] NotWritten),
    /// A note is not one.
    #[error(transparent)]
    Note(#[from] NotKeptWords),
    /// There are no more talks.
    #[error(transparent)]
    Talks(#[from] TalksFull),
    /// The device did not keep it.
    #[error("the device's storage failed")]
    Store,
}

impl NotDone {
    /// What a supporter is told.
    pub(super) fn words(self) -> &'static str {
        let t = &inbox_texts().not_done;
        match self {
            Self::Written(NotWritten::NobodyHasIt | NotWritten::NotWaiting | NotWritten::Unknown) => t.changed,
            Self::Written(NotWritten::Full) => t.full,
            Self::Written(NotWritten::TooLong) | Self::Note(NotKeptWords::TooLong) => t.long,
            Self::Written(NotWritten::Key) => t.key,
            Self::Note(NotKeptWords::Empty) => t.empty,
            Self::Note(NotKeptWords::Full) => t.notes_full,
            Self::Talks(TalksFull { .. }) => t.talks_full,
            Self::Store => t.store,
        }
    }
}

impl Inbox {
    /// Does something, keeps it, and carries it to the server at once or later. `done` is told when it is kept.
    pub(super) fn act(
        self,
        act: impl FnOnce(&mut Cases, &Supporter, DateTime<Utc>) -> Result<(), NotDone> + 'static,
        done: impl FnOnce(Result<(), NotDone>) + 'static,
    ) {
        spawn_local(async move {
            let changed = self.change(act).await;
            // The screen may be gone by now.
            done(changed);
            if changed.is_ok() {
                self.look_now().await;
            }
        });
    }

    /// Notes something down for the supporter alone. It never leaves the device.
    pub(super) fn note(
        self,
        request: RequestId,
        act: impl FnOnce(&mut Care, &Supporter, DateTime<Utc>) -> Result<(), NotDone> + 'static,
        done: impl FnOnce(Result<(), NotDone>) + 'static,
    ) {
        spawn_local(async move {
            let noted = self.change(move |cases, supporter, now| {
                let care = cases.care_mut(request).ok_or(NotWritten::NobodyHasIt)?;
                act(care, supporter, now)
            });
            done(noted.await);
        });
    }

    async fn change(
        self,
        act: impl FnOnce(&mut Cases, &Supporter, DateTime<Utc>) -> Result<(), NotDone>,
    ) -> Result<(), NotDone> {
        let turns = self.turns();
        let mut held = turns.take().await;
        let vault = self.vault().await.ok_or(NotDone::Store)?;
        let post = self.post(&vault, &mut held).await.ok_or(NotDone::Store)?;
        let mut cases = self.cases(&vault).await.ok_or(NotDone::Store)?;
        act(&mut cases, post.supporter(), self.now_utc())?;
        kept::keep_cases(&vault, &cases).await.map_err(|_| NotDone::Store)?;
        self.show(post.supporter(), &cases);
        Ok(())
    }
}
