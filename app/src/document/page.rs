//! The outside of every document.

use std::borrow::Cow;

use super::Assets;
use crate::texts::Language;

/// `paper` of the look, for the bars of browser and system.
pub(super) const PAPER: [(&str, &str); 2] = [("light", "#FAF7F2"), ("dark", "#11181B")];

/// What lets the browser put the app on a home screen.
const INSTALLABLE: &str = "<link rel=\"manifest\" href=\"/manifest.webmanifest\">\
                           <link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-icon.png\">";

/// Where a document gets its looks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// The app's style sheet. The document belongs to the app that can be installed.
    App,
    /// The same rules inside the document: nothing is waited for before it can be drawn.
    AppInside,
    /// The rules of pages for visitors, inside the document.
    Inline,
}

/// Where a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// At its address.
    Served,
    /// As a file, wherever somebody keeps it.
    Saved,
}

/// A page: what is in its head beside the usual, and its body.
pub(super) struct Page<'a> {
    /// The language that it starts in.
    pub(super) language: Language,
    /// Its title.
    pub(super) title: Cow<'a, str>,
    /// A sentence about it.
    pub(super) description: &'a str,
    /// Where its looks come from.
    pub(super) style: Style,
    /// What else stands in its head.
    pub(super) head: String,
    /// Its body.
    pub(super) body: String,
    /// Whether it is a copy to save.
    pub(super) kept: Kept,
}

impl Page<'_> {
    /// The document.
    pub(super) fn to_html(&self, assets: &Assets) -> String {
        let Self { language, title, description, style, head, body, .. } = self;
        let language = language.code();
        let style = match style {
            Style::App => format!("<link rel=\"stylesheet\" href=\"{}\">{INSTALLABLE}", assets.css),
            Style::AppInside => format!("<style>{}</style>{INSTALLABLE}", assets.app_style),
            Style::Inline => format!("<style>{}</style>", assets.visitor_style),
        };
        let [light, dark] = PAPER.map(|(scheme, colour)| {
            format!(r#"<meta name="theme-color" media="(prefers-color-scheme: {scheme})" content="{colour}">"#)
        });
        let (title, description) = (escaped(title), escaped(description));
        let icon = match self.kept {
            Kept::Served => r#"<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">"#,
            // A copy that somebody opens asks for nothing.
            Kept::Saved => "",
        };
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
             <title>{title}</title><meta name=\"description\" content=\"{description}\">\
             <meta name=\"color-scheme\" content=\"light dark\">{light}{dark}\
             <meta name=\"format-detection\" content=\"telephone=no\">{style}{icon}{head}</head><body>{body}</body></html>"
        )
    }
}

/// A text as it stands in HTML, also between quotation marks.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
    html
}
