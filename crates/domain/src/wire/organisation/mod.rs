//! An organisation on the server: what it publishes, who may do what, and links that let people in.
//!
//! What is published is signed (docs/adr/0014-signed-organisation.md): here are the bytes only. `naderhand-signing` makes
//! and checks signatures, `naderhand-sealing` what is sealed inside.

mod link;
mod session;
mod statement;

pub use self::{
    link::{AnswerLink, Link, LinkPurpose, Links, NewLink, OpenLink, Opened},
    session::{Challenge, InvalidSessionToken, NewSession, Role, Session, SessionToken},
    statement::{NewOrganisation, Published, Signed},
};
