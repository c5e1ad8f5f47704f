//! What is answered to those who are refused.

use naderhand_domain::wire::problem::Code;

use crate::{
    problem::Answer,
    store::request::{
        AskRefusal, MalformedAsking, MalformedMessage, RequestRefusal, SendRefusal, SupporterRefusal, WrongLength,
        WrongWording,
    },
};

impl From<RequestRefusal> for Answer {
    fn from(refusal: RequestRefusal) -> Self {
        match refusal {
            RequestRefusal::NotFound => Code::RequestNotFound.into(),
            RequestRefusal::Taken => Code::RequestTaken.into(),
            RequestRefusal::Over => Code::RequestOver.into(),
            RequestRefusal::Conflict => Code::VersionConflict.into(),
        }
    }
}

impl From<SupporterRefusal> for Answer {
    fn from(refusal: SupporterRefusal) -> Self {
        match refusal {
            SupporterRefusal::Session(refusal) => refusal.into(),
            SupporterRefusal::Request(refusal) => refusal.into(),
        }
    }
}

impl From<SendRefusal> for Answer {
    fn from(refusal: SendRefusal) -> Self {
        match refusal {
            SendRefusal::NoOrganisation => Code::OrganisationNotFound.into(),
            SendRefusal::Taken => Self::with_detail(
                Code::RequestTaken,
                "Another request has this id, or this one was sent with other copies. Draw a new id.",
            ),
            SendRefusal::TooMany => Code::TooManyOpenRequests.into(),
            SendRefusal::NobodyNamed => nobody_named(),
        }
    }
}

impl From<AskRefusal> for Answer {
    fn from(refusal: AskRefusal) -> Self {
        match refusal {
            AskRefusal::Request(refusal) => refusal.into(),
            AskRefusal::NobodyNamed => nobody_named(),
        }
    }
}

fn nobody_named() -> Answer {
    Answer::with_detail(
        Code::MalformedBody,
        "The directory names none of those whom `chosen` copies are for. Fetch it, and seal the request anew.",
    )
}

impl From<WrongWording> for Answer {
    fn from(wrong: WrongWording) -> Self {
        match wrong {
            WrongWording::Missing => Self::with_detail(
                Code::ConsentMissing,
                "`wording` names the text that the employee agreed to. Without one nothing is kept.",
            ),
            WrongWording::NoName => Self::with_detail(
                Code::MalformedBody,
                "`wording` names the text that was agreed to: 1 to 40 visible ASCII characters.",
            ),
        }
    }
}

impl From<MalformedAsking> for Answer {
    fn from(malformed: MalformedAsking) -> Self {
        let detail = match malformed {
            MalformedAsking::NobodyChosen => "A request has at least one copy for a supporter who is `chosen`.",
            MalformedAsking::TooMany => "A request has at most 100 copies.",
            MalformedAsking::Twice => "A request has one copy for each supporter.",
            MalformedAsking::Length(wrong) => return wrong.into(),
        };
        Self::with_detail(Code::MalformedBody, detail)
    }
}

impl From<MalformedMessage> for Answer {
    fn from(malformed: MalformedMessage) -> Self {
        match malformed {
            MalformedMessage::ThreadFull => {
                Self::with_detail(Code::MalformedBody, "A thread has at most 200 messages of each author.")
            }
            MalformedMessage::Length(wrong) => wrong.into(),
        }
    }
}

impl From<WrongLength> for Answer {
    fn from(WrongLength: WrongLength) -> Self {
        Self::with_detail(Code::MalformedBody, "Every sealed thing of contact has 2129 bytes.")
    }
}
