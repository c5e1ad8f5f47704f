//! An organisation's own face: its name, accent, word for supporters, numbers and social map (S2, S18, S19).
//!
//! They come from one file that people write and check: JSON, of which [`Settings::parse`] takes everything or nothing. It
//! refuses with all that is wrong at once, each with its place, because whoever writes the file wants to mend it in one go.
//! A server keeps and reads the same form.
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
//!
//! What people read is in both languages: `{ "nl": "…", "en": "…" }`.
//!
//! # Adding a field
//!
//! A new field is optional, or the format's number rises: files that were checked once must be read for ever.

mod accent;
mod fault;
mod identity;
mod look;
mod number;
mod part;
mod reach;
mod settings;
mod social_map;
mod text;

pub use self::{
    accent::{Accent, Colour, LEAST_CONTRAST, ON_ACCENT, PAPER, SURFACE},
    fault::{Fault, Problem},
    identity::Organisation,
    look::Look,
    number::{Number, Role},
    reach::{Mail, Reach, Telephone, Web},
    settings::{FORMAT, LARGEST_FILE, Settings},
    social_map::{Entry, Needs},
    text::{FileName, InBoth, Line},
};
