//! What is answered to those who are refused by several operations.

use naderhand_domain::{
    organisation::Problem as SettingsFault,
    wire::problem::{Code, SettingsProblem},
};
use naderhand_signing::{BodyFault, ChainFault, StatementFault};

use crate::{
    problem::Answer,
    store::request::{CreateRefusal, LinkRefusal, NoSession, PublishRefusal, StatementRefusal},
};

impl From<NoSession> for Answer {
    fn from(NoSession: NoSession) -> Self {
        Code::SessionUnknown.into()
    }
}

impl From<LinkRefusal> for Answer {
    fn from(LinkRefusal: LinkRefusal) -> Self {
        Code::LinkNotFound.into()
    }
}

impl From<StatementRefusal> for Answer {
    fn from(refusal: StatementRefusal) -> Self {
        Self::with_detail(Code::StatementRefused, refused_statement(refusal))
    }
}

/// Which check a statement fails, and what to do. Nothing of the statement is in it.
const fn refused_statement(refusal: StatementRefusal) -> &'static str {
    match refusal {
        StatementRefusal::Statement(fault) | StatementRefusal::Chain(ChainFault::Statement { fault, .. }) => {
            match fault {
                StatementFault::Body(BodyFault::UnknownVersion(_)) => {
                    "This server knows bodies of version 1. Update the server."
                }
                StatementFault::Body(BodyFault::TooMuch { .. }) => "The body holds more than it may.",
                StatementFault::Body(_) => "The body is not one of this kind, in its one spelling.",
                StatementFault::UnknownSigner => "Its signer is not named by the latest authority or directory.",
                StatementFault::NotSigned => {
                    "The signature does not fit: another kind, another organisation, or altered bytes."
                }
            }
        }
        StatementRefusal::Chain(ChainFault::TooLong) => "An organisation has at most 500 authorities.",
        StatementRefusal::Chain(_) => {
            "The authority does not continue the chain. Fetch it, and name the latest one's hash."
        }
        StatementRefusal::Beginning => "A new organisation begins with authority 0, settings 1 and directory 1.",
        StatementRefusal::OtherAddress => "The `slug` in the settings is not that of this address.",
        StatementRefusal::OtherSupporter => "A supporter publishes their own availability only.",
    }
}

impl From<PublishRefusal> for Answer {
    fn from(refusal: PublishRefusal) -> Self {
        match refusal {
            PublishRefusal::Session(refusal) => refusal.into(),
            PublishRefusal::Conflict => Code::VersionConflict.into(),
            PublishRefusal::Statement(refusal) => refusal.into(),
            PublishRefusal::Settings(problems) => settings_refused(problems),
        }
    }
}

impl From<CreateRefusal> for Answer {
    fn from(refusal: CreateRefusal) -> Self {
        match refusal {
            CreateRefusal::CodeUnknown => Code::SetupCodeUnknown.into(),
            CreateRefusal::Exists => Code::OrganisationExists.into(),
            CreateRefusal::Statement(refusal) => refusal.into(),
            CreateRefusal::Settings(problems) => settings_refused(problems),
        }
    }
}

fn settings_refused(problems: Vec<SettingsFault>) -> Answer {
    let told = |SettingsFault { at, fault }| SettingsProblem { at, fault: fault.to_string() };
    Answer::settings_refused(problems.into_iter().map(told).collect())
}
