//! A supporter's screens: the invitation, and whether they can be asked (S5, S17, S18). Their keys are made on their own
//! device and never leave it; they have their own vault like everyone (docs/adr/0014-signed-organisation.md).

mod availability;
mod guide;
mod invitation;
mod part;
mod role;
mod screen;
mod shifts;

pub use self::{
    guide::Guide,
    part::{SupporterScreen, supporter_screen},
    role::SUPPORTER,
};
