//! What a lock screen shows, and what a tap opens. Anybody may read over a shoulder: none of it tells what it is about.

use naderhand_domain::{
    id::ReminderTag,
    reminders::{Button, Language, NeutralText, REMINDER_PATH},
    wire::reminders::Shown,
};
use naderhand_push::{Action, Notice, Payload, TooLong, Urgency};

/// What a tap opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opens {
    /// What a reminder is about.
    Reminder,
    /// The settings: it was a test.
    Settings,
    /// What waits for a supporter.
    Inbox,
    /// What waits for a coordinator.
    Coordinator,
}

impl Opens {
    /// All there are.
    const ALL: [Self; 4] = [Self::Reminder, Self::Settings, Self::Inbox, Self::Coordinator];

    const fn path(self) -> &'static str {
        match self {
            Self::Reminder => REMINDER_PATH,
            Self::Settings => "/app/herinneringen",
            Self::Inbox => "/app/ondersteuner/vragen",
            Self::Coordinator => "/app/coordinator",
        }
    }

    /// A reminder may wait until its phone is awake; where somebody waits, it may not.
    pub(super) const fn urgency(self) -> Urgency {
        match self {
            Self::Reminder => Urgency::Normal,
            Self::Settings | Self::Inbox | Self::Coordinator => Urgency::High,
        }
    }
}

/// Writes a notice.
pub(super) fn payload(public_url: &str, opens: Opens, shown: Shown, tag: ReminderTag) -> Result<Payload, TooLong> {
    let Shown { text, language } = shown;
    let address = |path: &str| format!("{public_url}{path}");
    let addresses = Button::ALL.map(|button| address(button.path()));
    let buttons = std::iter::zip(Button::ALL, &addresses);
    let actions: Vec<Action<'_>> = buttons
        .map(|(button, navigate)| Action { action: button.name(), title: button.words(language), navigate })
        .collect();
    let actions = if opens == Opens::Reminder { &actions[..] } else { &[] };
    let lang = match language {
        Language::Nl => "nl",
        Language::En => "en",
    };
    Payload::of(&Notice { title: text.words(language), lang, navigate: &address(opens.path()), tag, actions })
}

/// Whether every notice fits at this address.
pub(super) fn all_fit(public_url: &str) -> Result<(), TooLong> {
    let tag = ReminderTag::from_bytes([0; 16]);
    for text in [NeutralText::Reminder, NeutralText::Agenda, NeutralText::Moment] {
        for language in [Language::Nl, Language::En] {
            for opens in Opens::ALL {
                payload(public_url, opens, Shown { text, language }, tag)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn notification(opens: Opens) -> Value {
        let shown = Shown { text: NeutralText::Agenda, language: Language::Nl };
        let payload = payload("https://naderhand.example", opens, shown, ReminderTag::from_bytes([1; 16])).unwrap();
        serde_json::from_slice::<Value>(payload.as_bytes()).unwrap()["notification"].take()
    }

    #[test]
    fn a_reminder_has_buttons_and_nothing_else_has() {
        let action = |action: &str, title: &str, path: &str| json!({ "action": action, "title": title, "navigate": format!("https://naderhand.example{path}") });
        assert_eq!(
            notification(Opens::Reminder),
            json!({
                "title": "Iets in je agenda",
                "lang": "nl",
                "navigate": "https://naderhand.example/app/herinnering",
                "tag": "AQEBAQEBAQEBAQEBAQEBAQ",
                "actions": [
                    action("check_in", "Inchecken", "/app"),
                    action("later", "Later", "/app/herinnering/later"),
                    action("call", "Bel iemand", "/app/hulp"),
                ],
            })
        );
        for (opens, path) in [
            (Opens::Settings, "/app/herinneringen"),
            (Opens::Inbox, "/app/ondersteuner/vragen"),
            (Opens::Coordinator, "/app/coordinator"),
        ] {
            let shown = notification(opens);
            assert_eq!(shown["navigate"], format!("https://naderhand.example{path}"));
            assert!(shown.get("actions").is_none());
        }
    }

    #[test]
    fn an_address_with_which_a_notice_gets_too_long_is_found() {
        assert_eq!(all_fit("https://naderhand.example"), Ok(()));
        assert!(all_fit(&format!("https://naderhand.example/{}", "a".repeat(200))).is_err());
    }
}
