//! Whether this browser can be rung.

/// Whether the browser lets the app show notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Nobody has asked.
    NotAsked,
    /// It does.
    Granted,
    /// It does not, and the app cannot ask again.
    Denied,
}

/// What the browser says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Browser {
    /// Whether it has service workers, pushes and notifications.
    pub has_push: bool,
    /// Whether it is one of an iPhone or iPad.
    pub is_apple: bool,
    /// Whether the app was opened from the home screen.
    pub is_on_home_screen: bool,
    /// What it lets the app do.
    pub permission: Permission,
}

/// Whether this browser can be rung, and what has to come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// It cannot.
    NotSupported,
    /// An iPhone can once the app is on its home screen, and not in a tab.
    HomeScreenFirst,
    /// The employee blocked it, or a browser that was asked too often did.
    Blocked,
    /// It can be asked.
    Ask,
    /// It may.
    May,
}

impl Ability {
    /// Of a browser.
    pub const fn of(browser: Browser) -> Self {
        match browser {
            Browser { has_push: false, is_apple: true, is_on_home_screen: false, .. } => Self::HomeScreenFirst,
            Browser { has_push: false, .. } => Self::NotSupported,
            Browser { permission: Permission::Denied, .. } => Self::Blocked,
            Browser { permission: Permission::NotAsked, .. } => Self::Ask,
            Browser { permission: Permission::Granted, .. } => Self::May,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: Browser =
        Browser { has_push: true, is_apple: false, is_on_home_screen: false, permission: Permission::NotAsked };

    #[test]
    fn what_comes_first_is_named() {
        assert_eq!(Ability::of(PHONE), Ability::Ask);
        assert_eq!(Ability::of(Browser { permission: Permission::Granted, ..PHONE }), Ability::May);
        assert_eq!(Ability::of(Browser { permission: Permission::Denied, ..PHONE }), Ability::Blocked);
        assert_eq!(Ability::of(Browser { has_push: false, ..PHONE }), Ability::NotSupported);
    }

    #[test]
    fn an_iphone_needs_the_home_screen_first_and_an_old_one_there_cannot() {
        let tab = Browser { has_push: false, is_apple: true, ..PHONE };
        assert_eq!(Ability::of(tab), Ability::HomeScreenFirst);
        assert_eq!(Ability::of(Browser { is_on_home_screen: true, ..tab }), Ability::NotSupported);
        assert_eq!(Ability::of(Browser { has_push: true, is_on_home_screen: true, ..tab }), Ability::Ask);
    }
}
