//! Widgets that know no feature. They take texts and values, and give back what was chosen.
//!
//! Markup carries the classes of NL Design System where it has the component (`nl-*` candidates, `utrecht-*` for forms,
//! alerts and tables) and own classes (`nh-*`) elsewhere. `app/style/` gives both their looks.

mod button;
mod chips;
mod empty;
mod faces;
mod frame;
mod icon;
mod notice;
mod progress;

pub use self::{
    button::{Button, ButtonLink, Look},
    chips::Chips,
    empty::Empty,
    faces::{Face, Faces, step_word},
    frame::{Place, Places, QuickExit, Screen, ScreenEnd, TopWord, WithoutScript},
    icon::{Icon, Shape},
    notice::{Notice, Tone},
    progress::Progress,
};

#[cfg(feature = "csr")]
mod copy;
#[cfg(feature = "csr")]
mod field;
#[cfg(feature = "csr")]
mod moment;
#[cfg(feature = "csr")]
mod print;
#[cfg(feature = "csr")]
mod qr;
#[cfg(feature = "csr")]
mod save_as;
#[cfg(feature = "csr")]
mod sheet;
#[cfg(feature = "csr")]
mod tick_box;
#[cfg(feature = "csr")]
mod title;
#[cfg(feature = "csr")]
pub use self::{
    copy::CopyButton,
    field::{Field, Lines},
    moment::{Moment, MomentField},
    print::PrintButton,
    qr::Qr,
    save_as::save_as,
    sheet::{Confirm, Sheet},
    tick_box::TickBox,
    title::begin_at_title,
};
