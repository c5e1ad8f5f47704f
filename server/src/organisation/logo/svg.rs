//! SVG: read as XML, and what a drawing needs written anew. A list says which elements and attributes there may be, and
//! what may stand in each; nothing else gets through.
//!
//! Three things happen to what is not on the list. What editors leave behind (comments, their own attributes, titles,
//! classes) is dropped: it does not show. What shows in a way that this program does not know is refused. What could act or
//! fetch (scripts, handlers, styles, links, foreign content, entities) is refused too, and named.

mod values;

use core::fmt;
use std::fmt::Write as _;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use self::values::{Form, form};
use super::{Logo, LogoError, Media, check_shape};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// What a drawing is made of.
const ELEMENTS: [&str; 14] = [
    "svg",
    "g",
    "defs",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
];

/// What says something about a drawing and is not seen.
const UNSEEN: [&str; 3] = ["title", "desc", "metadata"];

/// Namespaces that editors use for their own notes.
const EDITORS: [&str; 3] = ["inkscape", "sodipodi", "sketch"];

/// Product defaults: no logo needs more.
const MOST_NODES: u32 = 5_000;
/// See [`MOST_NODES`].
const DEEPEST: usize = 24;
/// How many faults are told.
const MOST_FAULTS: usize = 20;

/// How large the longer side is said to be, in pixels. A drawing has no size of its own.
const LONGER_SIDE: f64 = 480.0;

/// A part that a logo may not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgFault {
    line: u32,
    what: String,
}

impl fmt::Display for SvgFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

pub(super) fn check(bytes: &[u8]) -> Result<Logo, LogoError> {
    let no_xml = |why: String| LogoError::NoXml(why);
    let text = std::str::from_utf8(bytes).map_err(|_| no_xml("it is not UTF-8".to_owned()))?;
    // Entities come with a document type: without one, none can be made.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options)
        .map_err(|error| no_xml(error.to_string()))?;
    let root = document.root_element();
    let mut drawing = Drawing { document: &document, faults: Vec::new(), svg: String::new() };
    for node in document.root().children().filter(Node::is_pi) {
        drawing.refuse(node, "an instruction (<?…?>); leave it out");
    }
    let [left, top, width, height] = if root.has_tag_name((NAMESPACE, "svg")) {
        drawing.view(root)
    } else {
        drawing.refuse(root, "the outermost element is no <svg> of SVG; save it as SVG anew");
        [0.0, 0.0, 1.0, 1.0]
    };
    let shape = check_shape(width, height);
    let scale = LONGER_SIDE / width.max(height);
    let size = (pixels(width * scale), pixels(height * scale));
    // Writing to a `String` cannot fail.
    let _ = write!(
        drawing.svg,
        "<svg xmlns=\"{NAMESPACE}\" viewBox=\"{left} {top} {width} {height}\" width=\"{}\" height=\"{}\"",
        size.0, size.1
    );
    drawing.attributes(root, &["viewBox", "width", "height", "x", "y", "preserveAspectRatio"]);
    drawing.svg.push('>');
    drawing.children(root, 1);
    drawing.svg.push_str("</svg>");
    let Drawing { mut faults, svg, .. } = drawing;
    if faults.is_empty() {
        shape?;
        return Ok(Logo { media: Media::Svg, bytes: svg.into_bytes(), width: size.0, height: size.1 });
    }
    faults.truncate(MOST_FAULTS);
    Err(LogoError::Svg(faults))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 480 by construction")]
fn pixels(side: f64) -> u32 {
    side.round().clamp(1.0, LONGER_SIDE) as u32
}

/// A drawing while it is written anew.
struct Drawing<'a> {
    document: &'a Document<'a>,
    faults: Vec<SvgFault>,
    svg: String,
}

