//! When what could not be sent is sent again, and what need not be looked at twice.

use leptos::leptos_dom::helpers::TimeoutHandle;

/// When the next try is, and what this start has looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    failures: u32,
    next: Option<TimeoutHandle>,
    /// Whether the address was checked since the start.
    pub(super) is_checked: bool,
    /// For which roles the server was told since the start.
    pub(super) renewed: [bool; 2],
}

impl Pace {
    /// Puts the next try in the place of the one that was planned.
    pub(super) fn plan(&mut self, next: Option<TimeoutHandle>) {
        if let Some(before) = core::mem::replace(&mut self.next, next) {
            before.clear();
        }
    }

    /// A try went like this. Gives how many in a row have to be made again.
    pub(super) const fn count(&mut self, again: bool) -> u32 {
        self.failures = if again { self.failures.saturating_add(1) } else { 0 };
        self.failures
    }
}
