//! Drawings, plain and hostile.

use super::*;

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"{NAMESPACE}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 20\">{inside}</svg>"
    )
}

fn written(text: &str) -> String {
    String::from_utf8(check(text.as_bytes()).unwrap().bytes).unwrap()
}

fn refused(text: &str) -> String {
    check(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_drawing_is_written_anew_from_what_is_seen() {
    let drawing = svg("<!-- by Sam --><title>Sam</title><metadata><x/></metadata>\n\
         <defs><linearGradient id=\"a\" gradientUnits=\"userSpaceOnUse\"><stop offset=\"10%\" stop-color=\"#fff\"/></linearGradient></defs>\
         <g class=\"st0\" data-name=\"Laag 1\" transform=\"translate(1,2) rotate(45)\"><path d=\"M0 0h10v-1.5e1z\" fill=\"url(#a)\"/></g>\
         <circle cx=\"5px\" cy=\"5\" r=\"2\" fill=\"rgb(1, 2, 3)\" stroke=\"currentColor\"/>tekst");
    let logo = check(drawing.as_bytes()).unwrap();
    assert_eq!((logo.media, logo.width, logo.height), (Media::Svg, 480, 240));
    assert_eq!(
        String::from_utf8(logo.bytes).unwrap(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\" width=\"480\" height=\"240\">\
         <defs><linearGradient id=\"a\" gradientUnits=\"userSpaceOnUse\"><stop offset=\"10%\" stop-color=\"#fff\"/></linearGradient></defs>\
         <g transform=\"translate(1,2) rotate(45)\"><path d=\"M0 0h10v-1.5e1z\" fill=\"url(#a)\"/></g>\
         <circle cx=\"5px\" cy=\"5\" r=\"2\" fill=\"rgb(1, 2, 3)\" stroke=\"currentColor\"/></svg>"
    );
}

#[test]
fn what_was_written_is_taken_again_as_it_is() {
    let once = written(include_str!("../../../../../docs/examples/rav-voorbeeld/logo.svg"));
    assert_eq!(written(&once), once);
    assert!(once.contains("<circle") && !once.contains("title"));
}

#[test]
fn sizes_come_from_the_view_or_from_width_and_height() {
    let size = |attributes: &str| {
        let text = format!("<svg xmlns=\"{NAMESPACE}\" {attributes}/>");
        check(text.as_bytes()).map(|logo| (logo.width, logo.height)).map_err(|error| error.to_string())
    };
    assert_eq!(size("viewBox=\"-5,-5 100 100\""), Ok((480, 480)));
    assert_eq!(size("width=\"120px\" height=\"60\""), Ok((480, 240)));
    for none in [
        "",
        "width=\"100%\" height=\"100%\"",
        "viewBox=\"0 0 0 10\"",
        "viewBox=\"0 0 NaN 1\"",
        "viewBox=\"0 0 1e9 1e9\"",
        "viewBox=\"0 0 1\"",
    ] {
        assert!(size(none).unwrap_err().contains("has no size"), "{none}");
    }
    assert!(size("viewBox=\"0 0 90 10\"").unwrap_err().contains("more than 8 times"));
}

#[test]
fn what_acts_or_fetches_is_refused_and_named() {
    for (inside, named) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<script href=\"https://x.example/a.js\"/>", "<script>"),
        ("<path d=\"M0 0\" onload=\"alert(1)\"/>", "onload on <path>"),
        ("<path d=\"M0 0\" onClick=\"alert(1)\"/>", "onClick on <path>"),
        (
            "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script/></body></foreignObject>",
            "<foreignObject>",
        ),
        ("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">1</h:script>", "<script> is not of SVG"),
        ("<script xmlns=\"\">1</script>", "<script> is not of SVG"),
        ("<image href=\"https://x.example/a.png\"/>", "<image>"),
        ("<image xlink:href=\"data:image/svg+xml,x\"/>", "<image>"),
        ("<a href=\"javascript:alert(1)\"><path/></a>", "<a>"),
        ("<use href=\"#a\"/>", "<use>"),
        ("<g xlink:href=\"#a\"/>", "xlink:href on <g>"),
        ("<g href=\"#a\"/>", "href on <g>"),
        ("<style>@import url(https://x.example)</style>", "<style>"),
        ("<path style=\"fill:url(https://x.example/#a)\"/>", "style on <path>"),
        ("<path fill=\"url(https://x.example/#a)\"/>", "fill=\"url(https"),
        ("<path fill=\"url('#a')\"/>", "fill=\"url("),
        ("<path fill=\"url(#a) red\"/>", "fill=\"url(#a) red"),
        ("<path clip-path=\"url(//x.example/a#b)\"/>", "clip-path="),
        ("<path fill=\"expression(alert(1))\"/>", "fill="),
        ("<path d=\"M0 0&quot; onload=&quot;x\"/>", "d=\"M0 0"),
        ("<path transform=\"translate(1) url(x)\"/>", "transform="),
        ("<rect width=\"&lt;script&gt;\"/>", "width="),
        ("<animate attributeName=\"href\" to=\"javascript:x\"/>", "<animate>"),
        ("<set attributeName=\"onload\" to=\"x\"/>", "<set>"),
        ("<handler/>", "<handler>"),
        ("<text>RAV</text>", "<text>; turn letters into paths"),
        ("<filter id=\"f\"/>", "<filter>"),
        ("<svg/>", "<svg>"),
        ("<?xml-stylesheet href=\"https://x.example/a.css\"?>", "an instruction"),
    ] {
        let told = refused(&svg(inside));
        assert!(
            told.starts_with("This SVG holds what a logo may not have:\n  line 1: ") && told.contains(named),
            "{inside}\n{told}"
        );
    }
    let on_root = svg("").replace("viewBox", "onload=\"alert(1)\" viewBox");
    assert!(refused(&on_root).contains("onload on <svg>"));
    let before = format!("<?xml-stylesheet href=\"x\"?>{}", svg(""));
    assert!(refused(&before).contains("an instruction"));
}

#[test]
fn all_of_it_is_told_at_once_with_its_lines() {
    let told = refused(&svg("\n<script/>\n<path onload=\"1\"/>\n<text/>"));
    assert_eq!(told.lines().count(), 4);
    for line in ["line 2: <script>", "line 3: onload on <path>", "line 4: <text>"] {
        assert!(told.contains(line), "{told}");
    }
    let many = (0..100).map(|at| format!("\n<x{at}/>")).collect::<Vec<_>>().concat();
    assert_eq!(refused(&svg(&many)).lines().count(), 1 + MOST_FAULTS);
}

#[test]
fn entities_and_document_types_are_no_svg() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    for start in [bomb, "<!DOCTYPE svg SYSTEM \"https://x.example/a.dtd\">", "<!DOCTYPE svg>"] {
        assert!(matches!(check(format!("{start}{}", svg("&b;")).as_bytes()), Err(LogoError::NoXml(_))), "{start}");
    }
}

#[test]
fn what_is_no_svg_is_refused() {
    for bytes in [&b""[..], b"\xff\xfe<\0s\0v\0g\0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<svg", b"{}", b"<svg/><svg/>"] {
        assert!(matches!(check(bytes), Err(LogoError::NoXml(_))), "{bytes:?}");
    }
    for other in
        ["<html><script>1</script></html>", "<svg viewBox=\"0 0 1 1\"/>", "<svg xmlns=\"http://example.org\"/>"]
    {
        assert!(refused(other).contains("no <svg> of SVG"), "{other}");
    }
}

#[test]
fn a_drawing_of_any_depth_or_length_ends() {
    let deep = format!("{}{}", "<g>".repeat(2_000), "</g>".repeat(2_000));
    assert!(refused(&svg(&deep)).contains("elements inside each other"));
    let long = "<g/>".repeat(20_000);
    assert!(matches!(check(svg(&long).as_bytes()), Err(LogoError::NoXml(_))));
    let attributes = (0..5_000).map(|at| format!("a{at}=\"\" ")).collect::<Vec<_>>().concat();
    let wide = svg(&format!("<path {attributes}/>"));
    assert!(refused(&wide).lines().count() <= 1 + MOST_FAULTS);
}
