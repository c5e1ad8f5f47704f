//! Icons: a choice of Lucide, drawn inline so that they take the colour of the text and need no request.
//!
//! Lucide is under the ISC licence, Copyright (c) 2026 Lucide Icons and Contributors; see `app/NOTICE`.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The day.
    Sun,
    /// A month.
    Calendar,
    /// A line over time.
    Chart,
    /// Help at sea.
    LifeBuoy,
    /// What else there is.
    More,
    /// Call.
    Phone,
    /// Out of here.
    Leave,
    /// One step back.
    Back,
    /// Into something.
    Forward,
    /// Done.
    Check,
    /// Remove.
    Bin,
    /// One's own words.
    Pencil,
    /// A device.
    Device,
    /// A code to scan.
    Code,
    /// Recovery words.
    Key,
    /// Nobody looks along.
    Shield,
    /// No connection.
    Offline,
    /// Something is on its way.
    Upload,
    /// Look here.
    Alert,
    /// Good to know.
    Info,
    /// Items below each other.
    List,
    /// Add.
    Plus,
    /// Take back.
    Undo,
    /// Close.
    Close,
    /// Paper.
    Printer,
    /// See for yourself.
    Eye,
}

impl Shape {
    /// The drawing, in a field of 24 by 24.
    const fn drawing(self) -> &'static str {
        match self {
            Self::Sun => concat!(
                r#"<circle cx="12" cy="12" r="4"/><path d="M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41"#,
                r#"M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"/>"#
            ),
            Self::Calendar => concat!(
                r#"<rect x="3" y="3" width="18" height="18" rx="2"/><path d="M8 2v3M16 2v3M3 9h18M8 13h.01M12 13h.01"#,
                r#"M16 13h.01M8 17h.01M12 17h.01M16 17h.01"/>"#
            ),
            Self::Chart => r#"<path d="M3 3v16a2 2 0 0 0 2 2h16M19 9l-5 5-4-4-3 3"/>"#,
            Self::LifeBuoy => concat!(
                r#"<circle cx="12" cy="12" r="10"/><circle cx="12" cy="12" r="4"/><path d="m4.93 4.93 4.24 4.24"#,
                r#"M14.83 9.17l4.24-4.24M14.83 14.83l4.24 4.24M9.17 14.83l-4.24 4.24"/>"#
            ),
            Self::More => {
                r#"<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>"#
            }
            Self::Phone => concat!(
                r#"<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2"#,
                r#"A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233"#,
                r#" 14 14 0 0 0 6.392 6.384"/>"#
            ),
            Self::Leave => r#"<path d="m16 17 5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"/>"#,
            Self::Back => r#"<path d="m12 19-7-7 7-7M19 12H5"/>"#,
            Self::Forward => r#"<path d="m9 18 6-6-6-6"/>"#,
            Self::Check => r#"<path d="M20 6 9 17l-5-5"/>"#,
            Self::Bin => concat!(
                r#"<path d="M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18"#,
                r#"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>"#
            ),
            Self::Pencil => concat!(
                r#"<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622"#,
                r#"l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4"/>"#
            ),
            Self::Device => r#"<rect width="14" height="20" x="5" y="2" rx="2"/><path d="M12 18h.01"/>"#,
            Self::Code => concat!(
                r#"<rect width="5" height="5" x="3" y="3" rx="1"/><rect width="5" height="5" x="16" y="3" rx="1"/>"#,
                r#"<rect width="5" height="5" x="3" y="16" rx="1"/><path d="M21 16h-3a2 2 0 0 0-2 2v3M21 21v.01"#,
                r#"M12 7v3a2 2 0 0 1-2 2H7M3 12h.01M12 3h.01M12 16v.01M16 12h1M21 12v.01M12 21v-1"/>"#
            ),
            Self::Key => concat!(
                r#"<path d="M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1"#,
                r#"a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z"/>"#,
                r#"<circle cx="16.5" cy="7.5" r=".5" fill="currentColor"/>"#
            ),
            Self::Shield => concat!(
                r#"<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1"#,
                r#"c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM9 12l2 2 4-4"/>"#
            ),
            Self::Offline => concat!(
                r#"<path d="M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057"#,
                r#"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78M2 2l20 20"/>"#
            ),
            Self::Upload => {
                r#"<path d="M12 13v8M4 14.899A7 7 0 1 1 15.71 8h1.79a4.5 4.5 0 0 1 2.5 8.242M8 17l4-4 4 4"/>"#
            }
            Self::Alert => r#"<circle cx="12" cy="12" r="10"/><path d="M12 8v4M12 16h.01"/>"#,
            Self::Info => r#"<circle cx="12" cy="12" r="10"/><path d="M12 16v-4M12 8h.01"/>"#,
            Self::List => r#"<path d="M3 5h.01M3 12h.01M3 19h.01M8 5h13M8 12h13M8 19h13"/>"#,
            Self::Plus => r#"<path d="M5 12h14M12 5v14"/>"#,
            Self::Undo => r#"<path d="M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11"/>"#,
            Self::Close => r#"<path d="M18 6 6 18M6 6l12 12"/>"#,
            Self::Printer => concat!(
                r#"<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2"#,
                r#"M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6"/><rect x="6" y="14" width="12" height="8" rx="1"/>"#
            ),
            Self::Eye => concat!(
                r#"<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696"#,
                r#" 10.75 10.75 0 0 1-19.876 0"/><circle cx="12" cy="12" r="3"/>"#
            ),
        }
    }
}

/// An icon beside a word. It is decoration: the word says what it means, so assistive technology skips it.
#[component]
pub fn Icon(
    /// What it shows.
    shape: Shape,
) -> impl IntoView {
    view! { <svg class="nh-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=shape.drawing()></svg> }
}
