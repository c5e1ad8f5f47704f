//! What one can do. The words for it, and the numbers behind it, are the screens' and the organisation's.

use serde::{Deserialize, Serialize};

mod circle;

pub use self::circle::Circle;

/// One concrete thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Phone 112.
    Call112,
    /// Phone 113 (0800-0113).
    Call113,
    /// Phone the GP, or the GP post outside hours.
    CallGp,
    /// Phone the on-call supporter.
    CallOnCall,
    /// Visit or phone the occupational physician's open consultation.
    OpenConsultation,
    /// Make an appointment with the GP.
    VisitGp,
    /// Ask a supporter to get in touch.
    AskSupporter,
    /// Go back to the post and rest; stay on duty.
    RestAtPost,
    /// Let the control room or the officer know, who keeps the next calls away.
    ArrangeRest,
    /// Stop the shift.
    StopShift,
    /// Let the one who arranges replacement know.
    ArrangeReplacement,
    /// Do not go home alone: someone takes you.
    GetHomeTogether,
    /// Read what is normal now.
    ReadWhatIsNormal,
    /// Tell one person close by.
    TellSomeoneClose,
    /// Keep to ordinary days, and rest.
    OrdinaryDays,
    /// Fill in the signal list now.
    SignalListNow,
    /// Plan the signal list at four weeks and at six.
    PlanSignalLists,
    /// Do the next check-in when it suits.
    NextCheckIn,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Call112,
        Self::Call113,
        Self::CallGp,
        Self::CallOnCall,
        Self::OpenConsultation,
        Self::VisitGp,
        Self::AskSupporter,
        Self::RestAtPost,
        Self::ArrangeRest,
        Self::StopShift,
        Self::ArrangeReplacement,
        Self::GetHomeTogether,
        Self::ReadWhatIsNormal,
        Self::TellSomeoneClose,
        Self::OrdinaryDays,
        Self::SignalListNow,
        Self::PlanSignalLists,
        Self::NextCheckIn,
    ];

    /// Whether it turns to a person, so that one can look back on whether it helped (S4).
    pub const fn turns_to_somebody(self) -> bool {
        matches!(
            self,
            Self::CallGp
                | Self::CallOnCall
                | Self::OpenConsultation
                | Self::VisitGp
                | Self::AskSupporter
                | Self::TellSomeoneClose
        )
    }

    /// The circle whose people it turns to (R §2.1.1).
    pub const fn circle(self) -> Circle {
        match self {
            Self::Call112 | Self::Call113 => Circle::Four,
            Self::CallGp | Self::OpenConsultation | Self::VisitGp => Circle::Three,
            Self::CallOnCall
            | Self::AskSupporter
            | Self::RestAtPost
            | Self::ArrangeRest
            | Self::StopShift
            | Self::ArrangeReplacement => Circle::Two,
            Self::GetHomeTogether
            | Self::ReadWhatIsNormal
            | Self::TellSomeoneClose
            | Self::OrdinaryDays
            | Self::SignalListNow
            | Self::PlanSignalLists
            | Self::NextCheckIn => Circle::One,
        }
    }
}
