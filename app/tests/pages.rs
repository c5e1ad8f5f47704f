//! How the pages' Markdown becomes HTML at build time, and what stops the build.

#![cfg(feature = "ssr")]

#[path = "../build/html.rs"]
mod html;

fn render(markdown: &str) -> String {
    html::render(markdown, "a.md", &|name| (name == "sleep").then(|| "/lezen/slapen".to_owned()))
}

#[test]
fn headings_are_sections_and_lists_stay_lists() {
    assert_eq!(
        render("Eerst.\n\n## Een\n\n- **a**\n- b\n\n## Twee {#x .card}\n\n1. c\n"),
        "<p>Eerst.</p><section><h2>Een</h2><ul><li><strong>a</strong></li><li>b</li></ul></section>\
         <section class=\"card\" id=\"x\"><h2>Twee</h2><ol><li>c</li></ol></section>"
    );
}

#[test]
fn links_lead_to_pages_telephones_and_this_server() {
    assert_eq!(render("Zie [dit](page:sleep)."), "<p>Zie <a href=\"/lezen/slapen\">dit</a>.</p>");
    assert_eq!(render("[Open](/app)"), "<p class=\"onward\"><a href=\"/app\">Open</a></p>");
    assert_eq!(render("**[Open](/app)**"), "<p class=\"action\"><a href=\"/app\">Open</a></p>");
    assert_eq!(render("Bel [112](tel:112)."), "<p>Bel <a href=\"tel:112\">112</a>.</p>");
}

#[test]
fn a_list_item_can_have_a_line_to_write_on() {
    assert_eq!(render("- Huisarts: ___"), "<ul><li>Huisarts:<span class=\"fill\"></span></li></ul>");
}

#[test]
fn a_table_has_heads() {
    assert_eq!(
        render("| a | b |\n| --- | --- |\n| c | d |\n"),
        "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\
         <tr><td>c</td><td>d</td></tr></tbody></table>"
    );
}

#[test]
fn signs_of_html_are_escaped() {
    assert_eq!(render("a & b < c \"d\""), "<p>a &amp; b &lt; c &quot;d&quot;</p>");
}

/// Whether the build would stop.
fn stops(markdown: &str) -> bool {
    std::panic::catch_unwind(|| render(markdown)).is_err()
}

#[test]
fn what_no_page_needs_stops_the_build() {
    for markdown in [
        "<script>alert(1)</script>",
        "een <b>woord</b>",
        "![beeld](https://elsewhere.example/x.png)",
        "[weg](https://elsewhere.example)",
        "[weg](//elsewhere.example)",
        "[weg](javascript:alert(1))",
        "[weg](tel:1;2)",
        "[weg](page:nowhere)",
        "[weg](buiten.md)",
        "# Nog een titel",
        "### Te diep",
        "## Kop {.ongekend}",
        "```\ncode\n```",
        "> geciteerd",
        "***",
    ] {
        assert!(stops(markdown), "{markdown}");
    }
    assert!(!stops("gewone tekst"), "the test can fail");
}
