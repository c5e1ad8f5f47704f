//! The words of advice. Each `match` is exhaustive: a new action, reason or sentence without a text does not compile.

use naderhand_domain::advice::{Action, Circle, Reason, Rule, Sentence, Why};

use crate::{signal_list::signal_word, texts::parts::incident_texts};

/// "Bel 112".
pub fn action_word(action: Action) -> &'static str {
    let t = &incident_texts().actions;
    match action {
        Action::Call112 => t.call_112,
        Action::Call113 => t.call_113,
        Action::CallGp => t.call_gp,
        Action::CallOnCall => t.call_on_call,
        Action::OpenConsultation => t.open_consultation,
        Action::VisitGp => t.visit_gp,
        Action::AskSupporter => t.ask_supporter,
        Action::RestAtPost => t.rest_at_post,
        Action::ArrangeRest => t.arrange_rest,
        Action::StopShift => t.stop_shift,
        Action::ArrangeReplacement => t.arrange_replacement,
        Action::GetHomeTogether => t.get_home_together,
        Action::ReadWhatIsNormal => t.read_what_is_normal,
        Action::TellSomeoneClose => t.tell_someone_close,
        Action::OrdinaryDays => t.ordinary_days,
        Action::SignalListNow => t.signal_list_now,
        Action::PlanSignalLists => t.plan_signal_lists,
        Action::NextCheckIn => t.next_check_in,
    }
}

/// "Je gaf aan dat je twijfelt."
fn why_word(why: Why) -> &'static str {
    let t = &incident_texts().why;
    match why {
        Why::Acute => t.acute,
        Why::StillThereAfterEvent => t.still_there_after_event,
        Why::ThereForWeeks => t.there_for_weeks,
        Why::Doubt => t.doubt,
        Why::Hinders => t.hinders,
        Why::MoreThanBefore => t.more_than_before,
        Why::BeganLongAfter => t.began_long_after,
        Why::SeveralEvents => t.several_events,
        Why::PilesUp => t.piles_up,
        Why::Orange => t.orange,
        Why::Red => t.red,
        Why::EarlySignals => t.early_signals,
        Why::BadDays => t.bad_days,
        Why::RecentEvent => t.recent_event,
        Why::OwnWish => t.own_wish,
        Why::StepNotEnough => t.step_not_enough,
        Why::StepHelped => t.step_helped,
        Why::NothingStandsOut => t.nothing_stands_out,
    }
}

/// What can be said, word for word.
pub fn sentence_text(sentence: Sentence) -> &'static str {
    let t = &incident_texts().sentences;
    match sentence {
        Sentence::InDanger => t.in_danger,
        Sentence::ToPhysician => t.to_physician,
        Sentence::Doubting => t.doubting,
        Sentence::ToSupporter => t.to_supporter,
        Sentence::PilingUp => t.piling_up,
        Sentence::RestingAtPost => t.resting_at_post,
        Sentence::Stopping => t.stopping,
        Sentence::ToSomeoneClose => t.to_someone_close,
    }
}

/// "Op het werk: een collegiaal ondersteuner of je leidinggevende".
pub fn circle_word(circle: Circle) -> &'static str {
    let t = &incident_texts().advice;
    match circle {
        Circle::One => t.circle_one,
        Circle::Two => t.circle_two,
        Circle::Three => t.circle_three,
        Circle::Four => t.circle_four,
    }
}

/// What a rule says in a sentence or two.
pub fn rule_text(rule: Rule) -> &'static str {
    let t = &incident_texts().advice;
    match rule {
        Rule::Acute => t.lead_acute,
        Rule::Persisting => t.lead_persisting,
        Rule::Doubt => t.lead_doubt,
        Rule::Worsening => t.lead_worsening,
        Rule::LateOnset => t.lead_late_onset,
        Rule::Accumulation => t.lead_accumulation,
        Rule::Stoplicht => t.lead_stoplicht,
        Rule::Early => t.lead_early,
        Rule::Fine => t.lead_fine,
    }
}

/// A reason with the signals and the days that it is about.
pub fn reason_text(reason: &Reason) -> String {
    let mut text = why_word(reason.why).to_owned();
    if !reason.signals.is_empty() {
        let signals: Vec<_> = reason.signals.iter().map(|signal| signal_word(*signal).to_lowercase()).collect();
        text = format!("{text}: {}", signals.join("; "));
    }
    match reason.days {
        Some(days) => incident_texts().advice.reason_days(days, text),
        None => text,
    }
}
