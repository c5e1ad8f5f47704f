//! Text from somebody else that a screen shows. What someone writes about themselves is kept to the letter (see
//! [`crate::own_words`]); what comes in from outside must not be able to look like something else.

/// Why a text is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidText {
    /// Nothing to see.
    #[error("the text is empty")]
    Empty,
    /// Longer than the place for it.
    #[error("the text is too long")]
    TooLong,
    /// Characters that hide, reorder or break text.
    #[error("the text holds characters that hide or reorder it")]
    Hostile,
}

/// Characters that one cannot see, that reorder what one sees, or that break a line.
const fn hides(character: char) -> bool {
    matches!(character,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Marks that stack on the letter before; two are enough for every language.
const fn stacks(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Checks a name of at most `most` characters: one line, with single spaces inside, nothing hidden.
pub fn check_name(text: &str, most: usize) -> Result<(), InvalidText> {
    if text.trim().is_empty() {
        return Err(InvalidText::Empty);
    }
    if text.chars().count() > most {
        return Err(InvalidText::TooLong);
    }
    let mut stacked = 0;
    for character in text.chars() {
        stacked = if stacks(character) { stacked + 1 } else { 0 };
        let odd_space = character.is_whitespace() && character != ' ';
        if character.is_control() || hides(character) || odd_space || stacked > 2 {
            return Err(InvalidText::Hostile);
        }
    }
    if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") || text.starts_with(stacks) {
        return Err(InvalidText::Hostile);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_script_are_shown() {
        for name in
            ["RAV Noord", "Brandweer Súdwest-Fryslân", "P.I. 't Hof", "GGD 3½", "מד״א", "消防署", "e\u{301}e\u{301}n"]
        {
            assert_eq!(check_name(name, 60), Ok(()), "{name:?}");
        }
    }

    #[test]
    fn hidden_reordered_and_broken_text_is_refused() {
        for name in [
            "RAV\u{202e}drooN",
            "RAV\u{2066}Noord",
            "RAV\u{200f}",
            "RA\u{200b}V",
            "RA\u{200d}V",
            "\u{feff}RAV",
            "RAV\n112",
            "RAV\u{0}",
            "RAV\u{7f}",
            "RAV\u{85}",
            "RAV\u{2028}Noord",
            "RAV\u{a0}Noord",
            "RAV\u{e0041}",
            "RAV\u{ad}",
            " RAV",
            "RAV ",
            "RAV  Noord",
            "R\u{301}\u{301}\u{301}AV",
            "\u{301}RAV",
            "RAV\u{f8ff}",
            "RAV\u{3164}",
        ] {
            assert_eq!(check_name(name, 60), Err(InvalidText::Hostile), "{name:?}");
        }
        assert_eq!(check_name(" \u{a0}", 60), Err(InvalidText::Empty));
        assert_eq!(check_name(&"a".repeat(61), 60), Err(InvalidText::TooLong));
    }
}
