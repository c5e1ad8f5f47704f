//! Markdown to HTML, for the few forms that the pages use. Everything else stops the build: what is not written here
//! cannot reach a reader, so no page holds a script, an image from elsewhere or a broken link.
//!
//! | in the file | on the page |
//! | --- | --- |
//! | `## Heading {.card}` | a section; the classes are those of [`CLASSES`] |
//! | `**[Words](/app)**` alone in a paragraph | a button |
//! | `[Words](page:sleep)` | a link to that page in the same language |
//! | a list item that ends with `___` | a line to write on |

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

/// What a section may be.
const CLASSES: [&str; 3] = ["card", "column", "promise"];

/// Renders the body of the page that `at` names. `address` knows where the other pages are.
pub(crate) fn render(body: &str, at: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut html = String::new();
    let mut paragraph = 0;
    let mut in_section = false;
    let mut in_table_head = false;
    for event in TextMergeStream::new(Parser::new_ext(body, options)) {
        match event {
            Event::Text(text) => add_text(&mut html, &text),
            Event::SoftBreak => html.push(' '),
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, .. }) => {
                if in_section {
                    html.push_str("</section>");
                }
                in_section = true;
                html.push_str("<section");
                for class in &classes {
                    assert!(CLASSES.contains(&class.as_ref()), "{at}: a section cannot be `{class}`");
                }
                attribute(&mut html, "class", &classes.join(" "));
                attribute(&mut html, "id", id.as_deref().unwrap_or_default());
                html.push_str("><h2>");
            }
            Event::Start(Tag::Paragraph) => {
                paragraph = html.len();
                html.push_str("<p>");
            }
            Event::End(TagEnd::Paragraph) => {
                html.push_str("</p>");
                if let Some(alone) = alone(&html[paragraph..]) {
                    html.truncate(paragraph);
                    html.push_str(&alone);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href =
                    target(&dest_url, address).unwrap_or_else(|| panic!("{at}: no link may lead to `{dest_url}`"));
                html.push_str("<a");
                attribute(&mut html, "href", &href);
                html.push('>');
            }
            Event::Start(Tag::TableHead) => {
                in_table_head = true;
                html.push_str("<thead><tr>");
            }
            Event::End(TagEnd::TableHead) => {
                in_table_head = false;
                html.push_str("</tr></thead><tbody>");
            }
            Event::Start(Tag::TableCell) => html.push_str(if in_table_head { "<th scope=\"col\">" } else { "<td>" }),
            Event::End(TagEnd::TableCell) => html.push_str(if in_table_head { "</th>" } else { "</td>" }),
            other => html.push_str(plain(&other).unwrap_or_else(|| panic!("{at}: no page needs {other:?}"))),
        }
    }
    if in_section {
        html.push_str("</section>");
    }
    html
}

/// Forms that are always the same.
fn plain(event: &Event<'_>) -> Option<&'static str> {
    Some(match event {
        Event::End(TagEnd::Heading(HeadingLevel::H2)) => "</h2>",
        Event::Start(Tag::List(None)) => "<ul>",
        Event::Start(Tag::List(Some(1))) => "<ol>",
        Event::End(TagEnd::List(false)) => "</ul>",
        Event::End(TagEnd::List(true)) => "</ol>",
        Event::Start(Tag::Item) => "<li>",
        Event::End(TagEnd::Item) => "</li>",
        Event::Start(Tag::Strong) => "<strong>",
        Event::End(TagEnd::Strong) => "</strong>",
        Event::End(TagEnd::Link) => "</a>",
        Event::Start(Tag::Table(_)) => "<table>",
        Event::End(TagEnd::Table) => "</tbody></table>",
        Event::Start(Tag::TableRow) => "<tr>",
        Event::End(TagEnd::TableRow) => "</tr>",
        _ => return None,
    })
}

/// A paragraph that is one link and nothing else leads onward; emphasised, it is a button.
fn alone(paragraph: &str) -> Option<String> {
    let inner = paragraph.strip_prefix("<p>")?.strip_suffix("</p>")?;
    let emphasised = inner.strip_prefix("<strong>").and_then(|inner| inner.strip_suffix("</strong>"));
    let (class, link) = emphasised.map_or(("onward", inner), |link| ("action", link));
    let alone = link.starts_with("<a ") && link.ends_with("</a>") && link.matches("<a ").count() == 1;
    alone.then(|| format!("<p class=\"{class}\">{link}</p>"))
}

/// Where a link may lead: to another page, elsewhere on this server, or to a telephone.
fn target(url: &str, address: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    if let Some(name) = url.strip_prefix("page:") {
        return address(name);
    }
    let number = url.strip_prefix("tel:").is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
    let here = url.starts_with('/') && !url.starts_with("//");
    (number || here).then(|| url.to_owned())
}

fn add_text(html: &mut String, text: &str) {
    match text.strip_suffix("___") {
        Some(before) => {
            add_escaped(html, before.trim_end());
            html.push_str("<span class=\"fill\"></span>");
        }
        None => add_escaped(html, text),
    }
}

fn attribute(html: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        add_escaped(html, value);
        html.push('"');
    }
}

fn add_escaped(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}
