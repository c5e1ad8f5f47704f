//! An organisation that is founded as coordinators do it, a supporter who is invited to it, and employees who ask for contact:
//! by the app's own crates, over HTTP. The supporter answers in a browser.

use std::time::SystemTime;

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use getrandom::SysRng;
use naderhand_contact::{Asked, Moment};
use naderhand_domain::{
    contact::{Ask, ContactCard, Preference, Wish, Words},
    directory::Name,
    organisation::Settings,
};
use naderhand_organisation::{Desk, Founding, LinkText, Member};
use rand_core::UnwrapErr;

use crate::native::{program::Program, server::OfDevices};

const SETTINGS: &[u8] = include_bytes!("../../../../docs/examples/rav-voorbeeld/organisation.json");

/// The name of the text that is agreed to.
const WORDING: &str = "bench";

const INVITED: &str = "Anna de Vries";

/// The organisation, with its coordinator.
pub(super) struct Organisation {
    server: OfDevices,
    desk: Desk<OfDevices>,
}

impl Organisation {
    /// Founds it on a server that has none.
    pub(super) async fn found(program: &Program) -> anyhow::Result<Self> {
        let server = OfDevices::open(&program.address).await?;
        let settings = Settings::parse(SETTINGS).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        let founding = Founding::make(&settings, now().date_naive(), &mut UnwrapErr(SysRng))?;
        let coordinator = founding.create(&server, &program.setup_code().await?).await?;
        let desk = Desk::open(coordinator, OfDevices::open(&program.address).await?, UnwrapErr(SysRng));
        Ok(Self { server, desk })
    }

    /// Invites a supporter.
    pub(super) async fn invite(&mut self) -> anyhow::Result<LinkText> {
        Ok(self.desk.invite_supporter(&Name::parse(INVITED)?, tomorrow()).await?)
    }

    /// Puts whoever answered on the list.
    pub(super) async fn confirm(&mut self, invitation: &LinkText) -> anyhow::Result<()> {
        Ok(self.desk.confirm(invitation.secret.derive_locator(), None, now().date_naive()).await?)
    }

    /// Sends as many requests, each sealed to all who are on the list.
    pub(super) async fn ask(&mut self, requests: u32) -> anyhow::Result<()> {
        let link = self.desk.make_join_link(tomorrow()).await?;
        let member = Member::join(&self.server, &link).await?.member;
        let words = Words::parse("Bel me liever niet op het werk").context("words")?;
        for number in 1..=requests {
            let name = format!("Collega {number}");
            let card = ContactCard::typed(&name, "06 12 34 56 78", "na zes uur", Preference::Any)
                .map_err(|wrong| anyhow::anyhow!("{wrong:?}"))?;
            let ask = Ask { card, words: Some(words.clone()) };
            let moment = Moment { now: now(), day: now().date_naive(), on_call_then: None };
            let mut rng = UnwrapErr(SysRng);
            let mut asked = Asked::make(&member, Wish::default(), ask, WORDING, &moment, &mut rng)?;
            asked.send(&self.server).await?;
        }
        Ok(())
    }
}

fn tomorrow() -> DateTime<Utc> {
    now() + TimeDelta::days(1)
}

#[expect(clippy::disallowed_methods, reason = "the browser beside it has the machine's clock, too")]
fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}
