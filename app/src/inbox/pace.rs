//! How often the server is asked.

use core::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;

/// How long until the next look: while a screen of the inbox is open, and else. Each sixth look that brings nothing doubles it,
/// and each one that fails, up to the last. Product defaults.
const WATCHED: Duration = Duration::from_secs(20);
const ELSEWHERE: Duration = Duration::from_mins(2);
const LONGEST: Duration = Duration::from_mins(10);
const QUIET_LOOKS: u32 = 6;

/// What the next look waits for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    /// How many screens of the inbox are open.
    watching: u32,
    /// Looks in a row that brought nothing, and that failed.
    quiet: u32,
    failures: u32,
    next: Option<TimeoutHandle>,
}

impl Pace {
    /// A screen was opened: somebody waits for what is new.
    pub(super) const fn watch(&mut self) {
        (self.watching, self.quiet) = (self.watching.saturating_add(1), 0);
    }

    /// A screen was left.
    pub(super) const fn leave(&mut self) {
        self.watching = self.watching.saturating_sub(1);
    }

    /// A look went like this.
    pub(super) const fn count(&mut self, reached: bool, nothing_new: bool) {
        self.failures = if reached { 0 } else { self.failures.saturating_add(1) };
        self.quiet = if nothing_new { self.quiet.saturating_add(1) } else { 0 };
    }

    /// How long until the next.
    pub(super) fn wait(self) -> Duration {
        let usual = if self.watching > 0 { WATCHED } else { ELSEWHERE };
        let doublings = self.failures.saturating_add(self.quiet / QUIET_LOOKS).min(5);
        usual.saturating_mul(1 << doublings).min(LONGEST)
    }

    /// Puts the next look in the place of the one that was planned.
    pub(super) fn plan(&mut self, next: Option<TimeoutHandle>) {
        if let Some(before) = self.next.take() {
            before.clear();
        }
        self.next = next;
    }
}
