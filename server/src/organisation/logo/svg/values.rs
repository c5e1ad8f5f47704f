//! What may stand in an attribute: a form for each, made of letters that can say nothing else.

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing that is seen: it is dropped.
    Unseen,
    /// Numbers, with `%` or `px`.
    Numbers,
    /// The outline of a shape.
    Path,
    /// How a shape is moved or turned.
    Transform,
    /// A colour, or a gradient of this drawing.
    Paint,
    /// One of the words of SVG.
    Word,
    /// A name in this drawing.
    Name,
    /// `url(#name)`, of this drawing.
    Local,
}

/// The form of an attribute; `None` when there may be no such one.
pub(super) fn form(attribute: &str) -> Option<Form> {
    Some(match attribute {
        "class" | "role" | "version" | "baseProfile" | "enable-background" | "focusable" | "lang" => Form::Unseen,
        name if name.starts_with("data-") || name.starts_with("aria-") => Form::Unseen,
        "x" | "y" | "width" | "height" | "cx" | "cy" | "r" | "rx" | "ry" | "x1" | "y1" | "x2" | "y2" | "fx" | "fy"
        | "fr" | "points" | "offset" | "opacity" | "fill-opacity" | "stroke-opacity" | "stop-opacity"
        | "stroke-width" | "stroke-miterlimit" | "stroke-dasharray" | "stroke-dashoffset" | "pathLength" => {
            Form::Numbers
        }
        "d" => Form::Path,
        "transform" | "gradientTransform" => Form::Transform,
        "fill" | "stroke" | "stop-color" | "color" => Form::Paint,
        "fill-rule"
        | "clip-rule"
        | "stroke-linecap"
        | "stroke-linejoin"
        | "gradientUnits"
        | "spreadMethod"
        | "clipPathUnits"
        | "display"
        | "visibility"
        | "overflow"
        | "vector-effect"
        | "shape-rendering"
        | "color-interpolation" => Form::Word,
        "id" => Form::Name,
        "clip-path" => Form::Local,
        _ => return None,
    })
}

impl Form {
    /// Whether it is of this form.
    pub(super) fn takes(self, value: &str) -> bool {
        let value = value.trim();
        match self {
            Self::Unseen => true,
            Self::Numbers => value == "none" || is_numbers(&value.replace("px", "")),
            Self::Path => {
                value == "none"
                    || value.chars().all(|letter| "MmZzLlHhVvCcSsQqTtAa".contains(letter) || in_number(letter))
            }
            Self::Transform => value == "none" || value.is_empty() || is_transform(value),
            Self::Paint => is_paint(value),
            Self::Word => is_word(value),
            Self::Name => is_name(value),
            Self::Local => value == "none" || is_local(value),
        }
    }
}

fn in_number(letter: char) -> bool {
    letter.is_ascii_digit() || letter.is_ascii_whitespace() || ".,+-eE".contains(letter)
}

fn is_numbers(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|letter| in_number(letter) || letter == '%')
}

fn is_word(value: &str) -> bool {
    (1..=24).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

fn is_name(value: &str) -> bool {
    (1..=80).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

fn is_local(value: &str) -> bool {
    value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')).is_some_and(is_name)
}

fn is_transform(value: &str) -> bool {
    const MOVES: [&str; 6] = ["matrix", "translate", "scale", "rotate", "skewX", "skewY"];
    let Some(value) = value.strip_suffix(')') else { return false };
    value.split(')').all(|part| {
        part.split_once('(').is_some_and(|(name, numbers)| {
            MOVES.contains(&name.trim_matches(|letter: char| letter.is_ascii_whitespace() || letter == ','))
                && is_numbers(numbers)
        })
    })
}

fn is_paint(value: &str) -> bool {
    if let Some(digits) = value.strip_prefix('#') {
        return matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    }
    let of_function = |name: &str| {
        let inside = value.strip_prefix(name).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
        inside.is_some_and(|inside| is_numbers(&inside.replace('/', " ")))
    };
    is_word(value) || is_local(value) || ["rgb", "rgba", "hsl", "hsla"].into_iter().any(of_function)
}

/// Exactly `N` numbers with spaces or commas between them.
pub(super) fn numbers<const N: usize>(value: &str) -> Option<[f64; N]> {
    let separators = |letter: char| letter.is_ascii_whitespace() || letter == ',';
    let numbers: Vec<f64> =
        value.split(separators).filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}
