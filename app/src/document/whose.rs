//! Whose page it is: everybody's, or an organisation's own one with its name, logo, accent, numbers and social map.

use naderhand_domain::organisation::Settings;

use crate::{
    pages::{Page, own_address},
    texts::Language,
};

/// Pages that an organisation has as its own too.
pub const OWN: [Page; 2] = [Page::HomeFront, Page::Manager];

/// An organisation's face, as far as documents show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// What it has set.
    pub settings: Settings,
    /// Its logo.
    pub logo: Option<Picture>,
}

/// A picture that may be shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width, in its own pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The picture itself, as a `data:` address.
    pub data: String,
}

impl Face {
    /// Where a page is: the organisation's own one when it has it, otherwise everybody's.
    pub(super) fn address(&self, page: Page, language: Language) -> String {
        if OWN.contains(&page) {
            own_address(page, language, self.settings.organisation().slug())
        } else {
            page.address(language).to_owned()
        }
    }

    /// Where its logo is.
    pub(super) fn logo_address(&self) -> String {
        logo_address(self.settings.organisation().slug())
    }
}

/// Where an organisation's logo is.
pub fn logo_address(slug: &str) -> String {
    format!("/o/{slug}/logo")
}

/// Where the copy to save of a page is, from the page's own address.
pub fn copy_address(address: &str, language: Language) -> String {
    let word = match language {
        Language::Dutch => "bewaar",
        Language::English => "save",
    };
    format!("{address}/{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_below_en_and_dutch_is_not() {
        let address = |page, language| own_address(page, language, "rav");
        assert_eq!(address(Page::HomeFront, Language::Dutch), "/o/rav/thuisfront");
        assert_eq!(address(Page::HomeFront, Language::English), "/en/o/rav/home-front");
        assert_eq!(address(Page::Manager, Language::Dutch), "/o/rav/leidinggevende");
        assert_eq!(address(Page::Manager, Language::English), "/en/o/rav/manager");
        assert_eq!(copy_address("/thuisfront", Language::Dutch), "/thuisfront/bewaar");
        assert_eq!(copy_address("/en/o/rav/home-front", Language::English), "/en/o/rav/home-front/save");
    }
}