impl<'a> Drawing<'a> {
    fn refuse(&mut self, node: Node<'_, '_>, what: impl Into<String>) {
        let line = self.document.text_pos_at(node.range().start).row;
        let fault = SvgFault { line, what: what.into() };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// The part of the plane that is shown: `viewBox`, or width and height in pixels.
    fn view(&mut self, root: Node<'_, '_>) -> [f64; 4] {
        let side = |name: &'static str| {
            root.attribute(name).and_then(|value: &str| value.trim_end_matches("px").parse::<f64>().ok())
        };
        let view = match root.attribute("viewBox") {
            Some(view) => values::numbers(view),
            None => side("width").zip(side("height")).map(|(width, height)| [0.0, 0.0, width, height]),
        };
        let fits = |[left, top, width, height]: &[f64; 4]| {
            let sane = |number: &f64| number.is_finite() && number.abs() <= 100_000.0;
            [left, top, width, height].into_iter().all(sane) && *width >= 0.01 && *height >= 0.01
        };
        view.filter(fits).unwrap_or_else(|| {
            self.refuse(root, "the drawing has no size; give its <svg> a viewBox=\"0 0 width height\"");
            [0.0, 0.0, 1.0, 1.0]
        })
    }

    fn children(&mut self, parent: Node<'a, 'a>, depth: usize) {
        if depth > DEEPEST {
            self.refuse(parent, format!("more than {DEEPEST} elements inside each other; simplify the drawing"));
            return;
        }
        for node in parent.children() {
            match node.node_type() {
                // Text outside of <text> is not shown, and <text> is refused.
                NodeType::Root | NodeType::Comment | NodeType::Text => {}
                NodeType::PI => self.refuse(node, "an instruction (<?…?>); leave it out"),
                NodeType::Element => self.element(node, depth),
            }
        }
    }

    fn element(&mut self, node: Node<'a, 'a>, depth: usize) {
        let (namespace, name) = (node.tag_name().namespace(), node.tag_name().name());
        if namespace != Some(NAMESPACE) {
            if !namespace.is_some_and(is_editors) {
                self.refuse(node, format!("<{}> is not of SVG; leave it out", shown(name)));
            }
            return;
        }
        if UNSEEN.contains(&name) {
            return;
        }
        let Some(name) = ELEMENTS.into_iter().skip(1).find(|known| *known == name) else {
            self.refuse(node, format!("<{}>; {}", shown(name), advice(name)));
            return;
        };
        self.svg.push('<');
        self.svg.push_str(name);
        self.attributes(node, &[]);
        let before = self.svg.len();
        self.svg.push('>');
        self.children(node, depth + 1);
        if self.svg.len() == before + 1 {
            self.svg.truncate(before);
            self.svg.push_str("/>");
        } else {
            let _ = write!(self.svg, "</{name}>");
        }
    }

    fn attributes(&mut self, node: Node<'_, '_>, but: &[&str]) {
        for attribute in node.attributes() {
            let name = attribute.name();
            match attribute.namespace() {
                None if but.contains(&name) => {}
                None => self.attribute(node, name, attribute.value()),
                // `xml:space` and the notes of editors do not show. `xlink:href` would fetch.
                Some(namespace) if namespace.contains("xlink") => {
                    self.refuse(
                        node,
                        format!("xlink:{} on <{}>; leave the link out", shown(name), node.tag_name().name()),
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn attribute(&mut self, node: Node<'_, '_>, name: &str, value: &str) {
        match form(name) {
            Some(Form::Unseen) => {}
            Some(form) if form.takes(value) => {
                let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
                // The forms let through neither quotation marks nor brackets.
                let _ = write!(self.svg, " {name}=\"{value}\"");
            }
            Some(_) => self.refuse(node, format!("{name}=\"{}\"; write it in a simpler form", shown(value))),
            None => {
                let element = shown(node.tag_name().name());
                self.refuse(node, format!("{} on <{element}>; {}", shown(name), advice(name)));
            }
        }
    }
}

fn is_editors(namespace: &str) -> bool {
    EDITORS.iter().any(|editor| namespace.contains(editor))
}

/// What to do about what is not on the list.
fn advice(name: &str) -> &'static str {
    match name {
        "script" => "a logo runs nothing; leave it out",
        "style" | "class" => "save with presentation attributes instead of styles",
        "text" | "tspan" | "textPath" => "turn letters into paths",
        "image" | "foreignObject" | "a" | "href" | "use" | "symbol" => {
            "draw it here instead of fetching or repeating it"
        }
        name if name.starts_with("on") => "a logo runs nothing; leave it out",
        _ => "leave it out, or draw it with plain shapes",
    }
}

/// A name or value of the file as a message repeats it: short, and plain letters only.
fn shown(text: &str) -> String {
    text.chars().take(40).map(|letter| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '?' }).collect()
}

#[cfg(test)]
mod tests;
