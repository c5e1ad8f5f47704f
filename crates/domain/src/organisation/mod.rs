//! An organisation's own face: its name, accent, word for supporters, numbers and social map (S2, S18, S19); and how
//! it works: its zone, professions, types of incident, talks, limits and open consultation hours (S5, S8, S15, S20).
//!
//! They come from one file that people write and check: JSON, of which [`Settings::parse`] takes everything or nothing. It
//! refuses with all that is wrong at once, each with its place, because whoever writes the file wants to mend it in one go.
//! A server keeps and reads the same form. A coordinator's screen edits it as a draft, [`Settings::check`] judges it, and each
//! [`Problem`] finds its field by its place.
//!
//! | field | what |
//! | --- | --- |
//! | `format` | 1 |
//! | `slug`, `name` | what tells it apart in addresses, and what people read |
//! | `supporter` | its own word for a supporter, singular, in `nl` and `en` (BOT, R §4.1: each has its own) |
//! | `accent` | `light` and `dark`, each `#rrggbb`; the contrast is computed ([`Accent`]) |
//! | `logo` | optional: the name of a file beside this one, PNG or SVG |
//! | `numbers` | whom to phone: `role`, `label`, `telephone`, `for_whom`, `when` |
//! | `social_map` | who can help: `name`, `for_whom`, `reach` (`telephone`, `mail`, `web`, `address`), `how_soon`, `needs` |
//! | `time_zone` | optional: a zone's name ([`Zone`](crate::zone::Zone)); `Europe/Amsterdam` unless it is written |
//! | `professions` | optional: who works there, by the names of [`Profession`](crate::profile::Profession) |
//! | `incident_types` | optional: its own types of incident, beside those that everybody has (S5) |
//! | `talks` | optional: its schedule of talks ([`ScheduleName`](crate::schedule::ScheduleName), S8); `two_talks` unless written |
//! | `limits` | optional: `answer_minutes` (15 to 1440; 120), `smallest_count` (5 to 100; 10), `retention_days` (7 to 365; 90) |
//! | `open_consultation` | optional: `label`, `place`, `telephone`, `web`, and when it is open ([`hours`], S20) |
//!
//! What people read is in both languages: `{ "nl": "…", "en": "…" }`.
//!
//! # Adding a field
//!
//! A new field is optional, or the format's number rises: files that were checked once must be read for ever.

mod accent;
mod consultation;
mod day_name;
mod fault;
pub mod hours;
mod identity;
mod limits;
mod look;
mod number;
mod part;
mod reach;
mod settings;
mod social_map;
mod text;

pub use self::{
    accent::{Accent, Colour, LEAST_CONTRAST, ON_ACCENT, PAPER, SURFACE},
    consultation::OpenConsultation,
    fault::{Beside, Fault, Kind, Problem},
    identity::Organisation,
    limits::Limits,
    look::Look,
    number::{Number, Role},
    reach::{Mail, Reach, Telephone, Web},
    settings::{FORMAT, LARGEST_FILE, Settings},
    social_map::{Entry, Needs},
    text::{FileName, InBoth, Line},
};
