//! The outside of every document.

use super::Assets;
use crate::texts::Language;

/// `paper` of the look, for the bars of browser and system.
pub(super) const PAPER: [(&str, &str); 2] = [("light", "#FAF7F2"), ("dark", "#11181B")];

/// Where a document gets its looks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// The app's style sheet. The document belongs to the app that can be installed.
    App,
    /// Rules inside the document.
    Inline,
}

/// A page: what is in its head beside the usual, and its body.
pub(super) struct Page<'a> {
    /// The language that it starts in.
    pub(super) language: Language,
    /// Its title.
    pub(super) title: &'a str,
    /// A sentence about it.
    pub(super) description: &'a str,
    /// Where its looks come from.
    pub(super) style: Style,
    /// What else stands in its head.
    pub(super) head: String,
    /// Its body.
    pub(super) body: String,
}

impl Page<'_> {
    /// The document.
    pub(super) fn to_html(&self, assets: &Assets) -> String {
        let Self { language, title, description, style, head, body } = self;
        let language = language.code();
        let style = match style {
            Style::App => format!(
                "<link rel=\"stylesheet\" href=\"{}\"><link rel=\"manifest\" href=\"/manifest.webmanifest\">\
                 <link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-icon.png\">",
                assets.css
            ),
            Style::Inline => format!("<style>{}</style>", assets.visitor_style),
        };
        let [light, dark] = PAPER.map(|(scheme, colour)| {
            format!(r#"<meta name="theme-color" media="(prefers-color-scheme: {scheme})" content="{colour}">"#)
        });
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
             <title>{title}</title><meta name=\"description\" content=\"{description}\">\
             <meta name=\"color-scheme\" content=\"light dark\">{light}{dark}\
             <meta name=\"format-detection\" content=\"telephone=no\">{style}\
             <link rel=\"icon\" href=\"/icons/icon.svg\" type=\"image/svg+xml\">{head}</head><body>{body}</body></html>"
        )
    }
}
